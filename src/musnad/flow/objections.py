"""What readers say is wrong with an article: taken from anybody, settled by the desk."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from musnad.arabic.bidi import strip_controls
from musnad.arabic.normal import clean
from musnad.core.article import Article
from musnad.core.draft import manuscript
from musnad.core.errors import RefusedError
from musnad.core.ids import content_id
from musnad.core.log import Note
from musnad.core.objection import LONGEST_OBJECTION, Objection
from musnad.flow.deliver import published_of
from musnad.flow.newsroom import Newsroom
from musnad.flow.throttle import Limit, counted, network_of, wait

ADDRESS = (
    Limit(most=5, within=timedelta(minutes=10)),
    Limit(most=30, within=timedelta(hours=24)),
)
"""Reports from one address: a whole office may stand behind it."""

EVERYBODY = (Limit(most=200, within=timedelta(hours=1)),)
"""Reports from everybody together: a desk can read no more."""

_SHORTEST = 5


def readers_see(newsroom: Newsroom, article_id: str) -> Article:
    """The published revision; raises RefusedError ``article.unknown`` where there is none."""
    article = published_of(newsroom, article_id) if len(article_id) <= 64 else None
    if article is None:
        raise RefusedError("article.unknown", id=article_id[:64])
    return article


def sentence_of(article: Article, sentence: str) -> str:
    """The text of a sentence of the article by its id, "" for none."""
    claims = manuscript(article.draft).claims
    return next((one.text for one in claims if one.id == sentence), "")


def object_to(
    newsroom: Newsroom, article_id: str, *, sentence: str, text: str, address: str
) -> Objection:
    """Keep what a reader says; the desk sees it.

    ``sentence`` is the claim's id, "" for the whole article; ``address`` is counted, and its
    network kept. Raises RefusedError ``article.unknown``, ``report.empty``, ``report.long``
    (``most``) or ``report.wait`` (``minutes``).
    """
    article = readers_see(newsroom, article_id)
    told = strip_controls(clean(text)).strip()
    if len(told) < _SHORTEST:
        raise RefusedError("report.empty")
    if len(told) > LONGEST_OBJECTION:
        raise RefusedError("report.long", most=LONGEST_OBJECTION)
    now = newsroom.desk.clock()
    people = newsroom.store.desk.people
    keys = {f"report {counted(address)}": ADDRESS, "report": EVERYBODY}
    longest = max(wait(people, key, limits, now) for key, limits in keys.items())
    if longest:
        raise RefusedError("report.wait", minutes=round(longest.total_seconds() / 60))
    people.failed(keys, at=now)
    known = sentence if sentence_of(article, sentence) else ""
    objection = Objection(
        # The same words twice are one report.
        id=content_id("objection", article.id, str(article.revision), known, told),
        article_id=article.id,
        revision=article.revision,
        sentence=known,
        text=told,
        sender=network_of(address),
        at=now,
    )
    if newsroom.store.desk.objections.objection(objection.id) is None:
        newsroom.store.desk.objections.save(objection)
    return objection


def settle_objection(
    newsroom: Newsroom, article_id: str, id_: str, *, accepted: bool, by: str
) -> Objection:
    """Say that a report is right or not; it is logged. Raises RefusedError ``report.unknown``."""
    memory = newsroom.store.desk
    found = memory.objections.objection(id_)
    if found is None or found.article_id != article_id:
        raise RefusedError("report.unknown")
    if found.state != "open":
        raise RefusedError("report.settled", by=found.settled_by or "")
    settled = replace(
        found,
        state="accepted" if accepted else "rejected",
        settled_by=by,
        settled_at=newsroom.desk.clock(),
    )
    memory.objections.save(settled)
    facts = (("objection", id_), ("state", settled.state))
    memory.log.append(Note(by=by, action="objection.settled", subject=article_id, facts=facts))
    return settled
