"""Teams, the register and the choice of clusters: what is wrong is said in a sentence, and nothing is hidden."""

import pytest

from support.mobilized import HEALTH, LOGISTICS, clusters, person, seeded_tables, table

CHAIRS = ("Ann Lee", "Bo Ruiz", "Cy Tan")


def says(book, about):
    """What the check of a team says."""
    rows = dict(zip(book.column("team_checks", "about"), book.column("team_checks", "says"), strict=True))
    return rows[about]


def role(name, words, **more):
    return {"person": name, "role": words, **more}


def invited(count):
    """So many people on the register and on the list of Health's invitees."""
    names = [f"Person {at}" for at in range(count)]
    return {
        "people": tuple(person(name, component="Hospitals") for name in names),
        "invitees": tuple({"person": name, "cluster": HEALTH} for name in names),
    }


def test_a_group_without_a_co_chair_is_told_to_ask_two_members():
    book = table(roles=(role("Ann Lee", "Leadership group"),), people=(person("Ann Lee"),))
    assert says(book, "Its co-chairs").startswith("No co-chair yet")


@pytest.mark.parametrize(
    ("members", "words"),
    [
        (0, "None yet: the method has 20 to 25 members."),
        (19, "1 too few: the method has 20 to 25 members."),
        (20, "Within the method's range."),
        (25, "Within the method's range."),
        (27, "2 too many: the method has 20 to 25 members."),
    ],
)
def test_the_size_of_the_leadership_group_is_held_against_the_method(members, words):
    names = [f"Member {at}" for at in range(members)]
    book = table(
        people=tuple(map(person, names)), roles=tuple(role(name, "Leadership group") for name in names)
    )
    assert says(book, "Leadership group") == words


def test_sixty_invitees_are_ten_too_many():
    assert says(table(**invited(60)), "Health: invitees").startswith("10 too many")


def test_an_industry_of_the_map_without_an_invitee_is_counted():
    words = says(table(**invited(30)), "Health: industries of the map invited")
    assert words.startswith("1 of 2 industries of the map have no invitee")


def test_the_industry_code_stands_in_for_a_component_that_was_not_chosen():
    book = table(
        people=(person("Ann Lee", industry_code="6214"),),
        invitees=({"person": "Ann Lee", "cluster": HEALTH},),
    )
    assert book.column("components", "invited") == [0, 1]


def test_co_chairs_of_every_kind_are_balanced_and_others_are_told_what_lacks():
    kinds = (
        ("under 10 jobs", "rising", "business"),
        ("250 jobs or more", "established", "business"),
        ("", "", "education"),
    )
    people = tuple(
        person(name, size=size, stage=stage, sector=sector)
        for name, (size, stage, sector) in zip(CHAIRS, kinds, strict=True)
    )
    held = tuple(role(name, "Cluster co-chair", cluster=HEALTH) for name in CHAIRS)
    assert says(table(people=people, roles=held), "Health: co-chairs") == "Balanced."
    assert says(table(people=people, roles=held[1:]), "Health: co-chairs") == (
        "Look at: nobody from a firm under 50 jobs; nobody from a rising firm."
    )


def test_one_facilitator_is_half_a_pair():
    book = table(people=(person("Ann Lee"),), roles=(role("Ann Lee", "Facilitator", cluster=HEALTH),))
    assert says(book, "Health: facilitators").startswith("One facilitator")


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (role("Nobody", "Project manager"), "not on the register"),
        (role("Ann Lee", "King"), "role not known"),
        (role("Ann Lee", "Facilitator"), "for which cluster group?"),
        (role("Ann Lee", "Facilitator", cluster="Mining"), "cluster not in the study"),
        ({"role": "Project manager"}, "no person"),
        (role("ann lee ", "Project manager"), ""),
    ],
)
def test_a_role_says_what_it_lacks(row, words):
    assert table(people=(person("Ann Lee"),), roles=(row,)).column("roles", "check") == [words]


def test_one_person_may_hold_several_roles_and_one_role_twice_is_pointed_out():
    held = (
        role("Ann Lee", "Project manager"),
        role("Ann Lee", "Leadership group"),
        role("Ann Lee", "Project manager"),
    )
    book = table(people=(person("Ann Lee"),), roles=held)
    assert book.column("roles", "check") == ["listed twice", "", "listed twice"]


