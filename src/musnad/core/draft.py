"""A draft: an article's sentences, each citing sentences of its release."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from musnad.core.report import Claim, Manuscript, Role

BlockType = Literal["paragraph", "crosshead", "list", "quote", "background", "original"]

_ROLES: dict[BlockType, Role] = {
    "paragraph": "body",
    "crosshead": "crosshead",
    "list": "item",
    "quote": "body",
    "background": "background",
    "original": "original",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One sentence of an article and the ids of the release sentences that it rests on."""

    text: str
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A run of sentences set together.

    ``original`` holds sentences of the release in its own language that the writer left.
    """

    type: BlockType
    sentences: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How much of the release's news the article carries.

    ``release_sentences`` counts the body's news sentences; ``rendered`` those that the
    article tells; ``left`` names those that it does not, in order.
    """

    release_sentences: int
    rendered: int
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """Which writer wrote it: ``model`` and ``prompt_sha256`` are None without a model."""

    name: str
    model: str | None = None
    prompt_sha256: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An article before anyone has decided about it.

    ``notice`` is True when the release had no readable body, or nothing in it could be
    told for certain: then the draft says what was published and where, and no more.
    """

    release_id: str
    headline: Line
    kicker: str
    lead: Line
    blocks: tuple[Block, ...]
    writer: Byline
    coverage: Coverage
    language: str = "ar"
    notice: bool = False


def lines(draft: Draft) -> Iterator[tuple[Role, Line]]:
    """Every sentence of the draft in reading order, with its role."""
    yield "notice" if draft.notice else "headline", draft.headline
    if draft.lead.text:
        yield "notice" if draft.notice else "lead", draft.lead
    for block in draft.blocks:
        for line in block.sentences:
            yield _ROLES[block.type], line


def manuscript(draft: Draft) -> Manuscript:
    """The draft as one text, a sentence a line, with a claim for each sentence (a1, a2 …)."""
    texts: list[str] = []
    claims: list[Claim] = []
    at = 0
    for number, (role, line) in enumerate(lines(draft), start=1):
        end = at + len(line.text)
        claims.append(
            Claim(id=f"a{number}", text=line.text, start=at, end=end, role=role, cites=line.cites)
        )
        texts.append(line.text)
        at = end + 1
    return Manuscript(language=draft.language, text="\n".join(texts), claims=tuple(claims))
