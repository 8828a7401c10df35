"""The site's templates: the built-in ones, and a newsroom's own over them."""

from __future__ import annotations

import re
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from musnad.core.house import House
from musnad.publish.markup import isolate_latin, plain, script_json
from musnad.publish.moments import write_day, write_moment, write_number

_HERE = Path(__file__).parent
_FACE = re.compile(r"@font-face\s*\{[^}]*\}\s*")


class Theme:
    """Renders templates by name; text is escaped unless a filter made it safe markup.

    ``overrides`` is a folder whose templates are used before the built-in ones, and whose
    ``styles.css`` is added after the site's own. ``signed``: whether records are.
    """

    def __init__(
        self, house: House, *, overrides: Path | None = None, signed: bool = False
    ) -> None:
        folders = [overrides] if overrides else []
        self._overrides = overrides
        self._environment = Environment(
            loader=FileSystemLoader([*folders, _HERE / "templates"]),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=StrictUndefined,
            auto_reload=False,  # looking at the files again costs more than some pages
        )
        self._environment.filters |= {
            "bdi": isolate_latin,
            "words": _words,
            # Kept in our own index, where ``entry.html`` put it.
            "trusted": Markup,
            "day": lambda moment: write_day(moment.date(), house),
            "plain": plain,
            "script_json": script_json,
            "moment": lambda moment: write_moment(moment, house),
            "number": lambda number: write_number(number, house),
        }
        self._environment.globals |= {
            "house": house,
            "signed": signed,
            "foreign": _foreign,
            # Our own sheet or the newsroom's: trusted, and kept from closing its element.
            "styles": lambda: Markup(_without_faces(self.styles().decode())),  # noqa: S704
        }

    def render(self, template: str, **values: object) -> bytes:
        """The template filled in, as UTF-8."""
        return self._environment.get_template(template).render(**values).encode()

    def static(self, name: str) -> bytes:
        """A file that goes out as it is; the newsroom's own of that name before ours."""
        own = self._overrides / name if self._overrides else None
        return (own if own and own.is_file() else _HERE / "static" / name).read_bytes()

    def styles(self) -> bytes:
        """The style sheet."""
        css = (_HERE / "static" / "styles.css").read_bytes()
        own = self._overrides / "styles.css" if self._overrides else None
        return css + own.read_bytes() if own and own.is_file() else css


def _without_faces(css: str) -> str:
    """The sheet for a page that stands alone: no font files beside it, no end of element in it."""
    return _FACE.sub("", css).replace("</", "<\\/")


def _words(text: str, language: str) -> Markup:
    """A sentence of the article, with Latin runs isolated where it is Arabic."""
    return isolate_latin(text) if language.startswith("ar") else escape(text)


def _foreign(text: str, language: str) -> Markup:
    """A name in another language inside an Arabic line, isolated and labelled."""
    return Markup(f'<bdi lang="{escape(language)}">{escape(text)}</bdi>')  # noqa: S704
