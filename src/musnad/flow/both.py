"""An article written from the releases of two or three sides, held for a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from musnad.core.article import Article
from musnad.core.draft import Draft, lines
from musnad.core.errors import RefusedError
from musnad.core.ids import content_id
from musnad.core.log import Note
from musnad.core.ports import Encoder
from musnad.core.release import Release, relabel
from musnad.core.report import Report
from musnad.flow.newsroom import Desk, Newsroom
from musnad.flow.repair import revises
from musnad.flow.review import examined, in_house_style, stands
from musnad.flow.sides import encoder_of, kept, namings
from musnad.match.sides import Sides, lay
from musnad.match.spotting import Spotted, spotted
from musnad.write.both import Meeting, Voice, merged, noticed, settled_among
from musnad.write.notice import notice
from musnad.write.settling import without

_FIRST_BY_LANGUAGE = {"ar": 0, "en": 1}
_LAST = datetime.max.replace(tzinfo=UTC)
_KEPT = frozenset({"headline", "lead", "notice", "original"})
_ROUNDS = 4
"""So often lines are taken out: one that falls may take its other version with it."""


def write_both(newsroom: Newsroom, release_ids: Sequence[str], *, by: str) -> Article:
    """An article of stage ``held`` that cites all these releases, kept and logged.

    The same releases make the same article: where it is there already, it is returned as it
    stands. Raises RefusedError ``sides.count``, ``sides.unknown`` or ``sides.no_encoder``.
    """
    wanted = tuple(dict.fromkeys(release_ids))
    if not 2 <= len(wanted) <= 3:
        raise RefusedError("sides.count", most=3, given=len(wanted))
    releases = in_order(kept(newsroom, wanted))
    article_id = content_id("both", *(one.id for one in releases))
    existing = newsroom.store.article(article_id)
    if existing is not None:
        return existing
    draft, report = written(releases, newsroom.desk, encoder_of(newsroom))
    now = newsroom.desk.clock()
    article = Article(
        id=article_id,
        revision=1,
        release_id=releases[0].id,
        source_id=releases[0].source_id,
        draft=draft,
        report=report,
        decision="hold",
        stage="held",
        created_at=now,
        changed_at=now,
        other_release_ids=tuple(one.id for one in releases[1:]),
    )
    facts = (("releases", " ".join(one.id for one in releases)), ("writer", draft.writer.name))
    newsroom.store.desk.copy.keep(
        article,
        releases[0],
        expected=None,
        notes=(Note(by=by, action="article.made", subject=article_id, facts=facts),),
    )
    return article


def in_order(releases: Sequence[Release]) -> tuple[Release, ...]:
    """The one whose sentences can be told most fully first.

    An Arabic release is told in its own words, an English one by grammar, others not at all
    without a model; of two in one language the one that came out first leads.
    """
    return tuple(
        sorted(
            releases,
            key=lambda one: (
                not one.body,
                _FIRST_BY_LANGUAGE.get(one.language, 2),
                one.published or _LAST,
                one.id,
            ),
        )
    )


def written(releases: Sequence[Release], desk: Desk, encoder: Encoder) -> tuple[Draft, Report]:
    """The draft of these releases in this order, and what the checker says of it."""
    labelled = tuple(relabel(one, f"s{number}") for number, one in enumerate(releases, 1))
    names = namings(labelled)
    laid = tuple(_pairs(labelled, encoder))
    voices = [
        _voice(release, given.ar, given.said_ar, desk)
        for release, given in zip(labelled, names, strict=True)
    ]
    if not any(one.told for one in voices):
        draft = noticed(voices, [notice(one, desk.house) for one in labelled])
        return draft, examined(draft, labelled[0], desk, labelled[1:])
    meetings = tuple(_meetings(laid, labelled))
    for by_name in (True, False):
        draft = merged(voices, meetings, contested=_contested(laid), by_name=by_name)
        draft = in_house_style(draft, desk.house)
        report = examined(draft, labelled[0], desk, labelled[1:])
        if stands(report.findings[1]):  # the lead
            break
    for _ in range(_ROUNDS):
        fallen = _fallen(draft, report) | _lonely(draft, meetings)
        if not fallen:
            break
        draft = settled_among(without(draft, labelled[0], fallen), labelled)
        report = examined(draft, labelled[0], desk, labelled[1:])
    return draft, report


def _pairs(releases: Sequence[Release], encoder: Encoder) -> Iterator[Sides]:
    names = namings(releases)
    for one in range(len(releases)):
        for two in range(one + 1, len(releases)):
            yield lay(
                releases[one],
                releases[two],
                encoder,
                names=(names[one], names[two]),
                labels=(f"s{one + 1}", f"s{two + 1}"),
            )


def _voice(release: Release, name: str, said: str, desk: Desk) -> Voice:
    """What the first writer without a model that takes the release makes of it."""
    writer = next((one for one in desk.writers if not revises(one) and one.accepts(release)), None)
    draft = writer.write(release, desk.house) if writer is not None else None
    if draft is None:
        return Voice(release=release, name=name, said=said, told=())
    told = tuple(
        line
        for role, line in lines(draft)
        if role in ("lead", "body", "item") and line.cites and line.text
    )
    return Voice(
        release=release,
        name=name,
        said=said,
        told=told,
        headline=None if draft.notice else draft.headline,
    )


def _meetings(laid: Sequence[Sides], releases: Sequence[Release]) -> Iterator[Meeting]:
    told = {
        one.id: spotted(one.text, release.language, release.published)
        for release in releases
        for one in release.body
    }
    for sides in laid:
        for row in sides.of_kind("both"):
            mine = [told[one.id] for one in row.a]
            others = [told[one.id] for one in row.b]
            more = {one.id for one in row.b if _tells_more(told[one.id], mine)}
            more |= {one.id for one in row.a if _tells_more(told[one.id], others)}
            yield Meeting(
                ids=frozenset(one.id for one in (*row.a, *row.b)),
                apart=bool(row.differences),
                more=frozenset(more),
            )


def _tells_more(one: Spotted, others: Sequence[Spotted]) -> bool:
    """Whether a sentence has a figure, a day or a name that the other side's have not."""
    values = {amount.value for other in others for amount in other.amounts}
    days = {day.value for other in others for day in other.days if day.value}
    names = {id_ for other in others for mention in other.mentions for id_ in mention.ids}
    return (
        any(amount.value not in values and amount.value > 2 for amount in one.amounts)
        or any(day.value and day.value not in days for day in one.days)
        or any(
            mention.kind in ("person", "place", "organisation") and mention.ids.isdisjoint(names)
            for mention in one.mentions
        )
    )


