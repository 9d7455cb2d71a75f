"""The command line: starts the command that is asked for, with the one way out for every error."""

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click
from click.shell_completion import shell_complete

from reader.cli import output
from reader.cli.commands import crossread
from reader.errors import CrossreadError, UsageProblem


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run crossread with `arguments`, by default those of the process, and leave with its exit status.

    Raises SystemExit: 0 all done, 1 failed, 2 wrong usage, 3 some inputs failed, 130 interrupted. Whoever closes
    the pipe early has what they wanted: that is no failure.
    """
    output.prepare()
    try:
        status = _run(sys.argv[1:] if arguments is None else arguments)
        sys.stdout.flush()
    except (click.Abort, KeyboardInterrupt):
        status = 130
    except BrokenPipeError:
        status = _leave_pipe()
    except OSError as error:
        output.complain(f"{error.filename or 'standard output'}: {error.strerror or error}")
        status = _leave_pipe(1)
    raise SystemExit(status)


def _run(arguments: Sequence[str]) -> int:
    try:
        if instruction := os.environ.get("_CROSSREAD_COMPLETE"):
            return shell_complete(crossread, {}, "crossread", "_CROSSREAD_COMPLETE", instruction)
        with crossread.make_context("crossread", list(arguments)) as context:
            status = crossread.invoke(context)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "crossread"
        message = error.format_message()
        stop = "" if message.endswith((".", "?")) else "."
        output.complain(f"{message}{stop} See `{command} --help`.")
        return 2
    except UsageProblem as error:
        output.complain_of(error)
        return 2
    except (click.ClickException, CrossreadError) as error:
        output.complain(error.format_message() if isinstance(error, click.ClickException) else str(error))
        return 1
    return status if isinstance(status, int) else 0


def _leave_pipe(status: int = 0) -> int:
    # The interpreter flushes standard output once more when it ends: let that go nowhere.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    return status
