"""The command that says what a machine lacks."""

import click


@click.command()
def doctor() -> int:
    """Look at the terminal, the folders and the settings, and say what to do where something is wrong."""
    from reader.cli import checks, output

    findings = checks.run()
    for finding in findings:
        output.write(f"{'ok  ' if finding.good else 'MEND'}  {finding.text}\n")
        if finding.advice:
            output.write(f"      {finding.advice}\n")
    return 1 if any(not finding.good for finding in findings) else 0
