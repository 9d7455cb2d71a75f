"""Dates are read in all the forms they come in, and none raises."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ingest import dates
from reader.ingest.front_matter import is_date

_NOON = "2022-10-05T14:48:00Z"


@pytest.mark.parametrize(
    "text",
    """Wed, 05 Oct 2022 14:48:00 GMT
Wed, 05 Oct 2022 16:48:00 +0200
Wed, 5 Oct 22 09:48 EST
05 Oct 2022 07:48:00 PDT
Wed, 05-Oct-2022 14:48:00 UTC
Wednesday, October 5, 2022 2:48 PM
October 5th, 2022 at 2:48 p.m.
Wed Oct  5 14:48:00 2022
Wed Oct 5 14:48:00 UTC 2022
2022-10-05T14:48:00Z
2022-10-05t14:48z
2022-10-05T16:48:00.123+02:00
2022-10-05T16:48:00+0200
2022-10-05T16:48:00,5+02
2022-10-05 14:48
20221005T144800Z
20221005T1448
2022/10/05 14:48:00
2022-10-05T14:48:00 PM
Mi, 05 Okt 2022 16:48:00 +0200
mer., 5 oct. 2022 16:48:00 +0200
5. Oktober 2022, 14:48 Uhr
05.10.2022 14:48
10/05/2022 2:48:00 PM
Ср, 05 окт 2022 17:48:00 MSK
2022年10月05日 14:48
٢٠٢٢-١٠-٠٥ ١٤:٤٨
1664981280
1664981280000
Wed, 05 Oct 2022 20:18:00 +05:30""".splitlines(),
)
def test_a_moment_is_read_in_many_forms(text: str) -> None:
    assert dates.read(text) == _NOON


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2022-10-05", "2022-10-05"),
        ("20221005", "2022-10-05"),
        ("2022-10", "2022-10-01"),
        ("Oct 5, 2022", "2022-10-05"),
        ("5 de octubre de 2022", "2022-10-05"),
        ("25/12/2022", "2022-12-25"),
        ("12/25/2022", "2022-12-25"),
        ("5 Oct 99", "1999-10-05"),
        ("Wed, 05 Oct 2022 24:00:00 GMT", "2022-10-06T00:00:00Z"),
        ("Wed, 05 Oct 2022 23:59:60 GMT", "2022-10-06T00:00:00Z"),
        ("Sat, 31 Dec 2022 23:00:00 -0500", "2023-01-01T04:00:00Z"),
    ],
)
def test_a_day_or_the_turn_of_one_is_read(text: str, date: str) -> None:
    assert dates.read(text) == date


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "10/05/2022",
        "0001-01-01T00:00:00Z",
        "9999-12-31",
        "-1-01-01",
        "0000-00-00",
        "1970-01-01T00:00:00Z",
        "Wed, 05 Oct 0000 00:00:00 GMT",
        "Thu, 32 Oct 2022 14:48:00 GMT",
        "Thu, 30 Feb 2022 14:48:00 GMT",
        "Wed, 05 Oct 2022 25:00:00 GMT",
        "Wed, 05 Foo 2022 14:48:00 GMT",
        "2022-10-05T14:48:00-99:00",
        "99999999999999999999",
        "5 Oct 2022 " + "x" * 100,
    ],
)
def test_what_is_no_date_or_one_that_programs_make_up_is_unknown(text: str) -> None:
    assert dates.read(text) is None


@given(
    st.text(max_size=60)
    | st.from_regex(r"\A[\w ,]{0,8}[\d٠-٩]{1,4}[-/. ][\dA-Za-z]{1,4}[-/. ]\d{1,5}[T ]?[\d:+Z -]*\Z")
)
def test_any_text_gives_a_date_that_exists_or_none(text: str) -> None:
    found = dates.read(text)
    assert found is None or is_date(found)
