"""``musnad eval sabotage``: errors planted in a newsroom's own articles, and what is caught."""

from __future__ import annotations

import json
from pathlib import Path

import click

from musnad import wiring
from musnad.check.sabotage.measure import attempt
from musnad.check.sabotage.planting import Story, builtin_saboteurs, plant
from musnad.check.sabotage.telling import to_json, to_text
from musnad.cli.options import newsroom_option
from musnad.core.draft import manuscript
from musnad.core.errors import RefusedError
from musnad.core.memory import Shelf
from musnad.core.ports import Saboteur
from musnad.messages import language_of
from musnad.settings import load

MOST_ARTICLES = 2_000


@click.command(
    "sabotage", epilog="Example:  musnad eval sabotage --newsroom newsroom --seed 7 --each 50"
)
@newsroom_option
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@click.option("--seed", type=int, default=1, show_default=True, help="Another seed, other errors.")
@click.option(
    "--each",
    type=click.IntRange(1, 10_000),
    default=50,
    show_default=True,
    help="How many errors of each kind at most.",
)
@click.option(
    "--articles",
    type=click.IntRange(1, MOST_ARTICLES),
    default=200,
    show_default=True,
    help="How many of the newest published articles.",
)
def sabotage(folder: Path, form: str, seed: int, each: int, articles: int) -> None:
    """Plant errors in the newsroom's published articles, and tell what the checker catches.

    Nothing is stored or published. The same seed plants the same errors.
    """
    settings = load(folder)
    manager = wiring.plugin_manager()
    with wiring.store(folder) as shelf:
        stories = published(shelf, articles)
    if not stories:
        raise RefusedError("sabotage.empty", folder=folder)
    added: tuple[Saboteur, ...] = tuple(
        one for part in manager.hook.musnad_saboteurs() for one in part
    )
    plantings = plant(stories, (*builtin_saboteurs(), *added), seed=seed, each=each)
    outcome = attempt(stories, plantings, wiring.checker(settings, manager), seed=seed)
    if form == "json":
        click.echo(json.dumps(to_json(outcome), ensure_ascii=False, indent=2))
    else:
        click.echo(to_text(outcome, language_of()), nl=False)


def published(shelf: Shelf, most: int) -> tuple[Story, ...]:
    """The newest published articles with their releases; bare notices have nothing to plant in."""
    found = []
    for article in shelf.articles(stage="published", limit=most):
        release = shelf.release(article.release_id)
        if release is not None and not article.draft.notice:
            found.append(
                Story(id=article.id, manuscript=manuscript(article.draft), releases=(release,))
            )
    return tuple(found)
