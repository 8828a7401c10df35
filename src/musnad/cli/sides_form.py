"""Two releases side by side as text or one HTML page that needs nothing else."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from typing import Final

from musnad.arabic.bidi import strip_controls
from musnad.core.release import Sentence
from musnad.match.pieces import Place
from musnad.match.sides import Difference, Order, Side, Sides

_WORDS: Final = {
    "both": ("في البيانين", "both"),
    "only_a": ("في الأول وحده", "only the first"),
    "only_b": ("في الثاني وحده", "only the second"),
    "title": ("بيانان جنبا إلى جنب", "Two releases side by side"),
    "same_release": ("هما بيان واحد", "the two are one release"),
    "no_body_a": ("لا نص للبيان الأول", "the first release has no body"),
    "no_body_b": ("لا نص للبيان الثاني", "the second release has no body"),
    "cut_a": ("قورن أول البيان الأول وحده لطوله", "only the first part of the first was compared"),
    "cut_b": (
        "قورن أول البيان الثاني وحده لطوله",
        "only the first part of the second was compared",
    ),
    "instructions_a": ("في البيان الأول تعليمات للآلة", "the first has instructions to machines"),
    "instructions_b": ("في البيان الثاني تعليمات للآلة", "the second has instructions to machines"),
    "language_a": ("لغة البيان الأول لا يعرفها المرمّز", "the first one's language is not known"),
    "language_b": ("لغة البيان الثاني لا يعرفها المرمّز", "the second one's language is not known"),
}
_STYLE: Final = (
    "body{font:17px/1.8 serif;margin:2rem auto;max-width:70rem;padding:0 1rem}"
    "table{width:100%;border-collapse:collapse}"
    "td,th{width:50%;vertical-align:top;padding:.5rem;border-bottom:1px solid #bbb;"
    "text-align:start}"
    "mark{background:#ffe08a;color:#000}.note{background:#f1f1f1}"
    "@media(prefers-color-scheme:dark){body{background:#111;color:#eee}.note{background:#222}}"
)


def as_text(sides: Sides, language: str) -> Iterator[str]:
    """Lines for a terminal, in the order of the first release."""
    for mark, side in (("A", sides.a), ("B", sides.b)):
        yield f"{mark}  {_plain(side.title) or _plain(_said(side, language))}  [{side.language}]"
    for note in sides.notes:
        yield f"!  {_word(note, language)}"
    for row in sides.rows:
        yield ""
        yield f"[{_word(row.kind, language)}]"
        yield from (f"A {_number(one)}  {_plain(one.text)}" for one in row.a)
        yield from (f"B {_number(one)}  {_plain(one.text)}" for one in row.b)
        yield from (f"   ≠ {_told(one, language)}" for one in row.differences)
        if row.order is not None:
            yield f"   ↕ {_told(row.order, language)}"


def as_html(laid: Sequence[Sides], language: str) -> str:
    """One page with a table for each pair; everything from outside is escaped."""
    direction = "rtl" if language == "ar" else "ltr"
    title = _word("title", language)
    body = "\n".join(line for sides in laid for line in _table(sides, language))
    return (
        f'<!doctype html>\n<html lang="{language}" dir="{direction}">\n<head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{html.escape(title)}</title><style>{_STYLE}</style></head>\n"
        f"<body><h1>{html.escape(title)}</h1>\n{body}\n</body></html>"
    )


def _table(sides: Sides, language: str) -> Iterator[str]:
    for note in sides.notes:
        yield f'<p class="note">{html.escape(_word(note, language))}</p>'
    yield "<table><thead><tr>"
    for side in (sides.a, sides.b):
        told = html.escape(_plain(side.title) or _said(side, language))
        yield f'<th lang="{_tag(side)}" dir="{side.direction}">{told}</th>'
    yield "</tr></thead><tbody>"
    for row in sides.rows:
        yield "<tr>"
        for side, sentences, marks in (
            (sides.a, row.a, [one.a for one in row.differences]),
            (sides.b, row.b, [one.b for one in row.differences]),
        ):
            told = " ".join(_marked(one, marks) for one in sentences)
            yield f'<td lang="{_tag(side)}" dir="{side.direction}">{told}</td>'
        yield "</tr>"
        notes = [_told(one, language) for one in row.differences]
        notes += [_told(row.order, language)] if row.order is not None else []
        for note in notes:
            yield f'<tr><td colspan="2" class="note">{html.escape(note)}</td></tr>'
    yield "</tbody></table>"


def _marked(sentence: Sentence, places: Sequence[Place]) -> str:
    """The sentence with the spans that differ marked; overlapping ones once."""
    told, at = [], 0
    mine = sorted((one.start, one.end) for one in places if one.sentence == sentence.id)
    for start, end in mine:
        if start < at:
            continue
        told.append(html.escape(sentence.text[at:start]))
        told.append(f"<mark>{html.escape(sentence.text[start:end])}</mark>")
        at = end
    told.append(html.escape(sentence.text[at:]))
    return "".join(told)


def _told(one: Difference | Order, language: str) -> str:
    return _plain(one.said_ar if language == "ar" else one.said_en)


def _said(side: Side, language: str) -> str:
    return side.said_ar if language == "ar" else side.said_en


def _word(name: str, language: str) -> str:
    return _WORDS[name][language != "ar"]


def _number(sentence: Sentence) -> str:
    return sentence.id.rpartition(".")[2]


def _tag(side: Side) -> str:
    return html.escape(side.language, quote=True)


def _plain(text: str) -> str:
    """On one line, without what would change a terminal or its direction."""
    told = " ".join(strip_controls(text).split())
    return "".join(letter for letter in told if letter.isprintable())
