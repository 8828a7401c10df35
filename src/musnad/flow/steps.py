"""One step of a person's work on an article: opened in the right revision, kept, taken back.

What is published is never changed where it stands: the first step makes a new revision of it,
which is held until somebody signs for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from musnad.core.article import Acceptance, Article, Decision
from musnad.core.asking import Round
from musnad.core.draft import Draft, lines
from musnad.core.editing import Edit, EditKind
from musnad.core.errors import RefusedError
from musnad.core.ids import digest
from musnad.core.log import Note
from musnad.core.release import Release
from musnad.core.report import Report
from musnad.flow.bases import bases_of
from musnad.flow.deliver import published_of
from musnad.flow.hands import Hand, seen
from musnad.flow.newsroom import Newsroom

WORDING: frozenset[EditKind] = frozenset(
    {
        "sentence",
        "added",
        "removed",
        "repair",
        "headline",
        "kicker",
        "crosshead",
        "background",
        "share_headline",
    }
)
"""Steps after which the words are not only the writer's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An article that may be changed, and the releases that it rests on.

    ``expected`` are revision and version as the person saw them; the article's own are others
    when a new revision was begun.
    """

    article: Article
    bases: tuple[Release, ...]
    expected: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What a step makes of an article, and what is told of it in the log.

    ``before`` and ``after`` are the words that changed: the log has their hashes. ``more`` are
    further facts for it.
    """

    kind: EditKind
    draft: Draft
    report: Report
    acceptances: tuple[Acceptance, ...] | None = None
    share_headline: str | None = None
    rounds: tuple[Round, ...] | None = None
    line: str = ""
    note: str = ""
    before: str = ""
    after: str = ""
    action: str = "article.edited"
    more: tuple[tuple[str, str], ...] = ()


def opened(newsroom: Newsroom, article_id: str, hand: Hand) -> Opened:
    """The article as it may be changed: itself where it is held, else its next revision.

    Raises RefusedError ``article.unknown``, ``desk.stale``, or ``edit.closed`` (``stage``) for
    one that is about to go out or was spiked.
    """
    article = seen(newsroom, article_id, hand)
    if article.stage != "held":
        basis = published_of(newsroom, article_id) if article.stage == "spiked" else article
        if basis is None or basis.stage not in ("published", "withdrawn"):
            raise RefusedError("edit.closed", id=article_id, stage=article.stage)
        article = next_revision(basis, article.revision + 1)
    return Opened(article=article, bases=bases_of(newsroom.store, article), expected=hand.saw)


def next_revision(article: Article, revision: int) -> Article:
    """A revision that is held and rests on what was published; nobody has signed for it."""
    return replace(
        article,
        revision=revision,
        version=0,
        stage="held",
        decision="notice" if article.draft.notice else "hold",
        approved_by=None,
        scheduled_for=None,
    )


def keep(newsroom: Newsroom, step: Opened, made: Made, hand: Hand) -> Article:
    """The article after a step, kept with the step and its entry of the log.

    Acceptances of words that are gone go with them. Raises RefusedError ``desk.stale``.
    """
    base, now = step.article, newsroom.desk.clock()
    accepted = base.acceptances if made.acceptances is None else made.acceptances
    changed = replace(
        base,
        draft=made.draft,
        report=made.report,
        acceptances=_present(accepted, made.draft),
        share_headline=(
            base.share_headline if made.share_headline is None else made.share_headline
        ),
        rounds=base.rounds if made.rounds is None else made.rounds,
        edited_by=_editors(base.edited_by, made.kind, hand.by),
        decision=_decision(base, made.draft),
        version=base.version + 1,
        changed_at=now,
    )
    edit = Edit(
        article_id=base.id,
        revision=base.revision,
        version=changed.version,
        kind=made.kind,
        by=hand.by,
        at=now,
        draft_before=base.draft,
        report_before=base.report,
        acceptances_before=base.acceptances,
        share_headline_before=base.share_headline,
        note=made.note,
    )
    note = Note(by=hand.by, action=made.action, subject=base.id, facts=_facts(changed, made))
    newsroom.store.desk.copy.keep(
        changed, step.bases[0], expected=step.expected, notes=(note,), edit=edit
    )
    return changed


def undo(newsroom: Newsroom, article_id: str, *, hand: Hand) -> Article:
    """Take back the last step of this revision that still stands.

    The article is as it was before it. Raises RefusedError ``article.unknown``, ``desk.stale``,
    ``edit.closed`` or ``edit.nothing_to_undo``.
    """
    article = seen(newsroom, article_id, hand)
    if article.stage != "held":
        raise RefusedError("edit.closed", id=article_id, stage=article.stage)
    steps = newsroom.store.desk.copy.edits(article_id, article.revision)
    standing = [one for one in steps if not one.undone]
    if not standing:
        raise RefusedError("edit.nothing_to_undo", id=article_id)
    last = standing[-1]
    restored = replace(
        article,
        draft=last.draft_before,
        report=last.report_before,
        acceptances=last.acceptances_before,
        share_headline=last.share_headline_before,
        edited_by=_edited_by(newsroom, article, standing),
        version=article.version + 1,
        changed_at=newsroom.desk.clock(),
    )
    facts = (("kind", last.kind), ("version", str(last.version)), ("by", last.by))
    note = Note(by=hand.by, action="article.undone", subject=article_id, facts=facts)
    newsroom.store.desk.copy.undo(
        last,
        restored,
        bases_of(newsroom.store, article)[0],
        expected=hand.saw,
        notes=(note,),
    )
    return restored


def sha256_of(text: str) -> str:
    """The hash by which the log knows words; "" for none."""
    return digest(text.encode("utf-8", "surrogatepass")) if text else ""


def _facts(article: Article, made: Made) -> tuple[tuple[str, str], ...]:
    told = (
        ("kind", made.kind),
        ("line", made.line),
        ("revision", str(article.revision)),
        ("version", str(article.version)),
        ("before_sha256", sha256_of(made.before)),
        ("after_sha256", sha256_of(made.after)),
        *made.more,
    )
    return tuple(one for one in told if one[1])


def _decision(base: Article, draft: Draft) -> Decision:
    """What was decided by policy; a notice that people wrote into is none any more."""
    return "hold" if base.draft.notice and not draft.notice else base.decision


def _present(acceptances: Sequence[Acceptance], draft: Draft) -> tuple[Acceptance, ...]:
    texts = {line.text for _, line in lines(draft)}
    return tuple(one for one in acceptances if one.text in texts)


def _editors(names: Sequence[str], kind: EditKind, by: str) -> tuple[str, ...]:
    """Who changed the words that stand, after one more step."""
    if kind == "rewritten":
        return ()
    return tuple(dict.fromkeys((*names, by))) if kind in WORDING else tuple(names)


def _edited_by(newsroom: Newsroom, article: Article, standing: Sequence[Edit]) -> tuple[str, ...]:
    """Who changed the words, without the last of the steps."""
    names: tuple[str, ...] = ()
    for number in range(article.revision - 1, 0, -1):
        # What it began from need not be the one before: that may have been turned down.
        earlier = newsroom.store.article(article.id, number)
        if earlier is not None and earlier.draft == standing[0].draft_before:
            names = earlier.edited_by
            break
    for step in standing[:-1]:
        names = _editors(names, step.kind, step.by)
    return names
