"""``musnad``: finds the command, and turns every error into one line and an exit status."""

from __future__ import annotations

import functools
import importlib
import io
import os
import sys
import traceback
from importlib.metadata import entry_points

import click

import musnad
from musnad.core.errors import MusnadError
from musnad.messages import explain, language_of

COMMANDS = {
    "init": ("musnad.cli.init:init", "Make a newsroom folder, with every setting explained."),
    "write": ("musnad.cli.write:write", "Write an Arabic article from a release."),
    "check": ("musnad.cli.check:check", "Check every sentence of an article against its sources."),
    "eval": ("musnad.cli.evaluate:evaluate", "Measure the checker on labelled cases."),
    "run": ("musnad.cli.run:run", "Poll the sources, write, check, and publish or hold."),
    "desk": ("musnad.cli.desk:desk", "Serve the desk, where people look and decide."),
    "people": ("musnad.cli.people:people", "Accounts of the desk, and links to log in."),
    "publish": ("musnad.cli.decide:publish", "Approve a held article and publish it."),
    "correct": ("musnad.cli.decide:correct", "Publish a new revision with a dated correction."),
    "spike": ("musnad.cli.decide:spike", "Decide that an article will not be published."),
    "withdraw": ("musnad.cli.decide:withdraw", "Take a published article back from every channel."),
    "events": ("musnad.cli.events:events", "The same event told by several sources, and why."),
    "sources": ("musnad.cli.sources:sources", "The catalogue of sources, and your own."),
    "archive": ("musnad.cli.archive:archive", "What the sources said at the time, as received."),
    "lexicon": ("musnad.cli.lexicon:lexicon", "What names and terms are called, and why."),
    "tokens": ("musnad.cli.tokens:tokens", "Tokens that programs use the API with."),
    "mcp": ("musnad.cli.mcp:mcp", "Offer check, write and search to an assistant."),
    "rebuild": ("musnad.cli.rebuild:rebuild", "Build the whole site anew."),
    "verify": (
        "musnad.cli.verify:verify",
        "Verify that a published article is what its record says.",
    ),
    "channels": ("musnad.cli.channels:channels", "Where articles go beside the site."),
    "doctor": ("musnad.cli.doctor:doctor", "Say what is configured, stale or stuck."),
}
"""Where each command is, and its line in ``musnad --help``, which imports none of them."""

INTERNAL_STATUS = 2


@functools.cache
def offered() -> dict[str, click.Command]:
    """The commands of installed plugins by name; nothing is imported where there are none."""
    if not entry_points(group="musnad"):
        return {}
    from musnad.hooks.plugins import load

    found = (one for part in load(()).hook.musnad_commands() for one in part)
    return {one.name: one for one in found if isinstance(one, click.Command) and one.name}


class LazyGroup(click.Group):
    """Imports a command only when it is asked for, so that ``musnad --help`` is instant."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The built-in commands in the order of a release's life, then the plugins'."""
        return [*COMMANDS, *(name for name in offered() if name not in COMMANDS)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of this name."""
        if cmd_name not in COMMANDS:
            return offered().get(cmd_name)
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        command = getattr(importlib.import_module(module), name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The line of each command, from the table for those in it."""
        lines = []
        for name in self.list_commands(ctx):
            command = None if name in COMMANDS else self.get_command(ctx, name)
            told = command.get_short_help_str() if command else COMMANDS[name][1]
            lines.append((name, told))
        with formatter.section("Commands"):
            formatter.write_dl(lines)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(musnad.__version__, prog_name="musnad")
@click.option("--debug", is_flag=True, help="Show where an error arose.")
def cli(debug: bool) -> None:
    """مُسنَد — an Arabic newsroom that publishes only what its sources say."""


def main(arguments: list[str] | None = None) -> None:
    """Run a command and exit with its status: 0 fine, 1 no, 2 unusable, 3 passing fault."""
    arguments = sys.argv[1:] if arguments is None else arguments
    for stream in (sys.stdout, sys.stderr):
        # Arabic must come out whatever the locale; a broken file name must not break a message.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    debug = "--debug" in arguments
    arguments = ["--debug", *(one for one in arguments if one != "--debug")] if debug else arguments
    sys.exit(_run(arguments, debug=debug))


def _run(arguments: list[str], *, debug: bool) -> int:
    language = language_of(os.environ)
    try:
        status = cli.main(args=arguments, prog_name="musnad", standalone_mode=False)
        sys.stdout.flush()
    except MusnadError as error:
        return _tell(error, language, debug=debug)
    except (click.exceptions.Exit, click.ClickException) as ended:
        return _end(ended, language)
    except (KeyboardInterrupt, click.Abort):
        return 130
    except (BrokenPipeError, SystemExit):  # click exits when it meets a broken pipe
        # The reader of our output has gone: silence the interpreter's own complaint at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001  the last resort: one line, not a traceback
        wrapped = MusnadError("internal", what=f"{type(error).__name__}: {error}")
        _tell(wrapped, language, debug=debug)
        return INTERNAL_STATUS
    return status if isinstance(status, int) else 0


def _end(ended: click.exceptions.Exit | click.ClickException, language: str) -> int:
    """Tells of a command that click would not run, in the one line of every other error."""
    if isinstance(ended, click.exceptions.NoArgsIsHelpError):
        ended.show()
    elif isinstance(ended, click.ClickException):
        context = ended.ctx if isinstance(ended, click.UsageError) else None
        command = context.command_path if context else "musnad"
        facts = {"what": ended.format_message(), "command": command}
        click.echo(f"musnad: {explain('usage', facts, language)} [usage]", err=True)
    return ended.exit_code


def _tell(error: MusnadError, language: str, *, debug: bool) -> int:
    if debug:
        traceback.print_exc()
    click.echo(f"musnad: {explain(error.code, error.facts, language)} [{error.code}]", err=True)
    return error.exit_status
