"""Commands that do something with articles of the library: mark, note, delete."""

import re
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from reader.cli import options, output
from reader.errors import UsageProblem

if TYPE_CHECKING:
    from array import array

    from reader.library import Library

_ID = re.compile("[0-9a-f]{12}")
_BEGINNING = re.compile("[0-9a-f]{3,11}")
_ACTIONS = ("read", "unread", "star", "unstar", "hide", "show", "tag", "untag")
_MARKS = {"read": "read", "unread": "read", "star": "starred", "unstar": "starred", "hide": "hidden", "show": "hidden"}


@click.command(cls=options.QueryCommand)
@click.argument("action", type=click.Choice(_ACTIONS), metavar="ACTION")
@options.articles
def mark(action: str, terms: tuple[str, ...]) -> None:
    """Mark articles as read or starred, hide them, or tag them.

    ACTION is read, unread, star, unstar, hide, show, or tag TAG and untag TAG. The articles are given by their ids or
    by one query.

    Example: crossread mark tag later 'is:unread words:>2000'
    """
    from reader.cli.shelf import kept_library
    from reader.export.words import counted

    tag = ""
    if action in ("tag", "untag"):
        tag, *terms_left = terms
        terms = tuple(terms_left)
    if not terms:
        raise click.UsageError("Missing argument 'QUERY|ID…'.")
    library = kept_library()
    keys = _meant(library, terms, hidden=action == "show")
    if tag:
        done = library.tag(keys, tag, on=action == "tag")
    else:
        mark_ = _MARKS[action]
        done = library.mark(keys, mark_, on=action in ("read", "star", "hide"))  # type: ignore[arg-type]
    output.write(f"{counted(len(done.keys), 'article')} changed, of {len(keys)} found\n")


@click.command()
@click.argument("reference", metavar="ID", shell_complete=options.complete_articles)
@click.argument("text", metavar="[TEXT|-]", required=False)
def note(reference: str, text: str | None) -> None:
    """Keep a note on an article, or print the one there is.

    An empty text takes the note off; `-` reads it from standard input.

    Example: crossread note 0123456789ab "check the second figure"
    """
    from reader.cli.inputs import key_of, standard_input
    from reader.cli.shelf import kept_library, listed_library

    if text is None:
        shelf = listed_library()
        kept = shelf.note_of(key_of(reference, shelf))
        output.write(f"{kept}\n" if kept else "")
        return
    library = kept_library()
    library.note(key_of(reference, library), standard_input().decode(errors="replace") if text == "-" else text)


@click.command(cls=options.QueryCommand)
@options.articles
@click.option("--yes", "-y", is_flag=True, help="Do not ask.")
def delete(terms: tuple[str, ...], *, yes: bool) -> int:
    """Take articles out of the library for good.

    With their notes, tags and marks. What its feed still carries comes back with the next refresh: `crossread mark
    hide` keeps it away.

    Example: crossread delete 'is:read -is:starred -is:noted age:>90d' --yes
    """
    from reader.cli.shelf import kept_library
    from reader.export.words import counted

    library = kept_library()
    keys = _meant(library, terms, hidden=False)
    asked = counted(len(keys), "article")
    if keys and not yes:
        if not (sys.stdin.isatty() and sys.stderr.isatty()):
            raise UsageProblem(f"this would delete {asked} for good: say --yes")
        if not click.confirm(f"Delete {asked} for good?", err=True):
            return 1
    output.write(f"{counted(library.store.articles.delete(keys), 'article')} deleted\n")
    return 0


def _meant(library: "Library", terms: Sequence[str], *, hidden: bool) -> "array[int]":
    """Numbers of the articles that ids or a query give, of which `hidden` ones are meant. Raises UsageProblem."""
    from array import array

    from reader.cli import listing
    from reader.cli.inputs import key_of
    from reader.query.tree import Is, State, all_of

    ids = [term for term in terms if _ID.fullmatch(term)]
    if len(ids) == len(terms):
        return array("q", [key_of(each, library) for each in ids])
    if ids:
        raise UsageProblem(f"ids and a query cannot be mixed: in a query write id:{ids[0]}")
    asked = listing.query(terms)
    if asked.tree is None:
        raise UsageProblem("this query asks for nothing, and so finds everything: say which, such as is:unread")
    if hidden:
        from dataclasses import replace

        asked = replace(asked, tree=all_of((asked.tree, Is(State.HIDDEN))))
    found = listing.find(library, asked)
    if not found and len(terms) == 1 and _BEGINNING.fullmatch(terms[0]):
        output.complain(f"no article is found by `{terms[0]}`: an id is given whole here, or as id:{terms[0]}")
    return found
