"""Names and numbers of hosts in the one form in which they are shown, compared and dialled."""

import ipaddress
import re

_LONGEST = 253
_NAME = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*", re.ASCII)
_NUMBER = re.compile(r"0x[0-9a-f]*|[0-9]+", re.ASCII)


def canonical(host: str) -> str:
    """`host` in lower-case ASCII, without brackets or a trailing dot; empty for what cannot be one.

    A name in another script becomes what the network knows it by (`xn--…`), and every way to write an IPv4 address
    (`2130706433`, `0x7f.1`) becomes four numbers, as browsers have it (URL Standard, host parsing).
    """
    if ":" in host:
        try:
            return str(ipaddress.IPv6Address(host)) if "%" not in host else ""
        except ValueError:
            return ""
    if not host.isascii():
        import idna

        try:
            host = idna.encode(host, uts46=True).decode()
        except (idna.IDNAError, UnicodeError):
            return ""
    host = host.lower().removesuffix(".")
    if _NUMBER.fullmatch(host.rpartition(".")[2]):
        return _dotted(host)
    return host if _NAME.fullmatch(host) and len(host) <= _LONGEST else ""


def _dotted(host: str) -> str:
    parts = host.split(".")
    if len(parts) > 4 or not all(_NUMBER.fullmatch(part) and len(part) <= 20 for part in parts):
        return ""
    try:
        *first, last = (_number(part) for part in parts)
    except ValueError:
        return ""
    free = 4 - len(first)
    if any(number > 255 for number in first) or last >= 256**free:
        return ""
    value = sum(number << 8 * (3 - index) for index, number in enumerate(first)) + last
    return str(ipaddress.IPv4Address(value))


def _number(part: str) -> int:
    if part.startswith("0x"):
        return int(part[2:] or "0", 16)
    return int(part, 8 if part.startswith("0") and part != "0" else 10)
