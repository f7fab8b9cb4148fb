"""Work in several processes at once, of which any may die without taking the others along."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

Task = TypeVar("Task")
Done = TypeVar("Done")

_LOOK_UP = 0.2
"""Seconds after which one who waits looks up; on Windows Ctrl-C is not heard before."""


@dataclass
class Pool(Generic[Task, Done]):
    """Does tasks in processes, ``jobs`` at a time.

    When a process dies, nobody knows which of the tasks in hand was the cause: each of them is tried once more, alone.
    One that dies alone too is given to ``died``, which says what is made of it.

    Parameters
    ----------
    act
        What is done with a task, a function of a module.
    died
        What is made of a task whose process ended of itself.
    jobs
        Processes at a time, one or more.
    started
        Called when a task is begun.
    """

    act: Callable[[Task], Done]
    died: Callable[[Task], Done]
    jobs: int
    started: Callable[[Task], None]
    suspects: deque[Task] = field(default_factory=deque)
    stopped: bool = False

    def stop(self) -> None:
        """Begin no further task; those in hand are brought to their end."""
        self.stopped = True

    def results(self, tasks: Sequence[Task]) -> Iterator[tuple[Task, Done]]:
        """Give each task with what is made of it, as it comes; of those that were not begun before a stop, nothing."""
        waiting = deque(tasks)
        while waiting and not self.stopped:
            yield from self._until_one_dies(waiting, self.jobs)
        while self.suspects and not self.stopped:
            alone = deque([self.suspects.popleft()])
            task = alone[0]
            yield from self._until_one_dies(alone, 1)
            if self.suspects and self.suspects[-1] is task:
                yield task, self.died(self.suspects.pop())

    def _until_one_dies(self, waiting: deque[Task], jobs: int) -> Iterator[tuple[Task, Done]]:
        """Do tasks until all are done or a process dies; those that were in hand then become suspects."""
        in_hand: dict[Future[Done], Task] = {}
        with _processes(min(jobs, len(waiting))) as processes:
            while waiting or in_hand:
                try:
                    self._fill(processes, in_hand, waiting, jobs)
                    ready, _ = wait(in_hand, _LOOK_UP, FIRST_COMPLETED)
                    for future in sorted(ready, key=list(in_hand).index):
                        yield in_hand[future], future.result()
                        del in_hand[future]
                except BrokenExecutor:
                    yield from self._part(in_hand)
                    return
                if self.stopped and not in_hand:
                    return

    def _fill(
        self,
        processes: ProcessPoolExecutor,
        in_hand: dict[Future[Done], Task],
        waiting: deque[Task],
        jobs: int,
    ) -> None:
        while waiting and len(in_hand) < jobs and not self.stopped:
            in_hand[processes.submit(self.act, waiting[0])] = waiting[0]
            self.started(waiting.popleft())

    def _part(self, in_hand: dict[Future[Done], Task]) -> Iterator[tuple[Task, Done]]:
        """Of the tasks in hand when a process died, give what was done; the others are suspects."""
        for future, task in in_hand.items():
            if future.done() and future.exception() is None:
                yield task, future.result()
            else:
                self.suspects.append(task)


@contextmanager
def _processes(count: int) -> Iterator[ProcessPoolExecutor]:
    """Give processes that are begun anew, as on every system, and wait for their end."""
    pool = ProcessPoolExecutor(count, multiprocessing.get_context("spawn"), _begin, (gc.get_threshold(),))
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def stopped_by_ctrl_c(stop: Callable[[], None]) -> Iterator[None]:
    """Let the first Ctrl-C call ``stop``; the second ends the program as it always does.

    Outside a program's main thread, where nobody hears Ctrl-C, this does nothing.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def heard(_number: int, _frame: Any) -> None:
        signal.signal(signal.SIGINT, before)
        stop()

    before = signal.signal(signal.SIGINT, heard)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _begin(seldom: tuple[int, int, int]) -> None:
    """Make a process deaf to Ctrl-C, end it with the one that began it, and let it look for circles as seldom as that one."""
    gc.set_threshold(*seldom)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(
            1
        )  # nobody is left to give a result to; files are moved into place whole, so none is half written
