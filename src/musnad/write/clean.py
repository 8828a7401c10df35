"""Takes out of a model's answer what is no news, and keeps account of all that it takes.

It removes and never rewrites: what is left stands as the model wrote it, letter for letter.
Cleaning twice is cleaning once, and clean Arabic comes out as it went in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from musnad.arabic.normal import clean as visible
from musnad.arabic.normal import fold
from musnad.arabic.sentences import sentences
from musnad.core.asking import Removal
from musnad.write.leftovers import leftover

LONGEST = 400_000
"""Characters of an answer that are looked at; no article is so long."""

_SHORTEST_REPEAT = 25
_LONGEST_KEPT = 2_000

_REASONING = r"think|thinking|thought|thoughts|reasoning|analysis|scratchpad|reflection|plan"
_BLOCK = re.compile(rf"<({_REASONING})\b[^<>]{{0,80}}>.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_OPEN = re.compile(rf"<(?:{_REASONING})\b[^<>]{{0,80}}>.*\Z", re.IGNORECASE | re.DOTALL)
_CLOSE = re.compile(rf"\A.*</(?:{_REASONING})\s*>", re.IGNORECASE | re.DOTALL)
_CHANNEL = re.compile(r"\A.*<\|message\|>", re.DOTALL)
_TOKEN = re.compile(r"<\|[^|<>\n]{1,40}\|>|</?s>|\[/?INST\]|<(?:start|end)_of_turn>")

_FENCE = re.compile(r"^\s*(?:```|~~~)[\w-]*\s*$")
_RULE = re.compile(r"^\s*[-*_=~·•—–]{2,}\s*$")
_MARKS: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("markdown.link", re.compile(r"!?\[([^\[\]\n]{0,300})\]\((?:[^()\s]{1,500})\)"), r"\1"),
    ("markdown.emphasis", re.compile(r"\*\*\*?|(?<!\w)__|__(?!\w)"), ""),
    ("markdown.emphasis", re.compile(r"(?<![\w*])\*(?=[^\s*][^*\n]{0,300}\*(?!\w))"), ""),
    ("markdown.emphasis", re.compile(r"(?<=[^\s*])\*(?![\w*])"), ""),
    ("markdown.code", re.compile(r"`+"), ""),
    ("markdown.heading", re.compile(r"^\s*#{1,6}\s+"), ""),
    ("markdown.quote", re.compile(r"^\s*>+\s*"), ""),
    ("markup", re.compile(r"</?[a-zA-Z][^<>\n]{0,80}>"), ""),
    ("markup", re.compile(r"&(?:nbsp|amp|quot|lt|gt|#\d{1,5});"), " "),
)
_LETTER = re.compile(r"[^\W\d_]")
_ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
_LATIN = re.compile(r"[A-Za-z\u00aa-\u024f\u1e00-\u1eff]")
_SET_APART = re.compile(r"\([^()\n]{0,200}\)|«[^»\n]{0,600}»|\"[^\"\n]{0,600}\"|“[^”\n]{0,600}”")
_LATIN_RUN = re.compile(r"(?<![\w@./-])[a-z]{2,}(?: [a-z]{2,})+(?![\w@./-])")
_RESIDUE = re.compile(r"[{}<>|\\`\ufffd]|\bnull\b|\bundefined\b")
_NOTE_HEAD = re.compile(r"[:：]\s*$")
_BULLET = re.compile(r"^\s*(?:[-*•▪◦–—]|\d{1,2}[.)])\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """What is left of a text, and what was taken out, in order."""

    text: str
    removals: tuple[Removal, ...] = ()


@dataclass(slots=True)
class _Account:
    """What was taken out so far, and the sentences that were met, by their folded shape."""

    removals: list[Removal] = field(default_factory=list)
    met: set[str] = field(default_factory=set)

    def take(self, code: str, text: str) -> None:
        self.removals.append(Removal(code=code, text=text.strip()[:_LONGEST_KEPT]))


def without_reasoning(answer: str) -> Cleaned:
    """An answer without the model's thinking aloud and the tokens of its chat template.

    A block of thinking that was never closed takes all that follows with it.
    """
    account = _Account()
    text = answer[:LONGEST]
    for pattern in (_CHANNEL, _BLOCK, _CLOSE, _OPEN):
        found = pattern.search(text)
        while found is not None and found.end() > found.start():
            account.take("thinking", found[0])
            text = text[: found.start()] + text[found.end() :]
            found = pattern.search(text)
    for found in _TOKEN.finditer(text):
        account.take("markup", found[0])
    return Cleaned(text=_TOKEN.sub("", text), removals=tuple(account.removals))


def clean(text: str, echoes: frozenset[str] = frozenset()) -> Cleaned:
    """A text of any number of lines without what models leave in one.

    ``echoes`` are folded sentences of the prompt, which no article may hold. Lines that are
    not touched stay as they are, empty ones among them.
    """
    removals: list[Removal] = []
    while True:  # each round takes something out, so it ends
        thought = without_reasoning(text)
        lines, more = clean_lines(thought.text.split("\n"), echoes)
        removals += [*thought.removals, *more]
        if not thought.removals and not more:
            return Cleaned(text=text, removals=tuple(removals))
        text = "\n".join(line for line in lines if line is not None)


def clean_lines(
    lines: Sequence[str], echoes: frozenset[str] = frozenset()
) -> tuple[tuple[str | None, ...], tuple[Removal, ...]]:
    """Each line cleaned, None for one that is gone; and what was taken out."""
    account = _Account()
    kept: list[str | None] = []
    following = ""
    """The code under which the lines after a note's heading or a "read also" go too."""
    for line in lines:
        if not line.strip():
            following = following if following == "promo" else ""
            kept.append(line)
            continue
        if following and (following == "promo" or _BULLET.match(line)):
            account.take(following, line)
            following = following if following == "note" else ""
            kept.append(None)
            continue
        code = leftover(line)
        cleaned = _line(line, account, echoes)
        heads = code in ("note", "promo") and bool(_NOTE_HEAD.search(line)) and cleaned is None
        following = code if heads else ""
        kept.append(cleaned)
    _drop_dangling(kept, account)
    return tuple(kept), tuple(account.removals)


