"""The desk's decisions on an article that is already kept, each logged with the person's name.

Whoever signs for an article signs for all of it: every sentence is checked anew before, and
one that does not stand must have been mended, or accepted by somebody with a reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from musnad.arabic.bidi import strip_controls
from musnad.arabic.normal import clean
from musnad.core.article import Article, Correction, Stage, move
from musnad.core.errors import MusnadError, RefusedError
from musnad.core.log import Note
from musnad.core.release import Release
from musnad.core.report import Finding
from musnad.flow.amend import approved
from musnad.flow.bases import bases_of
from musnad.flow.deliver import deliver, published_of, take_back
from musnad.flow.editing import reason_of
from musnad.flow.hands import Hand, seen
from musnad.flow.newsroom import Event, Newsroom
from musnad.flow.review import examined, stands
from musnad.flow.steps import next_revision
from musnad.write.settling import with_basis

POLICY = "policy"
FURTHEST = timedelta(days=366)
"""Nothing is scheduled later than this."""
LONGEST_CORRECTION = 1_000
"""Letters of the reason that is printed with a correction."""


def publish(
    newsroom: Newsroom, article_id: str, *, hand: Hand, reason: str | None = None
) -> Article:
    """Approve an article that is held, scheduled or withdrawn, and publish it.

    A new revision of something published goes out with its correction: ``reason`` is printed;
    where the source changed its text it may be left out. Raises RefusedError ``article.*``;
    ``article.flagged`` (``sentences``: how many) where the checker found something against a
    sentence that nobody accepted.
    """
    article = seen(newsroom, article_id, hand)
    if article.stage == "ready":  # a run was stopped before it was sent
        return deliver(newsroom, article, _release(newsroom, article))
    if article.correction_due:
        return _correct(newsroom, article, hand, reason)
    if article.stage == "published":
        raise RefusedError("article.move", id=article.id, stage=article.stage, wanted="published")
    move(article, "ready", at=newsroom.desk.clock())
    checked = _standing(newsroom, article, hand)
    if article.stage == "withdrawn":
        # A revision goes to a channel once: what is put back is another one.
        checked = next_revision(checked, article.revision + 1)
    ready = replace(_moved(newsroom, checked, "ready"), approved_by=hand.by, scheduled_for=None)
    return _sent(newsroom, ready, hand, "article.approved")


def correct(newsroom: Newsroom, article_id: str, *, reason: str | None, hand: Hand) -> Article:
    """Publish a new revision of a published article with a dated correction.

    A correction that is due is approved by this: where the source changed its text no
    ``reason`` is needed, where a person changed the article it is. It is printed on the page.
    Raises RefusedError ``article.*`` as ``publish``.
    """
    article = seen(newsroom, article_id, hand)
    if article.correction_due:
        return _correct(newsroom, article, hand, reason)
    told = _printable(article_id, reason)
    if not told:
        raise RefusedError("article.no_reason", id=article_id)
    standing = published_of(newsroom, article_id)
    revision = article.revision + 1
    if article.stage == "spiked" and standing is not None:
        article = standing  # the correction that was proposed was turned down: this is another
    if article.stage != "published":
        raise RefusedError("article.move", id=article.id, stage=article.stage, wanted="published")
    checked = _standing(newsroom, article, hand)
    now = newsroom.desk.clock()
    made = Correction(at=now, revision=revision, reason=told)
    ready = replace(
        _moved(newsroom, next_revision(checked, revision), "ready"),
        approved_by=hand.by,
        corrections=(*article.corrections, made),
    )
    return _sent(newsroom, ready, hand, "article.corrected", ("reason", told))


def schedule(
    newsroom: Newsroom,
    article_id: str,
    at: datetime,
    *,
    hand: Hand,
    reason: str | None = None,
) -> Article:
    """Approve a held article to go out at a moment, within a year; it may be scheduled anew.

    ``at`` has a zone. Raises RefusedError ``schedule.past``, ``schedule.far``, and as
    ``publish``.
    """
    article = seen(newsroom, article_id, hand)
    now = newsroom.desk.clock()
    if at.tzinfo is None or at <= now:
        raise RefusedError("schedule.past", id=article_id)
    if at > now + FURTHEST:
        raise RefusedError("schedule.far", id=article_id, days=FURTHEST.days)
    again = article.stage == "scheduled"
    move(replace(article, stage="held") if again else article, "scheduled", at=now)
    # What does not stand stays at its stage: the log tells of every other.
    checked = _standing(newsroom, article, hand)
    if again:
        checked = _moved(newsroom, checked, "held")
    if article.correction_due:
        corrections = _with_correction(newsroom, checked, hand, reason).corrections
        checked = replace(checked, corrections=corrections)
    planned = replace(_moved(newsroom, checked, "scheduled"), approved_by=hand.by, scheduled_for=at)
    told = ("at", at.isoformat(timespec="seconds"))
    return _kept(newsroom, planned, hand, "article.scheduled", told)


def unschedule(newsroom: Newsroom, article_id: str, *, hand: Hand) -> Article:
    """Hold a scheduled article again. Raises RefusedError ``article.*``, ``desk.stale``."""
    article = seen(newsroom, article_id, hand)
    if article.stage != "scheduled":
        raise RefusedError("article.move", id=article.id, stage=article.stage, wanted="held")
    return _kept(newsroom, _held(newsroom, article), hand, "article.unscheduled")


def spike(newsroom: Newsroom, article_id: str, *, hand: Hand, reason: str = "") -> Article:
    """Decide that an article will not be published; raises RefusedError ``article.*``.

    A ``reason`` is logged, its first 500 letters.
    """
    article = seen(newsroom, article_id, hand)
    # Whoever had signed for it signed for its publication: that is off.
    spiked = replace(_moved(newsroom, article, "spiked"), scheduled_for=None, approved_by=None)
    told = " ".join(strip_controls(clean(reason[:2000])).split())[:500]
    return _kept(newsroom, spiked, hand, "article.spiked", *((("reason", told),) if told else ()))


def revive(newsroom: Newsroom, article_id: str, *, hand: Hand) -> Article:
    """Hold a spiked article again; raises RefusedError ``article.*``."""
    article = seen(newsroom, article_id, hand)
    if article.stage != "spiked":
        raise RefusedError("article.move", id=article.id, stage=article.stage, wanted="held")
    return _kept(newsroom, _held(newsroom, article), hand, "article.revived")


def withdraw(newsroom: Newsroom, article_id: str, reason: str, *, hand: Hand) -> Article:
    """Take a published article back from every channel; a note stays in its place.

    Returns the revision that readers saw. A new revision that waits goes on waiting, and the
    article can be published again. The ``reason``, 3 to 500 letters, is logged. What an
    earlier run could not take back is tried again. Raises RefusedError ``article.*``.
    """
    seen(newsroom, article_id, hand)
    why = reason_of(reason, "article.withdraw_reason")
    standing = published_of(newsroom, article_id)
    if standing is None:
        raise RefusedError("article.not_published", id=article_id)
    note = _note(standing, hand.by, "article.withdrawn", ("reason", why))
    return take_back(newsroom, standing, _release(newsroom, standing), note)


def deliver_scheduled(newsroom: Newsroom) -> int:
    """Send what is due; returns how many went out.

    An article that rests on facts of which one has changed since it was approved, whose source
    has changed its text since, or in which the checker now finds something wrong, is held
    instead, and that is logged. One article's fault does not stop the others.
    """
    now = newsroom.desk.clock()
    sent = 0
    for article_id in newsroom.store.desk.queue.scheduled(due_before=now):
        article = newsroom.store.article(article_id)
        if article is None or article.stage != "scheduled" or article.scheduled_for is None:
            continue
        if article.scheduled_for > now:
            continue
        try:
            sent += _due(newsroom, article)
        except MusnadError as error:  # told, and tried again at the next pass
            newsroom.journal(
                Event(
                    kind="send_failed",
                    at=now,
                    source_id=article.source_id,
                    subject=article.id,
                    code=error.code,
                    facts=tuple(error.facts.items()),
                )
            )
    return sent


def flagged_of(article: Article) -> tuple[Finding, ...]:
    """The findings that somebody still has to look at: flagged, and accepted by nobody."""
    return tuple(
        one for one in article.report.findings if not stands(one) and article.answered(one) is None
    )


def _due(newsroom: Newsroom, article: Article) -> bool:
    """Send a scheduled article, or hold it where it does not stand any more."""
    bases = bases_of(newsroom.store, article)
    checked = _examined(newsroom, article, bases)
    fallen = len(flagged_of(checked)) + len(_lapsed(newsroom, checked, bases))
    # What is done in a person's absence is done in the name of the policy.
    policy = Hand(by=POLICY, saw=(article.revision, article.version))
    told: tuple[tuple[str, str], ...] = ()
    if fallen:
        told = (("why", "flagged"), ("sentences", str(fallen)))
    elif _changed_since(newsroom, article):
        told = (("why", "source_changed"),)
    if told:
        _kept(newsroom, _held(newsroom, checked), policy, "article.unscheduled", *told)
        return False
    now = newsroom.desk.clock()
    corrections = tuple(
        replace(one, at=now) if one.revision == article.revision else one
        for one in checked.corrections
    )
    ready = replace(_moved(newsroom, checked, "ready"), corrections=corrections, scheduled_for=None)
    newsroom.store.desk.copy.keep(
        replace(ready, version=ready.version + 1),
        bases[0],
        expected=policy.saw,
        notes=(),
    )
    deliver(newsroom, replace(ready, version=ready.version + 1), bases[0])
    return True


def _changed_since(newsroom: Newsroom, article: Article) -> bool:
    """Whether the source changed its text after the article was approved: nobody saw that."""
    return any(
        one.kind == "text" and one.seen_at >= article.changed_at
        for one in newsroom.store.watching.changes(article.id)
    )


def _lapsed(newsroom: Newsroom, article: Article, bases: Sequence[Release]) -> tuple[Finding, ...]:
    """What the ledger says against sentences today and did not when they were approved."""
    approved_on, today = article.changed_at.date(), newsroom.desk.clock().date()
    if approved_on == today:
        return ()
    before = {one.text for one in _stale_on(newsroom, article, bases, approved_on)}
    return tuple(
        one
        for one in _stale_on(newsroom, article, bases, today)
        if one.text not in before and article.answered(one) is None
    )


def _stale_on(
    newsroom: Newsroom, article: Article, bases: Sequence[Release], day: date
) -> tuple[Finding, ...]:
    """The sentences that contradict the ledger of a day, as if the releases were of that day."""
    dated = [
        replace(
            one,
            published=(one.published or newsroom.desk.clock()).replace(
                year=day.year, month=day.month, day=day.day
            ),
        )
        for one in bases
    ]
    report = examined(article.draft, dated[0], newsroom.desk, dated[1:])
    return tuple(
        one for one in report.findings if any(found.kind == "stale" for found in one.problems)
    )


def _correct(newsroom: Newsroom, article: Article, hand: Hand, reason: str | None) -> Article:
    """Approve a new revision of something published, with its correction."""
    checked = _standing(newsroom, article, hand)
    ready = replace(_with_correction(newsroom, checked, hand, reason), scheduled_for=None)
    printed = [one.reason for one in ready.corrections if one.revision == ready.revision]
    return _sent(
        newsroom, ready, hand, "article.corrected", *(("reason", one) for one in printed[:1])
    )


def _with_correction(
    newsroom: Newsroom, article: Article, hand: Hand, reason: str | None
) -> Article:
    """The revision, ready; RefusedError ``article.no_reason`` where only a person can tell why."""
    before = published_of(newsroom, article.id)
    told = _printable(article.id, reason)
    noted = any(one.revision == article.revision for one in article.corrections)
    if before is not None and before.release_id == article.release_id and not (told or noted):
        raise RefusedError("article.no_reason", id=article.id)
    return approved(newsroom, article, by=hand.by, reason=told or None)


def _printable(article_id: str, reason: str | None) -> str:
    """A correction's reason as it is printed: on one line, without what no reader can see."""
    told = " ".join(strip_controls(clean((reason or "")[: LONGEST_CORRECTION * 4])).split())
    if len(told) > LONGEST_CORRECTION:
        raise RefusedError("edit.too_long", id=article_id, limit=LONGEST_CORRECTION)
    return told


