"""``musnad publish``, ``correct`` and ``spike``: the desk's decisions, scriptable."""

from __future__ import annotations

import getpass
from pathlib import Path

import click

from musnad import wiring
from musnad.cli import journal
from musnad.cli.options import newsroom_option
from musnad.flow import decisions
from musnad.messages import language_of, word
from musnad.settings import load

_by = click.option("--by", default=None, help="Who decides; printed on the page.  [default: you]")


@click.command(epilog='Example:  musnad publish 3f0c2a… --by "هيئة التحرير"')
@click.argument("article_id")
@_by
@newsroom_option
def publish(article_id: str, by: str | None, folder: Path) -> None:
    """Approve a held article and publish it."""
    load(folder)  # no journal outside a newsroom
    with (
        journal.opened(folder / wiring.VAR_FOLDER, language_of()) as note,
        wiring.newsroom(folder, note) as newsroom,
    ):
        article = decisions.publish(newsroom, article_id, by=by or getpass.getuser())
    click.echo(f"{article.id}: {word(article.stage, language_of())}")


@click.command(epilog='Example:  musnad correct 3f0c2a… --reason "صُحّح عدد الضحايا"')
@click.argument("article_id")
@click.option("--reason", default=None, help="What changed and why; printed on the page.")
@_by
@newsroom_option
def correct(article_id: str, reason: str | None, by: str | None, folder: Path) -> None:
    """Publish a new revision of an article with a dated correction.

    Where the source changed its text and a correction is due, this approves it, and a reason
    of your own is not needed.
    """
    load(folder)  # no journal outside a newsroom
    with (
        journal.opened(folder / wiring.VAR_FOLDER, language_of()) as note,
        wiring.newsroom(folder, note) as newsroom,
    ):
        article = decisions.correct(newsroom, article_id, reason=reason, by=by or getpass.getuser())
    click.echo(f"{article.id}: {word(article.stage, language_of())} {article.revision}")


@click.command(epilog="Example:  musnad spike 3f0c2a…")
@click.argument("article_id")
@newsroom_option
def spike(article_id: str, folder: Path) -> None:
    """Decide that an article will not be published."""
    with wiring.newsroom(folder) as newsroom:
        article = decisions.spike(newsroom, article_id)
    click.echo(f"{article.id}: {word(article.stage, language_of())}")
