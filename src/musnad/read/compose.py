"""From a title and blocks of text to a release: one stored text and its numbered sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from musnad.arabic.normal import clean, fold
from musnad.arabic.sentences import sentences
from musnad.core.addresses import declared
from musnad.core.capture import Capture
from musnad.core.errors import RefusedError
from musnad.core.release import Release, Sentence, SentenceKind, release_id
from musnad.core.source import Source
from musnad.read.blocks import TextBlock
from musnad.read.boilerplate import (
    ends_release,
    is_afterword,
    is_boilerplate,
    is_imprint,
    is_masthead,
)
from musnad.read.dateline import dateline, standing_dateline
from musnad.read.instructions import addresses_a_model, begins_with_order, takes_over
from musnad.read.language import detect
from musnad.read.moments import Moment

LABEL = "s1"
MAX_CHARACTERS = 1_000_000
_MAX_TITLE_CHARACTERS = 500
_IMPRINT_BLOCKS = 6
_HEAD_BLOCKS = 60
_LABEL_CHARACTERS = 80
_DATELINE_SENTENCES = 3
_UNSEEN = re.compile(r"[\U000e0000-\U000e007f\u202a-\u202e]")
_TAGS = 0xE0000
_TAGGED = re.compile(r"[\U000e0020-\U000e007e]")
_MAX_HIDDEN = 100_000
_ORDERED = "instructions_found"
_FLAG = re.compile(r"\U0001f3f4[\U000e0061-\U000e007a\U000e0030-\U000e0039]{1,10}\U000e007f")
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a reader found in a capture, before it is cut into sentences.

    ``language`` is what the text claims of itself, ``address`` the one it gives itself;
    ``notes`` as in ``Release``.
    """

    title: str
    blocks: tuple[TextBlock, ...]
    publisher: str | None = None
    moment: Moment | None = None
    language: str | None = None
    address: str | None = None
    notes: tuple[str, ...] = ()


def compose(found: Found, capture: Capture, source: Source) -> Release:
    """The release; raises RefusedError ``read.nothing`` (``url``) or ``read.too_long``
    (``characters``, ``limit``).

    A title that the body repeats at its head is told once.
    """
    title = " ".join(clean(found.title).split())[:_MAX_TITLE_CHARACTERS].strip()
    size = sum(len(block.text) for block in found.blocks)
    if size > MAX_CHARACTERS:
        raise RefusedError("read.too_long", characters=size, limit=MAX_CHARACTERS)
    body = tuple(_without_title(found.blocks, title))
    if not any(one.isalpha() for one in title) and not any(
        one.isalpha() for block in body for one in block.text
    ):
        raise RefusedError("read.nothing", url=capture.url)
    sample = " ".join([title, *(block.text for block in body[:30])])
    language = detect(sample, found.language)
    text, told = _sentences(title, body, language)
    notes = list(dict.fromkeys(found.notes))
    if any(sentence.kind == "instruction" for sentence in told) and _ORDERED not in notes:
        notes.append(_ORDERED)
    return Release(
        id=release_id(language, told),
        source_id=source.id,
        url=_address(capture.url, found.address),
        language=language,
        title=title,
        publisher=found.publisher or (source.name_ar if language == "ar" else source.name_en),
        published=found.moment.at if found.moment else None,
        published_precision=found.moment.precision if found.moment else "minute",
        text=text,
        sentences=told,
        dateline=_dateline(text, told, language),
        capture_sha256=capture.sha256,
        notes=tuple(notes),
    )


def _address(fetched: str, named: str | None) -> str | None:
    return declared(fetched, named) if fetched.startswith(("http://", "https://")) else None


def unseen_notes(text: str, hidden: str = "") -> tuple[str, ...]:
    """Notes on what a text keeps from its readers.

    Those are tag characters, marks that turn its direction around, and ``hidden``, the words
    that its page did not show. When any of them orders a model about, that is noted as well.
    """
    bare = _FLAG.sub("", text)
    if not hidden and not _UNSEEN.search(bare):
        return ()
    smuggled = "".join(chr(ord(one) - _TAGS) for one in _TAGGED.findall(bare))
    lines = (line for part in (hidden, smuggled) for line in part[:_MAX_HIDDEN].splitlines())
    ordered = any(
        addresses_a_model(line[start:end])
        for line in lines
        for start, end in ((0, len(line)), *sentences(line, "en"))
    )
    return ("hidden_text_removed", _ORDERED) if ordered else ("hidden_text_removed",)


