"""A feed or page cannot send crossread to this machine or its network, in whatever way it spells that."""

import socket
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import FetchProblem, Offline
from reader.ingest.fetch import address, fetch, hosts, reach
from tests.ingest.server import TestServer, answer, redirect, serving

_SPELLINGS = (
    "127.0.0.1 127.1 127.0.1 0x7f.1 0x7f.0.0.1 0x7f000001 2130706433 017700000001 0177.0.0.1 127.0.0.1. localhost"
    " localhost. LOCALHOST [::1] [0:0:0:0:0:0:0:1] [::ffff:127.0.0.1] [::ffff:7f00:1] １２７.0.0.1 127。0。0。1"
    " ⓛocalhost 0.0.0.0 0 [::] [::127.0.0.1]"
).split()


@pytest.fixture
def server() -> Iterator[TestServer]:
    with serving({"/": answer(body=b"secret")}) as running:
        yield running


@pytest.mark.parametrize("host", _SPELLINGS)
def test_no_spelling_of_this_machine_is_asked(server: TestServer, host: str) -> None:
    with pytest.raises(FetchProblem):
        fetch(server.at("/", host))
    assert not server.requests


@pytest.mark.parametrize("host", [spelling for spelling in _SPELLINGS if hosts.canonical(spelling) != "127.0.0.1"])
def test_no_redirect_leads_there(server: TestServer, host: str) -> None:
    server.answers["/go"] = redirect(server.at("/", host))
    with pytest.raises(FetchProblem):
        fetch(server.at("/go"), private=True)
    assert len(server.requests) == 1


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.1", "[::ffff:127.0.0.1]"])
def test_the_reader_may_ask_her_own_machine(server: TestServer, host: str) -> None:
    found = fetch(server.at("/", host), private=True)
    assert (found.body, found.private) == (b"secret", True)


@pytest.mark.parametrize("own", ["127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "fd00::1", "::ffff:10.0.0.1"])
def test_a_name_that_stands_for_an_own_address_is_refused_when_it_is_dialled(
    server: TestServer, monkeypatch: pytest.MonkeyPatch, own: str
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", _answering([own]))
    with pytest.raises(FetchProblem, match="not on the internet"):
        fetch(f"http://paper.example:{server.port}/")
    assert not server.requests


def test_a_name_is_looked_up_once_so_that_it_cannot_change_after_the_check(
    server: TestServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialled: list[object] = []

    def connect(_: socket.socket, to: object) -> int:
        dialled.append(to)
        return 111

    monkeypatch.setattr(socket, "getaddrinfo", _answering(["93.184.216.34"], ["127.0.0.1"]))
    monkeypatch.setattr(socket.socket, "connect_ex", connect)
    with pytest.raises(FetchProblem, match="does not answer"):
        fetch(f"http://paper.example:{server.port}/")
    assert dialled == [("93.184.216.34", server.port)]


def test_of_several_addresses_only_the_public_ones_are_dialled(monkeypatch: pytest.MonkeyPatch) -> None:
    dialled: list[str] = []

    def connect(_: socket.socket, to: tuple[str, int]) -> int:
        dialled.append(to[0])
        return 111

    monkeypatch.setattr(socket, "getaddrinfo", _answering(["127.0.0.1", "93.184.216.34", "10.0.0.1", "1.1.1.1"]))
    monkeypatch.setattr(socket.socket, "connect_ex", connect)
    with pytest.raises(FetchProblem):
        fetch("http://paper.example/")
    assert dialled == ["93.184.216.34", "1.1.1.1"]


def test_an_address_that_is_no_machines_is_refused_even_to_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", _answering(["224.0.0.1"]))
    with pytest.raises(FetchProblem, match="not on the internet"):
        fetch("http://paper.example/", private=True)


def test_no_network_is_told_from_a_name_that_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(code: int) -> None:
        def look_up(*_: object, **__: object) -> list[object]:
            raise socket.gaierror(code, "failed")

        monkeypatch.setattr(socket, "getaddrinfo", look_up)

    fail(socket.EAI_AGAIN)
    with pytest.raises(Offline):
        fetch("http://paper.example/")
    fail(socket.EAI_NONAME)
    with pytest.raises(FetchProblem, match=r"no host called paper\.example was found") as caught:
        fetch("http://paper.example/")
    assert not isinstance(caught.value, Offline)


@pytest.mark.parametrize(
    "number",
    (
        "0.0.0.0 10.0.0.1 100.64.0.1 127.255.255.255 169.254.169.254 172.31.0.1 192.0.0.8 192.168.1.1 198.19.0.1"
        " 224.0.0.1 255.255.255.255 :: ::1 ::127.0.0.1 ::ffff:10.0.0.1 64:ff9b::7f00:1 64:ff9b:1::1 100::1 2001::1"
        " 2001:db8::1 2002:7f00:1:: 3fff::1 5f00::1 fc00::1 fd12::1 fe80::1%eth0 fec0::1 ff02::1"
    ).split(),
)
def test_no_address_for_a_special_purpose_is_public(number: str) -> None:
    assert not reach.is_public(number)


@pytest.mark.parametrize("number", ["8.8.8.8", "172.32.0.1", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_addresses_of_the_internet_are_public(number: str) -> None:
    assert reach.is_public(number)
    assert not reach.is_own(number)


@pytest.mark.parametrize(
    ("written", "host"),
    [
        ("Paper.Example.", "paper.example"),
        ("bücher.example", "xn--bcher-kva.example"),
        ("faß.example", "xn--fa-hia.example"),
        ("аррӏе.example", "xn--80ak6aa92e.example"),
        ("8.8", "8.0.0.8"),
        ("1.2.3.256", ""),
        ("1.2.3.4.5", ""),
        ("09.example.1", ""),
        ("a..b", ""),
        ("-a.example", ""),
        ("a b", ""),
        ("a%00b", ""),
        ("a" * 64, ""),
        ("", ""),
        ("fe80::1%25eth0", ""),
        ("::1::2", ""),
    ],
)
def test_a_host_has_one_form(written: str, host: str) -> None:
    assert hosts.canonical(written) == host


@given(st.text(max_size=30))
def test_any_host_is_in_its_form_or_refused(text: str) -> None:
    found = hosts.canonical(text)
    assert hosts.canonical(found) == found
    assert found.isascii()


@given(st.text(max_size=60), st.sampled_from(["", "http://", "https://a/", "http://a.b:80", "//", "http:", "/x/"]))
def test_any_text_is_an_address_or_a_named_problem(text: str, start: str) -> None:
    base = address.parse("https://jane:secret@paper.example/a/b?c")
    for follows in (False, True):
        try:
            found = address.follow(base, start + text) if follows else address.parse(start + text)
        except FetchProblem:
            continue
        assert str(address.parse(str(found))) == str(found)
        assert str(found).isascii()
        assert not found.login or found.host in ("paper.example", "a", "a.b") or "@" in text


def _answering(*lists: list[str]) -> object:
    """A resolver that gives each list in turn, then the last one for ever."""
    left = [*lists]

    def look_up(_: str, port: int, **__: object) -> list[object]:
        found = left.pop(0) if len(left) > 1 else left[0]
        return [
            (socket.AF_INET6 if ":" in number else socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port))
            for number in found
        ]

    return look_up
