"""Tasks for processes: one that is done, one that kills its process, one that does so the first time."""

import os
import signal
import time
from pathlib import Path


def act(task):
    """Return the task in capitals, unless it says that its process is to die."""
    word, _, folder = task.partition(" ")
    if word == "dies" or (word == "once" and _is_first(Path(folder))):
        os.kill(os.getpid(), signal.SIGKILL)
    if word == "slow":
        time.sleep(0.5)
    return word.upper()


def died(task):
    """Say so."""
    return "died"


def _is_first(folder):
    mark = folder / "was here"
    if mark.exists():
        return False
    mark.touch()
    return True
