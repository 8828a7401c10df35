"""``musnad check``: any Arabic or English text against its sources."""

from __future__ import annotations

import json
from pathlib import Path

import click

from musnad import wiring
from musnad.check.page import to_html
from musnad.check.report import to_json, to_text
from musnad.cli import material
from musnad.cli.options import house_option, moment, settings_of
from musnad.flow.checking import check_text
from musnad.flow.given import Material
from musnad.flow.newsroom import Desk
from musnad.messages import language_of


@click.command(epilog="Example:  musnad check article.txt --against release.html")
@click.argument("article")
@click.option("--against", "sources", multiple=True, required=True, help="A source; repeatable.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html"]),
    default="text",
    show_default=True,
)
@click.option("--published", help="When the source was published (ISO 8601), if it doesn't say.")
@house_option
def check(
    article: str,
    sources: tuple[str, ...],
    form: str,
    published: str | None,
    folder: Path | None,
) -> int:
    """Check every sentence of ARTICLE (a file, - or an address) against its sources.

    Exit status 1 means that problems were found.
    """
    settings = settings_of(folder)
    manager = wiring.plugin_manager()
    readers = wiring.readers(manager)
    when = moment(published)
    desk = Desk(  # without writers, which take long to load
        clock=wiring.clock,
        house=settings.house_style(),
        readers=readers,
        writers=(),
        checker=wiring.checker(settings, manager),
    )
    checked = check_text(
        desk,
        material.article_text(article, readers, settings),
        [Material(capture=material.capture(given, settings), published=when) for given in sources],
    )
    written, releases, report = checked.written, checked.releases, checked.report
    if form == "json":
        click.echo(json.dumps(to_json(report, releases), ensure_ascii=False, indent=2))
    elif form == "html":
        click.echo(to_html(report, releases, written, language_of()))
    else:
        click.echo(to_text(report, releases, language_of()))
    return 0 if report.clean else 1
