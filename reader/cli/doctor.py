"""The command that says what a machine lacks."""

from typing import TYPE_CHECKING

import click

from reader.cli import options, output

if TYPE_CHECKING:
    from reader.library.health import Finding


@click.command()
@click.option("--check", "thorough", is_flag=True, help="Read all of a large library too: may take minutes.")
@click.option("--rescue", is_flag=True, help="Set a damaged library aside, and save what can be read of it.")
@options.as_json
def doctor(*, thorough: bool, rescue: bool, as_json: bool) -> int:
    """Say what this machine lacks, and what to do.

    Looks at the terminal, the folders, the files of your own, the library and what is known of its feeds; asks nobody
    on the network, and changes nothing but by --rescue.

    Example: crossread doctor --check
    """
    from reader.cli import checks, tables

    findings = _rescued() if rescue else checks.run(thorough=thorough)
    if as_json:
        found = list(findings)
        tables.json_array({"area": area, **finding._asdict()} for area, finding in found)
        return 1 if any(not finding.good for _, finding in found) else 0
    status = 0
    for _, finding in findings:
        status = status if finding.good else 1
        output.write(f"{'ok  ' if finding.good else 'MEND'}  {finding.text}\n")
        if finding.advice:
            output.write(f"      {finding.advice}\n")
    return status


def _rescued() -> "list[tuple[str, Finding]]":
    from reader import paths
    from reader.library import health

    return [("library", health.rescue(paths.library_file()))]
