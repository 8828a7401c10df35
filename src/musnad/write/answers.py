"""Reads what a model answered, generously in its form and strictly in what it may say.

JSON as it was asked for, JSON in a fence or among chatter or with a comma too many, and plain
prose with its sources in brackets are all read. A sentence that cites nothing of the release
is left out, and so is a citation of what may not be cited; both are told.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from musnad.arabic.normal import fold
from musnad.arabic.sentences import sentences
from musnad.core.asking import Removal, storable
from musnad.core.draft import Block, BlockType, Line
from musnad.core.errors import RefusedError
from musnad.core.release import Release
from musnad.write.clean import clean, clean_lines, without_reasoning

Plain = object

MOST_BLOCKS = 200
MOST_LINES = 400
MOST_CITES = 6
"""A sentence that cites more rests on nothing in particular; the first ones count."""
_ID = re.compile(r"[A-Za-z]{1,4}\d{0,3}\.\d{1,5}")
_CITE = re.compile(
    r"\s{0,3}[\[(【]\s{0,3}((?:[A-Za-z]{1,4}\d{0,3}\.\d{1,5}[\s,،;و]{0,4}){1,12})[\])】]"
)
_CITE_LAST = re.compile(
    r"([.؟?!…])(\s{0,3}(?:[\[(【]\s{0,3}(?:[A-Za-z]{1,4}\d{0,3}\.\d{1,5}[\s,،;و]{0,4}){1,12}[\])】]\s{0,3}){1,6})"
)
_TRAILING_COMMA = re.compile(r",(\s*[\]}])")
_HEADING = re.compile(r"^\s*#{1,6}\s+")
_BULLET = re.compile(r"^\s*(?:[-*•▪◦–—]|\d{1,2}[.)])\s+")
_LABEL = re.compile(r"^\s*\**(?:العنوان|المقدمة|المتن|عنوان|headline|lead|body)\**\s*[:：]\s*\**")
_ENDS = (".", "؟", "?", "!", "…", ":", "؛")
_LETTERS = re.compile(r"[^\W\d_]")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_LONGEST_TOLD = 120
_SHORTEST_REPEAT = 25
_KINDS: dict[str, BlockType] = {
    "paragraph": "paragraph",
    "crosshead": "crosshead",
    "list": "list",
    "heading": "crosshead",
    "item": "list",
    "bullet": "list",
    "quote": "paragraph",
    "": "paragraph",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One text of an answer as the model gave it: its kind, and what it says it rests on."""

    kind: str
    text: str
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """An answer read: the parts of an article that it had, cleaned, and what was left out."""

    headline: Line | None
    lead: Line | None
    blocks: tuple[Block, ...]
    removals: tuple[Removal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """Sentences written anew, by their number in the draft; None for one to leave out."""

    lines: dict[int, tuple[Line, ...] | None]
    removals: tuple[Removal, ...]


def read_article(
    answer: str, release: Release, *, cut: bool = False, echoes: frozenset[str] = frozenset()
) -> Read:
    """The article in an answer; ``cut`` says that the model stopped in the middle.

    Raises RefusedError ``draft.empty``, ``draft.truncated``, ``draft.schema``,
    ``draft.language`` or ``draft.uncited``.
    """
    bare, data, removals = _opened(answer, cut=cut)
    pieces = _pieces(data) if data is not None else _prose(bare, removals, echoes)
    if not pieces:
        raise RefusedError("draft.schema", found=_shown(bare))
    _want_arabic(pieces)
    return _Reader(release, removals, echoes).article(pieces)


def read_part(
    answer: str, release: Release, *, cut: bool = False, echoes: frozenset[str] = frozenset()
) -> Read:
    """The paragraphs in an answer about a later part; raises as ``read_article``."""
    bare, data, removals = _opened(answer, cut=cut)
    if isinstance(data, dict) and data.get("blocks") == []:
        return Read(headline=None, lead=None, blocks=(), removals=tuple(removals))
    pieces = _pieces(data) if data is not None else _prose(bare, removals, echoes)
    if not pieces:
        raise RefusedError("draft.schema", found=_shown(bare))
    _want_arabic(pieces)
    body = [replace(one, kind="paragraph") if one.kind == "lead" else one for one in pieces]
    kept = [one for one in body if one.kind != "headline"]
    return _Reader(release, removals, echoes).part(kept)


def read_revision(
    answer: str,
    release: Release,
    asked: Mapping[int, frozenset[str]],
    *,
    cut: bool = False,
    echoes: frozenset[str] = frozenset(),
) -> Mended:
    """The sentences that an answer mends or drops, of those that were ``asked`` for.

    ``asked`` has for each the release sentences that it was shown with: it may cite no others.
    Raises RefusedError as ``read_article``. Sentences nobody asked for are left out.
    """
    bare, data, removals = _opened(answer, cut=cut)
    rows = data.get("sentences") if isinstance(data, dict) else data
    if not isinstance(rows, list):
        raise RefusedError("draft.schema", found=_shown(bare))
    reader = _Reader(release, removals, echoes)
    found: dict[int, tuple[Line, ...] | None] = {}
    for row in rows[:MOST_LINES]:
        if not isinstance(row, dict):
            continue
        number = re.fullmatch(r"\[?a?(\d{1,4})\]?", str(row.get("id", "")).strip())
        if number is None or int(number[1]) not in asked:
            removals.append(Removal(code="revision.unasked", text=_shown(str(row.get("text", "")))))
            continue
        piece = _piece("paragraph", row)
        shown = asked[int(number[1])]
        told = reader.lines(piece, shown) if piece is not None and piece.text.strip() else ()
        found[int(number[1])] = told or None
    if not found:
        raise RefusedError("draft.schema", found=_shown(bare))
    return Mended(lines=found, removals=tuple(removals))


def _opened(answer: str, *, cut: bool) -> tuple[str, Plain, list[Removal]]:
    """The answer without thinking, its JSON if it has any, and what was taken out."""
    thought = without_reasoning(answer)
    removals = list(thought.removals)
    bare = thought.text.strip()
    if not bare:
        raise RefusedError("draft.empty")
    start = _json_start(bare)
    if start is None:
        if cut:
            raise RefusedError("draft.truncated", found=_shown(bare[-_LONGEST_TOLD:]))
        return bare, None, removals
    data, end = _decoded(bare, start)
    if data is None or cut:
        raise RefusedError(
            "draft.truncated" if cut or _unclosed(bare[start:]) else "draft.schema",
            found=_shown(bare[-_LONGEST_TOLD:]),
        )
    around = (bare[:start], bare[end:])
    removals += [
        Removal(code="chatter.around", text=one.strip()[:2_000])
        for one in around
        if one.strip(" \n`~") not in ("", "json")
    ]
    return bare, data, removals


def _json_start(text: str) -> int | None:
    """Where the answer's object begins: the first brace that a quoted key follows."""
    found = re.search(r"\{\s*\"|\[\s*\{\s*\"", text)
    return found.start() if found else None


def _decoded(text: str, start: int) -> tuple[Plain, int]:
    decoder = json.JSONDecoder(strict=False)
    for candidate in (text, _TRAILING_COMMA.sub(r"\1", text)):
        try:
            data, end = decoder.raw_decode(candidate, start)
        except (ValueError, RecursionError):
            continue
        return data, end + len(text) - len(candidate)
    return None, start


def _unclosed(text: str) -> bool:
    """Whether JSON ends before all that it opened is closed."""
    depth, quoted, escaped = 0, False, False
    for char in text:
        if quoted:
            quoted = escaped or char != '"'
            escaped = char == "\\" and not escaped
        elif char == '"':
            quoted = True
        elif char in "{[":
            depth += 1
        elif char in "}]":
            depth -= 1
    return depth > 0 or quoted


def _pieces(data: Plain) -> list[Piece]:
    """The texts of a JSON answer in reading order; [] when it is of some other shape."""
    if isinstance(data, dict) and isinstance(data.get("article"), dict):
        data = data["article"]
    if not isinstance(data, dict):
        return []
    found: list[Piece] = []
    for key, names in (("headline", ("headline", "title")), ("lead", ("lead", "lede"))):
        given = next((data[name] for name in names if name in data), None)
        piece = _piece(key, given)
        if piece is not None:
            cites = piece.cites or _cites(data.get(f"{key}_cites"))
            found.append(replace(piece, cites=cites))
    body = next((data[one] for one in ("blocks", "body", "paragraphs") if one in data), None)
    for block in body[:MOST_BLOCKS] if isinstance(body, list) else ():
        found += _block(block)
    return found[:MOST_LINES]


def _block(block: Plain) -> list[Piece]:
    if isinstance(block, dict) and isinstance(block.get("sentences"), list):
        kind = _KINDS.get(str(block.get("type", "")).strip().lower(), "paragraph")
        rows: Sequence[Plain] = block["sentences"]
    else:
        kind = "paragraph"
        if isinstance(block, dict):
            kind = _KINDS.get(str(block.get("type", "")).strip().lower(), "paragraph")
        rows = (block,)
    pieces = [_piece(kind, row) for row in rows]
    opening = [Piece(kind="break", text="")]
    return [*opening, *(one for one in pieces if one is not None)]


def _piece(kind: str, given: Plain) -> Piece | None:
    if isinstance(given, str):
        return Piece(kind=kind, text=storable(given))
    if isinstance(given, dict) and isinstance(given.get("text"), str):
        return Piece(kind=kind, text=storable(given["text"]), cites=_cites(given.get("cites")))
    return None


def _cites(given: Plain) -> tuple[str, ...]:
    if isinstance(given, str):
        return tuple(_ID.findall(given))
    if isinstance(given, list):
        return tuple(one for row in given for one in _ID.findall(str(row)))
    return ()


def _prose(text: str, removals: list[Removal], echoes: frozenset[str]) -> list[Piece]:
    """The texts of an answer in plain prose or Markdown: first the headline, then the lead."""
    _want_arabic((Piece(kind="paragraph", text=text),))
    raw = text.split("\n")
    told = [_CITE_LAST.sub(r"\2\1", _LABEL.sub("", line)) for line in raw]
    cleaned, more = clean_lines(told, echoes)
    removals += more
    found: list[Piece] = []
    for before, line in zip(raw, cleaned, strict=True):
        if line is None or not line.strip():
            found.append(Piece(kind="break", text=""))
            continue
        bare, cites = _told(_BULLET.sub("", line))
        known = {one.kind for one in found}
        if "headline" not in known and not bare.endswith(_ENDS[:5]):
            kind = "headline"
        elif _HEADING.match(before) or not bare.endswith(_ENDS):
            kind = "crosshead"
        else:
            kind = "list" if _BULLET.match(before) else "paragraph"
        text = _BULLET.sub("", line)
        found.append(Piece(kind=kind, text=text, cites=() if kind == "paragraph" else cites))
    first = next((at for at, one in enumerate(found) if one.kind == "paragraph"), None)
    if first is not None:
        found[first] = replace(found[first], kind="lead")
    if not any(_CITE.search(one.text) for one in found):
        raise RefusedError("draft.uncited")
    return found


def _told(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without the sources in brackets, and these."""
    cites = tuple(one for found in _CITE.finditer(text) for one in _ID.findall(found[1]))
    return _CITE.sub("", text).strip(), cites


def _want_arabic(pieces: Iterable[Piece]) -> None:
    """Raises RefusedError ``draft.language`` for an answer in other letters."""
    text = " ".join(_CITE.sub("", one.text) for one in pieces)
    letters = _LETTERS.findall(text)
    if not letters:
        raise RefusedError("draft.empty")
    if sum(bool(_ARABIC.match(one)) for one in letters) * 2 < len(letters):
        raise RefusedError("draft.language", found=_shown(text))


def _shown(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST_TOLD else flat[: _LONGEST_TOLD - 1] + "…"


class _Reader:
    """Turns the pieces of an answer into lines; what falls out goes into ``removals``."""

    def __init__(self, release: Release, removals: list[Removal], echoes: frozenset[str]) -> None:
        self._release = release
        self._citable = frozenset(one.id for one in release.citable)
        self._removals = removals
        self._echoes = echoes
        self._met: set[str] = set()

    def article(self, pieces: Sequence[Piece]) -> Read:
        """Headline, lead and blocks; raises RefusedError ``draft.uncited`` or ``.schema``."""
        lead: list[Line] = []
        headline: Line | None = None
        body: list[Piece] = []
        for piece in pieces:
            if piece.kind == "headline" and headline is None:
                headline = self._headline(piece)
            elif piece.kind == "lead" and not lead:
                lead = list(self.lines(piece))
            else:
                body.append(piece)
        blocks = list(self._blocks(body))
        if not lead:
            raise RefusedError("draft.uncited")
        if headline is None or not headline.text:
            raise RefusedError("draft.schema", found="headline")
        if not headline.cites:
            headline = replace(headline, cites=lead[0].cites)
        if len(lead) > 1:
            blocks.insert(0, Block(type="paragraph", sentences=tuple(lead[1:])))
        return Read(
            headline=headline,
            lead=lead[0],
            blocks=tuple(blocks),
            removals=tuple(self._removals),
        )

    def part(self, pieces: Sequence[Piece]) -> Read:
        """Blocks alone."""
        blocks = self._blocks(pieces)
        return Read(headline=None, lead=None, blocks=blocks, removals=tuple(self._removals))

    def lines(self, piece: Piece, among: frozenset[str] | None = None) -> tuple[Line, ...]:
        """The sentences of a piece, each with what it cites (``among`` some); others go."""
        text = _CITE_LAST.sub(r"\2\1", piece.text.strip())
        text = self._cleaned(" ".join(text.split()))
        found: list[Line] = []
        for start, end in sentences(text, "ar"):
            told, own = _told(text[start:end])
            cites = self._known(own or piece.cites, among)
            if not told:
                continue
            if not cites:
                self._removals.append(Removal(code="citation.none", text=_shown(told)))
                continue
            folded = fold(told).strip(" .؟?!:")
            if len(folded) >= _SHORTEST_REPEAT and folded in self._met:
                self._removals.append(Removal(code="repeated", text=_shown(told)))
                continue
            self._met.add(folded)
            found.append(Line(text=told, cites=cites))
        return tuple(found)

    def _headline(self, piece: Piece) -> Line:
        told, own = _told(self._cleaned(" ".join(piece.text.split())))
        bare = told.rstrip(" .،")
        return Line(text=bare, cites=self._known(own or piece.cites))

    def _blocks(self, pieces: Sequence[Piece]) -> tuple[Block, ...]:
        blocks: list[Block] = []
        fresh = True
        for piece in pieces:
            if piece.kind == "break":
                fresh = True
                continue
            kind = _KINDS.get(piece.kind, "paragraph")
            told = self._crosshead(piece) if kind == "crosshead" else self.lines(piece)
            if not told:
                continue
            last = blocks[-1] if blocks else None
            joins = last is not None and last.type == kind and kind != "crosshead"
            if joins and last is not None and (kind == "list" or not fresh):
                blocks[-1] = replace(last, sentences=(*last.sentences, *told))
            else:
                blocks.append(Block(type=kind, sentences=told))
            fresh = False
        return tuple(blocks)

    def _crosshead(self, piece: Piece) -> tuple[Line, ...]:
        """A crosshead may cite nothing: then it rests on what stands below it."""
        told, own = _told(self._cleaned(" ".join(piece.text.split())))
        bare = told.strip(" .:،")
        return (Line(text=bare, cites=self._known(own or piece.cites)),) if bare else ()

    def _cleaned(self, text: str) -> str:
        cleaned = clean(text, self._echoes)
        self._removals += cleaned.removals
        return " ".join(cleaned.text.split())

    def _known(self, cites: Sequence[str], among: frozenset[str] | None = None) -> tuple[str, ...]:
        """Those that may be cited, each once and not too many; the others are told."""
        citable = self._citable if among is None else self._citable & among
        known = [one for one in dict.fromkeys(cites) if one in citable]
        for one in dict.fromkeys(cites):
            if one not in known[:MOST_CITES]:
                code = "citation.unknown" if one not in known else "citation.many"
                self._removals.append(Removal(code=code, text=one))
        return tuple(known[:MOST_CITES])
