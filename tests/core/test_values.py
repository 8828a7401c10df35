"""The newsroom's nouns keep their promises."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from musnad.core.article import MOVES, Article, move
from musnad.core.capture import Capture
from musnad.core.draft import Block, Byline, Coverage, Draft, Line, manuscript
from musnad.core.errors import RefusedError, TransientError
from musnad.core.ids import text_id
from musnad.core.item import item_id
from musnad.core.release import Release, Sentence, relabel, release_id
from musnad.core.report import Report
from musnad.core.source import Entry

NOON = datetime(2025, 4, 24, 12, tzinfo=UTC)


def draft() -> Draft:
    return Draft(
        release_id="r",
        headline=Line(text="عنوان", cites=("s1.0",)),
        kicker="",
        lead=Line(text="مقدمة.", cites=("s1.1",)),
        blocks=(
            Block(type="paragraph", sentences=(Line(text="جملة.", cites=("s1.2",)),)),
            Block(type="original", sentences=(Line(text="A sentence.", cites=("s1.3",)),)),
        ),
        writer=Byline(name="brief"),
        coverage=Coverage(release_sentences=3, rendered=2, left=("s1.3",)),
    )


def article(stage: str = "ready") -> Article:
    return Article(
        id="a",
        revision=1,
        release_id="r",
        source_id="s",
        draft=draft(),
        report=Report(findings=()),
        decision="publish",
        stage=stage,
        created_at=NOON,
        changed_at=NOON,
    )


def test_a_draft_becomes_one_text_with_a_claim_for_each_sentence():
    written = manuscript(draft())
    assert [claim.id for claim in written.claims] == ["a1", "a2", "a3", "a4"]
    assert [claim.role for claim in written.claims] == ["headline", "lead", "body", "original"]
    assert all(written.text[one.start : one.end] == one.text for one in written.claims)


def test_publishing_sets_the_time_once():
    published = move(article(), "published", at=NOON)
    assert published.published_at == NOON
    later = datetime(2025, 4, 25, tzinfo=UTC)
    again = move(move(published, "ready", at=later), "published", at=later)
    assert again.published_at == NOON
    assert again.changed_at == later


def test_a_spiked_article_is_not_published_without_being_held_again():
    with pytest.raises(RefusedError) as refused:
        move(article("spiked"), "published", at=NOON)
    assert refused.value.code == "article.move"


def test_every_move_leads_to_a_known_stage():
    assert set().union(*MOVES.values()) <= set(MOVES)


def test_a_capture_knows_its_hash_and_needs_a_zone():
    capture = Capture(url="u", requested_url="u", body=b"abc", fetched_at=NOON)
    assert capture.sha256.startswith("ba7816bf")
    with pytest.raises(ValueError, match="zone"):
        Capture(url="u", requested_url="u", body=b"", fetched_at=datetime(2025, 1, 1))


def test_the_id_of_a_text_ignores_white_space_but_not_words():
    assert text_id("ar", ["قال  الوزير"]) == text_id("ar", ["قال الوزير "])
    assert text_id("ar", ["قال الوزير"]) != text_id("ar", ["قال الوزراء"])
    assert text_id("ar", ["قال"]) != text_id("en", ["قال"])


def test_relabelling_renames_every_sentence_and_moves_nothing():
    sentences = (
        Sentence(id="s1.0", text="T", start=0, end=1, kind="title"),
        Sentence(id="s1.1", text="Body.", start=3, end=8),
        Sentence(id="s1.2", text="Share", start=10, end=15, kind="boilerplate"),
    )
    release = Release(
        id=release_id("en", sentences),
        source_id="s",
        url=None,
        language="en",
        title="T",
        publisher="P",
        published=None,
        text="T\n\nBody.\n\nShare",
        sentences=sentences,
    )
    other = relabel(release, "s2")
    assert [one.id for one in other.sentences] == ["s2.0", "s2.1", "s2.2"]
    assert other.sentence("s2.1").text == "Body."
    assert [one.id for one in release.body] == ["s1.1"]
    assert [one.id for one in release.citable] == ["s1.0", "s1.1"]
    with pytest.raises(KeyError):
        release.sentence("s1.9")


def test_boilerplate_does_not_change_the_id_of_a_release():
    one = Sentence(id="s1.1", text="Body.", start=0, end=5)
    share = Sentence(id="s1.2", text="Share", start=6, end=11, kind="boilerplate")
    assert release_id("en", (one,)) == release_id("en", (one, share))


def test_an_updated_entry_is_a_new_item():
    entry = Entry(source_id="s", guid="1", url="https://example.org/1", title="t")
    updated = Entry(source_id="s", guid="1", url="https://example.org/1", title="t", updated=NOON)
    assert item_id(entry) != item_id(updated)
    assert item_id(entry) == item_id(entry)


def test_an_error_tells_its_code_and_its_facts():
    error = TransientError("fetch.timeout", retry_after_seconds=3, url="u")
    assert (error.code, error.facts, error.exit_status) == ("fetch.timeout", {"url": "u"}, 3)
    assert "fetch.timeout" in str(error)
    assert RefusedError("read.empty").exit_status == 2
