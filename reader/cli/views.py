"""Commands about saved queries, and about the rules that arrivals go through."""

import click

from reader.cli import options, output
from reader.errors import UsageProblem

_LARGEST = 2**63 - 1
"""The largest number that SQLite counts to."""


@click.group(no_args_is_help=False)
def views() -> None:
    """Saved queries: list, save, remove."""


@views.command("list")
@options.as_json
def list_views(*, as_json: bool) -> None:
    """List the views, with the unread articles in each.

    Example: crossread views list --json
    """
    from reader.cli import tables
    from reader.cli.shelf import listed_library

    found = listed_library().views()
    if as_json:
        tables.json_array({"name": each.name, "query": each.query, "unread": each.unread} for each in found)
    else:
        rows = [
            (each.name, "cannot be read" if each.unread is None else str(each.unread), each.query) for each in found
        ]
        tables.headed(("name", "unread", "query"), rows)


@views.command("save", cls=options.QueryCommand)
@options.view
@click.argument("terms", metavar="QUERY", nargs=-1, required=True)
def save_view(view: str, terms: tuple[str, ...]) -> None:
    """Keep a query under a name, in place of an older one.

    Example: crossread views save China 'is:unread (tag:china OR entity:"Xi Jinping")'
    """
    from reader.cli.shelf import kept_library

    kept_library(make=True).save_view(view, " ".join(terms))


@views.command("remove")
@options.view
def remove_view(view: str) -> None:
    """Forget a saved query; its articles stay.

    Example: crossread views remove China
    """
    from reader.cli.shelf import kept_library

    kept_library().delete_view(view)


@click.group(no_args_is_help=False)
def rules() -> None:
    """Rules for what arrives: list, add, remove."""


@rules.command("list")
@options.as_json
def list_rules(*, as_json: bool) -> None:
    """List the rules by number.

    Example: crossread rules list
    """
    from reader.cli import tables
    from reader.cli.shelf import listed_library

    found = listed_library().store.views.rules()
    if as_json:
        tables.json_array(
            {"number": each.key, "query": each.query, "action": str(each.action), "tag": each.tag} for each in found
        )
    else:
        headings = ("number", "action", "tag", "query")
        tables.headed(headings, [(str(each.key), str(each.action), each.tag, each.query) for each in found])


@rules.command("add", cls=options.QueryCommand)
@click.argument("terms", metavar="QUERY", nargs=-1, required=True)
@click.option("--hide", "action", flag_value="hide", help="Hide what the query finds.")
@click.option("--read", "action", flag_value="read", help="Mark it as read.")
@click.option("--tag", default="", metavar="TAG", help="Give it this tag.")
def add_rule(terms: tuple[str, ...], action: str | None, tag: str) -> None:
    """Do something with every article that a query finds, now and when it arrives.

    Example: crossread rules add 'title:horoscope' --hide
    """
    from reader.cli.shelf import kept_library
    from reader.export.words import counted
    from reader.library import RuleAction
    from reader.query import parse

    if bool(action) == bool(tag):
        raise click.UsageError("Say one thing to do: --hide, --read or --tag.")
    query = " ".join(terms)
    if parse(query).tree is None:
        raise UsageProblem("this query asks for nothing, and so would find every article: say which are meant")
    library = kept_library(make=True)
    done = library.add_rule(query, RuleAction(action or "tag"), tag=tag)
    number = max(rule.key for rule in library.store.views.rules())
    output.write(f"rule {number}: {counted(len(done.keys), 'article')} changed\n")


@rules.command("remove")
@click.argument("number", type=click.IntRange(1, _LARGEST), metavar="NUMBER")
def remove_rule(number: int) -> None:
    """Forget a rule; what it did stays.

    Example: crossread rules remove 2
    """
    from reader.cli.shelf import kept_library

    if not kept_library().store.views.delete_rule(number):
        raise UsageProblem(f"there is no rule {number}: `crossread rules list` shows those there are")
