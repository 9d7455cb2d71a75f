"""Library files are made, opened, refused and brought up without harm to what is in them."""

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.errors import StoreProblem
from reader.query import parse
from reader.store import connection, migrations, opening, schema, word_index
from reader.store.connection import Connections, address, connect
from reader.store.store import Store
from tests.store.samples import NOW, article, filled, library

__all__ = ["library"]


@pytest.fixture
def kept(library: Path) -> Path:
    """A library with two articles."""
    with Store.open(library) as store:
        filled(store, [article("One"), article("Two", "Words of the second.")])
    return library


def set_pragma(path: Path, pragma: str) -> None:
    with contextlib.closing(sqlite3.connect(path)) as other:
        other.execute(f"PRAGMA {pragma}")


def test_what_is_kept_is_there_after_a_new_start(kept: Path) -> None:
    with Store.open(kept) as store:
        assert not store.read_only
        assert [header.title for header in store.headers(store.search.keys())] == ["Two", "One"]
        assert store.check() == ()
    assert [path.name for path in kept.parent.iterdir()] == ["library.sqlite"]


def test_a_file_of_a_newer_crossread_is_refused_and_stays_as_it_is(kept: Path) -> None:
    set_pragma(kept, f"user_version = {schema.VERSION + 1}")
    before = kept.read_bytes()
    with pytest.raises(StoreProblem, match="newer crossread"):
        Store.open(kept)
    assert kept.read_bytes() == before


def test_a_database_of_another_program_is_refused_and_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "places.sqlite"
    with contextlib.closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE t (x)")
    before = path.read_bytes()
    with pytest.raises(StoreProblem, match="another program"):
        Store.open(path)
    assert path.read_bytes() == before


def test_a_folder_in_its_place_and_a_folder_that_cannot_be_made_are_named(tmp_path: Path) -> None:
    with pytest.raises(StoreProblem, match="is not a file"):
        Store.open(tmp_path)
    (tmp_path / "file").touch()
    with pytest.raises(StoreProblem, match=r"Not a directory|exists"):
        Store.open(tmp_path / "file" / "library.sqlite")


def test_a_name_that_means_something_in_an_address_is_a_name(tmp_path: Path) -> None:
    path = tmp_path / "a?mode=memory&b#c%20" / "l[1].sqlite"
    with Store.open(path) as store:
        filled(store, [article()])
    with Store.open(path) as store:
        assert store.search.count() == 1


def test_a_step_to_a_newer_schema_copies_the_old_file_first(kept: Path) -> None:
    step = "CREATE TABLE extra (x);\nINSERT INTO extra VALUES ('a;b');\n"
    copy = migrations.upgrade(kept, to=schema.VERSION + 1, steps={schema.VERSION: step})
    assert copy is not None
    assert copy.name == f"library.version-{schema.VERSION}-1.sqlite"
    with Store.open(copy) as store:
        assert store.search.count() == 2
    with contextlib.closing(sqlite3.connect(kept)) as opened:
        assert opened.execute("SELECT x FROM extra").fetchall() == [("a;b",)]
        assert opened.execute("PRAGMA user_version").fetchone() == (schema.VERSION + 1,)
    assert migrations.upgrade(kept, to=schema.VERSION + 1, steps={}) is None


@pytest.mark.parametrize(
    "step", ["CREATE TABLE extra (x);\nCREATE TABLE extra (x);", "DELETE FROM articles WHERE key = 1;"]
)
def test_a_step_that_fails_leaves_the_file_at_its_version(kept: Path, step: str) -> None:
    with pytest.raises((StoreProblem, sqlite3.OperationalError)):
        migrations.upgrade(kept, to=schema.VERSION + 1, steps={schema.VERSION: step})
    with Store.open(kept) as store:
        assert store.search.count() == 2
        assert store.check() == ()