def _contested(laid: Sequence[Sides]) -> frozenset[str]:
    found = set()
    for sides in laid:
        for one in sides.differences:
            found |= {one.a.text, one.b.text}
    return frozenset(found)


def _fallen(draft: Draft, report: Report) -> set[int]:
    """The numbers of lines that did not stand, with the other versions of what they tell."""
    return {
        number
        for number, ((role, _), finding) in enumerate(
            zip(lines(draft), report.findings, strict=True), 1
        )
        if role not in _KEPT and not stands(finding)
    }


def _lonely(draft: Draft, meetings: Sequence[Meeting]) -> set[int]:
    """The numbers of lines that tell one side's version of what another tells otherwise,
    where the other's version is not told beside it."""
    told = [
        (number, role, line)
        for number, (role, line) in enumerate(lines(draft), 1)
        if role == "lead" or role not in _KEPT
    ]
    cited = {cite for _, _, line in told for cite in line.cites}
    found: set[int] = set()
    for meeting in meetings:
        sides = {_side(id_) for id_ in meeting.ids}
        if meeting.apart and sides != {_side(id_) for id_ in meeting.ids & cited}:
            found |= {
                number
                for number, role, line in told
                if role != "lead" and meeting.ids.intersection(line.cites)
            }
    return found


def _side(id_: str) -> str:
    return id_.partition(".")[0]