def _drop_dangling(kept: list[str | None], account: _Account) -> None:
    """Headings at the end that announce what does not follow."""
    for at in range(len(kept) - 1, -1, -1):
        line = kept[at]
        if line is None or not line.strip():
            continue
        if not _NOTE_HEAD.search(line) or len(line.split()) > 12:
            return
        account.take("structure.dangling", line)
        kept[at] = None


def _line(line: str, account: _Account, echoes: frozenset[str]) -> str | None:
    """One line cleaned; None when nothing of it is left."""
    if _FENCE.match(line):
        account.take("markdown.fence", line)
        return None
    if _RULE.match(line) or not _LETTER.search(line):
        account.take("structure.marker", line)
        return None
    text = _seen(line, account)
    text = _unmarked(text, account)
    kept: list[tuple[int, int]] = []
    spans = sentences(text, "ar")
    for start, end in spans:
        code = _unfit(text[start:end], account, echoes)
        if not code:
            kept.append((start, end))
            continue
        if code == "correction" and kept:
            before = kept.pop()  # what is taken back is no better than what takes it back
            account.take(code, text[before[0] : before[1]])
        account.take(code, text[start:end])
    if len(kept) == len(spans):
        return text if _LETTER.search(text) else None
    return " ".join(text[start:end] for start, end in kept) or None


def _seen(line: str, account: _Account) -> str:
    """The line without characters that nobody sees."""
    settled = visible(line)
    if _bare(settled) == _bare(line):
        return line
    hidden = [char for char in line if char not in settled and not char.isspace()]
    account.take("invisible", " ".join(f"U+{ord(char):04X}" for char in dict.fromkeys(hidden)))
    return settled


def _bare(text: str) -> str:
    return "".join(text.split())


def _unmarked(text: str, account: _Account) -> str:
    """The line without Markdown and markup; its own words stay."""
    for code, pattern, instead in _MARKS:
        found = pattern.search(text)
        while found is not None:
            account.take(code, found[0])
            text = text[: found.start()] + found.expand(instead) + text[found.end() :]
            found = pattern.search(text)
    return text


def _unfit(sentence: str, account: _Account, echoes: frozenset[str]) -> str:
    """Why a sentence may not stay, as a code; "" for one that may."""
    folded = fold(sentence).strip(" .؟?!:")
    code = leftover(sentence) or foreign_script(sentence)
    if not code and not _LETTER.search(sentence):
        code = "structure.marker"
    elif not code and folded in echoes:
        code = "prompt.echo"
    elif not code and _RESIDUE.search(sentence):
        code = "markup"
    elif not code and len(folded) >= _SHORTEST_REPEAT:
        code = "repeated" if folded in account.met else ""
        account.met.add(folded)
    return code


def foreign_script(sentence: str) -> str:
    """The code of letters that an Arabic sentence cannot have, or "".

    ``script.foreign`` for any letter neither Arabic nor Latin, ``script.latin`` for a sentence
    that is Latin for the most part or runs on in Latin words outside brackets and quotes.
    """
    letters = [found[0] for found in _LETTER.finditer(sentence)]
    arabic = sum(bool(_ARABIC.match(one)) for one in letters)
    latin = sum(bool(_LATIN.match(one)) for one in letters)
    if arabic + latin < len(letters):
        return "script.foreign"
    if latin > arabic:
        return "script.latin"
    return "script.latin" if _LATIN_RUN.search(_SET_APART.sub(" ", sentence)) else ""


def echoes_of(*texts: str) -> frozenset[str]:
    """The folded sentences of a prompt's own words, for ``clean``."""
    return frozenset(
        one
        for text in texts
        for line in text.splitlines()
        for one in _folded_sentences(line)
        if len(one) >= _SHORTEST_REPEAT
    )


def _folded_sentences(line: str) -> Iterator[str]:
    yield fold(line).strip(" .؟?!:")
    for start, end in sentences(line, "ar"):
        yield fold(line[start:end]).strip(" .؟?!:")
