"""Cost against size: the exponent of its growth, and a picture."""

from dataclasses import astuple, dataclass
from math import log
from statistics import linear_regression

NAMES = ("load", "load, processor", "nation's table", "nation's table, processor", "Parquet files")
LOOKS = ("C0o-", "C0o--", "C1s-", "C1s--", "C2^-")


@dataclass(frozen=True)
class Cost:
    """What a number of years cost: seconds of wall and of processor time, and megabytes on disk."""

    years: int
    load: float
    load_processor: float
    nation: float
    nation_processor: float
    parquet: float


def slope(found):
    """Exponent by which each cost grows with years (1 is linear): the slope of the line through the logarithms."""
    years, *costs = ([log(value) for value in column] for column in zip(*map(astuple, found), strict=True))
    return {name: linear_regression(years, cost).slope for name, cost in zip(NAMES, costs, strict=True)}


def plot(found, path, words):
    """Draw seconds and megabytes against years, both axes in logarithms."""
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot as plt
    from matplotlib.ticker import ScalarFormatter

    exponents = slope(found)
    years, *costs = zip(*map(astuple, found), strict=True)
    figure, (time, space) = plt.subplots(1, 2, figsize=(9, 5.2), layout="constrained")
    for name, look, values in zip(NAMES, LOOKS, costs, strict=True):
        axes = space if name == NAMES[-1] else time
        axes.plot(years, values, look, label=f"{name}: exponent {exponents[name]:.2f}")
    for axes, title, unit in (
        (time, "Time", "seconds (wall, or of processor)"),
        (space, "Space", "megabytes"),
    ):
        values = axes.lines[0].get_ydata()
        axes.plot(years, [values[0] * count / years[0] for count in years], ":", color="grey", label="linear")
        axes.set(xscale="log", yscale="log", title=title, xlabel="years in the store", ylabel=unit)
        axes.minorticks_off()
        axes.set_xticks(years)
        low, high = axes.get_ylim()
        axes.set_yticks([tick for tick in (1, 2, 5, 10, 20, 50, 100, 200, 500) if low <= tick <= high])
        for axis in (axes.xaxis, axes.yaxis):
            axis.set_major_formatter(ScalarFormatter())
        axes.grid(alpha=0.3)
        axes.legend(fontsize=8, loc="upper center", bbox_to_anchor=(0.5, -0.15), ncols=2)
    figure.suptitle("Cost of the data store against years of 3.66 million rows")
    figure.supxlabel(words, fontsize=8)
    figure.savefig(path, dpi=100)
