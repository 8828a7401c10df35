"""An article as HTML for other people's pages, with its evidence and disclosure."""

from __future__ import annotations

from musnad.arabic.bidi import FIRST_STRONG_ISOLATE, POP_ISOLATE
from musnad.channels.story import Story, Told
from musnad.channels.texts import escaped, shown

_SHORTCODES = str.maketrans({"[": "&#91;", "]": "&#93;"})
_LEFT = frozenset({"en", "fr", "de", "es", "ru", "tr", "zh", "it", "pt"})
_EVIDENCE = "سند كل جملة من نص المصدر"
_HOW = "كيف كُتب هذا الخبر"
_CORRECTIONS = "تصحيحات"
_BACKGROUND = "خلفية"
_FROM = "نقلا عن"
_PAGE = "صفحة الخبر وسجل التحقق منه"
_NOTICE = "إشعار بما نشره المصدر، لا خبر كامل."


def marked(text: str) -> str:
    """The text as HTML: each Latin run in ``<bdi>``, brackets that no shortcode can begin with."""
    told = escaped(shown(text)).translate(_SHORTCODES)
    return told.replace(FIRST_STRONG_ISOLATE, "<bdi>").replace(POP_ISOLATE, "</bdi>")


def titled(text: str) -> str:
    """A title as HTML without any element."""
    told = escaped(shown(text))
    return told.replace(FIRST_STRONG_ISOLATE, "").replace(POP_ISOLATE, "")


def page_of(story: Story) -> str:
    """The article's whole text, its corrections, evidence, sources and disclosure."""
    numbered = _Numbered()
    parts = [f'<div dir="rtl" lang="{escaped(story.language)}">']
    if story.notice:
        parts.append(f"<p><strong>{_NOTICE}</strong></p>")
    if story.lead is not None:
        parts.append(f"<p>{numbered.set(story.lead)}</p>")
    for run in story.runs:
        told = [numbered.set(one) for one in run.sentences]
        if run.type == "crosshead":
            parts.append(f"<h2>{' '.join(marked(one.text) for one in run.sentences)}</h2>")
        elif run.type == "list":
            parts.append(f"<ul>{''.join(f'<li>{one}</li>' for one in told)}</ul>")
        elif run.type == "quote":
            parts.append(f"<blockquote><p>{' '.join(told)}</p></blockquote>")
        elif run.type == "background":
            parts.append(f"<h3>{_BACKGROUND}</h3><p>{' '.join(told)}</p>")
        else:
            parts.append(f"<p>{' '.join(told)}</p>")
    if story.channel_line:
        parts.append(f"<p>{marked(story.channel_line)}</p>")
    parts += _corrections(story)
    parts += numbered.evidence()
    parts += _answered_for(story)
    parts.append("</div>")
    return "\n".join(parts)


def summary(story: Story) -> str:
    """The lead as plain text with its markup escaped."""
    return titled(story.lead.text if story.lead else story.headline)


def linked(name: str, url: str) -> str:
    """A name, linked where there is an address."""
    if not url:
        return marked(name)
    return f'<a href="{escaped(url)}" rel="noopener">{marked(name)}</a>'


class _Numbered:
    """Sentences with the numbers of their evidence."""

    def __init__(self) -> None:
        self._items: list[str] = []

    def set(self, told: Told) -> str:
        """The sentence, followed by the number of what it rests on."""
        text = marked(told.text)
        if not told.cites:
            return text
        lines = []
        for cite in told.cites:
            way = "ltr" if cite.language in _LEFT else "rtl"
            quoted = f'<q dir="{way}" lang="{escaped(cite.language)}">{marked(cite.text)}</q>'
            lines.append(f"{quoted} — {linked(cite.source, cite.url)}")
        self._items.append("<br>".join(lines))
        return f"{text}<sup>({len(self._items)})</sup>"

    def evidence(self) -> list[str]:
        """The list of it all."""
        if not self._items:
            return []
        items = "".join(f"<li>{one}</li>" for one in self._items)
        return [f"<h3>{_EVIDENCE}</h3><ol>{items}</ol>"]


def _corrections(story: Story) -> list[str]:
    if not story.corrections:
        return []
    told = (f"<li>{marked(one.day)}: {marked(one.reason)}</li>" for one in story.corrections)
    return [f"<h3>{_CORRECTIONS}</h3><ul>{''.join(told)}</ul>"]


def _answered_for(story: Story) -> list[str]:
    names = "، ".join(linked(name, url) for name, url in story.sources)
    parts = [f"<h3>{_HOW}</h3>", f"<p>{marked(story.disclosure)}</p>", f"<p>{_FROM}: {names}</p>"]
    if story.link:
        parts.append(f"<p>{linked(_PAGE, story.link)}</p>")
    return parts
