"""Cost against size: the exponent of its growth, and a picture."""

from math import log
from statistics import linear_regression

NAMES = ("load", "nation's table", "Parquet files")


def slope(found):
    """Exponent by which each cost grows with years (1 is linear): the slope of the line through the logarithms."""
    years = [log(count) for count, *_ in found]
    costs = ([log(one[place]) for one in found] for place in (1, 2, 3))
    return {name: linear_regression(years, cost).slope for name, cost in zip(NAMES, costs, strict=True)}


def plot(found, path, words):
    """Draw seconds and megabytes against years, both axes in logarithms."""
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot as plt
    from matplotlib.ticker import ScalarFormatter

    exponents = slope(found)
    years = [one[0] for one in found]
    figure, (time, space) = plt.subplots(1, 2, figsize=(9, 4.4), layout="constrained")
    for place, marker, axes in ((1, "o", time), (2, "s", time), (3, "^", space)):
        name, values = NAMES[place - 1], [one[place] for one in found]
        axes.plot(years, values, f"{marker}-", label=f"{name}, exponent {exponents[name]:.2f}")
        linear = [values[0] * count / years[0] for count in years]
        axes.plot(years, linear, ":", color="grey", label="linear from the first" if place > 1 else None)
    for axes, title, unit in ((time, "Time", "wall time, s"), (space, "Space", "size, MB")):
        axes.set(xscale="log", yscale="log", title=title, xlabel="years in the store", ylabel=unit)
        axes.set_xticks(years)
        for axis in (axes.xaxis, axes.yaxis):
            axis.set_major_formatter(ScalarFormatter())
        axes.minorticks_off()
        axes.grid(alpha=0.3)
        axes.legend()
    figure.suptitle("Cost of the data store against the number of years, about 3.66 million rows each")
    figure.supxlabel(words, fontsize=8)
    figure.savefig(path, dpi=110)
