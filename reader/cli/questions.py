"""Commands about question files."""

import os
from pathlib import Path

import click

from reader.cli import options, output
from reader.model import Party, Question


@click.group(no_args_is_help=False)
def questions() -> None:
    """Questions that can be asked: list, show, check."""


@questions.command("list")
@options.as_json
def list_questions(*, as_json: bool) -> None:
    """List the questions there are, your own first.

    Example: crossread questions list --json
    """
    from reader.cli import tables
    from reader.cli.shelf import open_library

    library, problems = open_library()
    for problem in problems:
        output.complain(str(problem))
    if as_json:
        tables.json_array({"id": each.id, "title": each.title} for each in library.questions)
    else:
        tables.rows([(each.id, each.title) for each in library.questions])


@questions.command("show")
@click.argument("reference", metavar="ID|FILE")
def show_question(reference: str) -> None:
    """Say what a question asks, of whom, and which words decide it.

    Example: crossread questions show trump-leader-friendships
    """
    from reader.cli.shelf import open_library
    from reader.ingest import question_files

    path = Path(reference)
    question = question_files.read(path) if os.path.isfile(path) else open_library()[0].question(reference)
    lines = [question.title, f"Id: {question.id}", f"Subject: {_party(question.subject)}"]
    lines.append(f"Relation: {question.relation.noun}")
    lines += [f"Counterpart: {_party(party)}" for party in question.counterparts]
    lines += [f"Counterpart: anyone of {question.anyone}"] if question.anyone else []
    output.write("\n".join(lines) + "\n")


@questions.command("check")
@click.argument("path", metavar="FILE", type=click.Path())
@click.option(
    "--on", "article", default="", metavar="ID|PATH|-", help="Show which cues fire in this article, and where."
)
def check_question(path: str, article: str) -> int:
    """Say whether a question file is right and, if it is not, on which line and why.

    Example: crossread questions check modi.yaml --on article.md
    """
    from reader.ingest import question_files

    question = question_files.read(Path(path))
    output.write(f"{question.id} is right: {question.title}\n")
    return _show_cues(question, article) if article else 0


def _show_cues(question: Question, reference: str) -> int:
    """A row a cue: counterpart, what it says, its weight, who says it, why, and the sentence."""
    from reader.analysis import stance
    from reader.cli import tables
    from reader.cli.inputs import Inputs

    inputs = Inputs([reference])
    for article in inputs.each(streaming=False):
        analysis = inputs.library.analysis(article)
        fired = stance.fired(analysis, question)
        tables.rows(
            [
                (
                    counterpart,
                    finding.says.value,
                    f"{finding.weight:.2f}",
                    (finding.speaker.name or "somebody") if finding.speaker else "the article",
                    finding.reason,
                    " ".join(analysis.text(analysis.sentences[finding.sentence].span).split()),
                )
                for counterpart, finding in fired
            ]
        )
        if not fired:
            output.complain(f"no cue fires in “{article.headline}”")
    return inputs.status


def _party(party: Party) -> str:
    others = ", ".join((*party.aliases, *party.roles))
    return f"{party.name} ({others})" if others else party.name
