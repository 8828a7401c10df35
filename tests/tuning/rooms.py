"""Newsroom folders for tests of this room."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from musnad.settings import FILE_NAME


def clock() -> datetime:
    """A fixed moment."""
    return datetime(2025, 4, 24, 12, tzinfo=UTC)


def room(folder: Path, text: str) -> Path:
    """A newsroom whose settings are this text."""
    (folder / FILE_NAME).write_bytes(text.encode())
    return folder


def said(folder: Path) -> str:
    """The settings' text."""
    return (folder / FILE_NAME).read_bytes().decode()