def test_two_that_upgrade_at_once_take_every_step_once(kept: Path) -> None:
    step = "CREATE TABLE extra (x);\nINSERT INTO extra VALUES (1);"
    problems: list[BaseException] = []

    def upgrade() -> None:
        try:
            migrations.upgrade(kept, to=schema.VERSION + 1, steps={schema.VERSION: step})
        except BaseException as problem:
            problems.append(problem)

    threads = [threading.Thread(target=upgrade) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    with contextlib.closing(sqlite3.connect(kept)) as opened:
        assert opened.execute("SELECT x FROM extra").fetchall() == [(1,)]


def test_a_library_that_was_used_without_an_index_of_words_is_indexed_anew(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(word_index, "is_available", lambda: False)
        with Store.open(kept) as store:
            assert not store.indexed
            filled(store, [article("Three", "third words")])
            store.articles.delete([1])
            assert list(store.search.keys(parse("words"))) == [3, 2]
    with Store.open(kept) as store:
        assert store.indexed
        assert list(store.search.keys(parse("words"))) == [3, 2]
        filled(store, [article("Four", "words")])
    with Store.open(kept) as store:
        assert list(store.search.keys(parse("words"))) == [4, 3, 2]


def test_a_library_made_without_an_index_of_words_gets_one(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(word_index, "is_available", lambda: False)
        with Store.open(library) as store:
            filled(store, [article("Three", "third words")])
    with Store.open(library) as store:
        assert store.indexed
        assert list(store.search.keys(parse("words"))) == [1]


@pytest.mark.parametrize(
    ("version", "sound"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((4, 0, 0), True),
    ],
)
def test_the_write_ahead_log_is_used_where_it_is_sound(version: tuple[int, int, int], sound: bool) -> None:
    assert connection.wal_is_sound(version) is sound


@pytest.mark.parametrize("log", [True, False])
def test_the_journal_suits_the_version_that_opens_the_file(
    kept: Path, log: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for sound in (not log, log):
        monkeypatch.setattr(opening, "wal_is_sound", lambda sound=sound: sound)
        with Store.open(kept) as store:
            store.state.mark([1], "read", NOW)
            with contextlib.closing(sqlite3.connect(kept)) as other:
                assert other.execute("PRAGMA journal_mode").fetchone() == ("wal" if sound else "delete",)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user of the machine may come to."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


_READ_ONLY = """
import os, sys
from pathlib import Path
from reader.errors import StoreProblem
from reader.query import parse
from reader.store.store import Store
if os.getuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
with Store.open(Path(sys.argv[1])) as store:
    print(store.read_only, len(store.headers(store.search.keys(parse("second")))))
    try:
        store.state.mark([1], "read", 5)
    except StoreProblem as problem:
        print(problem)
"""


@pytest.mark.skipif(not hasattr(os, "setuid"), reason="needs users as POSIX has them")
@pytest.mark.parametrize("log", [True, False])
def test_a_library_in_a_folder_that_cannot_be_written_can_be_read(
    kept: Path, open_folder: Path, log: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "wal_is_sound", lambda: log)
    Store.open(kept).close()
    path = open_folder / kept.name
    shutil.copyfile(kept, path)
    path.chmod(0o444)
    open_folder.chmod(0o555)
    done = subprocess.run([sys.executable, "-c", _READ_ONLY, str(path)], capture_output=True, text=True, check=False)
    assert done.stdout.splitlines() == [
        "True 1",
        f"{path} can only be read: check the rights of the file and its folder",
    ]
    assert [each.name for each in open_folder.iterdir()] == [path.name]


def _small(path: Path) -> sqlite3.Connection:
    opened = connect(address(path, mode="rw"))
    pages = opened.execute("PRAGMA page_count").fetchone()[0]
    opened.execute(f"PRAGMA max_page_count = {pages + 8}")
    return opened


def test_a_full_disk_is_named_and_nothing_is_torn(kept: Path) -> None:
    with Store(Connections("the library", lambda: _small(kept), shared=True, read_only=False)) as store:
        with pytest.raises(StoreProblem, match="disk is full"):
            filled(store, [article("Large", "large " * 50_000)])
        assert store.search.count() == 2
        store.state.mark([1], "starred", NOW)
    with Store.open(kept) as store:
        assert store.check() == ()
        assert [header.starred for header in store.headers([1, 2])] == [True, False]


def test_a_lock_that_is_not_given_up_is_named(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.05)
    with Store.open(kept) as store, contextlib.closing(sqlite3.connect(kept, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreProblem, match="another crossread is writing"):
            store.state.mark([1], "read", NOW)
        other.execute("ROLLBACK")
        assert store.state.mark([1], "read", NOW).count == 1


def test_a_change_by_anybody_is_seen_by_the_version(kept: Path) -> None:
    with Store.open(kept) as store, Store.open(kept) as other:
        seen = [store.version(), store.version()]
        other.state.mark([1], "read", NOW)
        seen.append(store.version())
        store.state.mark([2], "read", NOW)
        seen.append(store.version())
        assert seen[0] == seen[1]
        assert len(set(seen)) == 3


def test_threads_read_and_write_at_once(kept: Path) -> None:
    problems: list[BaseException] = []

    def work(store: Store, number: int) -> None:
        try:
            for turn in range(10):
                filled(store, [article(f"{number}-{turn}")])
                assert store.search.count() >= turn
                assert store.headers(store.search.keys(parse("words"), limit=5))
        except BaseException as problem:
            problems.append(problem)

    for store in (Store.open(kept), Store.memory()):
        with store:
            before = store.search.count()
            threads = [threading.Thread(target=work, args=(store, number)) for number in range(6)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            assert problems == []
            assert store.search.count() == before + 60


def test_what_was_left_unfinished_long_ago_is_taken_away(kept: Path) -> None:
    old, young, other = (kept.with_name(name) for name in (".crossread-0a.part", ".crossread-0b.part", "mine.part"))
    for path in (old, young, other):
        path.touch()
    for path in (old, other):
        os.utime(path, (0, 0))
    Store.open(kept).close()
    assert [path.exists() for path in (old, young, other)] == [False, True, True]


def test_a_closed_library_says_so(kept: Path) -> None:
    store = Store.open(kept)
    store.close()
    with pytest.raises(StoreProblem, match="is closed"):
        store.search.count()


def test_a_file_that_is_emptied_while_it_is_open_is_called_damaged(kept: Path) -> None:
    with Store.open(kept) as store:
        os.truncate(kept, 0)
        with pytest.raises(StoreProblem, match="damaged"):
            store.search.count()


@pytest.mark.skipif(sys.platform == "win32", reason="a file that is open cannot be taken away")
def test_a_file_that_is_taken_away_while_it_is_open_is_named_as_the_reason(kept: Path) -> None:
    with Store.open(kept) as store:
        store.search.count()
        kept.rename(kept.with_name("elsewhere"))
        with pytest.raises(StoreProblem, match="moved or deleted"):
            store.state.mark([1], "starred", NOW)
