"""Arguments and options that several commands share."""

import re

import click
from click.shell_completion import CompletionItem


def complete_articles(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from reader.cli import inputs

    return inputs.complete_articles(context, parameter, incomplete)


def _complete_method(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    from reader.analysis import summary

    return [method for method in summary.METHODS if method.startswith(incomplete)]


def _complete_question(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from reader.cli.shelf import open_library

    ids = [question.id for question in open_library()[0].questions if question.id.startswith(incomplete)]
    return [CompletionItem(incomplete, type="file"), *map(CompletionItem, ids)]


class _MethodOption(click.Option):
    """Names the methods in its help, and loads them only then."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        from reader.analysis import summary

        self.help = f"Summary method: {', '.join(summary.METHODS)}; {summary.DEFAULT_METHOD} unless said."
        return super().get_help_record(ctx)


def _length(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    return value.strip()


def _complete_view(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from reader.cli.shelf import listed_library

    found = listed_library().store.views.views()
    return [CompletionItem(view.query, help=view.name) for view in found if view.query.startswith(incomplete)]


def _complete_view_name(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from reader.cli.shelf import listed_library

    found = listed_library().store.views.views()
    return [CompletionItem(view.name, help=view.query) for view in found if view.name.startswith(incomplete)]


def complete_feed(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from reader.cli.shelf import listed_library

    feeds = [subscription.feed for subscription in listed_library().feeds()]
    tags = {f"#{tag}": "every feed with the tag" for feed in feeds for tag in feed.tags}
    addresses = {feed.url: feed.title for feed in feeds}
    names = {feed.title: feed.url for feed in feeds if feed.title}
    found = {**names, **addresses, **tags}.items()
    return [CompletionItem(value, help=help_) for value, help_ in found if value.startswith(incomplete)]


class QueryCommand(click.Command):
    """A command whose arguments are a query, of which a term may be barred by a hyphen, as in `-is:read`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; what is no option but the beginning of a query is none."""
        # The query language writes `!` for the hyphen, which no shell of a script minds.
        try:
            return super().parse_args(ctx, [f"!{arg[1:]}" if _BARRED.match(arg) else arg for arg in args])
        except click.NoSuchOption as error:
            message = f"{error.format_message().rstrip('.')}; to bar a word, write NOT before it"
            raise click.UsageError(message, ctx) from error


class SearchCommand(QueryCommand):
    """A command that explains the whole query language in its help, which it loads only then."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the language, section by section."""
        from reader.query.help import SECTIONS

        for heading, rows in SECTIONS:
            with formatter.section(heading):
                formatter.write_dl([(row.syntax, row.meaning) for row in rows], col_max=20)
        super().format_epilog(ctx, formatter)


_BARRED = re.compile(r"-(?:\(|[A-Za-z_]+:|[^-\s]\S*\s)")
"""An argument that begins with a field, a bracket or a word to be barred, and is no option."""

inputs = click.argument("references", metavar="[ID|PATH|-]…", nargs=-1, shell_complete=complete_articles)
method = click.option(
    "--method", cls=_MethodOption, default="", metavar="NAME", shell_complete=_complete_method, help="Summary method."
)
length = click.option(
    "--length", default="3", show_default=True, callback=_length, help="3 sentences, 20% of them, or 100w for words."
)
question = click.option(
    "--question",
    default="",
    metavar="ID|FILE",
    shell_complete=_complete_question,
    help="What to ask: an id of `crossread questions list` or a question file.",
)
spacy_model = click.option(
    "--spacy-model",
    default="",
    metavar="NAME",
    help="Find names by a spaCy model: a package, or a folder as ./NAME.",
)
articles = click.argument("terms", metavar="QUERY|ID…", nargs=-1, required=True, shell_complete=complete_articles)
terms = click.argument("terms", metavar="[QUERY]…", nargs=-1, shell_complete=_complete_view)
feeds = click.argument("feeds", metavar="[URL|NAME|#TAG]…", nargs=-1, shell_complete=complete_feed)
feed = click.argument("feed", metavar="URL|NAME", shell_complete=complete_feed)
view = click.argument("view", metavar="NAME", shell_complete=_complete_view_name)
query = click.option(
    "--query", default="", metavar="QUERY", shell_complete=_complete_view, help="Also what this finds in the library."
)
tags = click.option("--tag", "tags", multiple=True, metavar="TAG", help="A tag to give; may be repeated.")
plain = click.option("--plain", is_flag=True, help="For screen readers: no boxes, marks as words.")
as_json = click.option("--json", "as_json", is_flag=True, help="JSON, for scripts.")
