"""LibreOffice under test may die, and the next test has one again."""

import time


def test_a_program_that_died_is_started_again(running):
    first = running.engine
    running.program._process.kill()
    while running.program.alive:
        time.sleep(0.01)
    assert (running.engine is not first, running.program.alive) == (True, True)
