"""Files are replaced whole or not at all."""

import os
import signal
import sys
from pathlib import Path

import pytest

from reader.store import atomic


def test_a_new_file_holds_the_text_and_nothing_else_is_left(tmp_path: Path) -> None:
    atomic.write(tmp_path / "a.md", "caf\u00e9\n")
    assert (tmp_path / "a.md").read_bytes() == "café\n".encode()
    assert os.listdir(tmp_path) == ["a.md"]


def test_permissions_and_links_survive(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old")
    (tmp_path / "real").chmod(0o600)
    (tmp_path / "link").symlink_to("real")
    atomic.write(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"
    assert (tmp_path / "real").stat().st_mode & 0o777 == 0o600


def test_when_the_text_cannot_be_encoded_the_old_file_stays(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("old")
    with pytest.raises(UnicodeEncodeError):
        atomic.write(tmp_path / "a.md", "new \ud800")
    assert (tmp_path / "a.md").read_text() == "old"
    assert os.listdir(tmp_path) == ["a.md"]


@pytest.mark.skipif(sys.platform == "win32", reason="file sizes cannot be limited here")
def test_when_the_disk_is_full_the_old_file_stays(tmp_path: Path) -> None:
    import resource

    (tmp_path / "a.md").write_text("old")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        with pytest.raises(OSError, match="too large"):
            atomic.write(tmp_path / "a.md", "x" * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)
    assert (tmp_path / "a.md").read_text() == "old"
    assert os.listdir(tmp_path) == ["a.md"]


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        atomic.write(tmp_path / "no" / "a.md", "x")