def _standing(newsroom: Newsroom, article: Article, hand: Hand) -> Article:
    """The article with its whole manuscript checked anew.

    Where it does not stand, what was found is kept for the desk to see, and RefusedError
    ``article.flagged`` raised.
    """
    checked = _examined(newsroom, article, bases_of(newsroom.store, article))
    flagged = flagged_of(checked)
    if not flagged:
        return checked
    if checked != article and article.stage in ("held", "scheduled"):
        newsroom.store.desk.copy.keep(
            checked, _release(newsroom, article), expected=hand.saw, notes=()
        )
    raise RefusedError("article.flagged", id=article.id, sentences=len(flagged))


def _examined(newsroom: Newsroom, article: Article, bases: Sequence[Release]) -> Article:
    # A crosshead that somebody typed rests on what stands below it by now.
    draft = with_basis(article.draft) if article.edited_by else article.draft
    report = examined(draft, bases[0], newsroom.desk, bases[1:])
    return replace(article, draft=draft, report=report)


def _moved(newsroom: Newsroom, article: Article, stage: Stage) -> Article:
    return move(article, stage, at=newsroom.desk.clock())


def _held(newsroom: Newsroom, article: Article) -> Article:
    held = _moved(newsroom, article, "held")
    corrections = tuple(one for one in held.corrections if one.revision != held.revision)
    if article.stage != "scheduled":
        corrections = held.corrections
    return replace(held, approved_by=None, scheduled_for=None, corrections=corrections)


def _sent(
    newsroom: Newsroom, ready: Article, hand: Hand, action: str, *facts: tuple[str, str]
) -> Article:
    kept = _kept(newsroom, ready, hand, action, *facts)
    return deliver(newsroom, kept, _release(newsroom, kept))


def _kept(
    newsroom: Newsroom, article: Article, hand: Hand, action: str, *facts: tuple[str, str]
) -> Article:
    """The article after a decision, kept with its entry of the log; its version is another."""
    revision, version = hand.saw
    decided = replace(article, version=version + 1 if article.revision == revision else 1)
    newsroom.store.desk.copy.keep(
        decided,
        _release(newsroom, decided),
        expected=hand.saw,
        notes=(_note(decided, hand.by, action, *facts),),
    )
    return decided


def _note(article: Article, by: str, action: str, *facts: tuple[str, str]) -> Note:
    return Note(
        by=by,
        action=action,
        subject=article.id,
        facts=(("revision", str(article.revision)), *facts),
    )


def _release(newsroom: Newsroom, article: Article) -> Release:
    return bases_of(newsroom.store, article)[0]
