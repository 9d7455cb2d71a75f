"""The command that says what a machine lacks."""

import click


@click.command()
def doctor() -> int:
    """Say what this machine lacks, and what to do.

    Looks at the terminal, the folders and the files of your own, and changes nothing.
    """
    from reader.cli import checks, output

    findings = checks.run()
    for finding in findings:
        output.write(f"{'ok  ' if finding.good else 'MEND'}  {finding.text}\n")
        if finding.advice:
            output.write(f"      {finding.advice}\n")
    return 1 if any(not finding.good for finding in findings) else 0
