"""Reads a Markdown file: the words of its links, none of its raw HTML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from musnad.arabic.normal import clean
from musnad.core.capture import Capture
from musnad.core.errors import RefusedError
from musnad.core.release import Release
from musnad.core.source import Source
from musnad.read.blocks import BlockKind, TextBlock, join_lines
from musnad.read.compose import Found, compose, unseen_notes
from musnad.read.decode import decode
from musnad.read.form import form_of
from musnad.read.front import front_matter
from musnad.read.language import detect
from musnad.read.moments import machine_moment, zone_of
from musnad.read.plain import TextReader, head_moment

_MAX_CHARACTERS = 1_500_000


class MarkdownReader:
    """Reads Markdown (CommonMark and tables)."""

    name = "markdown"

    def accepts(self, capture: Capture) -> bool:
        """Whether the bytes are Markdown, by name or by their headings and links."""
        return form_of(capture) == "markdown"

    def read(self, capture: Capture, source: Source) -> Release:
        """The release in the text; raises RefusedError ``read.encoding``, ``read.nothing``
        or ``read.too_long``.

        A text in which no heading stands first is read as plain text.
        """
        decoded = decode(capture.body, capture.charset)
        front, text = front_matter(decoded.text)
        if len(text) > _MAX_CHARACTERS:
            raise RefusedError("read.too_long", characters=len(text), limit=_MAX_CHARACTERS)
        found = list(_blocks(_parse(text)))
        heading = next((n for n, block in enumerate(found[:5]) if block.kind == "heading"), None)
        if heading is None and not front.title:
            return TextReader().read(capture, source)
        title = front.title
        if not title and heading is not None:
            title = found.pop(heading).text
        language = detect(" ".join(block.text for block in found[:40]), front.language)
        zone = zone_of(source.zone)
        moment = machine_moment(front.date, zone) if front.date else None
        if moment is None:
            moment = head_moment([block.text.split("\n") for block in found[:4]], language, zone)
        notes = ["encoding_guessed"] if decoded.guessed else []
        notes += unseen_notes(decoded.text)
        return compose(
            Found(
                title=" ".join(title.split()),
                blocks=tuple(found),
                publisher=front.publisher,
                moment=moment,
                language=front.language,
                notes=tuple(notes),
            ),
            capture,
            source,
        )


def _parse(text: str) -> Sequence[Token]:
    # Deeper lists than this are nobody's release; the parser stops there by itself.
    parser = MarkdownIt("commonmark", {"maxNesting": 40}).enable("table")
    return parser.parse(text)


def _blocks(tokens: Sequence[Token]) -> Iterator[TextBlock]:
    heading = False
    items = 0
    row: list[str] | None = None
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            heading = token.type == "heading_open"
        elif token.type in ("list_item_open", "list_item_close"):
            items += 1 if token.type == "list_item_open" else -1
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            yield from join_lines([" | ".join(row)], kind="item")
            row = None
        elif token.type == "inline":
            text = _words(token.children or ())
            if row is not None:
                row += [text.strip()] if text.strip() else []
                continue
            kind: BlockKind = "heading" if heading else "item" if items else "text"
            yield from join_lines(
                (" ".join(clean(line).split()) for line in text.split("\n")), kind=kind
            )
        elif token.type in ("fence", "code_block"):
            lines = (" ".join(clean(line).split()) for line in token.content.splitlines())
            yield from join_lines(lines, kind="item" if items else "text")


def _words(tokens: Sequence[Token]) -> str:
    pieces: list[str] = []
    for token in tokens:
        if token.type in ("text", "code_inline"):
            pieces.append(token.content)
        elif token.type == "softbreak":
            pieces.append(" ")
        elif token.type == "hardbreak":
            pieces.append("\n")
    return "".join(pieces)
