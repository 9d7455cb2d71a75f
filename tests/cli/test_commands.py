"""The group of commands: what is a command, what is a file, and what to do when it is neither."""

import errno
import os
import re
import sys
import types
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from reader import __version__, paths
from reader.cli.commands import crossread
from reader.library import Library
from reader.model import Feed
from tests.cli.runner import Runner

_QUESTION = "id: mine\ntitle: T\nsubject: {name: Ann Lee}\ncounterparts: [{name: Bo Ek}]\nrelation: friendship\n"


def test_the_version_is_printed(run: Runner) -> None:
    assert run("--version").out == f"crossread {__version__}\n"


def test_help_names_every_command_in_a_line(run: Runner) -> None:
    lines = run("--help").out.partition("Commands:")[2].split("\n")
    named = [line.split()[0] for line in lines if line.strip()]
    assert named == sorted(crossread.commands)
    assert not any(line.endswith("...") for line in lines)


@pytest.mark.parametrize("name", sorted(crossread.commands))
def test_every_command_has_help(run: Runner, name: str) -> None:
    done = run(name, "--help")
    assert done.status == 0
    assert done.out.startswith("Usage: crossread ")


def _leaves(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    if isinstance(command, click.Group):
        for inner, each in command.commands.items():
            yield from _leaves(each, f"{name} {inner}".strip())
    else:
        yield name, command


@pytest.mark.parametrize(("name", "command"), list(_leaves(crossread, "")))
def test_every_help_has_an_example_of_its_command(name: str, command: click.Command) -> None:
    text = " ".join((command.help or "").split())
    assert re.search(rf"\bExamples?(:|\.) .*crossread {name}\b", text, re.IGNORECASE), text


def test_a_word_that_is_neither_command_nor_file_is_explained(run: Runner) -> None:
    done = run("compre")
    assert (done.status, done.out) == (2, "")
    assert done.err == (
        "crossread: `compre` is neither a command nor a file or folder. Did you mean `compare`? "
        "See `crossread --help`.\n"
    )


def test_without_a_terminal_the_reader_says_what_to_use_instead(run: Runner, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Some text.")
    for arguments in ((), (str(tmp_path),), (str(tmp_path / "a.txt"), "b.txt")):
        done = run(*arguments)
        assert (done.status, done.out) == (2, "")
        assert done.err.startswith("crossread: the reader needs a terminal that can draw")
        assert done.err.count("\n") == 1


def test_the_reader_does_not_take_standard_input(run: Runner) -> None:
    assert "crossread summarize -" in run("-").err


@pytest.mark.parametrize("arguments", [("--nonsense",), ("list", "--extra"), ("questions",), ("export",), ("show",)])
def test_wrong_usage_is_one_line_and_status_2(run: Runner, arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert (done.status, done.out) == (2, "")
    assert done.err.count("\n") == 1
    assert "--help`" in done.err


@pytest.mark.parametrize("error", [KeyboardInterrupt(), click.Abort()])
def test_an_interrupt_is_status_130(run: Runner, monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def interrupt(*_arguments: object, **_options: object) -> None:
        raise error

    monkeypatch.setattr(crossread.commands["list"], "callback", interrupt)
    assert run("list").status == 130


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_complete_crossread(run: Runner, shell: str) -> None:
    done = run("completion", shell)
    assert f"_CROSSREAD_COMPLETE={shell}_complete" in done.out


def _completed(run: Runner, monkeypatch: pytest.MonkeyPatch, words: str) -> list[str]:
    monkeypatch.setenv("_CROSSREAD_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", words)
    monkeypatch.setenv("COMP_CWORD", str(len(words.split(" ")) - 1))
    return [line.split(",", 1)[1] for line in run().out.splitlines() if line]


def test_commands_methods_questions_and_ids_are_completed(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _completed(run, monkeypatch, "crossread summ") == ["summ", "summarize"]
    assert _completed(run, monkeypatch, "crossread summarize --method lex") == ["lexrank"]
    assert "trump-leader-friendships" in _completed(run, monkeypatch, "crossread compare --question trump")
    assert len(_completed(run, monkeypatch, "crossread show ")) == 4


def test_feeds_tags_and_views_are_completed(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as completing:
        assert _completed(run, completing, "crossread feeds refresh ") == []
    assert not paths.library_file().exists()
    library = Library.at_home()
    library.store.feeds.subscribe([Feed("https://a.example/feed", "Alpha", ("world",))], now=1)
    library.save_view("Mine", "is:unread")
    with monkeypatch.context() as completing:
        assert _completed(run, completing, "crossread feeds refresh ") == ["Alpha", "https://a.example/feed", "#world"]
    with monkeypatch.context() as completing:
        assert _completed(run, completing, "crossread feeds remove Al") == ["Alpha"]
    with monkeypatch.context() as completing:
        assert _completed(run, completing, "crossread views remove M") == ["Mine"]
    with monkeypatch.context() as completing:
        assert _completed(run, completing, "crossread list is:") == ["is:unread"]


def test_questions_are_listed_shown_and_checked(run: Runner, tmp_path: Path) -> None:
    assert run("questions", "list").out.splitlines()[0].split("\t")[0] == "trump-leader-friendships"
    assert "Subject: Donald Trump" in run("questions", "show", "trump-leader-friendships").out
    path = tmp_path / "q.yaml"
    path.write_text(_QUESTION)
    assert run("questions", "check", str(path)).out == "mine is right: T\n"
    path.write_text(_QUESTION.replace("friendship", "hate"))
    done = run("questions", "check", str(path))
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith("crossread: q.yaml, line 5: ")


def test_themes_are_listed_and_checked(run: Runner, tmp_path: Path) -> None:
    done = run("themes", "list")
    assert done.status == 0
    (tmp_path / "t.yaml").write_text("name: mine\n")
    done = run("themes", "check", str(tmp_path / "t.yaml"))
    assert (done.status, done.err) == (1, "crossread: t.yaml, line 1: `dark` is missing\n")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_theme_that_is_no_file_is_passed_over(run: Runner) -> None:
    folder = paths.config_folder() / "themes"
    folder.mkdir(parents=True)
    os.mkfifo(folder / "pipe.yaml")
    (folder / "device.yaml").symlink_to("/dev/zero")
    done = run("themes", "list")
    assert done.status == 3
    assert done.err == "crossread: device.yaml: is not a file\ncrossread: pipe.yaml: is not a file\n"


def test_json_is_json_for_screen_readers_too(run: Runner) -> None:
    for command in ("summarize", "compare"):
        assert run(command, "--format", "json", "--plain").out == run(command, "--format", "json").out


def test_an_export_needs_a_name_for_its_folder(run: Runner) -> None:
    done = run("export", "--to", "")
    assert (done.status, done.out) == (2, "")
    assert "name a folder" in done.err


def test_serve_says_which_extra_it_needs(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "reader.cli.browser", None)
    done = run("serve")
    assert (done.status, done.err) == (
        1,
        "crossread: this needs the extra `web`: pip install 'crossread[web]'\n",
    )


def test_serve_says_where_it_cannot_listen(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    class Server:
        def __init__(self, *_arguments: object, **_options: object) -> None:
            pass

        def serve(self) -> None:
            raise OSError(errno.EADDRINUSE, "address already in use")

    monkeypatch.setitem(sys.modules, "reader.cli.browser", types.SimpleNamespace(BrowserServer=Server))
    done = run("serve", "--port", "8001")
    assert (done.status, done.err) == (
        1,
        "crossread: cannot listen on localhost, port 8001: address already in use\n",
    )


def test_doctor_finds_nothing_wrong_on_a_right_machine(run: Runner) -> None:
    done = run("doctor")
    assert "MEND" not in done.out
    assert done.status == 0
    assert not paths.config_folder().exists()


def test_doctor_says_what_is_wrong_with_the_settings(run: Runner) -> None:
    paths.config_folder().mkdir(parents=True)
    text = "length: none\nmethod: magic\nkeys: {fly: f}\nspacy_model: en_no_such_model\n"
    (paths.config_folder() / "settings.yaml").write_text(text)
    done = run("doctor")
    assert done.status == 1
    assert "MEND  settings.yaml, line 1: `none` is not a length" in done.out
    assert "MEND  settings: method `magic` is not known" in done.out
    assert "MEND  settings: no action is called `fly`" in done.out
    assert "`spacy_model`" in done.out


def test_a_question_is_tried_on_an_article(run: Runner, tmp_path: Path) -> None:
    path = tmp_path / "q.yaml"
    path.write_text(_QUESTION)
    done = run("questions", "check", str(path), "--on", "-", given=b"Ann Lee and Bo Ek are friends.\n")
    assert done.status == 0
    columns = done.out.splitlines()[1].split("\t")
    assert (columns[0], columns[1], columns[3], columns[5]) == (
        "Bo Ek",
        "affirm",
        "the article",
        "Ann Lee and Bo Ek are friends.",
    )
    done = run("questions", "check", str(path), "--on", "-", given=b"The sea was calm.\n")
    assert done.err.startswith("crossread: no cue fires in ")
