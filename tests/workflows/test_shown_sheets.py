"""Which sheets are shown is a person's choice where they made one, and the build's where they did not."""

from industry_clusters.views.vocabulary.model import Role, Sheet, Workbook
from industry_clusters.workflows.making import as_person_left
from industry_clusters.workflows.memory import Memory

DATA, MAIN, FRESH = "Data", "Main", "Fresh"
REMEMBERED = Memory(made=(DATA, MAIN), hidden=frozenset((DATA,)))


def hidden_after(shown, memory=REMEMBERED, hidden=(DATA, FRESH)):
    sheets = (Sheet(name, name, Role.DATA, (), "", hidden=name in hidden) for name in (DATA, MAIN, FRESH))
    left = as_person_left(Workbook("", tuple(sheets)), shown, memory)
    return {sheet.name for sheet in left.sheets if sheet.hidden}


def test_a_sheet_that_a_person_unhid_stays_visible():
    assert hidden_after({DATA: True, MAIN: True}) == {FRESH}


def test_a_sheet_that_a_person_hid_stays_hidden():
    assert hidden_after({DATA: False, MAIN: False}) == {DATA, MAIN, FRESH}


def test_a_sheet_that_nobody_touched_is_as_the_build_has_it():
    assert hidden_after({DATA: False, MAIN: True}, hidden=()) == set()


def test_of_a_workbook_that_does_not_remember_nothing_is_taken_for_a_choice():
    assert hidden_after({DATA: True, MAIN: True}, Memory(made=(DATA, MAIN))) == {DATA, FRESH}


def test_the_memory_keeps_which_sheets_the_build_hid():
    assert Memory.parsed(REMEMBERED.text()).hidden == frozenset((DATA,))


def test_an_older_memory_does_not_know_them():
    assert Memory.parsed(Memory(made=(DATA,)).text()).hidden is None
