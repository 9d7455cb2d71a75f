"""Replaces a file whole or not at all."""

import contextlib
import os
import secrets
from pathlib import Path


def write(path: Path, text: str) -> None:
    """Put `text`, in UTF-8, in the place of the file at `path`, whose folder must exist.

    After a crash or a full disk the old file stands untouched or the new one stands whole: the text goes to a
    temporary file in the same folder, reaches the disk, and takes the name in one step. A link is followed, and
    the permissions of a file that was there are kept. Raises OSError.
    """
    target = Path(os.path.realpath(path))
    temporary = target.with_name(f".crossread-{secrets.token_hex(8)}.part")
    try:
        with temporary.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileNotFoundError):
            temporary.chmod(target.stat().st_mode & 0o777)
        os.replace(temporary, target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    # Some file systems (and Windows) cannot sync a folder: the file itself is on the disk by then.
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
