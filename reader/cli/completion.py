"""The command that prints completion scripts."""

import click
from click.shell_completion import get_completion_class

from reader.cli import output


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print a shell's completion script.

    Keep it where that shell looks for it, as in these examples.

    \b
    bash: crossread completion bash > ~/.local/share/bash-completion/completions/crossread
    zsh:  crossread completion zsh > a folder of $fpath, as _crossread
    fish: crossread completion fish > ~/.config/fish/completions/crossread.fish
    """
    script = get_completion_class(shell)
    if script is None:
        raise click.UsageError(f"There is no completion for {shell}.")
    made = script(ctx.find_root().command, {}, "crossread", "_CROSSREAD_COMPLETE")
    output.write(made.source_template % made.source_vars() + "\n")
