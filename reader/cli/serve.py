"""The command that shows the reader in a browser."""

import shlex
import sys
from pathlib import Path

import click

from reader.errors import CrossreadError


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True))
@click.option("--host", default="localhost", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Port to listen on.")
def serve(paths: tuple[str, ...], host: str, port: int) -> None:
    """Show the reader in a browser.

    On this machine only, unless another address is given: whoever can reach the address can read everything that is
    opened here.

    Example: crossread serve ~/articles --port 8001
    """
    try:
        from reader.cli.browser import BrowserServer
    except ImportError as error:
        raise CrossreadError("this needs the extra `web`: pip install 'crossread[web]'") from error
    command = shlex.join([sys.executable, "-m", "reader", *(str(Path(path).resolve()) for path in paths)])
    try:
        BrowserServer(command, host=host, port=port).serve()
    except OSError as error:
        raise CrossreadError(f"cannot listen on {host}, port {port}: {error.strerror or error}") from error
