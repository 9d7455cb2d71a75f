"""The command group, in which anything that is no command is a file to open."""

import difflib
import os

import click
from click.shell_completion import CompletionItem

from reader import __version__
from reader.cli.compare import compare
from reader.cli.completion import completion
from reader.cli.doctor import doctor
from reader.cli.export import export
from reader.cli.feeds import feeds
from reader.cli.importing import import_articles
from reader.cli.keeping import delete, mark, note
from reader.cli.open import open_reader
from reader.cli.questions import questions
from reader.cli.read import list_articles, search, show
from reader.cli.serve import serve
from reader.cli.story import story
from reader.cli.summarize import analyze, summarize
from reader.cli.themes import themes
from reader.cli.views import rules, views


class _PathGroup(click.Group):
    """Takes files and folders where a command is expected, and opens them in the reader."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if self.get_command(ctx, args[0]) is None and not ctx.resilient_parsing:
            if not os.path.exists(args[0]):
                ctx.fail(self._explain(args[0]))
            return "open", open_reader, args
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        return [CompletionItem(incomplete, type="file"), *super().shell_complete(ctx, incomplete)]

    def _explain(self, word: str) -> str:
        if word == "-":
            return "The reader cannot open standard input: use `crossread summarize -` or `crossread analyze -`."
        close = difflib.get_close_matches(word, self.commands, n=1)
        hint = f" Did you mean `{close[0]}`?" if close else ""
        return f"`{word}` is neither a command nor a file or folder.{hint}"


@click.group(
    cls=_PathGroup,
    invoke_without_command=True,
    subcommand_metavar="[PATH…] | COMMAND [ARGS]…",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, "-V", "--version", message="crossread %(version)s")
@click.pass_context
def crossread(ctx: click.Context) -> int | None:
    """Read the same story from several sources: summaries side by side, and who agrees with whom.

    Without a command, opens the reader on these files (.md, .txt, .html, .eml, .mbox, .epub) and folders, or on your
    library; while that is empty, on the articles that come with crossread. A file that is called like a command is
    opened as ./NAME. The environment variable CROSSREAD_LIBRARY names another file for the library.
    """
    if ctx.invoked_subcommand is not None:
        return None
    status: int = ctx.invoke(open_reader, paths=())
    return status


for command in (
    list_articles,
    search,
    show,
    summarize,
    analyze,
    compare,
    story,
    export,
    feeds,
    import_articles,
    mark,
    note,
    delete,
    views,
    rules,
    questions,
    themes,
    serve,
    doctor,
    completion,
):
    crossread.add_command(command)
