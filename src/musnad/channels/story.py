"""An article as channels tell it: its sentences with what they rest on, and who answers for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from musnad.arabic.dates import write_date
from musnad.channels.texts import plain, safe_url
from musnad.core.article import Article
from musnad.core.draft import BlockType, Line
from musnad.core.errors import RefusedError
from musnad.core.house import House
from musnad.core.memory import Shelf
from musnad.core.release import Release
from musnad.core.source import Source
from musnad.flow.bases import bases_of
from musnad.flow.responsibility import disclosure_of

_FRAGMENT_WORDS = 6
_ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A sentence of a source, with a link that opens its page there, or ""."""

    text: str
    language: str
    source: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence of the article and what it rests on."""

    text: str
    cites: tuple[Cited, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Sentences that are set together."""

    type: BlockType
    sentences: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Amended:
    """A correction: when, as the house writes a day, and what changed and why."""

    at: datetime
    day: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """All of an article that a channel may tell, plain and without hostile characters.

    ``sources`` are (name, address or "") of each source, the first the article's own. ``link``
    is the article's page, "" where it has none; ``disclosure`` tells how it was made and who
    answers for it, ``short_disclosure`` where there is little room. Sentences left in the
    original language are not among the ``runs``.
    """

    id: str
    revision: int
    headline: str
    kicker: str
    lead: Told | None
    runs: tuple[Run, ...]
    notice: bool
    language: str
    sources: tuple[tuple[str, str], ...]
    link: str
    disclosure: str
    short_disclosure: str
    corrections: tuple[Amended, ...]
    channel_line: str
    published: datetime

    @property
    def body(self) -> tuple[Told, ...]:
        """The sentences of running text after the lead, in order."""
        kinds = ("paragraph", "list", "quote")
        return tuple(told for run in self.runs if run.type in kinds for told in run.sentences)

    @property
    def address(self) -> str:
        """Where a reader finds more: the article's page, else its source's."""
        return self.link or self.sources[0][1]


def story_of(
    article: Article,
    release: Release,
    *,
    shelf: Shelf,
    house: House,
    sources: Iterable[Source],
    link: str,
    channel_line: str,
    now: datetime,
) -> Story:
    """The story of an article; raises RefusedError ``publish.release``, ``article.no_release``."""
    if release.id != article.release_id:
        raise RefusedError(
            "publish.release", article=article.id, wanted=article.release_id, given=release.id
        )
    bases = (release, *bases_of(shelf, article)[1:]) if article.other_release_ids else (release,)
    names = {one.id: one.name_ar for one in sources if one.name_ar}
    draft = article.draft
    return Story(
        id=article.id,
        revision=article.revision,
        headline=plain(draft.headline.text),
        kicker=plain(draft.kicker),
        lead=_told(draft.lead, bases, names) if plain(draft.lead.text) else None,
        runs=tuple(
            Run(
                type=block.type,
                sentences=tuple(_told(one, bases, names) for one in block.sentences),
            )
            for block in draft.blocks
            if block.type != "original"
        ),
        notice=draft.notice or article.decision == "notice",
        language=draft.language,
        sources=tuple((name_of(one, names), safe_url(one.url)) for one in bases),
        link=safe_url(link),
        disclosure=disclosure(article),
        short_disclosure=short_disclosure(article),
        corrections=tuple(
            Amended(at=one.at, day=day(one.at, house), reason=plain(one.reason))
            for one in article.corrections
        ),
        channel_line=plain(channel_line),
        published=article.published_at or now,
    )


def disclosure(article: Article) -> str:
    """How the text was made, checked and approved, in Arabic.

    Source: Regulation (EU) 2024/1689 (AI Act), Art. 50(4).
    """
    made = plain(disclosure_of(article)[0]).removesuffix(".")
    if article.draft.notice:
        return f"{made}. إشعار بما نشره المصدر."
    checked = "وفُحصت كل جملة فيه آليا على نص المصدر"
    approved = "" if article.approved_by else "، ونُشر آليا بلا مراجعة بشرية"
    return f"{made}، {checked}{approved}."


def short_disclosure(article: Article) -> str:
    """The same in a few words."""
    made = "كُتب آليا" if article.draft.writer.model is None else "كتبه نموذج لغوي"
    checked = "" if article.draft.notice else " وفُحص على نص المصدر"
    signed = f"، ووافق عليه {plain(article.approved_by)}" if article.approved_by else ""
    return f"{made}{checked}{signed}"


def name_of(release: Release, names: dict[str, str]) -> str:
    """The publisher as readers know it."""
    name = names.get(release.source_id, "") or release.publisher_ar
    return plain(name or release.publisher or release.source_id)


def day(at: datetime, house: House) -> str:
    """The day of a moment as the house writes it."""
    from zoneinfo import ZoneInfo

    return write_date(at.astimezone(ZoneInfo(house.zone)).date(), house)


def number(value: int, house: House) -> str:
    """A number in the house's digits."""
    text = str(value)
    return text.translate(_ARABIC_DIGITS) if house.digits == "arabic" else text


def _told(line: Line, bases: Sequence[Release], names: dict[str, str]) -> Told:
    return Told(text=plain(line.text), cites=tuple(_cited(line.cites, bases, names)))


def _cited(ids: Iterable[str], bases: Sequence[Release], names: dict[str, str]) -> list[Cited]:
    found = []
    for base in bases:
        known = {one.id: one for one in base.citable}
        for id_ in ids:
            sentence = known.get(id_)
            if sentence is None:
                continue
            found.append(
                Cited(
                    text=plain(sentence.text),
                    language=base.language,
                    source=name_of(base, names),
                    url=_opening(safe_url(base.url), sentence.text),
                )
            )
    return found


def _opening(url: str, text: str) -> str:
    """A link that opens a page at a sentence. Source: WICG, URL Fragment Text Directives."""
    words = text.split()
    if not url or not words:
        return url
    start = _encoded(words[:_FRAGMENT_WORDS])
    if len(words) > 2 * _FRAGMENT_WORDS:
        start += f",{_encoded(words[-_FRAGMENT_WORDS:])}"
    elif len(words) > _FRAGMENT_WORDS:
        start = _encoded(words)
    address, _, fragment = url.partition("#")
    return f"{address}#{fragment.partition(':~:')[0]}:~:text={start}"


def _encoded(words: list[str]) -> str:
    return quote(" ".join(words).encode("utf-8", "replace"), safe="").replace("-", "%2D")
