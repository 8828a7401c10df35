"""``musnad init``: a new newsroom folder."""

from __future__ import annotations

from pathlib import Path

import click

from musnad.core.errors import RefusedError
from musnad.settings import FILE_NAME, TEMPLATE
from musnad.wiring import VAR_FOLDER


@click.command(epilog="Example:  musnad init newsroom")
@click.argument("folder", type=click.Path(path_type=Path))
def init(folder: Path) -> None:
    """Make a newsroom folder: musnad.toml, with every setting explained, and var/.

    Nothing that is already there is overwritten.
    """
    path = folder / FILE_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(TEMPLATE)
        (folder / VAR_FOLDER).mkdir(exist_ok=True)
    except FileExistsError as error:
        code = "init.exists" if path.exists() else "init.not_a_folder"
        raise RefusedError(code, path=path if path.exists() else folder) from error
    except OSError as error:
        raise RefusedError("init.failed", path=folder, what=error.strerror) from error
    click.echo(f"{path}")
