"""Arguments and options that several commands share."""

import click
from click.shell_completion import CompletionItem


def _complete(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from reader.cli.inputs import complete_articles

    return complete_articles(context, parameter, incomplete)


def _complete_method(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    from reader.analysis import summary

    return [method for method in summary.METHODS if method.startswith(incomplete)]


def _complete_question(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from reader.cli.inputs import open_library

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


inputs = click.argument("references", metavar="[ID|PATH|-]…", nargs=-1, shell_complete=_complete)
one_input = click.argument("reference", metavar="ID|PATH|-", shell_complete=_complete)
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
plain = click.option("--plain", is_flag=True, help="For screen readers: no boxes, marks as words.")
as_json = click.option("--json", "as_json", is_flag=True, help="JSON, with spans in code points.")