def same_words(one: str, other: str) -> bool:
    """Whether two texts hold the same words, whatever stands between them."""
    return _WORDS.findall(fold(one)) == _WORDS.findall(fold(other))


def _without_title(blocks: Sequence[TextBlock], title: str) -> Iterator[TextBlock]:
    """The blocks without those that repeat the title, and without the labels above it."""
    alike = [
        number
        for number, block in enumerate(blocks[:_HEAD_BLOCKS])
        if (number < _IMPRINT_BLOCKS or block.kind == "heading")
        and title
        and abs(len(block.text) - len(title)) <= 12
        and same_words(block.text, title)
    ]
    first = alike[0] if alike else 0
    for number, block in enumerate(blocks):
        label = number < first and len(block.text) < _LABEL_CHARACTERS
        if number not in alike and not (label and not _tells(block.text)):
            yield block


def _tells(text: str) -> bool:
    """Whether a block above the title is more than a menu's entry: a sentence, or a date."""
    return text.endswith((".", "!", "?", "؟", ":")) or any(one.isdigit() for one in text)


def _sentences(
    title: str, blocks: Sequence[TextBlock], language: str
) -> tuple[str, tuple[Sentence, ...]]:
    pieces: list[str] = []
    told: list[Sentence] = []
    at = 0
    if title:
        kind: SentenceKind = "instruction" if addresses_a_model(title) else "title"
        told.append(_sentence(0, title, 0, kind, 0))
        pieces.append(title)
        at = len(title)
    number, paragraph = 0, 0
    previous: TextBlock | None = None
    before_news, ended = True, False
    for block in blocks:
        if pieces:
            listed = previous is not None and previous.kind == block.kind == "item"
            gap = "\n" if listed else "\n\n"
            pieces.append(gap)
            at += len(gap)
            paragraph += not listed
        paragraph = max(paragraph, 1)
        pieces.append(block.text)
        for start, end, kind in _kinds(block, language, near_title=before_news):
            number += 1
            line = block.text[start:end]
            news = kind in ("text", "item") and not (ended and is_afterword(line))
            before_news = before_news and not news
            ended = ended or (not before_news and ends_release(line))
            kept: SentenceKind = "boilerplate" if kind in ("text", "item") and not news else kind
            told.append(_sentence(number, line, at + start, kept, paragraph))
        at += len(block.text)
        previous = block
    return "".join(pieces), tuple(told)


def _sentence(number: int, text: str, start: int, kind: SentenceKind, paragraph: int) -> Sentence:
    return Sentence(
        id=f"{LABEL}.{number}",
        text=text,
        start=start,
        end=start + len(text),
        kind=kind,
        paragraph=paragraph,
    )


def _kinds(
    block: TextBlock, language: str, *, near_title: bool
) -> Iterable[tuple[int, int, SentenceKind]]:
    spans = sentences(block.text, language)
    plain: SentenceKind = "item" if block.kind == "item" else "text"
    found: list[tuple[int, int, SentenceKind]] = []
    # Looked for in the paragraph first: an order cut in two by a line break is still an order.
    ordered = takes_over(block.text)
    taken = False
    for start, end in spans:
        text = block.text[start:end]
        taken = taken or (ordered and takes_over(text))
        if taken or begins_with_order(text):
            found.append((start, end, "instruction"))
        elif (
            is_boilerplate(text) or ends_release(text) or (near_title and _is_head(text, language))
        ):
            found.append((start, end, "boilerplate"))
        else:
            near_title = False
            found.append((start, end, plain))
    if ordered and not taken:
        return [(start, end, "instruction") for start, end, _ in found]
    return found


def _is_head(line: str, language: str) -> bool:
    return (
        is_imprint(line, language)
        or is_masthead(line, language)
        or standing_dateline(line, language) is not None
    )


def _dateline(text: str, told: Sequence[Sentence], language: str) -> str | None:
    news = [sentence for sentence in told if sentence.kind in ("text", "item")]
    for sentence in news[:_DATELINE_SENTENCES]:
        found = dateline(text[sentence.start : sentence.start + 400], language)
        if found is not None:
            return found
    heads = (one for one in told[: _IMPRINT_BLOCKS * 2] if one.kind == "boilerplate")
    standing = (standing_dateline(one.text, language) for one in heads)
    return next(filter(None, standing), None)
