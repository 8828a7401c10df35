"""An article written from the releases of two or three sides, held for a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from musnad.core.article import Article
from musnad.core.draft import Draft, lines
from musnad.core.errors import RefusedError
from musnad.core.ids import content_id
from musnad.core.log import Note
from musnad.core.ports import Encoder
from musnad.core.release import Release, Sentence, relabel
from musnad.core.report import Claim, Finding, Manuscript, Report
from musnad.flow.newsroom import Desk, Newsroom
from musnad.flow.repair import revises
from musnad.flow.review import examined, in_house_style, stands
from musnad.flow.sides import encoder_of, kept, namings
from musnad.match.sides import Side, SideRow, Sides, lay
from musnad.match.spotting import spotted
from musnad.write.both import Meeting, Voice, bare_of, merged, noticed, settled_among
from musnad.write.notice import notice
from musnad.write.settling import without

_FIRST_BY_LANGUAGE = {"ar": 0, "en": 1}
_LAST = datetime.max.replace(tzinfo=UTC)
_KEPT = frozenset({"headline", "lead", "notice", "original"})
_LIKELY = 0.75
"""How likely two sentences tell the same for one line to be told of both sides."""
_MOST_RISK = 0.45
"""The risk up to which the other side's release alone bears such a line out."""
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
    meetings = tuple(_meetings(laid, voices, desk))
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


def _meetings(laid: Sequence[Sides], voices: Sequence[Voice], desk: Desk) -> Iterator[Meeting]:
    borne = [_borne_out(voices, number, laid, desk) for number in range(len(voices))]
    for sides in laid:
        for row in sides.of_kind("both"):
            ids = frozenset(one.id for one in (*row.a, *row.b))
            holds = (
                number
                for number, told in enumerate(borne)
                if ids & told.keys() and all(told[id_] for id_ in ids & told.keys())
            )
            yield Meeting(
                ids=ids,
                apart=bool(row.differences),
                holds=frozenset(holds) if _one_speaker(row, sides) else frozenset(),
            )


def _one_speaker(row: SideRow, sides: Sides) -> bool:
    """Whether nothing hints that another did or said it on either side: of «قال الرئيس شي» and
    "President Biden said" each tells of its own."""
    if row.score < _LIKELY:
        return False
    mine = _mentioned(row.a, sides.a)
    others = _mentioned(row.b, sides.b)
    return all(
        one.people <= other.people or not (other.people or other.offices)
        for one, other in ((mine, others), (others, mine))
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mentioned:
    people: frozenset[str]
    offices: bool


def _mentioned(sentences: Sequence[Sentence], side: Side) -> _Mentioned:
    found = [
        mention
        for one in sentences
        for mention in spotted(one.text, side.language, side.published).mentions
    ]
    return _Mentioned(
        people=frozenset(one.id for one in found if one.kind == "person"),
        offices=any(one.kind == "office" for one in found),
    )


def _borne_out(
    voices: Sequence[Voice], number: int, laid: Sequence[Sides], desk: Desk
) -> dict[str, bool]:
    """Of the sentences of one side that another tells as well, whether the line that tells
    each of them stands by what every such other says, without its own release."""
    mine = f"s{number + 1}"
    found: dict[str, bool] = {}
    for other, voice in enumerate(voices):
        met = _met(laid, mine, f"s{other + 1}")
        told = [line for line in voices[number].told if met.keys() & set(line.cites)]
        if not told:
            continue
        texts = [bare_of(line.text) for line in told]
        cites = [
            tuple(dict.fromkeys(one for id_ in line.cites for one in met.get(id_, ())))
            for line in told
        ]
        report = desk.checker.check(_as_manuscript(texts, cites), (voice.release,))
        for line, finding in zip(told, report.findings, strict=True):
            for id_ in met.keys() & set(line.cites):
                found[id_] = found.get(id_, True) and _sure(finding)
    return found


def _sure(finding: Finding) -> bool:
    return stands(finding) and finding.risk <= _MOST_RISK


def _met(laid: Sequence[Sides], mine: str, other: str) -> dict[str, tuple[str, ...]]:
    """The sentences of one side that another tells as well, with the other's."""
    found: dict[str, tuple[str, ...]] = {}
    for sides in laid:
        if {sides.a.label, sides.b.label} != {mine, other}:
            continue
        for row in sides.of_kind("both"):
            ours, theirs = (row.a, row.b) if sides.a.label == mine else (row.b, row.a)
            for one in ours:
                found[one.id] = (*found.get(one.id, ()), *(two.id for two in theirs))
    return found


def _as_manuscript(texts: Sequence[str], cites: Sequence[tuple[str, ...]]) -> Manuscript:
    claims, at = [], 0
    for number, (text, basis) in enumerate(zip(texts, cites, strict=True), 1):
        claims.append(Claim(id=f"a{number}", text=text, start=at, end=at + len(text), cites=basis))
        at += len(text) + 1
    return Manuscript(language="ar", text="\n".join(texts), claims=tuple(claims))


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
