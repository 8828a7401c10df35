"""Makes the exact words that a model is asked with, from the versioned files in ``prompts/``.

Only what may be cited is told; instructions and furniture of the page never enter a prompt.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from musnad.arabic.writing import write_date
from musnad.core.asking import Failure, Prompt
from musnad.core.draft import Draft, Line, lines
from musnad.core.house import House
from musnad.core.release import Release, Sentence
from musnad.write.fencing import fenced, harmless
from musnad.write.hijri import gregorian
from musnad.write.publisher import publisher_name
from musnad.write.wanted import house_forms

FOLDER = Path(__file__).parent / "prompts"
LANGUAGE = "ar"
"""The language that the house writes in; each has a folder of prompts."""

ARTICLE = "article-1"
PART = "part-1"
REVISE = "revise-1"

_SPLIT = "\n=== user ===\n"
_SLOT = re.compile(r"\{\{([a-z]+)\}\}")
_LONGEST_PUBLISHER = 120
_UNKNOWN = "غير معروف"
_NO_FORMS = "- (لا شيء)"
_TITLE = "عنوان البيان"
_ITEM = "بند"
_WRITTEN = "الجملة"
_FOUND = "ما وُجد فيها"
_WISH = (
    "طلب هيئة التحرير في هذا الخبر، يُعمل به في حدود القواعد أعلاه، وليس مصدرا يُنقل عنه "
    "ولا يُذكر في الخبر:"
)


def ask_article(
    release: Release, sentences: Sequence[Sentence], house: House, instruction: str = ""
) -> Prompt:
    """Ask for a whole article out of these sentences of a release.

    ``instruction`` is what an editor asks for beside the rules, "" for nothing.
    """
    return _prompt(
        ARTICLE,
        instruction,
        publisher=_publisher(release),
        published=_published(release, house),
        glossary=_glossary(release, sentences, house),
        source=fenced(_numbered(sentences)),
    )


def ask_part(
    release: Release,
    sentences: Sequence[Sentence],
    house: House,
    *,
    headline: str,
    part: int,
    parts: int,
    instruction: str = "",
) -> Prompt:
    """Ask for paragraphs out of a later part (``part`` from 2) of a long release."""
    return _prompt(
        PART,
        instruction,
        publisher=_publisher(release),
        published=_published(release, house),
        headline=harmless(headline),
        part=str(part),
        parts=str(parts),
        glossary=_glossary(release, sentences, house),
        source=fenced(_numbered(sentences)),
    )


def ask_revision(
    release: Release, draft: Draft, failures: Sequence[Failure], house: House
) -> Prompt:
    """Ask to mend or drop the failing sentences of a draft, and no others.

    Each is shown with its problems and with the sentences that it cites or was compared to.
    """
    told = dict(enumerate((line for _, line in lines(draft)), start=1))
    rows: list[str] = []
    shown: dict[str, Sentence] = {}
    for failure in failures:
        rows.append(f"[a{failure.line}] {_WRITTEN}: {harmless(failure.text)}")
        rows += [f"  {_FOUND}: {harmless(problem)}" for problem in failure.problems]
        near = beside(release, told.get(failure.line), failure)
        rows += [f"  {row}" for row in _numbered(near)]
        shown.update((one.id, one) for one in near)
    return _prompt(
        REVISE,
        "",
        published=_published(release, house),
        glossary=_glossary(release, tuple(shown.values()), house),
        source=fenced(rows),
    )


def beside(release: Release, line: Line | None, failure: Failure) -> tuple[Sentence, ...]:
    """The sentences of the release that a failing sentence cites or was compared to."""
    wanted = {*failure.evidence, *(line.cites if line else ())}
    return tuple(one for one in release.citable if one.id in wanted)


def instructions_of(prompt: Prompt) -> tuple[str, str]:
    """The words of a prompt that are the newsroom's own: what an article may never repeat."""
    return _template(prompt.id.rpartition("/")[2])


def _numbered(sentences: Sequence[Sentence]) -> list[str]:
    rows = []
    for one in sentences:
        kind = {"title": f" ({_TITLE})", "item": f" ({_ITEM})"}.get(one.kind, "")
        rows.append(f"[{one.id}]{kind} {harmless(one.text)}")
    return rows


def _publisher(release: Release) -> str:
    return harmless(publisher_name(release))[:_LONGEST_PUBLISHER] or _UNKNOWN


def _published(release: Release, house: House) -> str:
    """The moment of publication in the newsroom's words, with the zone that the page gave."""
    if release.published is None:
        return _UNKNOWN
    day = write_date(release.published.date(), gregorian(house))
    if release.published_precision == "day":
        return day
    return f"{day}، الساعة {release.published:%H:%M} ({_zone(release.published, house)})"


def _zone(moment: datetime, house: House) -> str:
    zone = moment.tzinfo
    if isinstance(zone, ZoneInfo):
        return zone.key
    offset = moment.strftime("%z") or house.zone
    return f"UTC{offset[:3]}:{offset[3:]}" if offset[:1] in "+-" else offset


def _glossary(release: Release, sentences: Sequence[Sentence], house: House) -> str:
    forms = house_forms(release, sentences, house)
    return "\n".join(f"- {form}" for form in forms) or _NO_FORMS


def _prompt(name: str, instruction: str = "", /, **slots: str) -> Prompt:
    system, user = _template(name)
    # One pass over the file's own text: what is put in is never read for slots again.
    filled = _SLOT.sub(lambda slot: slots[slot[1]], user)
    if instruction:
        # Outside the source's marks: it is the newsroom's word, and below the rules.
        filled += f"\n\n{_WISH}\n- {harmless(instruction)}"
    return Prompt(id=f"{LANGUAGE}/{name}", system=system, user=filled, schema=_schema(name))


@lru_cache(maxsize=16)
def _template(name: str) -> tuple[str, str]:
    text = (FOLDER / LANGUAGE / f"{name}.txt").read_text(encoding="utf-8")
    system, _, user = text.partition(_SPLIT)
    return system.strip(), user.strip()


@lru_cache(maxsize=16)
def _schema(name: str) -> str:
    return (FOLDER / f"{name}.json").read_text(encoding="utf-8").strip()
