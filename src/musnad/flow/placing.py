"""Where the lines of a draft stand: taking one's place, putting in, taking out, moving.

A line is known by its number in reading order, from 1 (``a1``). Nothing is judged here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from musnad.core.draft import Block, BlockType, Coverage, Draft, Line, lines
from musnad.core.errors import RefusedError
from musnad.core.release import Release, Sentence
from musnad.core.report import Role
from musnad.write.notice import original_blocks

_NAME = re.compile(r"a([1-9][0-9]{0,3})")
_RUNS: frozenset[BlockType] = frozenset({"paragraph", "list", "quote", "background"})
"""Blocks that a further line of their kind joins."""
_UNTOLD: frozenset[Role] = frozenset({"notice", "crosshead", "original"})


def number_of(draft: Draft, name: str) -> int:
    """The number of the line ``a3``; raises RefusedError ``edit.no_line`` (``line``)."""
    found = _NAME.fullmatch(name)
    number = int(found[1]) if found else 0
    if not 1 <= number <= sum(1 for _ in lines(draft)):
        raise RefusedError("edit.no_line", line=name[:20])
    return number


def line_at(draft: Draft, number: int) -> tuple[Role, Line]:
    """The line of this number, with its role."""
    return list(lines(draft))[number - 1]


def top_of(draft: Draft) -> int:
    """The number of the last line before the body: headline, or lead."""
    return 2 if draft.lead.text else 1


def replaced(draft: Draft, number: int, line: Line) -> Draft:
    """The draft with another line in this one's place."""
    if number == 1:
        return replace(draft, headline=line)
    if number <= top_of(draft):
        return replace(draft, lead=line)
    at, within = _place(draft, number)
    block = draft.blocks[at]
    told = (*block.sentences[:within], line, *block.sentences[within + 1 :])
    return _with(draft, at, replace(block, sentences=told))


def removed(draft: Draft, number: int) -> Draft:
    """The draft without a line of its body, and without a crosshead that stood over it alone.

    Raises RefusedError ``edit.top`` for headline and lead.
    """
    if number <= top_of(draft):
        raise RefusedError("edit.top")
    at, within = _place(draft, number)
    block = draft.blocks[at]
    told = (*block.sentences[:within], *block.sentences[within + 1 :])
    if told:
        return _with(draft, at, replace(block, sentences=told))
    blocks = list(draft.blocks)
    del blocks[at]
    over = blocks[at - 1] if at else None
    below = blocks[at].type if at < len(blocks) else None
    bare = below in (None, "crosshead", "background", "original")
    if over is not None and over.type == "crosshead" and block.type != "crosshead" and bare:
        blocks[at - 1 : at] = (
            [replace(over, sentences=over.sentences[:-1])] if len(over.sentences) > 1 else []
        )
    return replace(draft, blocks=tuple(blocks))


def inserted(draft: Draft, after: int, line: Line, kind: BlockType) -> Draft:
    """The draft with a new line after the one of this number.

    It joins the block that it follows where that is of its kind, and parts it where not.
    Raises RefusedError ``edit.original`` within the source's own words.
    """
    new = Block(type=kind, sentences=(line,))
    if after <= top_of(draft):
        return replace(draft, blocks=(new, *draft.blocks))
    at, within = _place(draft, after)
    block = draft.blocks[at]
    if block.type == "original" and kind != "original":
        raise RefusedError("edit.original")
    before, rest = block.sentences[: within + 1], block.sentences[within + 1 :]
    if block.type == kind and kind in _RUNS:
        return _with(draft, at, replace(block, sentences=(*before, line, *rest)))
    parted = [replace(block, sentences=before), new]
    if rest:
        parted.append(replace(block, sentences=rest))
    return replace(draft, blocks=(*draft.blocks[:at], *parted, *draft.blocks[at + 1 :]))


def moved(draft: Draft, number: int, after: int) -> Draft:
    """The draft with a line of its body after another one; it stays what it is.

    Raises RefusedError ``edit.top`` for headline and lead, ``edit.original`` for the source's
    own words.
    """
    if number <= top_of(draft):
        raise RefusedError("edit.top")
    at, within = _place(draft, number)
    block = draft.blocks[at]
    if block.type == "original":
        raise RefusedError("edit.original")
    if after == number:
        return draft
    line = block.sentences[within]
    told = (*block.sentences[:within], *block.sentences[within + 1 :])
    left = (replace(block, sentences=told),) if told else ()
    rest = replace(draft, blocks=(*draft.blocks[:at], *left, *draft.blocks[at + 1 :]))
    return inserted(rest, after - 1 if after > number else after, line, block.type)


def told_by(draft: Draft) -> frozenset[str]:
    """The sentences of the releases that the draft tells in its own words."""
    return frozenset(
        cite for role, line in lines(draft) if role not in _UNTOLD for cite in line.cites
    )


def recovered(before: Draft, after: Draft, bases: Sequence[Release]) -> Draft:
    """The draft after a change, its coverage counted anew.

    A sentence that is told now leaves the source's own words below the article; one that
    nothing tells any more is printed there. What else stands there stays as it was.
    """
    body = {one.id: one for base in bases for one in base.body}
    was, told = told_by(before), told_by(after)
    blocks = _with_originals(after.blocks, told - was, was - told, body)
    left = tuple(id_ for id_ in body if id_ not in told)
    coverage = Coverage(release_sentences=len(body), rendered=len(body) - len(left), left=left)
    return replace(after, blocks=blocks, coverage=coverage)


def _with_originals(
    blocks: tuple[Block, ...],
    told: frozenset[str],
    untold: frozenset[str],
    body: dict[str, Sentence],
) -> tuple[Block, ...]:
    printed = {
        cite for block in blocks if block.type == "original" for line in block.sentences
        for cite in line.cites
    }  # fmt: skip
    wanted = [one for id_, one in body.items() if id_ in untold and id_ not in printed]
    kept: list[Block] = []
    for block in blocks:
        if block.type != "original":
            kept.append(block)
            continue
        stays = tuple(
            line for line in block.sentences if not line.cites or not told.issuperset(line.cites)
        )
        if stays:
            kept.append(replace(block, sentences=stays))
    if not wanted:
        return tuple(kept)
    order = {id_: at for at, id_ in enumerate(body)}
    (more,) = original_blocks(tuple(wanted))
    last = next((at for at, one in enumerate(kept) if one.type == "original"), None)
    if last is None:
        return (*kept, more)
    merged = sorted(
        (*kept[last].sentences, *more.sentences),
        key=lambda line: order.get(line.cites[0], -1) if line.cites else -1,
    )
    kept[last] = replace(kept[last], sentences=tuple(merged))
    return tuple(kept)


def _place(draft: Draft, number: int) -> tuple[int, int]:
    """The block of a line of the body, and its place in it."""
    at = number - top_of(draft) - 1
    for place, block in enumerate(draft.blocks):
        if at < len(block.sentences):
            return place, at
        at -= len(block.sentences)
    raise RefusedError("edit.no_line", line=f"a{number}")


def _with(draft: Draft, at: int, block: Block) -> Draft:
    return replace(draft, blocks=(*draft.blocks[:at], block, *draft.blocks[at + 1 :]))
