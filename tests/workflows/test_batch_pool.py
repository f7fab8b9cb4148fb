"""Work in several processes: one that dies takes no other along."""

import multiprocessing
import os
import signal
import sys
import threading

import pytest

from industry_clusters.workflows.batch.pool import Pool, stopped_by_ctrl_c
from support import dying

needs_sigkill = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")


def pool_of(jobs=2, started=str):
    return Pool(dying.act, dying.died, jobs, started)


def results(tasks):
    return dict(pool_of().results(tasks))


def test_every_task_is_done():
    assert results(["a", "b", "c", "d", "e"]) == {"a": "A", "b": "B", "c": "C", "d": "D", "e": "E"}


def test_no_more_than_so_many_are_in_hand():
    in_hand, most = set(), []

    def begun(task):
        in_hand.add(task)
        most.append(len(in_hand))

    for task, _ in pool_of(2, begun).results(["a", "b", "c", "d", "e"]):
        in_hand.discard(task)
    assert max(most) == 2


@needs_sigkill
def test_a_task_that_kills_its_process_is_told_and_all_others_are_done():
    assert results(["a", "dies", "slow", "b", "c"]) == {
        "a": "A",
        "dies": "died",
        "slow": "SLOW",
        "b": "B",
        "c": "C",
    }


@needs_sigkill
def test_two_that_kill_their_processes_are_both_told():
    assert results(["dies", "a", "dies again", "b"]) == {
        "dies": "died",
        "a": "A",
        "dies again": "died",
        "b": "B",
    }


@needs_sigkill
def test_a_task_whose_process_was_killed_once_is_done_when_it_is_tried_again(tmp_path):
    assert results([f"once {tmp_path}", "slow"]) == {f"once {tmp_path}": "ONCE", "slow": "SLOW"}


def test_after_a_stop_those_in_hand_are_done_and_no_other_is_begun():
    pool = pool_of()
    found = {}
    for task, result in pool.results(["a", "slow", "c", "d", "e", "f"]):
        found[task] = result
        pool.stop()
    assert found.items() >= {"a": "A", "slow": "SLOW"}.items()
    assert not {"e", "f"} & set(found)


@pytest.fixture
def ctrl_c():
    """Ctrl-C as in a terminal: a shell that starts this in the background has it ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(
    threading.current_thread() is not threading.main_thread(), reason="signals come to the main thread"
)
def test_the_first_ctrl_c_stops_and_the_second_ends_as_always(ctrl_c):
    heard = []
    with stopped_by_ctrl_c(lambda: heard.append("stop")):
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert heard == ["stop"]


def test_ctrl_c_is_as_before_afterwards():
    before = signal.getsignal(signal.SIGINT)
    with stopped_by_ctrl_c(lambda: None):
        pass
    assert signal.getsignal(signal.SIGINT) is before


def test_the_processes_are_gone_when_all_is_done():
    results([str(os.getpid()), "a"])
    assert multiprocessing.active_children() == []
