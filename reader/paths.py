"""Where files are: the reader's own folders (XDG) and what ships with the program."""

import os
from pathlib import Path

import platformdirs

_APPLICATION = "crossread"
_PACKAGE = Path(__file__).parent


def config_folder() -> Path:
    """Folder of `settings.yaml`, the reader's own themes and questions. It need not exist."""
    return Path(platformdirs.user_config_dir(_APPLICATION))


def data_folder() -> Path:
    """Folder of what crossread keeps: corrections of labels. It need not exist."""
    return Path(platformdirs.user_data_dir(_APPLICATION))


def library_file() -> Path:
    """The reader's library: what the environment variable CROSSREAD_LIBRARY names, else a file in the data folder.

    It need not exist.
    """
    named = os.environ.get("CROSSREAD_LIBRARY", "")
    return Path(os.path.expanduser(named)) if named else data_folder() / "library.sqlite"


def bundled_folder(name: str) -> Path:
    """Folder of the shipped `articles` or `themes`: inside the installed package, or beside it in a checkout."""
    installed = _PACKAGE / "data" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name
