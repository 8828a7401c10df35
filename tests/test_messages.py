"""Every error has its words, in Arabic and in English."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import musnad
from musnad.messages import MESSAGES, WORDS, explain, language_of, word

SOURCE = Path(musnad.__file__).parent
ERRORS = {"TransientError", "RefusedError", "MusnadError"}


def raised() -> Iterator[tuple[str, frozenset[str]]]:
    """The code and the facts of each error that the code makes with literal arguments."""
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            first = node.args[0]
            if name in ERRORS and isinstance(first, ast.Constant):
                facts = frozenset(one.arg or "**" for one in node.keywords)
                yield str(first.value), facts - {"retry_after_seconds"}


RAISED = sorted(set(raised()), key=lambda one: (one[0], sorted(one[1])))


@pytest.mark.parametrize(("code", "facts"), RAISED, ids=[one[0] for one in RAISED])
def test_an_error_that_is_raised_has_its_messages_and_their_facts(code, facts):
    assert code in MESSAGES
    for template in MESSAGES[code]:
        used = {field for _, field, _, _ in string.Formatter().parse(template) if field}
        assert "**" in facts or used <= facts


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_a_message_is_one_line_in_both_languages(code):
    arabic, english = MESSAGES[code]
    assert any("\u0600" <= letter <= "\u06ff" for letter in arabic)
    assert "\n" not in arabic + english
    assert english


def test_a_fact_cannot_break_the_line_or_run_on_for_ever():
    said = explain("internal", {"what": "a\nb\x1b[31m" + "x" * 5000}, "en")
    assert "\n" not in said
    assert "\x1b" not in said
    assert len(said) < 500


def test_the_locale_chooses_the_language():
    assert language_of({"LANG": "ar_LB.UTF-8"}) == "ar"
    assert language_of({"LANG": "ar_LB.UTF-8", "LC_ALL": "C"}) == "en"
    assert language_of({}) == "en"


def test_an_unknown_code_is_still_told():
    assert explain("no.such", {"a": "1"}, "en") == "no.such (a=1)"
    assert word("no-such", "ar") == "no-such"


def test_the_newsroom_words_are_in_both_languages():
    assert all(arabic and english for arabic, english in WORDS.values())


def test_a_bracket_without_its_fact_is_left_out():
    said = explain("feed.broken", {"url": "https://x.example/feed"}, "en")
    assert said == "the feed at https://x.example/feed is broken: look at the source"


def test_stages_are_told_in_arabic():
    told = explain("article.move", {"id": "x", "stage": "scheduled", "wanted": "published"}, "ar")
    assert "«مجدول»" in told
    assert "«منشور»" in told
    assert explain("publish.release", {"wanted": "3f0c", "given": "-"}, "ar").count("3f0c") == 1
