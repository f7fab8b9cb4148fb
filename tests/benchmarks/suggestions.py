"""How well suggestions find the members that a published definition puts together, beside the nearest code.

    INDUSTRY_CLUSTERS_REAL_DATA=... python tests/benchmarks/suggestions.py

Each industry group of a definition is left out in turn, and suggested from the others. *Found* is the share of groups whose own
cluster is suggested; groups that are alone in theirs cannot be found and are left out. Patterns are the nation's of three digits,
and of five and six for some: most groups share one, so *without shared patterns* compares a group with those of other patterns alone.
The counties at hand are 15 of Ohio; the product asks for more before it speaks of location, so they are shown for what they are.
"""

import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np

from industry_clusters.analysis.clusters import suggestions as made
from industry_clusters.study import Ownership

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from support.known_definitions import definitions, establishments, nearest_code, staffing

LIMIT = 3.0
"""Processor seconds for all industry groups, with files of staffing patterns."""


def without_shared(evidence):
    """The same evidence, of groups with another pattern alone."""
    return replace(evidence, alike=np.where(evidence.shared, np.nan, evidence.alike))


def found(truth, codes, evidence):
    """How many are found, how many are suggested for anything, and how many could be found."""
    clusters = {}
    for code, cluster in truth.items():
        clusters.setdefault(cluster, []).append(code)
    table = made.suggest(codes, clusters, evidence).table.set_index("industry_code")["suggested"]
    possible = [code for code in codes if code in truth and len(set(clusters[truth[code]]) & set(codes)) > 1]
    return (
        sum(table[code] == truth[code] for code in possible),
        sum(table[code] != "" for code in possible),
        len(possible),
    )


def main():
    sets, patterns, counts = definitions(), staffing(), establishments()
    codes = sorted(counts.index)
    start = time.process_time()
    by_staffing = made.staffing_evidence(patterns, codes, Ownership.PRIVATE)
    made.suggest(codes, {"all": codes[::2], "others": codes[1::2]}, [by_staffing])
    seconds = time.process_time() - start
    enough, made.FEWEST_COUNTIES = made.FEWEST_COUNTIES, 10
    by_location = made.location_evidence(counts, codes)
    made.FEWEST_COUNTIES = enough
    print(
        f"{len(codes)} industry groups, {len(patterns)} rows of staffing patterns: {seconds:.2f} processor seconds of {LIMIT:.0f}"
    )
    for name, one in sets.items():
        truth = {member.industry_code: member.cluster for member in one.members}
        others = made.set_evidence([other for label, other in sets.items() if label != name], codes)
        kinds = {
            "staffing": [by_staffing],
            "staffing without shared patterns": [without_shared(by_staffing)],
            "two other definitions": [others],
            "location (15 counties)": [by_location],
            "staffing, definitions": [by_staffing, others],
            "all three": [by_staffing, by_location, others],
        }
        near = [nearest_code(code, truth) == truth[code] for code in codes if code in truth]
        possible = found(truth, codes, [by_staffing])[2]
        print(
            f"{name}: {len(set(truth.values()))} clusters, {possible} groups; nearest code finds {sum(near) / possible:.0%}"
        )
        for words, evidence in kinds.items():
            right, said, _ = found(truth, codes, evidence)
            print(f"  {words:34s} found {right / possible:4.0%}, suggested for {said / possible:4.0%}")


if __name__ == "__main__":
    main()
