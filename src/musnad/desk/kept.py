"""What somebody typed while their session had ended: carried along, shown, and sent again."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request

from musnad.desk.guard import local_path

_PREFIX = "kept."
_TARGET = "kept_to"
_LOST = "kept_lost"
_SECRET = frozenset({"csrf", "password", "again", "code", "current", "sealed"})
_OWN_PATHS = ("/login", "/logout", "/look", "/link", "/welcome", "/me", "/people", "/kept")
_SHORT = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of a form that was not taken; ``typed`` says that a person wrote it."""

    name: str
    value: str
    typed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A form that was sent too late: to which address, with what.

    ``lost`` are the names of files: browsers do not let a page choose a file again.
    """

    path: str
    fields: tuple[Field, ...]
    lost: tuple[str, ...] = ()


def kept_of(request: Request, form: FormData | None) -> Kept | None:
    """The form that this request sends, but for secrets; None where there is nothing to keep.

    Forms that change who comes in are not kept: their people are not known any more. Nor are
    those that were too large to be read.
    """
    path = request.url.path
    if form is None or _of_the_door(path) or local_path(path) != path:
        return None
    target = path + (f"?{request.url.query}" if request.url.query else "")
    pairs = form.multi_items()
    return Kept(
        path=local_path(target) if local_path(target) != "/" else path,
        fields=tuple(
            _field(name, value)
            for name, value in pairs
            if isinstance(value, str) and name not in _SECRET
        ),
        lost=tuple(
            value.filename for _, value in pairs if isinstance(value, UploadFile) and value.filename
        ),
    )


def carried(form: FormData) -> Kept | None:
    """What a form of the log-in carries along from ``kept_of``."""
    target = str(form.get(_TARGET, ""))
    path = local_path(target)
    if not target or path != target or _of_the_door(urlsplit(path).path):
        return None
    pairs = [(name, value) for name, value in form.multi_items() if isinstance(value, str)]
    return Kept(
        path=path,
        fields=tuple(
            _field(name.removeprefix(_PREFIX), value)
            for name, value in pairs
            if name.startswith(_PREFIX) and name.removeprefix(_PREFIX) not in _SECRET
        ),
        lost=tuple(value for name, value in pairs if name == _LOST),
    )


def _of_the_door(path: str) -> bool:
    return any(path == one or path.startswith(f"{one}/") for one in _OWN_PATHS)


def _field(name: str, value: str) -> Field:
    typed = len(value) > _SHORT or " " in value.strip() or not value.isascii()
    return Field(name=name, value=value, typed=typed)
