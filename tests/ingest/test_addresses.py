"""A list of addresses gives the pages in it, and names the lines that are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import FileProblem
from reader.ingest import addresses
from reader.ingest.front_matter import is_page


def test_each_line_is_an_address_a_comment_or_a_problem() -> None:
    data = (
        b"# to read\r\n\r\nhttps://example.org/a\n  http://example.org/b \nhttps://example.org/a\nfile:///etc/passwd\n"
    )
    found, problems = addresses.read(data, "list.txt")
    assert found == ("https://example.org/a", "http://example.org/b")
    assert [problem.line for problem in problems] == [6]
    assert "file:///etc/passwd" in problems[0].reason


def test_a_list_beyond_reason_is_refused() -> None:
    with pytest.raises(FileProblem, match="more than 10,000 lines"):
        addresses.read(b"\n" * 10_001, "a")


@given(st.binary(max_size=200))
def test_any_bytes_give_addresses_or_problems(data: bytes) -> None:
    try:
        found, problems = addresses.read(data, "a")
    except FileProblem:
        return
    assert all(is_page(address) for address in found)
    assert all(problem.line for problem in problems)
