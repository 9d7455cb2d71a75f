"""Serves the reader to browsers that were pointed at it, until it is told to end."""

import asyncio
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web
from textual_serve.server import Server

_HERE = ("localhost", "127.0.0.1", "::1")
_PAGE = Path(__file__).parent / "page"
_POLICY = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; font-src 'self'; img-src 'self' data:; "
    # The terminal writes the styles of its cells into the page.
    "style-src 'self' 'unsafe-inline'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_POLICY_OF_FILES = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""For what the reader delivers, such as a picture of the screen: it is looked at and runs nothing."""


class BrowserServer(Server):
    """Textual's server with a page of our own, closed to the pages of other sites, which ends when it is told to.

    Textual's page asks another host for a font, which so learns who reads here and when. Ours asks only this server,
    and tells the browser to ask nobody else whatever a script on it may try.
    """

    def __init__(self, command: str, *, host: str, port: int) -> None:
        """Serve what `command` draws."""
        super().__init__(command, host=host, port=port, title="crossread")
        self._sessions: set[asyncio.Task[Any]] = set()

    async def handle_index(self, _request: web.Request) -> web.FileResponse:
        """The page that shows the terminal."""
        return web.FileResponse(_PAGE / "index.html")

    async def _make_app(self) -> web.Application:
        app: web.Application = await super()._make_app()
        app.router.add_static("/page", _PAGE)
        app.on_response_prepare.append(_close)
        return app

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Run the reader for one browser. Raises HTTPForbidden for the page of another site."""
        if not is_own_page(request.headers.get("Origin", ""), request.host, self.host):
            raise web.HTTPForbidden(text="The reader is for its own page only.")
        session = asyncio.current_task()
        assert session is not None
        self._sessions.add(session)
        try:
            answer: web.WebSocketResponse = await super().handle_websocket(request)
        finally:
            self._sessions.discard(session)
        return answer

    async def on_shutdown(self, app: web.Application) -> None:
        """End the readers that still run: the server would wait a minute for their browsers to leave."""
        for session in self._sessions:
            session.cancel()
        await super().on_shutdown(app)


async def _close(request: web.Request, response: web.StreamResponse) -> None:
    """Say in the head of every response where it may lead."""
    delivered = request.path.startswith("/download/")
    response.headers["Content-Security-Policy"] = _POLICY_OF_FILES if delivered else _POLICY
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Content-Type-Options"] = "nosniff"


def is_own_page(origin: str, asked: str, listening: str) -> bool:
    """Whether the page at `origin` may talk to the reader that it `asked` for, which is `listening` to a host.

    A browser lets every page open a socket to this machine. Such a page could press keys in the reader, and so read
    what is open there or have files written: only the page that came from here may, under the name of this machine
    when the reader is for this machine only. Programs that are no browser send no origin.
    """
    if origin and urlsplit(origin).netloc != asked:
        return False
    return listening not in _HERE or urlsplit(f"//{asked}").hostname in _HERE
