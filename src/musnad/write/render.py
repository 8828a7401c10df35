"""Sets an article as plain text for a terminal or as Markdown."""

from __future__ import annotations

from typing import Literal

from musnad.arabic.bidi import strip_controls
from musnad.arabic.dates import write_date
from musnad.core.article import Article
from musnad.core.draft import Block, Draft
from musnad.core.house import House
from musnad.core.release import Release
from musnad.lexicon.book import load
from musnad.lexicon.entries import Fact
from musnad.lexicon.ledger import cited
from musnad.write.publisher import publisher_name

Format = Literal["text", "md"]

ORIGINAL_HEADING = "من نص البيان الأصلي"
"""What stands over the sentences that an article leaves in their own language."""


BACKGROUND = "خلفية"
"""What stands before a sentence that is not of the release but of the ledger."""


def render(article: Article, release: Release, form: Format) -> str:
    """The article in this form."""
    return to_text(article, release) if form == "text" else to_markdown(article, release)


def to_text(article: Article, release: Release) -> str:
    """The article as plain text: kicker, headline, lead, blocks, source line, coverage."""
    draft = article.draft
    parts = [f"[{draft.kicker}]" if draft.kicker else "", draft.headline.text]
    parts.append("=" * min(len(draft.headline.text), 60))
    parts.append(draft.lead.text)
    parts.extend(_text_block(block) for block in draft.blocks)
    parts.append("-" * 40)
    parts.append("\n".join(_colophon(draft, release)))
    return strip_controls("\n\n".join(part for part in parts if part)) + "\n"


def to_markdown(article: Article, release: Release) -> str:
    """The article as Markdown; every text of the release is escaped."""
    draft = article.draft
    parts = [f"*{_escape(draft.kicker)}*" if draft.kicker else ""]
    parts.append(f"# {_escape(draft.headline.text)}")
    parts.append(f"**{_escape(draft.lead.text)}**" if draft.lead.text else "")
    parts.extend(_markdown_block(block) for block in draft.blocks)
    parts.append("---")
    parts.append("\n".join(f"- {_escape(line)}" for line in _colophon(draft, release)))
    return strip_controls("\n\n".join(part for part in parts if part)) + "\n"


def _text_block(block: Block) -> str:
    texts = [line.text for line in block.sentences]
    match block.type:
        case "crosshead":
            return "\n".join(f"## {text}" for text in texts)
        case "list":
            return "\n".join(f"- {text}" for text in texts)
        case "original":
            return "\n".join([f"## {ORIGINAL_HEADING}", "", *(f"  {text}" for text in texts)])
        case "background":
            return f"{BACKGROUND}: {' '.join(texts)}"
        case _:
            return " ".join(texts)


def _markdown_block(block: Block) -> str:
    texts = [_escape(line.text) for line in block.sentences]
    match block.type:
        case "crosshead":
            return "\n\n".join(f"## {text}" for text in texts)
        case "list":
            return "\n".join(f"- {text}" for text in texts)
        case "original":
            quoted = "\n>\n".join(f"> {text}" for text in texts)
            return f"## {ORIGINAL_HEADING}\n\n{quoted}"
        case "quote":
            return "\n>\n".join(f"> {text}" for text in texts)
        case "background":
            return f"*{BACKGROUND}*: {' '.join(texts)}"
        case _:
            return " ".join(texts)


def _colophon(draft: Draft, release: Release) -> list[str]:
    source = "، ".join(part for part in (publisher_name(release), _day(release)) if part)
    lines = [f"المصدر: {source or 'غير مسمى'}"]
    if release.url:
        lines.append(f"الرابط: {release.url}")
    coverage = draft.coverage
    told = f"التغطية: {coverage.rendered} من {coverage.release_sentences} من جمل البيان"
    if coverage.left:
        told += f"، والباقي ({len(coverage.left)}) بلغته الأصلية أو متروك"
    lines.append(told)
    lines.extend(f"الخلفية من سجل الوقائع: {fact.source}" for fact in _rows(draft))
    writer = draft.writer.name
    lines.append(f"الكاتب: {writer}" + (f" ({draft.writer.model})" if draft.writer.model else ""))
    return lines


def _rows(draft: Draft) -> tuple[Fact, ...]:
    """The rows of the ledger that the draft rests on."""
    told = (
        line for block in draft.blocks if block.type == "background" for line in block.sentences
    )
    return tuple(fact for line in told for fact in cited(line.cites, load()))


def _day(release: Release) -> str:
    return write_date(release.published.date(), House()) if release.published else ""


_MARKS = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_{}[]<>#|!~"})


def _escape(text: str) -> str:
    escaped = text.translate(_MARKS)
    if escaped[:1] in ("-", "+", ">"):
        return f"\\{escaped}"
    return escaped
