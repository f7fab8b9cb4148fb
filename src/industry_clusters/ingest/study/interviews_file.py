"""Interviews in a study file: ``[interviews]`` with its themes, and its tables ``log``, ``contacts`` and ``questions``."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, Protocol

from industry_clusters.errors import did_you_mean
from industry_clusters.interviews import (
    STARTER_QUESTIONS,
    Contact,
    Interview,
    Interviews,
    Question,
    is_question_key,
)

if TYPE_CHECKING:
    from industry_clusters.errors import BadSetting
    from industry_clusters.ingest.study.key_lines import KeyPath

INTERVIEW_KEYS = ("themes", "log", "contacts", "questions")
_LOG_KEYS = tuple(field.name for field in fields(Interview))
_CONTACT_KEYS = tuple(field.name for field in fields(Contact))
_QUESTION_KEYS = tuple(field.name for field in fields(Question))
_STARTERS = tuple(one.key for one in STARTER_QUESTIONS)


class Faults(Protocol):
    """Makes the error that names a key's line."""

    def __call__(self, what: str, key: KeyPath, next_step: str) -> BadSetting:
        """Give what is wrong, where, and what to do."""


def interviews_of(content: dict[str, Any], fault: Faults) -> Interviews:
    """Read the table ``[interviews]`` of a study file.

    Parameters
    ----------
    content
        The table; an empty one where the file has none.
    fault
        Makes errors that name the line.

    Raises
    ------
    BadSetting
        Where a key is unknown, or a value is no text.
    """
    reader = _Reader(fault)
    log = reader.rows(("interviews", "log"), content.get("log", []), _LOG_KEYS)
    contacts = reader.rows(("interviews", "contacts"), content.get("contacts", []), _CONTACT_KEYS)
    return Interviews(
        tuple(reader.interview(("interviews", "log", at), row) for at, row in enumerate(log)),
        tuple(
            Contact(**reader.words(("interviews", "contacts", at), row)) for at, row in enumerate(contacts)
        ),
        reader.texts(("interviews", "themes"), content.get("themes", [])),
        reader.questions(("interviews", "questions"), content.get("questions", [])),
    )


class _Reader:
    """Checks every value while it is read."""

    def __init__(self, fault: Faults) -> None:
        self.fault = fault

    def rows(self, key: KeyPath, content: Any, known: tuple[str, ...]) -> list[dict[str, Any]]:
        if not isinstance(content, list) or not all(isinstance(row, dict) for row in content):
            raise self.fault(
                f"{key[-1]} is no list of tables", key, f"Write each as [[interviews.{key[-1]}]]."
            )
        for at, row in enumerate(content):
            for name in row:
                if name not in known:
                    step = did_you_mean(name, known) or f"Known: {', '.join(known)}."
                    raise self.fault(f"unknown key {name!r}", (*key, at, name), step)
        return content

    def interview(self, key: KeyPath, row: dict[str, Any]) -> Interview:
        plain = {name: value for name, value in row.items() if name not in ("themes", "answers")}
        return Interview(
            **self.words(key, plain),
            themes=self.texts((*key, "themes"), row.get("themes", [])),
            answers=self.answers((*key, "answers"), row.get("answers", {})),
        )

    def answers(self, key: KeyPath, content: Any) -> dict[str, str]:
        if not isinstance(content, dict):
            raise self.fault("answers is no table", key, "Write [interviews.log.answers].")
        for name in content:
            self.known_question(name, (*key, name))
        return self.words(key, content)

    def questions(self, key: KeyPath, content: Any) -> tuple[Question, ...]:
        rows = self.rows(key, content, _QUESTION_KEYS)
        found = tuple(Question(**self.words((*key, at), row)) for at, row in enumerate(rows))
        seen: set[str] = set()
        for at, question in enumerate(found):
            self.known_question(question.key, (*key, at, "key"))
            if question.key in seen:
                raise self.fault(
                    f"two questions have the key {question.key!r}",
                    (*key, at, "key"),
                    "Give one of them another: own_1, own_2, ...",
                )
            seen.add(question.key)
        return found

    def known_question(self, name: str, key: KeyPath) -> None:
        if not is_question_key(name):
            step = did_you_mean(name, _STARTERS) or f"Known: {', '.join(_STARTERS)}, own_1, own_2, ..."
            raise self.fault(f"unknown question {name!r}", key, step)

    def words(self, key: KeyPath, row: dict[str, Any]) -> dict[str, str]:
        return {name: self.text((*key, name), value) for name, value in row.items()}

    def texts(self, key: KeyPath, value: Any) -> tuple[str, ...]:
        if not isinstance(value, list):
            raise self.fault(f"{key[-1]} is {value!r}, not a list", key, 'Write ["...", "..."].')
        return tuple(self.text(key, item) for item in value)

    def text(self, key: KeyPath, value: Any) -> str:
        if isinstance(value, str):
            return value
        raise self.fault(f"{key[-1]} is {value!r}, not text", key, f'Put it in quotes: "{value}".')


def interviews_table(interviews: Interviews) -> dict[str, Any]:
    """The table ``[interviews]`` as it is written; what is empty is left out."""
    return _filled(
        {
            "themes": list(interviews.themes),
            "log": [_row(interview, _LOG_KEYS) for interview in interviews.log],
            "contacts": [_row(contact, _CONTACT_KEYS) for contact in interviews.contacts],
            "questions": [_row(question, _QUESTION_KEYS) for question in interviews.questions],
        }
    )


def _row(row: Interview | Contact | Question, names: tuple[str, ...]) -> dict[str, Any]:
    plain = {name: getattr(row, name) for name in names}
    if isinstance(row, Interview):
        plain["themes"] = list(row.themes)
        plain["answers"] = dict(row.answers)
    return _filled(plain)


def _filled(table: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in table.items() if value}
