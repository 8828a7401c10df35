"""``musnad lexicon``: what it has, what contradicts itself, how a word is rendered, what lacks,
and where a text departs from the style of the house."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from musnad.cli.options import newsroom_option
from musnad.core.errors import RefusedError
from musnad.messages import language_of
from musnad.settings import FILE_NAME, HOUSE_TABLES, Settings, load

if TYPE_CHECKING:
    from musnad.arabic.style import Lint
    from musnad.lexicon.book import Lexicon
    from musnad.lexicon.finding import Answer, Finding
    from musnad.lexicon.lint import Fault
    from musnad.lexicon.missing import Gap, Parser
    from musnad.lexicon.own import Remark

_FORMS = ("text", "json")


@click.group(epilog="Example:  musnad lexicon find Hegseth --on 2025-04-24")
def lexicon() -> None:
    """The names, titles, terms and dated facts that musnad writes and checks by."""


def _form(command: click.decorators.FC) -> click.decorators.FC:
    option = click.option(
        "--format", "form", type=click.Choice(_FORMS), default="text", show_default=True
    )
    return option(command)


@lexicon.command("stats", epilog="Example:  musnad lexicon stats")
@newsroom_option
@_form
def stats(folder: Path, form: str) -> None:
    """How many rows and forms each table has, and what is not covered yet."""
    from musnad.lexicon import stats as counting
    from musnad.lexicon.house import lexicon_of

    told = counting.count(lexicon_of(_settings(folder).house_style()))
    if form == "json":
        click.echo(json.dumps(counting.to_json(told), ensure_ascii=False, indent=2))
        return
    arabic = language_of() == "ar"
    for table in told.tables:
        rows, forms = ("سطر", "صيغة") if arabic else ("rows", "forms")
        click.echo(f"{table.name:<16}{table.rows:>7} {rows} {table.forms:>7} {forms}")
    for lack in told.lacks:
        shown = ", ".join(lack.examples)
        label = lack.label_ar if arabic else lack.label_en
        click.echo(f"{label}: {lack.count}" + (f" ({shown})" if shown else ""))


@lexicon.command("lint", epilog="Example:  musnad lexicon lint")
@click.argument(
    "tables", required=False, type=click.Path(path_type=Path, exists=True, file_okay=False)
)
@newsroom_option
@_form
def lint(tables: Path | None, folder: Path, form: str) -> int:
    """What contradicts itself in the tables (those in the folder TABLES, if given).

    The newsroom's own people, terms and ledger are judged too. Exit status 1 means that something
    was found.
    """
    from musnad.lexicon import lint as linting
    from musnad.lexicon.own import remarks
    from musnad.lexicon.tables import DATA

    settings = _settings(folder)
    faults: tuple[Fault | Remark, ...] = linting.lint(tables or DATA, _own(settings))
    # What the house's own ledger names may stand in the lexicon, which lint does not ask.
    own = remarks(settings.house_style().own)
    faults += tuple(one for one in own if one.table == "ledger" and one.weight != "note")
    if form == "json":
        click.echo(
            json.dumps(
                [
                    {
                        "code": one.code,
                        "file": one.file,
                        "line": one.line,
                        "message": {"ar": one.message_ar, "en": one.message_en},
                    }
                    for one in faults
                ],
                ensure_ascii=False,
                indent=2,
            )
        )
    else:
        arabic = language_of() == "ar"
        for one in faults:
            told = one.message_ar if arabic else one.message_en
            click.echo(f"{one.file}:{one.line}: {told} [{one.code}]")
    return 1 if faults else 0


@lexicon.command("find", epilog="Example:  musnad lexicon find Hegseth --on 2025-04-24")
@click.argument("words", nargs=-1, required=True, metavar="WORD…")
@click.option("--on", "day", help="Also tell the offices held on this day (ISO 8601).")
@newsroom_option
@_form
def find(words: tuple[str, ...], day: str | None, folder: Path, form: str) -> int:
    """How an Arabic or English word, name or phrase is rendered, and which row says so.

    Exit status 1 means that no table has it.
    """
    from musnad.lexicon import finding
    from musnad.lexicon.house import lexicon_of

    settings = _settings(folder)
    book = lexicon_of(settings.house_style())
    answer = finding.find(
        " ".join(words),
        book,
        on=_day(day),
        own=_own(settings),
    )
    if form == "json":
        click.echo(json.dumps(_answer_json(answer), ensure_ascii=False, indent=2))
    else:
        _tell(answer, book, language_of())
    return 0 if answer.found or answer.title or answer.held else 1


@lexicon.command("missing", epilog="Example:  musnad lexicon missing release.html")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
@click.option("--most", type=click.IntRange(1, 100_000), default=100, show_default=True)
@newsroom_option
@_form
def missing(sources: tuple[str, ...], most: int, folder: Path, form: str) -> None:
    """Words and names of English releases that the lexicon lacks, most frequent first.

    SOURCE is a file, - or an address. Releases in other languages are passed over.
    """
    from musnad import wiring
    from musnad.cli import material
    from musnad.lexicon import missing as lacking
    from musnad.lexicon.house import lexicon_of

    settings = _settings(folder)
    desk = wiring.desk(settings)
    sentences: list[str] = []
    for given in sources:
        release = material.release(given, desk.readers, settings)
        if release.language != "en":
            click.echo(f"{given}: {release.language}", err=True)
            continue
        sentences += [one.text for one in release.body]
    book = lexicon_of(desk.house)
    gaps = lacking.missing(sentences, book, _parser())[:most]
    if form == "json":
        click.echo(json.dumps([_gap_json(gap) for gap in gaps], ensure_ascii=False, indent=2))
        return
    for gap in gaps:
        rule = f" ({gap.by_rule}?)" if gap.by_rule else ""
        click.echo(f"{gap.count:>5}  {gap.part:<10} {gap.text}{rule}\t{gap.example}")


@lexicon.command("style", epilog="Example:  musnad lexicon style article.txt")
@click.argument("article")
@newsroom_option
@_form
def style(article: str, folder: Path, form: str) -> int:
    """Where ARTICLE, a file, - or an address, departs from good style and from the house's.

    Exit status 1 means that something was found; nothing is changed.
    """
    from musnad import wiring
    from musnad.cli import material
    from musnad.lexicon import house

    settings = _settings(folder)
    desk = wiring.desk(settings)
    text = material.article_text(article, desk.readers, settings)
    found = house.lints(text, desk.house)
    if form == "json":
        click.echo(
            json.dumps([_lint_json(one, text) for one in found], ensure_ascii=False, indent=2)
        )
        return 1 if found else 0
    arabic = language_of() == "ar"
    for one in found:
        line = text.count("\n", 0, one.start) + 1
        told = one.message_ar if arabic else one.message_en
        click.echo(f"{line}: {text[one.start : one.end].strip()}  {told} [{one.code}]")
    return 1 if found else 0


def _parser() -> Parser:
    """The English parser of the brief, or words by their capitals where it is not installed."""
    from musnad.lexicon.missing import Heard, Part, plain
    from musnad.write.brief.language import english

    try:
        pipeline = english()
    except RefusedError:
        return plain
    parts: Mapping[str, Part] = {
        "NOUN": "noun",
        "VERB": "verb",
        "ADJ": "adjective",
        "ADV": "adverb",
        "PROPN": "name",
    }

    def parse(sentence: str) -> tuple[Heard, ...]:
        return tuple(
            Heard(
                text=token.text,
                start=token.idx,
                end=token.idx + len(token.text),
                lemma=token.lemma_,
                part=parts.get(token.pos_, "other") if token.text[:1].isalpha() else "other",
            )
            for token in pipeline(sentence)
            if not token.is_space and not token.is_punct
        )

    return parse


def _settings(folder: Path) -> Settings:
    return load(folder) if (folder / FILE_NAME).is_file() else Settings()


def _own(settings: Settings) -> dict[str, Path]:
    told = {table: getattr(settings.house, table) for table in HOUSE_TABLES}
    return {table: Path(path) for table, path in told.items() if path}


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise RefusedError("option.time", text=text) from error


def _tell(answer: Answer, book: Lexicon, language: str) -> None:
    from musnad.lexicon.finding import WHY

    arabic = language == "ar"
    for one in answer.found:
        others = f" ({'، '.join(one.others)})" if one.others else ""
        click.echo(f"{one.english} → {one.arabic}{others}")
        why = WHY[one.why][0 if arabic else 1]
        click.echo(f"    {one.file}:{one.line}  {one.id}  {why}: {one.matched}")
        if one.forms:
            click.echo(f"    {'، '.join(one.forms)}")
    if answer.title:
        why = "لقب مركّب من المنصب وصاحبه" if arabic else "a title put together from its parts"
        click.echo(f"{answer.query} → {answer.title}")
        click.echo(f"    {why}")
    for fact in answer.held:
        until = fact.until.isoformat() if fact.until else "…"
        holder = book.person(fact.subject)
        gender = holder.gender if holder else "m"
        title = book.render_office(fact.predicate, gender=gender) or fact.predicate
        name = holder.ar[0] if holder else fact.subject
        told = f"{title} {name}" if arabic else f"{fact.subject}, {fact.predicate} ({title} {name})"
        click.echo(f"{told}: {fact.since.isoformat()} – {until}")
        click.echo(f"    {fact.id}  {fact.source}")
    if answer.transliterated:
        why = "ليس في أي جدول؛ هكذا يُنقل بالحروف" if arabic else "in no table; by rule of letters"
        click.echo(f"{answer.query} → {answer.transliterated}")
        click.echo(f"    {why}")
    elif not (answer.found or answer.title or answer.held):
        click.echo("لا شيء في أي جدول" if arabic else "in no table")


def _answer_json(answer: Answer) -> dict[str, object]:
    return {
        "query": answer.query,
        "found": [_finding_json(one) for one in answer.found],
        "title": answer.title,
        "held": [
            {
                "id": fact.id,
                "person": fact.subject,
                "office": fact.predicate,
                "of": fact.object,
                "since": fact.since.isoformat(),
                "until": fact.until.isoformat() if fact.until else None,
                "source": fact.source,
            }
            for fact in answer.held
        ],
        "transliterated": answer.transliterated,
    }


def _finding_json(one: Finding) -> dict[str, object]:
    return {
        "table": one.table,
        "file": one.file,
        "line": one.line,
        "id": one.id,
        "english": one.english,
        "arabic": one.arabic,
        "others": list(one.others),
        "why": one.why,
        "matched": one.matched,
        "forms": list(one.forms),
    }


def _lint_json(one: Lint, text: str) -> dict[str, object]:
    return {
        "code": one.code,
        "start": one.start,
        "end": one.end,
        "found": text[one.start : one.end],
        "message": {"ar": one.message_ar, "en": one.message_en},
    }


def _gap_json(gap: Gap) -> dict[str, object]:
    return {
        "text": gap.text,
        "part": gap.part,
        "count": gap.count,
        "example": gap.example,
        "by_rule": gap.by_rule,
    }