def test_one_person_twice_on_the_register_is_pointed_out_by_name_and_by_address():
    people = (
        person("Ann Lee", email="a@example.org"),
        person("ANN LEE"),
        person("A. Lee", email="A@example.org"),
        person("", organization="Acme"),
    )
    assert table(people=people).column("people", "check") == [
        "",
        "name as in row 1: is it one person?",
        "e-mail as in row 1, under another name",
        "no name",
    ]


def score(member, cluster, *points):
    return {
        "member": member,
        "cluster": cluster,
        **dict(zip(("commitment", "benefit", "added_value"), map(str, points), strict=True)),
    }


MEMBERS = tuple(f"Member {at}" for at in range(4))
LEADERS = {
    "people": tuple(map(person, MEMBERS)),
    "roles": tuple(role(name, "Leadership group") for name in MEMBERS),
}
EQUAL = {
    "weights": tuple({"criterion": name, "use_1": "1", "use_2": "1", "use_3": "1"} for name in "abcdefg")
}


def test_clusters_that_scores_separate_have_single_ranks():
    scores = tuple(
        score(name, cluster, *points)
        for name in MEMBERS
        for cluster, points in ((HEALTH, (3, 3, 3)), (LOGISTICS, (1, 1, 1)))
    )
    assert table(scores=scores, **LEADERS, **EQUAL).column("clusters", "rank_1") == ["1", "2"]


def test_clusters_that_scores_do_not_separate_share_a_range_of_ranks():
    scores = tuple(
        score(name, cluster, 2, 3 - at % 2, 2)
        for at, name in enumerate(MEMBERS)
        for cluster in (HEALTH, LOGISTICS)
    )
    assert table(scores=scores, **LEADERS, **EQUAL).column("clusters", "rank_1") == ["1 to 2", "1 to 2"]


def test_without_scores_no_cluster_is_ahead_of_another():
    assert table(**EQUAL).column("clusters", "rank_1") == ["1 to 2", "1 to 2"]


def test_a_figure_that_is_not_known_may_be_anything_and_is_never_the_lowest():
    rows = clusters(HEALTH, LOGISTICS, size=[(None, None, None), (3, 3, 3)])
    book = table(rows=rows)
    assert [book.column("clusters", f"points_size_{end}")[0] for end in ("low", "best", "high")] == [1, "", 3]


def test_each_use_has_weights_of_its_own():
    rows = clusters(HEALTH, LOGISTICS, size=[(3, 3, 3), (1, 1, 1)], growth=[(1, 1, 1), (3, 3, 3)])
    weights = (
        {"criterion": "Size", "use_1": "1"},
        {"criterion": "LQ"},
        {"criterion": "Growth", "use_2": "1"},
    )
    book = table(rows=rows, weights=weights)
    assert book.column("clusters", "rank_1") == ["1", "2"]
    assert book.column("clusters", "rank_2") == ["2", "1"]
    assert book.column("clusters", "rank_3") == ["1 to 2", "1 to 2"]


def test_a_score_out_of_range_or_from_a_stranger_is_marked_and_what_is_no_score_does_not_count():
    scores = (score("Member 0", HEALTH, 4, 2, 2), score("A visitor", HEALTH, 2, 2, 2))
    book = table(scores=scores, **LEADERS)
    assert book.column("scores", "check") == [
        "a score is not from 1 to 3, and does not count",
        "not on the leadership group's list",
    ]
    assert book.column("clusters", "n_commitment") == [1, 0]


def test_a_decision_without_a_reason_and_a_cluster_that_the_study_dropped_are_marked():
    groups = (
        {"cluster": HEALTH, "decision": "later"},
        {"cluster": "Mining", "decision": "mobilize now", "reason": "ready"},
    )
    assert table(groups=groups).column("groups", "check") == [
        "give the reason",
        "not among the study's clusters: was it renamed or dropped?",
    ]


def test_a_new_workbook_has_a_row_for_each_cluster_and_dates_tasks_and_a_ballot_for_the_chosen_one():
    book = seeded_tables()
    assert book.column("groups", "cluster") == [HEALTH, LOGISTICS]
    assert len(book.column("events", "event")) == 5
    assert {"all clusters", HEALTH} == set(book.column("tasks", "cluster"))
    assert book.column("ballots", "name") == [HEALTH]
