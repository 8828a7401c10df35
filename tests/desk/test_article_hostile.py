"""Hostile text in every field of an article, its source and its forms."""

from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest

from musnad.core.article import Acceptance, Correction, SourceNote
from musnad.core.asking import Call, Failure, Prompt, Removal, Round
from musnad.core.draft import Block, Byline, Line, manuscript
from musnad.core.receipt import Receipt
from musnad.core.report import Evidence, Finding, Problem, Report
from musnad.core.watch import Affected, Change, Difference
from tests.desk.test_editing import post
from tests.publish.samples import article_of, release_of

AT = datetime(2025, 4, 26, 9, 0, tzinfo=UTC)
EVIL = "</script></style></textarea></title>\"'><script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}"
LONG = "ب" * 300
BIDI = "\u202eمقلوب\u202c\u2066 \x00\x07نص"


class Elements(HTMLParser):
    """Every element and attribute of a page as a browser would see it."""

    def __init__(self, page):
        super().__init__()
        self.tags = []
        self.attributes = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]


def harmless(page):
    """The page, when nothing in it came in with a text."""
    found = Elements(page)
    pictures = [value for tag, name, value in found.attributes if (tag, name) == ("img", "src")]
    assert found.tags.count("img") == len(pictures)
    assert all(value.startswith("/articles/") for value in pictures)
    scripts = [value for tag, name, value in found.attributes if tag == "script" and name == "src"]
    assert found.tags.count("script") == len(scripts)
    assert all(value.startswith("/static/") for value in scripts)
    assert not any(name.startswith("on") or name == "style" for _, name, _ in found.attributes)
    assert not any(
        value.strip().lower().startswith(("javascript:", "data:"))
        for _, name, value in found.attributes
        if name in ("href", "src", "action", "formaction")
    )
    assert "49" not in page.split("{{7*7}}")[0][-40:]
    return page


@pytest.fixture
def evil(filled):
    """The id of a held article whose every field was written by somebody who means harm."""
    release = release_of(
        (EVIL, LONG, BIDI),
        title=EVIL,
        language="en",
        url="javascript:alert(1)",
        publisher=EVIL,
        source_id="evil",
        publisher_ar=EVIL,
        dateline=EVIL,
        notes=("instructions_found",),
    )
    article = article_of(
        release,
        EVIL,
        article_id="e0" * 8,
        kicker=EVIL[:80],
        lead=f"{LONG} {BIDI}",
        blocks=(
            Block(type="crosshead", sentences=(Line(text=EVIL),)),
            Block(type="paragraph", sentences=(Line(text=EVIL, cites=("s1.1",)),)),
            Block(type="original", sentences=(Line(text=EVIL, cites=("s1.1",)),)),
        ),
        stage="held",
        published=None,
        left=("s1.2", "s1.3"),
    )
    draft = replace(article.draft, writer=Byline(name=EVIL, model=EVIL, prompt_sha256=EVIL))
    findings = tuple(
        Finding(
            id=claim.id,
            text=claim.text,
            start=claim.start,
            end=claim.end,
            verdict="contradicted",
            risk=0.9,
            evidence=(Evidence(sentence="s1.1", score=0.9),),
            problems=(
                Problem(
                    kind="place",
                    found=EVIL,
                    start=claim.start + 2,
                    end=claim.end,
                    message_ar=EVIL,
                    message_en=EVIL,
                    expected=EVIL,
                    sentence="s1.1",
                ),
            ),
        )
        for claim in manuscript(draft).claims
    )
    told = Round(
        kind="write",
        prompt=Prompt(id=EVIL, system=EVIL, user=EVIL, schema=EVIL),
        answer=EVIL,
        call=Call(writer=EVIL, model=EVIL, prompt_sha256=EVIL, at=AT),
        removals=(Removal(code=EVIL, text=EVIL),),
        failures=(
            Failure(
                line=1,
                text=EVIL,
                verdict="contradicted",
                kinds=(),
                problems=(EVIL,),
                evidence=(EVIL,),
            ),
        ),
        error=EVIL,
    )
    article = replace(
        article,
        draft=draft,
        report=Report(findings=findings, notes=(EVIL,)),
        rounds=(told,),
        edited_by=(EVIL,),
        share_headline=EVIL,
        acceptances=(
            Acceptance(text=f"{LONG} {BIDI}", kinds=(EVIL,), reason=EVIL, by=EVIL, at=AT),
        ),
        corrections=(Correction(at=AT, revision=1, reason=EVIL),),
        source_notes=(SourceNote(at=AT, kind="gone", url=EVIL),),
    )
    filled.store.save_article(article, release)
    filled.store.save_receipt(
        Receipt(
            article_id=article.id,
            revision=1,
            channel=EVIL,
            state="unresolved",
            at=AT,
            location=EVIL,
            note=EVIL,
        )
    )
    filled.store.watching.save_change(
        Change(
            id="evil",
            article_id=article.id,
            url=EVIL,
            seen_at=AT,
            kind="text",
            differences=(Difference(kind="changed", before=EVIL, after=EVIL + "x"),),
            affected=(
                Affected(
                    text=EVIL,
                    by_source=True,
                    verdict_before="supported",
                    verdict_after="unsupported",
                ),
            ),
            revision=1,
        )
    )
    return article.id


