"""Commands about colour themes."""

from pathlib import Path

import click

from reader.cli import options, output


@click.group(no_args_is_help=False)
def themes() -> None:
    """Colour themes: list, check."""


@themes.command("list")
@options.as_json
def list_themes(*, as_json: bool) -> int:
    """List the themes there are.

    Example: crossread themes list --json
    """
    from reader.cli import tables
    from reader.tui import themes as theme_files

    found, problems = theme_files.load()
    for problem in problems:
        output.complain(f"{problem.name}: {problem.reason}")
    if as_json:
        tables.json_array({"name": each.name, "dark": each.dark} for each in found.values())
    else:
        tables.rows([(each.name, "dark" if each.dark else "light") for each in found.values()])
    return 3 if problems else 0


@themes.command("check")
@click.argument("path", metavar="FILE", type=click.Path())
def check_theme(path: str) -> None:
    """Say whether a theme file is right and, if it is not, on which line and why.

    Example: crossread themes check mine.yaml
    """
    from reader.tui import themes as theme_files

    theme = theme_files.read(Path(path))
    output.write(f"{theme.name} is right: a {'dark' if theme.dark else 'light'} theme\n")
