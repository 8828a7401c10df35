"""Writes the one labelled line that stands in for an article when nothing is certain."""

from __future__ import annotations

from musnad.core.draft import Block, Byline, Coverage, Draft, Line
from musnad.core.house import House
from musnad.core.release import Release, Sentence
from musnad.write.publisher import published_on, publisher_name

KICKER = "إشعار"
WRITER = "notice"


def notice(release: Release, house: House) -> Draft:
    """A draft that says what was published, by whom and when, and claims nothing more.

    Without a body it says that the text could not be read; with one, that the text is not
    rendered in Arabic, and the body follows in its own language. Never raises.
    """
    body = release.body
    said = _announcement(release, house)
    top = _headline(release) or said
    if body:
        rest = "ونصه منشور أدناه بلغته الأصلية"
        if release.language == "ar":
            rest = "ونصه منشور أدناه كما ورد"
    else:
        rest = "ولم تتسنّ قراءة نصه، فلا تُعرف منه تفاصيل ما جرى ولا مكانه ولا زمانه"
    cites = _basis(release)
    return Draft(
        release_id=release.id,
        headline=Line(text=top, cites=cites),
        kicker=KICKER,
        lead=Line(text=f"{said}، {rest}.", cites=cites),
        blocks=original_blocks(body),
        writer=Byline(name=WRITER),
        coverage=Coverage(
            release_sentences=len(body),
            rendered=0,
            left=tuple(sentence.id for sentence in body),
        ),
        notice=True,
    )


def original_blocks(sentences: tuple[Sentence, ...]) -> tuple[Block, ...]:
    """The block that prints these sentences in their own language."""
    if not sentences:
        return ()
    lines = tuple(Line(text=one_line(one.text), cites=(one.id,)) for one in sentences)
    return (Block(type="original", sentences=lines),)


def one_line(text: str) -> str:
    """The text with its white space folded, so that a sentence stays on one line."""
    return " ".join(text.split())


def title_of(release: Release) -> str:
    """The title, or ``""`` when the reader found that it addresses a model."""
    first = release.sentences[0] if release.sentences else None
    if first is not None and first.kind == "instruction" and first.id.endswith(".0"):
        return ""
    return release.title


def _headline(release: Release) -> str:
    """«الأمم المتحدة: "Correction: vote count"»; ``""`` without a publisher or a title."""
    publisher, title = publisher_name(release), _quoted_title(release)
    return f"{publisher}: {title}" if publisher and title else ""


def _quoted_title(release: Release) -> str:
    title = one_line(title_of(release)).strip('"“”«» ')
    if not title:
        return ""
    return f"«{title}»" if release.language == "ar" else f'"{title}"'


def _announcement(release: Release, house: House) -> str:
    publisher = publisher_name(release)
    title = _quoted_title(release)
    said = f"صدر عن {publisher} بيان" if publisher else "صدر بيان"
    if title:
        said += f" بعنوان {title}"
    elif not release.title:
        said += " بلا عنوان"
    day = published_on(release, house)
    return f"{said}، نُشر {day}" if day else said


def _basis(release: Release) -> tuple[str, ...]:
    citable = release.citable
    return (citable[0].id,) if citable else ()
