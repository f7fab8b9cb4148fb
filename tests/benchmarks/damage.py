"""The long sweep over damaged files: every kind of file, every way, many times, every command that reads it.

``python tests/benchmarks/damage.py [times] [kind ...]`` prints a table, and what ended otherwise than in a sentence.
"""

import os
import sys
import tempfile
import warnings
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from support.damaging import PACKAGE_WAYS, WAYS, targets_in, trial


def main(times, kinds):
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        os.environ["INDUSTRY_CLUSTERS_STORE"] = str(folder / "work" / "store")
        sound = folder / "sound"
        sound.mkdir()
        trials, wrong = Counter(), []
        for name, commands in targets_in(sound).items():
            if kinds and name not in kinds:
                continue
            ways = WAYS if name.endswith((".toml", ".csv")) else PACKAGE_WAYS
            for way in ways:
                for seed in range(times):
                    trials[name] += len(commands)
                    wrong += trial(sound, folder / "work", name, commands, way, seed)
            print(
                f"{name:<12} {trials[name]:>5} commands, {sum(f' {name} ' in one for one in wrong):>3} wrong",
                flush=True,
            )
    print(f"{sum(trials.values())} commands on damaged files, {len(wrong)} wrong")
    print("\n".join(wrong))
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10, sys.argv[2:]))
