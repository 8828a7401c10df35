"""Runs the commands as a person would, in this process, so that models load only once."""

from __future__ import annotations

import contextlib
import io
from dataclasses import dataclass

from musnad.cli.main import main


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """How a command ended: its exit status and what it wrote."""

    status: int
    out: str
    err: str


class _Stream(io.TextIOWrapper):
    """A standard stream with bytes below it, as a terminal or a pipe has."""

    def __init__(self, content: bytes = b"") -> None:
        super().__init__(io.BytesIO(content), encoding="utf-8", write_through=True)

    def text(self) -> str:
        self.flush()
        below = self.buffer
        assert isinstance(below, io.BytesIO)
        return below.getvalue().decode("utf-8", errors="surrogateescape")


def run(*arguments: str, stdin: bytes = b"") -> Done:
    """The outcome of ``musnad`` with these arguments."""
    out, err, given = _Stream(), _Stream(), _Stream(stdin)
    with (
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        _standard_input(given),
    ):
        try:
            main(list(arguments))
        except SystemExit as ended:
            status = ended.code
    assert isinstance(status, int)
    return Done(status=status, out=out.text(), err=err.text())


class _standard_input(contextlib._RedirectStream[io.TextIOWrapper]):  # noqa: N801
    _stream = "stdin"
