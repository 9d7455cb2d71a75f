"""Several crossreads at once, and such as end in the middle, lose nothing that was confirmed."""

import contextlib
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reader.store import schema
from reader.store.store import Store
from tests.store.samples import article, filled, library

__all__ = ["library"]

_WRITER = """
import sys
from pathlib import Path
from reader.store import opening
from reader.store.articles import Arrival
from reader.store.store import Store
from tests.store.samples import NOW, article
name, count, log = sys.argv[2], int(sys.argv[3]), sys.argv[4] == "log"
opening.wal_is_sound = lambda: log
with Store.open(Path(sys.argv[1])) as store:
    for number in range(count):
        key = store.articles.add([Arrival(article(f"{name} {number}", f"text of {name} " * 40))], now=NOW).new[0]
        store.state.mark([key], "starred", NOW)
        print(key, flush=True)
"""


def writer(path: Path, name: str, count: int, *, log: bool) -> "subprocess.Popen[str]":
    arguments = [sys.executable, "-c", _WRITER, str(path), name, str(count), "log" if log else "journal"]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def check(path: Path, confirmed: set[int]) -> None:
    with Store.open(path) as store:
        assert store.check() == ()
        starred = {header.key for header in store.headers(store.search.keys()) if header.starred}
        assert confirmed <= starred


@pytest.mark.parametrize("log", [False, True])
def test_two_that_make_and_fill_one_library_lose_nothing(library: Path, log: bool) -> None:
    _two(library, 25, log=log)


@pytest.mark.slow
@pytest.mark.parametrize("log", [False, True])
def test_two_that_write_a_thousand_times_lose_nothing(library: Path, log: bool) -> None:
    _two(library, 250, log=log)


def _two(path: Path, count: int, *, log: bool) -> None:
    writers = [writer(path, name, count, log=log) for name in ("first", "second")]
    said = [each.communicate() for each in writers]
    assert [errors for _, errors in said] == ["", ""]
    confirmed = {int(key) for keys, _ in said for key in keys.split()}
    assert len(confirmed) == 2 * count
    check(path, confirmed)


@pytest.mark.slow
@pytest.mark.parametrize("log", [False, True])
def test_what_was_confirmed_outlives_being_killed_at_any_moment(library: Path, log: bool) -> None:
    chance = random.Random(7)
    confirmed: set[int] = set()
    for turn in range(30):
        process = writer(library, f"turn {turn}", 500, log=log)
        assert process.stdout is not None
        said = process.stdout.readline()
        time.sleep(chance.random() * 0.2)
        process.send_signal(signal.SIGKILL)
        rest, _ = process.communicate()
        # The last line may be cut short.
        confirmed |= {int(line) for line in (said + rest).splitlines(keepends=True) if line.endswith("\n")}
    check(library, confirmed)
    assert len(confirmed) >= 30


_STARRER = """
import sys
from pathlib import Path
from reader.store import opening
from reader.store.store import Store
opening.wal_is_sound = lambda: sys.argv[3] == "log"
with Store.open(Path(sys.argv[1])) as store:
    for number in range(int(sys.argv[2])):
        store.state.mark([1], "starred", None if number % 2 else 5)
"""


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace, to see what reaches the disk")
@pytest.mark.parametrize("log", [False, True])
def test_every_star_has_reached_the_disk_when_it_is_confirmed(library: Path, log: bool) -> None:
    with Store.open(library) as store:
        filled(store, [article()])
    _syncs(library, 0, log=log)
    few, many = (_syncs(library, count, log=log) for count in (2, 10))
    assert many - few >= 8


def _syncs(path: Path, stars: int, *, log: bool) -> int:
    written = path.with_name("strace.txt")
    tracing = ["strace", "-f", "-o", str(written), "-e", "trace=fsync,fdatasync"]
    starring = [sys.executable, "-c", _STARRER, str(path), str(stars), "log" if log else "journal"]
    subprocess.run([*tracing, *starring], check=True, capture_output=True)
    return len(re.findall(r"f(?:data)?sync\(", written.read_text()))


_UPGRADER = """
import sys
from pathlib import Path
from reader.store import migrations, schema
step = "CREATE TABLE extra (x);\\n" + "INSERT INTO extra SELECT body FROM texts;\\n" * 200
print("ready", flush=True)
migrations.upgrade(Path(sys.argv[1]), to=schema.VERSION + 1, steps={schema.VERSION: step})
"""


@pytest.mark.slow
def test_an_upgrade_that_is_killed_leaves_the_old_version_or_the_new_one(library: Path) -> None:
    with Store.open(library) as store:
        filled(store, [article(str(number), "text " * 500) for number in range(50)])
    chance, versions = random.Random(3), set()
    for turn in range(20):
        path = library.with_name(f"turn-{turn}.sqlite")
        shutil.copyfile(library, path)
        process = subprocess.Popen([sys.executable, "-c", _UPGRADER, str(path)], stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chance.random() * 0.4)
        process.kill()
        process.communicate()
        with contextlib.closing(sqlite3.connect(path)) as opened:
            (version,) = opened.execute("PRAGMA user_version").fetchone()
            tables = opened.execute("SELECT count(*) FROM sqlite_master WHERE name = 'extra'").fetchone()
            assert tables == (version - schema.VERSION,)
            if version > schema.VERSION:
                assert opened.execute("SELECT count(*) FROM extra").fetchone() == (50 * 200,)
            assert opened.execute("SELECT count(*) FROM articles").fetchone() == (50,)
            assert opened.execute("PRAGMA quick_check").fetchone() == ("ok",)
        versions.add(version)
    assert versions == {schema.VERSION, schema.VERSION + 1}
