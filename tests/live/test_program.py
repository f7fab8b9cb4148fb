"""LibreOffice under test may die, and the next test has one again."""

import time


def test_a_program_that_died_is_started_again(_running):
    first = _running.engine
    _running.program._process.kill()
    while _running.program.alive:
        time.sleep(0.01)
    assert (_running.engine is not first, _running.program.alive) == (True, True)
