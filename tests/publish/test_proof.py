"""A published article's record is gone through again, and what does not hold is named."""

import json
from dataclasses import replace

import pytest

from musnad.core.draft import manuscript
from musnad.publish import record
from musnad.publish.proof import prove
from musnad.publish.signing import Signer, sealed
from tests.publish.samples import NOW, PENTAGON_EN, pentagon

SIGNER = Signer(bytes(range(32)))
CAPTURE = "\n".join(PENTAGON_EN).encode()


def page_of(article):
    spans = "".join(
        f'<span class="s">{one.text}</span>' for one in manuscript(article.draft).claims[1:4]
    )
    head = f"<h1>{article.draft.headline.text}</h1>"
    return f"<html><body><article>{head}{spans}</article></body></html>".encode()


@pytest.fixture
def told():
    """A record with the page and the release that it tells of."""
    article, release, capture = pentagon()
    page = page_of(article)
    plain = record.told(
        article,
        (release,),
        slug="pentagon",
        published=NOW,
        capture=record.of_capture(capture),
        page=page,
    )
    return sealed(plain, SIGNER), page, release


def failing(proof):
    return [(one.part, one.on) for one in proof.steps if one.state == "fails"]


def test_all_of_an_untouched_article_holds(told):
    sidecar, page, release = told
    proof = prove(sidecar, page=page, capture=CAPTURE, release=release, trusted=(SIGNER.public,))
    assert proof.whole
    assert {one.state for one in proof.steps} == {"holds"}


def test_what_was_not_given_is_not_judged(told):
    proof = prove(told[0])
    assert proof.whole
    assert {one.part for one in proof.steps if one.state == "unknown"} == {"key", "page", "capture"}


def test_a_word_changed_on_the_page_is_found_with_its_sentence(told):
    sidecar, page, _ = told
    changed = page.replace("لاهاي".encode(), "بروكسل".encode())
    proof = prove(sidecar, page=changed)
    assert not proof.whole
    assert ("page", "") in failing(proof)
    assert any(part == "page_sentence" and on == "a3" for part, on in failing(proof))
    assert any(one.part == "page_sentence" and "بروكسل" in one.found for one in proof.steps)


def test_a_changed_record_fails_by_its_signature_and_its_text(told):
    sidecar, page, _ = told
    changed = sidecar.replace("لاهاي".encode(), "بروكسل".encode())
    parts = [part for part, _ in failing(prove(changed, page=page))]
    assert "signature" in parts
    assert "text" in parts


def test_a_record_signed_anew_by_a_stranger_fails_by_the_key(told):
    stranger = Signer(bytes(32))
    proof = prove(sealed(told[0], stranger), trusted=(SIGNER.public,))
    assert ("key", "") in failing(proof)


def test_a_signature_taken_off_is_missed_where_a_key_is_known(told):
    fields = json.loads(told[0])
    del fields["signature"]
    bare = json.dumps(fields).encode()
    assert ("signature", "") in failing(prove(bare, trusted=(SIGNER.public,)))
    fields["signed"] = False
    assert prove(json.dumps(fields).encode()).whole


def test_another_capture_is_found(told):
    assert ("capture", "") in failing(prove(told[0], capture=CAPTURE + b" "))


def test_a_sentence_that_the_capture_has_no_more_is_named(told):
    sidecar, _, release = told
    text = release.text.replace("The Hague", "Brussels!")
    sentences = tuple(replace(one, text=text[one.start : one.end]) for one in release.sentences)
    other = replace(release, text=text, sentences=sentences)
    found = failing(prove(sidecar, release=other))
    assert ("release", "") in found
    assert ("sentence", "s1.2") in found


def test_a_citation_of_nothing_is_named(told):
    fields = json.loads(told[0])
    fields["sentences"][1]["cites"] = ["s1.99"]
    proof = prove(json.dumps(fields).encode())
    assert any(part == "citation" and "s1.99" in on for part, on in failing(proof))


def test_a_withdrawn_article_says_so(told):
    article, _, _ = pentagon()
    tombstone = record.withdrawn(article, slug="pentagon", published=NOW, at=NOW)
    proof = prove(sealed(tombstone, SIGNER))
    assert proof.whole
    assert proof.steps[-1].part == "withdrawn"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"{}",
        b'{"type": "record"}',
        b'{"type": "record", "musnad": 2}',
        b"[" * 100_000,
        b"\xff",
    ],
)
def test_what_is_no_record_is_refused(data):
    with pytest.raises(ValueError, match=r".*"):
        prove(data)


@pytest.mark.parametrize(
    "name", ["article", "release", "sentences", "capture", "page", "signature"]
)
@pytest.mark.parametrize("value", [None, 3, "x", [], {}, [None], [[]], {"sha256": []}])
def test_a_hostile_record_is_judged_and_breaks_nothing(told, name, value):
    fields = json.loads(told[0]) | {name: value}
    prove(json.dumps(fields).encode(), page=b"\x00<", capture=b"", trusted=(SIGNER.public,))
