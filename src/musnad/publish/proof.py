"""Goes through a published article's record again: what in it holds, and what does not.

Nothing is fetched: page, record and capture are given as bytes. What was not given is not
judged. A record that holds says that nothing was changed since; whether its sentences are true
to the source, the capture lets anyone see.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from musnad.arabic.bidi import strip_controls
from musnad.core.ids import digest
from musnad.core.release import Release
from musnad.publish.signing import PublicKey, holds, key_of

State = Literal["holds", "fails", "unknown"]
Part = Literal[
    "record",
    "signature",
    "key",
    "page",
    "page_sentence",
    "text",
    "citation",
    "capture",
    "release",
    "sentence",
    "withdrawn",
]

MOST_BYTES = 20_000_000
_VERSION = 1
_CITABLE = ("title", "text", "item")
_ON_PAGE = ("headline", "lead", "body", "item", "background", "notice")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that was looked at: which, on what, and how it was found.

    ``unknown`` is what could not be judged by what was given. ``found`` and ``wanted`` are
    hashes or words, "" where there is nothing to show.
    """

    part: Part
    state: State
    on: str = ""
    found: str = ""
    wanted: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """All that was looked at, in order. ``key`` is the one that signed, if any."""

    article_id: str
    revision: int
    steps: tuple[Step, ...]
    key: str = ""

    @property
    def whole(self) -> bool:
        """Whether nothing fails."""
        return all(one.state != "fails" for one in self.steps)


def prove(
    record: bytes,
    *,
    page: bytes | None = None,
    capture: bytes | None = None,
    release: Release | None = None,
    trusted: Sequence[PublicKey] = (),
) -> Proof:
    """Look through a record, with whatever of page, capture and keys is given.

    ``release`` is what is read from the capture now. Raises ValueError for bytes that are no
    record.
    """
    fields = _fields(record)
    article = _part(fields, "article")
    steps = [Step(part="record", state="holds")]
    signed, key = _signature(fields, trusted)
    steps += signed
    if fields.get("state") == "withdrawn":
        steps.append(Step(part="withdrawn", state="holds", on=str(article.get("withdrawn", ""))))
    else:
        steps += _text(fields, article)
        steps += _citations(fields)
        steps += _page(fields, page)
        steps += _capture(fields, capture)
        if release is not None:
            steps += _release(fields, release)
    revision = article.get("revision")
    return Proof(
        article_id=str(article.get("id", "")),
        revision=revision if isinstance(revision, int) else 0,
        steps=tuple(steps),
        key=key,
    )


def _fields(record: bytes) -> dict[str, object]:
    if len(record) > MOST_BYTES:
        raise ValueError("too large")
    try:
        fields = json.loads(record)
    except (UnicodeDecodeError, RecursionError) as error:
        raise ValueError("not JSON") from error
    if not isinstance(fields, dict) or fields.get("type") != "record":
        raise ValueError("not a record")
    if fields.get("musnad") != _VERSION:
        raise ValueError(f"version {fields.get('musnad')!r}")
    return fields


def _signature(fields: dict[str, object], trusted: Sequence[PublicKey]) -> tuple[list[Step], str]:
    told = fields.get("signature")
    if not isinstance(told, Mapping):
        state: State = "fails" if fields.get("signed") or trusted else "unknown"
        return [Step(part="signature", state=state)], ""
    key = key_of(told.get("public_key"))
    if key is None or not holds(fields, key):
        return [Step(part="signature", state="fails")], ""
    steps = [Step(part="signature", state="holds", on=key.id)]
    if trusted:
        known = any(one.raw == key.raw for one in trusted)
        wanted = " ".join(one.id for one in trusted)
        state = "holds" if known else "fails"
        steps.append(Step(part="key", state=state, found=key.id, wanted=wanted))
    else:  # anybody could have made this key
        steps.append(Step(part="key", state="unknown", found=key.id))
    return steps, key.id


def _text(fields: dict[str, object], article: Mapping[str, object]) -> Iterator[Step]:
    """Sentences at their spans make up the text whose hash is told."""
    rows = _rows(fields, "sentences")
    text = "\n".join(str(one.get("text", "")) for one in rows)
    at, placed = 0, True
    for one in rows:
        end = at + len(str(one.get("text", "")))
        placed = placed and (one.get("start"), one.get("end")) == (at, end)
        at = end + 1
    found, wanted = _hash(text), str(article.get("text_sha256", ""))
    state: State = "holds" if found == wanted and placed else "fails"
    yield Step(part="text", state=state, found=found, wanted=wanted)


