"""``musnad verify``: whether a published article is what its record says."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import urljoin

import click

from musnad import wiring
from musnad.cli import material
from musnad.cli.material import UNKNOWN
from musnad.cli.options import house_option, settings_of
from musnad.core.capture import Capture
from musnad.core.errors import MusnadError, RefusedError
from musnad.core.release import Release
from musnad.messages import language_of, word
from musnad.publish.proof import Proof, Step, prove
from musnad.publish.signing import FOLDER, PUBLIC, PublicKey, key_of
from musnad.read.readers import read
from musnad.settings import FILE_NAME, Settings

_LONGEST = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What is verified: a record, and the page where there is one."""

    record: bytes
    page: bytes | None


@click.command(epilog="Example:  musnad verify site/articles/0f1e2d.html --newsroom newsroom")
@click.argument("file_or_url")
@click.option("--record", help="The record, if it is not where the page says.")
@click.option("--capture", help="The archived bytes that the article was written from.")
@click.option("--key", help="The newsroom's public key, or a file that holds it.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@house_option
def verify(
    file_or_url: str,
    record: str | None,
    capture: str | None,
    key: str | None,
    form: str,
    folder: Path | None,
) -> int:
    """Verify the record of a published article: FILE_OR_URL is its page or the record itself.

    With a newsroom's folder, its key is the one that must have signed, and its archive gives
    the capture. Files need no network. Exit status 1 means that something does not hold.
    """
    settings = settings_of(folder)
    given = _given(file_or_url, record, settings)
    home = folder if folder is not None else Path() if Path(FILE_NAME).is_file() else None
    bytes_ = _capture(given.record, capture, settings, home)
    trusted = _keys(key, home)
    try:
        proof = prove(
            given.record,
            page=given.page,
            capture=bytes_.body if bytes_ else None,
            release=_read(bytes_),
            trusted=trusted,
        )
    except ValueError as error:
        raise RefusedError("verify.record", what=error) from error
    if form == "json":
        told = {"musnad": 1, "whole": proof.whole, **asdict(proof)}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        _tell(proof, language_of())
    return 0 if proof.whole else 1


def _given(place: str, record: str | None, settings: Settings) -> Given:
    found = material.capture(place, settings)
    if found.body.lstrip()[:1] == b"{":
        return Given(record=found.body, page=None)
    beside = record or _link(found, place)
    return Given(record=material.capture(beside, settings).body, page=found.body)


def _link(page: Capture, place: str) -> str:
    """Where a page's record is, by the page's own word; RefusedError ``verify.no_record``."""
    from lxml import html

    try:
        tree = html.document_fromstring(page.body, parser=html.HTMLParser(encoding="utf-8"))
    except (ValueError, html.etree.ParserError) as error:
        raise RefusedError("verify.no_record", place=place) from error
    links = tree.xpath("//link[@rel='alternate'][@type='application/json']/@href")
    name = next((str(one) for one in links if str(one).endswith(".musnad.json")), "")
    if not name:
        raise RefusedError("verify.no_record", place=place)
    if material.is_address(place):
        return urljoin(page.url, name)
    beside = Path(place).parent / name.rpartition("/")[2]  # never out of the page's folder
    return str(beside)


def _capture(
    record: bytes, given: str | None, settings: Settings, home: Path | None
) -> Capture | None:
    """The capture by hand, or from the newsroom's archive by the hash in the record."""
    if given is not None:
        found = material.capture(given, settings)
        return Capture(
            url=_told(record, "url") or found.url,
            requested_url=found.requested_url,
            body=found.body,
            fetched_at=found.fetched_at,
            media_type=_told(record, "media_type") or found.media_type,
        )
    sha256 = _told(record, "sha256")
    if home is None or not sha256:
        return None
    with wiring.archive(home) as kept:
        return kept.capture(sha256)


def _told(record: bytes, name: str) -> str:
    try:
        fields = json.loads(record)
        return str(fields["capture"][name])
    except (ValueError, TypeError, KeyError, RecursionError):
        return ""


def _read(capture: Capture | None) -> Release | None:
    if capture is None:
        return None
    try:
        return read(capture, UNKNOWN)
    except MusnadError:
        return None  # the hash of the bytes is judged all the same


def _keys(given: str | None, home: Path | None) -> tuple[PublicKey, ...]:
    """The keys that may have signed; RefusedError ``verify.key`` for what is none."""
    if given is not None:
        text = given
        if len(given) < 1000 and Path(given).is_file():
            text = Path(given).read_text(encoding="utf-8", errors="replace")
        key = key_of(text.strip())
        if key is None:
            raise RefusedError("verify.key", given=given)
        return (key,)
    path = home / wiring.VAR_FOLDER / FOLDER / PUBLIC if home else None
    if path is None or not path.is_file():
        return ()
    kept = (key_of(line.strip()) for line in path.read_text(encoding="utf-8").splitlines())
    return tuple(key for key in kept if key is not None)


def _tell(proof: Proof, language: str) -> None:
    click.echo(f"{proof.article_id} {word('revision', language)} {proof.revision}")
    for step in proof.steps:
        click.echo(_line(step, language))
    click.echo(word("proof_whole" if proof.whole else "proof_broken", language))


def _line(step: Step, language: str) -> str:
    mark = {"holds": "✓", "fails": "✗", "unknown": "·"}[step.state]
    told = word(f"proof_{step.part}_{step.state}", language)
    details = [step.on] if step.on else []
    if step.state == "fails":
        details += [f"{word(name, language)} {_short(text)}" for name, text in _sides(step) if text]
    return f"  {mark} {told}" + (f": {' · '.join(details)}" if details else "")


def _sides(step: Step) -> tuple[tuple[str, str], ...]:
    return (("proof_found", step.found), ("proof_wanted", step.wanted))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