@pytest.mark.parametrize(
    "path",
    [
        "",
        "?line=a1",
        "?line=a2",
        "?line=a4",
        "?source=s1.1",
        "/lines/a4",
        "/revisions",
        "/rounds",
        "/history",
        "/dossier",
    ],
)
def test_no_text_becomes_markup(client_of, evil, path):
    answer = client_of("chief").get(f"/articles/{evil}{path}")
    assert answer.status_code == 200
    harmless(answer.text)


def test_an_address_that_is_no_address_is_not_linked(client_of, evil):
    page = client_of("reader").get(f"/articles/{evil}").text
    assert 'href="javascript' not in page


def test_letters_that_hide_or_turn_text_are_shown(client_of, evil):
    page = client_of("reader").get(f"/articles/{evil}").text
    assert '<code class="unseen">U+202E</code>' in page
    assert "\u202e" not in page
    assert "\x07" not in page


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/lines/a5", {"text": "", "cites": EVIL}),
        ("/lines/a5", {"text": EVIL * 60, "cites": "s1.1"}),
        ("/lines/a5/accept", {"reason": EVIL * 60}),
        ("/lines/a5/add", {"text": EVIL * 60, "role": EVIL}),
        ("/kicker", {"text": EVIL}),
        ("/share", {"text": EVIL * 9}),
        ("/spike", {"reason": ""}),
        ("/schedule", {"at": EVIL}),
        ("/rewrite", {"writer": EVIL, "instruction": EVIL}),
        ("/publish", {"reason": EVIL}),
    ],
)
def test_what_comes_back_with_a_refusal_is_text(client_of, evil, path, fields):
    answer = post(client_of("chief"), evil, path, **fields)
    assert answer.status_code in (404, 422)
    harmless(answer.text)


def test_what_was_typed_comes_back_as_text_when_somebody_was_quicker(client_of, evil):
    answer = post(client_of("chief"), evil, "/lines/a4", version="1.7", text=EVIL, was=EVIL)
    assert answer.status_code == 409
    harmless(answer.text)


def test_words_being_typed_are_answered_as_text(client_of, evil):
    chief = client_of("chief")
    answer = chief.post(
        f"/articles/{evil}/lines/a4/recheck",
        data={"text": EVIL, "cites": "s1.1"},
        headers={"X-CSRF-Token": chief.csrf, "X-Fragment": "1"},
    )
    assert answer.status_code == 200
    harmless(answer.text)


def test_where_an_answer_leads_is_never_elsewhere(client_of, filled):
    editor = client_of("editor")
    answer = editor.post(
        "/articles//evil.example/lines/a1", data={"csrf": editor.csrf, "saw": "1.0", "text": "x"}
    )
    assert answer.status_code == 404


@pytest.mark.parametrize("number", ["0", "-1", "99999999999999999999", "1.5", "x", ""])
def test_a_repair_of_no_number_is_refused(client_of, filled, number):
    answer = post(client_of("editor"), filled.held, "/lines/a3/repair", number=number)
    assert answer.status_code == 422
    assert filled.article(filled.held).version == 0


@pytest.mark.parametrize("line", ["a0", "a99", "a", "b1", "a1\u0660", "a1e9", "s1.1", "%00"])
def test_a_line_that_is_not_there_is_refused(client_of, filled, line):
    for path in ("", "/remove", "/accept", "/add", "/repair"):
        answer = post(
            client_of("editor"),
            filled.held,
            f"/lines/{line}{path}",
            text="نص.",
            reason="سبب",
            number="1",
        )
        assert answer.status_code in (404, 422)
    assert filled.article(filled.held).version == 0
