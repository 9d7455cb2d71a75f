"""Headless modules start without the terminal's libraries, and the package itself starts with nothing."""

import pkgutil
import subprocess
import sys

import pytest

import reader

_HEADLESS = ("analysis", "compare", "export", "ingest", "library", "model", "settings", "store", "text")
_MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(reader.__path__, "reader.")
    if module.name.split(".")[1] in _HEADLESS
)


def _loaded(statement: str) -> set[str]:
    code = f"import sys; {statement}; print(*sorted(name for name in sys.modules if '.' not in name))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_every_headless_module_imports_without_textual_or_rich() -> None:
    for batch in (_MODULES[::2], _MODULES[1::2]):
        loaded = _loaded("import " + ", ".join(batch))
        assert not loaded & {"textual", "rich", "click"}


@pytest.mark.slow
@pytest.mark.parametrize("module", _MODULES)
def test_a_headless_module_imports_alone_without_textual_or_rich(module: str) -> None:
    assert not _loaded(f"import {module}") & {"textual", "rich", "click"}


def test_the_package_itself_imports_nothing_else() -> None:
    assert _loaded("import reader") - _loaded("pass") == {"reader"}


@pytest.mark.parametrize("heavy", ["numpy", "sumy", "nltk", "trafilatura", "pycrfsuite", "requests", "httpcore", "ssl"])
def test_the_library_starts_without(heavy: str) -> None:
    assert heavy not in _loaded("import reader.library")
