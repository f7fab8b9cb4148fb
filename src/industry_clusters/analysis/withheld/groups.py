"""What is known of every group before its county is solved.

A group's unpublished part is what its published smaller industries leave. It is expected to hold the establishments
of its unpublished ones; the nearest published total above it tells what it and its unpublished siblings add up to.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from industry_clusters.analysis.withheld.history import GROUP_LEVEL
from industry_clusters.analysis.withheld.prior import FEWEST, JOBS, PAY

if TYPE_CHECKING:
    from industry_clusters.analysis.withheld.history import History, Tree
    from industry_clusters.analysis.withheld.prior import Expected
    from industry_clusters.measures.intervals import Amounts, Flags, Places

_HALF_A_JOB = 0.5


@dataclass(frozen=True)
class Groups:
    """What is known of every group before it is solved; arrays of shape (area, year, industry).

    ``jobs`` and ``payroll`` are what is expected of the unpublished part of a group (of all of it where it is
    published), ``…_squares`` the variances of these. ``known_jobs`` and ``known_payroll`` are published under it.
    ``owner`` is the place of the nearest published total above it that adds up, -1 where there is none;
    ``left_jobs`` and ``left_payroll``, at the place of such a total, are what its published parts leave of it.
    """

    unit: Flags
    seen: Flags
    jobs: Amounts
    jobs_squares: Amounts
    payroll: Amounts
    payroll_squares: Amounts
    known_jobs: Amounts
    known_payroll: Amounts
    owner: Places
    left_jobs: Amounts
    left_payroll: Amounts

    @classmethod
    def of(cls, history: History, expected: Expected) -> Groups:
        """From the arrays of one ownership."""
        tree, unit = history.tree, history.groups
        published = history.published
        told = topmost_published(history, GROUP_LEVEL)
        beneath = _below(published & (tree.level > GROUP_LEVEL), tree)
        counted = history.leaves & (_below(published & unit, tree) | ~beneath)
        parts = leaf_sums(history, expected, counted)
        known = [np.where(told, amounts, 0.0) for amounts in (history.jobs, history.payroll)]
        known_jobs, known_payroll = (tree.added_up(amounts) for amounts in known)
        left_jobs, left_payroll = (
            _left(history, amounts, each, published, unit)
            for amounts, each in ((history.jobs, known_jobs), (history.payroll, known_payroll))
        )
        owner = _owners(history, published, (left_payroll > 0) & (left_jobs > -_HALF_A_JOB))
        return cls(unit, published, *parts, known_jobs, known_payroll, owner, left_jobs, left_payroll)


def _below(flags: Flags, tree: Tree) -> Flags:
    """The flagged places and all that lies under them."""
    result = flags.copy()
    for places in tree.levels_down():
        result[..., places] |= result[..., tree.parent[places]]
    return result


def topmost_published(history: History, below: int) -> Flags:
    """Published rows deeper than a level that do not lie under another such row."""
    flags = history.published & (history.tree.level > below)
    covered = _below(flags, history.tree)
    topmost: Flags = flags & ~np.where(history.tree.level > 0, covered[..., history.tree.parent], False)  # noqa: FBT003
    return topmost


def leaf_sums(
    history: History, expected: Expected, counted: Flags, closed: Flags | None = None
) -> tuple[Amounts, Amounts, Amounts, Amounts]:
    """What the smallest rows under each row are expected to hold.

    Parameters
    ----------
    history, expected
        One ownership's rows, and what is expected of each by its own establishments.
    counted
        The smallest rows to count.
    closed
        Rows that are not counted in what they are a part of, nor what lies under them.

    Returns
    -------
    tuple
        Jobs, their variance, payroll, its variance. Establishments of a group that no smaller row tells of count
        as a row of their own.
    """
    establishments = np.maximum(np.nan_to_num(history.establishments), FEWEST)
    untold = _untold(history, counted)
    jobs = np.where(counted, expected.jobs, expected.jobs * untold / establishments)
    count = np.where(counted, establishments, np.maximum(untold, FEWEST))
    payroll = jobs * expected.pay
    jobs_squares, payroll_squares = (
        amounts**2 * spread.establishment / count for amounts, spread in ((jobs, JOBS), (payroll, PAY))
    )
    jobs, jobs_squares, payroll, payroll_squares = (
        history.tree.added_up(each, closed) for each in (jobs, jobs_squares, payroll, payroll_squares)
    )
    return jobs, jobs_squares, payroll, payroll_squares


def _untold(history: History, counted: Flags) -> Amounts:
    """Establishments of a group that the smaller rows under it do not tell of, beyond their rounding."""
    tree, leaves = history.tree, history.leaves
    told = tree.added_up(np.where(leaves, np.nan_to_num(history.establishments), 0.0))
    rest = np.nan_to_num(history.establishments) - told - tree.added_up(leaves / 2)
    return np.where(history.groups & ~leaves & ~counted, np.maximum(rest, 0.0), 0.0)


def _left(history: History, amounts: Amounts, known: Amounts, published: Flags, unit: Flags) -> Amounts:
    """What published parts leave of each published total: the published ones nearest below it taken away."""
    tree = history.tree
    nearest = np.where(unit, np.where(published, np.nan_to_num(amounts), known), 0.0)
    wide = tree.level <= GROUP_LEVEL
    taken = np.zeros_like(nearest)
    for each in tree.sums:
        taken[..., each.totals] = np.where(wide[each.totals], each.added(np.where(wide, nearest, 0.0)), 0.0)
        here = published[..., each.totals] & ~unit[..., each.totals]
        nearest[..., each.totals] = np.where(
            here,
            np.nan_to_num(amounts[..., each.totals]),
            nearest[..., each.totals] + np.where(unit[..., each.totals], 0.0, taken[..., each.totals]),
        )
    return np.where(published & ~unit & wide, np.nan_to_num(amounts) - taken, np.nan)


def _owners(history: History, published: Flags, room: Flags) -> Places:
    """The nearest published total above each place; -1 where a sum on the way is not whole, or leaves no room."""
    tree = history.tree
    at = np.broadcast_to(tree.parent, published.shape).copy()
    whole = np.take_along_axis(history.adds_up, at, -1)
    for _ in range(GROUP_LEVEL):
        further = ~np.take_along_axis(published, at, -1) & (at > 0)
        at = np.where(further, tree.parent[at], at)
        whole &= np.take_along_axis(history.adds_up, at, -1)
    found = whole & np.take_along_axis(published & room, at, -1)
    return np.where(found, at, -1)
