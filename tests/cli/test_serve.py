"""The page that a browser gets, from a server that really runs."""

import asyncio
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from email.message import Message
from pathlib import Path

import pytest

aiohttp = pytest.importorskip("aiohttp")

_ROOT = Path(__file__).parents[2]
_ASSETS = re.compile(r"""(?:src|href)="([^"]+)"|url\("([^"]+)"\)""")
_ELSEWHERE = re.compile(r"""(?:https?|wss?)://\w|["'(]//\w""")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the reader is served, until the tests of this file are done."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    home = tmp_path_factory.mktemp("served")
    environment = {**os.environ, "HOME": str(home), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "reader", "serve", "--host", "127.0.0.1", "--port", str(port)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=_ROOT, env=environment
    ) as process:
        assert process.stdout is not None
        # It says how to quit just before it listens.
        while b"Ctrl+C" not in process.stdout.readline():
            assert process.poll() is None
        yield f"http://127.0.0.1:{port}"
        process.terminate()


def _get(address: str) -> tuple[Message, str]:
    for _ in range(50):
        try:
            with urllib.request.urlopen(address, timeout=5) as response:
                return response.headers, response.read().decode("utf-8", "replace")
        except urllib.error.HTTPError as error:
            return error.headers, error.read().decode()
        except urllib.error.URLError:
            # The port opens a moment after the server says so.
            time.sleep(0.1)
    raise AssertionError(f"{address} does not answer")


def test_the_page_and_all_it_loads_come_from_here_alone(address: str) -> None:
    waiting, seen = ["/"], {"/"}
    while waiting:
        headers, text = _get(address + waiting.pop())
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert not _ELSEWHERE.search(_COMMENT.sub("", text))
        for asset in (first or second for first, second in _ASSETS.findall(text)):
            if asset not in seen and not asset.startswith("data:"):
                assert asset.startswith("/")
                seen.add(asset)
                waiting.append(asset)
    assert {Path(asset).suffix for asset in seen} == {"", ".css", ".js", ".ttf"}


def test_the_browser_is_told_to_ask_nobody_else(address: str) -> None:
    for path in ("/", "/static/js/textual.js", "/missing", "/download/unknown"):
        headers, _ = _get(address + path)
        sources = re.findall(r"\S+-src ([^;]*)", headers["Content-Security-Policy"])
        assert {word for words in sources for word in words.split()} <= {"'none'", "'self'", "data:", "'unsafe-inline'"}
        assert "script-src 'unsafe-inline'" not in headers["Content-Security-Policy"]
        assert headers["Referrer-Policy"] == "no-referrer"


async def test_the_reader_draws_for_its_own_page(address: str) -> None:
    async with (
        aiohttp.ClientSession() as client,
        client.ws_connect(f"{address}/ws?width=80&height=24", headers={"Origin": address}) as socket_,
    ):
        drawn = await asyncio.wait_for(anext(aiter(socket_)), 20)
        assert drawn.data


async def test_the_page_of_another_site_gets_no_reader(address: str) -> None:
    async with aiohttp.ClientSession() as client:
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await client.ws_connect(f"{address}/ws", headers={"Origin": "https://evil.example"})
    assert refused.value.status == 403