def _citations(fields: dict[str, object]) -> Iterator[Step]:
    """What sentences cite stands in the releases, and is something that may be cited."""
    known: dict[str, str] = {}
    releases = [_part(fields, "release"), *_rows(fields, "other_releases")]
    for number, release in enumerate(releases, start=1):
        for one in _rows(release, "sentences"):
            label = str(one.get("id", "")).rpartition(".")[2]
            known[f"s{number}.{label}"] = str(one.get("kind", ""))
    wrong = [
        f"{row.get('id')} -> {cite}"
        for row in _rows(fields, "sentences")
        for cite in _texts(row.get("cites"))
        if not cite.startswith("ledger:")
        and known.get(cite) not in _CITABLE
        and row.get("role") != "original"
    ]
    if not wrong:
        yield Step(part="citation", state="holds")
    for cited in wrong:
        yield Step(part="citation", state="fails", on=cited)


def _page(fields: dict[str, object], page: bytes | None) -> Iterator[Step]:
    wanted = str(_part(fields, "page").get("sha256", ""))
    if page is None:
        yield Step(part="page", state="unknown", wanted=wanted)
        return
    found = digest(page)
    if found == wanted:
        yield Step(part="page", state="holds", found=found, wanted=wanted)
        return
    yield Step(part="page", state="fails", found=found, wanted=wanted)
    shown = _shown(page)
    told = {
        _plain(str(one.get("text", ""))): str(one.get("id", ""))
        for one in _rows(fields, "sentences")
        if one.get("role") in _ON_PAGE
    }
    for text, id_ in told.items():
        if text not in shown:
            yield Step(part="page_sentence", state="fails", on=id_, wanted=text)
    for text in shown:
        if text not in told:
            yield Step(part="page_sentence", state="fails", found=text)


def _shown(page: bytes) -> list[str]:
    """The sentences that a page shows, in their order."""
    from lxml import html

    try:
        tree = html.document_fromstring(page, parser=html.HTMLParser(encoding="utf-8"))
    except (ValueError, AssertionError, html.etree.ParserError):
        return []
    found = tree.xpath("//article//h1 | //article//*[contains(@class, 's')][@class='s']")
    return [_plain(one.text_content()) for one in found]


def _capture(fields: dict[str, object], capture: bytes | None) -> Iterator[Step]:
    told = fields.get("capture")
    wanted = str(told.get("sha256", "")) if isinstance(told, Mapping) else ""
    if capture is None or not wanted:
        yield Step(part="capture", state="unknown", wanted=wanted)
        return
    found = digest(capture)
    state: State = "holds" if found == wanted else "fails"
    yield Step(part="capture", state=state, found=found, wanted=wanted)


def _release(fields: dict[str, object], release: Release) -> Iterator[Step]:
    """What is read from the capture now has the sentences that the article rests on.

    A later musnad may cut or mark sentences in another way: only those that are cited count.
    """
    cited = {
        cite.rpartition(".")[2]
        for row in _rows(fields, "sentences")
        for cite in _texts(row.get("cites"))
        if cite.startswith("s1.")
    }
    rows = _rows(_part(fields, "release"), "sentences")
    read = {_hash(one.text) for one in release.sentences}
    whole = _hash(release.text) == _part(fields, "release").get("text_sha256")
    lost = [
        str(one.get("id", ""))
        for one in rows
        if str(one.get("id", "")).rpartition(".")[2] in cited and one.get("sha256") not in read
    ]
    yield Step(part="release", state="holds" if whole or not lost else "fails")
    for one in lost:
        yield Step(part="sentence", state="fails", on=one)


def _part(fields: Mapping[str, object], name: str) -> Mapping[str, object]:
    found = fields.get(name)
    return found if isinstance(found, Mapping) else {}


def _rows(fields: Mapping[str, object], name: str) -> list[Mapping[str, object]]:
    found = fields.get(name)
    rows: Iterable[object] = found if isinstance(found, list) else ()
    return [one for one in rows if isinstance(one, Mapping)]


def _texts(found: object) -> list[str]:
    return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []


def _plain(text: str) -> str:
    return " ".join(strip_controls(text).split())


def _hash(text: str) -> str:
    return digest(text.encode("utf-8", "surrogatepass"))
