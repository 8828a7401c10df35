"""What musnad says to a person, in Arabic and English, by stable code.

Every code that is raised anywhere has both messages in ``messages.tsv``, the newsroom's words
are in ``words.tsv``, where people can read and mend them; a test holds this to account.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from importlib.resources import files
from urllib.parse import unquote

from musnad.reasons import reason

_UNKNOWN = "—"

Pair = tuple[str, str]
"""Arabic, English. ``{name}`` is filled from the error's facts."""


def _table(name: str) -> dict[str, Pair]:
    """The rows of a table of three columns: code, Arabic, English."""
    text = (files("musnad") / name).read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:] if line)
    return {code: (arabic, english) for code, arabic, english in rows}


MESSAGES: Mapping[str, Pair] = _table("messages.tsv")

WORDS: Mapping[str, Pair] = _table("words.tsv")


def language_of(environment: Mapping[str, str] | None = None) -> str:
    """``ar`` when the locale asks for Arabic, ``en`` otherwise.

    Source: POSIX.1-2017, 8.2: LC_ALL goes before LC_MESSAGES, which goes before LANG.
    """
    environment = os.environ if environment is None else environment
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return "ar" if environment[name].lower().startswith("ar") else "en"
    return "en"


def explain(code: str, facts: Mapping[str, str], language: str) -> str:
    """The message of a code as one line; the bare code and facts when it has none."""
    pair = MESSAGES.get(code)
    if pair is None:
        told = ", ".join(f"{name}={value}" for name, value in facts.items())
        return f"{code} ({told})" if told else code
    template = pair[0] if language == "ar" else pair[1]
    if language == "ar":
        facts = {name: _stage(name, value) for name, value in facts.items()}
    if "what" in facts:
        facts = {**facts, "what": reason(str(facts["what"]), language)}
    told = template.format_map(_Facts(facts)).replace(f" ({_UNKNOWN})", "")
    return " ".join(told.split())


def _stage(name: str, value: str) -> str:
    """The name of an article's stage in Arabic; other facts as they are."""
    return word(value, "ar") if name in ("stage", "wanted") else value


def word(name: str, language: str) -> str:
    """A newsroom word in the person's language; unknown words as they are."""
    pair = WORDS.get(name)
    if pair is None:
        return name
    return pair[0] if language == "ar" else pair[1]


class _Facts(dict[str, str]):
    """Facts whose missing names show as a dash and whose values are cut to a line's length."""

    def __init__(self, facts: Mapping[str, str]) -> None:
        super().__init__({name: _short(value) for name, value in facts.items()})

    def __missing__(self, name: str) -> str:
        return _UNKNOWN


def _short(value: str, longest: int = 300) -> str:
    if value.startswith("file:///"):
        value = unquote(value.removeprefix("file://"))
    printable = "".join(letter if letter.isprintable() else " " for letter in value)
    return printable if len(printable) <= longest else printable[: longest - 1] + "…"
