"""A server that cannot prove who it is gets no request."""

import socket
from collections.abc import Iterator

import pytest

from reader.errors import FetchProblem
from reader.ingest.fetch import Limits, fetch
from reader.ingest.fetch.dialling import trusted
from tests.ingest.server import CERTIFICATES, answer, redirect, serving


@pytest.fixture
def trust(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """The environment, and what is trusted read from it anew."""
    monkeypatch.delenv("SSL_CERT_DIR", raising=False)
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    trusted.cache_clear()
    yield monkeypatch
    trusted.cache_clear()


def test_a_valid_certificate_is_accepted(trust: pytest.MonkeyPatch) -> None:
    trust.setenv("SSL_CERT_FILE", str(CERTIFICATES / "valid.pem"))
    with serving({"/": answer(body=b"x" * 200_000)}, certificate="valid.pem") as server:
        assert len(fetch(server.at("/"), private=True).body) == 200_000
        assert fetch(server.at("/", "localhost"), private=True).status == 200


@pytest.mark.parametrize(
    ("certificate", "is_trusted", "reason"),
    [
        ("valid.pem", False, "self-signed certificate"),
        ("elsewhere.pem", True, "certificate is not valid for '127.0.0.1'"),
        ("expired.pem", True, "certificate has expired"),
    ],
)
def test_any_other_is_refused_before_a_request_is_made(
    trust: pytest.MonkeyPatch, certificate: str, is_trusted: bool, reason: str
) -> None:
    if is_trusted:
        trust.setenv("SSL_CERT_FILE", str(CERTIFICATES / certificate))
    with serving({"/": answer()}, certificate=certificate) as server:
        with pytest.raises(FetchProblem, match="cannot prove who it is") as caught:
            fetch(server.at("/"), private=True)
        assert reason in str(caught.value)
        assert not server.requests


def test_a_server_that_speaks_no_tls_is_a_problem(trust: pytest.MonkeyPatch) -> None:  # noqa: ARG001 (as it comes)
    with serving({"/": answer()}) as server, pytest.raises(FetchProblem, match="no safe connection"):
        fetch(server.at("/").replace("http:", "https:"), private=True)


def test_no_redirect_leads_from_https_to_http(trust: pytest.MonkeyPatch) -> None:
    trust.setenv("SSL_CERT_FILE", str(CERTIFICATES / "valid.pem"))
    with serving({"/": answer()}) as plain, serving({"/": redirect(plain.at("/"))}, certificate="valid.pem") as server:
        with pytest.raises(FetchProblem, match="sends on from https to http"):
            fetch(server.at("/"), private=True)
        assert not plain.requests


def test_a_handshake_that_never_comes_ends_when_the_time_is_up(trust: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        with pytest.raises(FetchProblem, match=r"took longer than 0\.4 seconds"):
            fetch(f"https://127.0.0.1:{silent.getsockname()[1]}/", private=True, limits=Limits(seconds=0.4))
