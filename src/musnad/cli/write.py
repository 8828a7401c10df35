"""``musnad write``: one release to an Arabic article; nothing is stored."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from musnad import wiring
from musnad.check.report import to_text as report_text
from musnad.cli import article_form, material, rounds
from musnad.cli.options import folder_of, house_option, moment, settings_of
from musnad.core.capture import Capture
from musnad.flow.compose import compose
from musnad.flow.single import as_article
from musnad.messages import language_of
from musnad.read.readers import read
from musnad.write.brief.explain import accounts, as_text


@click.command(epilog="Example:  musnad write release.html --format json")
@click.argument("source")
@click.option(
    "--writer",
    default="auto",
    show_default=True,
    help="auto, brief, extract, or one of the settings or a plugin.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html", "md"]),
    default="text",
    show_default=True,
)
@click.option("--url", help="The address that the release was published at.")
@click.option("--published", help="When it was published (ISO 8601), if the text doesn't say.")
@click.option(
    "--explain", is_flag=True, help="Show the rules and entries that made each clause of a brief."
)
@house_option
def write(
    source: str,
    writer: str,
    form: str,
    url: str | None,
    published: str | None,
    folder: Path | None,
    *,
    explain: bool,
) -> int:
    """Write an Arabic article from SOURCE: a file, - or an http address.

    The article goes to standard output, the report on it to standard error. Exit status 1
    means that the article would be held for a person.
    """
    settings = settings_of(folder)
    when = moment(published)
    capture = material.capture(source, settings)
    with wiring.desk_in(folder_of(folder), settings) as desk:
        release = read(_at(capture, url), material.UNKNOWN, readers=desk.readers)
        if when is not None:
            release = replace(release, published=when)
        composition = compose(release, desk, writer=writer)
    article = as_article(composition, release, desk.clock())
    told = accounts(release, desk.house) if explain and release.language == "en" else ()
    click.echo(
        article_form.render(article, release, capture, form, desk.house, explained=told), nl=False
    )
    if told and form != "json":
        click.echo(as_text(told), err=True)
    if asked := rounds.as_text(composition, language_of()):
        click.echo(asked, err=True)
    click.echo(report_text(composition.report, (release,), language_of()), err=True)
    return 1 if composition.decision == "hold" else 0


def _at(capture: Capture, url: str | None) -> Capture:
    return capture if url is None else replace(capture, url=url)
