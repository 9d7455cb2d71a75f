"""Articles, summaries and comparisons as Markdown with their provenance in front matter.

What is written is inert: foreign text is escaped, so that it renders as it reads and never as HTML, a link, an image
or a formula.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

import yaml

from reader import __version__
from reader.analysis import language
from reader.export import words
from reader.export.telling import Telling
from reader.model import (
    Analysis,
    Answer,
    Article,
    Comparison,
    Entity,
    Evidence,
    Marks,
    Passage,
    Quote,
    Relation,
    Summary,
)
from reader.text import clean_line

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~&$@^{}]|:(?=//)|(?<=\bwww)\.|!(?=\[)", re.IGNORECASE)
_LEADING = re.compile(r"[#+=\-:]|(?<=\d)[.)]")
_NONE = Marks()
_LIST_NUMBER = re.compile(r"\d{1,9}[.)]")


def escape(text: str) -> str:
    """`text` on one line, escaped so that any Markdown renderer shows it as it reads."""
    flat = clean_line(text)
    escaped = _SPECIAL.sub(lambda match: "\\" + match.group(), flat)
    if number := _LIST_NUMBER.match(flat):
        return f"{escaped[: number.end() - 1]}\\{escaped[number.end() - 1 :]}"
    return "\\" + escaped if _LEADING.match(flat) else escaped


def code(text: str) -> str:
    """`text` on one line as a code span, which no renderer turns into a link."""
    flat = clean_line(text)
    fence = "`" * (max((len(run) for run in re.findall("`+", flat)), default=0) + 1)
    return f"{fence} {flat} {fence}" if flat.startswith("`") or flat.endswith("`") else f"{fence}{flat}{fence}"


def front_matter(fields: Mapping[str, object]) -> str:
    """The fields as YAML between fences; those that are empty or None are left out."""
    kept = {"crossread": __version__, **{key: value for key, value in fields.items() if value not in (None, "")}}
    text = yaml.dump(
        kept, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1_000_000, default_flow_style=None
    )
    return f"---\n{text}---\n"


def summary(found: Analysis, chosen: Summary) -> str:
    """One summary: a heading, then the chosen sentences in document order, each with its rank."""
    article = found.article
    lines = [f"## {escape(article.headline)}", ""]
    about = [escape(article.source)] if article.source else []
    if chosen.picks:
        about.append(f"{chosen.method}, {len(chosen.picks)} of {words.counted(len(found.sentences), 'sentence')}")
    lines += [" · ".join(about), ""] if about else []
    return "\n".join([*lines, *_picks(found, chosen)]) + "\n"


def article(found: Analysis, chosen: Summary, answers: Sequence[Answer], question: str, marks: Marks = _NONE) -> str:
    """One article: its summary, who says what on the question with the id `question`, entities and quotes.

    What the reader did with it stands in the front matter.
    """
    source = found.article
    fields = {
        "pipeline": found.pipeline,
        "article": source.id,
        "title": source.title,
        "source": source.source,
        "byline": source.byline,
        "date": source.date,
        "url": source.url,
        "language": found.language,
        "kind": str(source.kind),
        "method": chosen.method,
        "length": chosen.length,
        "sentences": [pick.sentence for pick in chosen.picks],
        "question": question,
        "starred": marks.starred or None,
        "tags": list(marks.tags) or None,
        "note": marks.note,
    }
    parts = [source.source, source.byline, source.date or "", words.kind(source)]
    lines = [f"# {escape(source.headline)}", ""]
    lines += [" · ".join(escape(part) for part in parts if part), ""] if any(parts) else []
    lines += [f"Page: {code(source.url)}", ""] if source.url else []
    lines += ["## Summary", ""]
    if chosen.picks:
        total = words.counted(len(found.sentences), "sentence")
        lines += [f"{chosen.method}, {len(chosen.picks)} of {total}, in the order of the text, by rank.", ""]
    lines += _picks(found, chosen)
    if answers:
        lines += ["", "## Who says what"]
        for answer in answers:
            lines += ["", f"### {escape(answer.counterpart)}: {words.labels(answer)}", *_evidence(source, answer)]
            lines += ["", *(f"- Why: {escape(reason)}" for reason in answer.why)] if answer.why else []
    if foreign := language.foreign(found):
        lines += ["", "## Who says what", "", f"This article is {words.unjudged(foreign)}."]
    lines += ["", "## Entities", "", *_entities(found.entities)] if found.entities else []
    lines += ["", "## Quotes", "", *(_quote(found, quote) for quote in found.quotes)] if found.quotes else []
    return front_matter(fields) + "\n" + "\n".join(lines) + "\n"


def comparison(found: Comparison, pipeline: str) -> str:
    """A comparison: the table, the differences, then the evidence of every cell."""
    articles = {each.id: each for each in found.articles}
    names = words.columns(found.articles)
    fields = {"pipeline": pipeline, "question": found.question.id, "articles": [each.id for each in found.articles]}
    lines = [f"# {escape(found.question.title)}", "", "## Sources", ""]
    for each in found.articles:
        lines.append(f"- **{escape(names[each.id])}**: {escape(each.headline)}")
    for identifier, name in found.foreign:
        lines += ["", f"{escape(names[identifier])} is {words.unjudged(name)}."]
    if not found.rows:
        lines += ["", words.nothing_said(found)]
        return front_matter(fields) + "\n" + "\n".join(lines) + "\n"
    lines += ["", "## Who says what", ""]
    lines.append(_table_row(["", *(escape(names[each.id]) for each in found.articles), "Verdict"]))
    lines.append(_table_row(["---"] * (len(found.articles) + 2)))
    for row in found.rows:
        cells = [words.labels(cell.answer) for cell in row.cells]
        lines.append(_table_row([escape(row.counterpart), *cells, escape(row.verdict.text)]))
    lines += ["", "## Differences", ""]
    for difference in found.differences:
        sides = "; ".join(
            f"{words.label(label)}: {', '.join(escape(names.get(each, each)) for each in ids)}"
            for label, ids in difference.sides
        )
        lines.append(f"- {escape(difference.counterpart)}, {difference.on}: {sides}")
    lines += [] if found.differences else ["The sources do not differ on any of these."]
    lines += ["", "## Evidence"]
    for row in found.rows:
        lines += ["", f"### {escape(row.counterpart)}"]
        for cell in row.cells:
            if cell.answer.relation is not Relation.SILENT:
                lines += ["", f"#### {escape(names[cell.article])}: {words.labels(cell.answer)}"]
                lines += _evidence(articles[cell.article], cell.answer)
    return front_matter(fields) + "\n" + "\n".join(lines) + "\n"


def story(found: Telling, pipeline: str) -> str:
    """A story: its summary, what several sources tell, what only one tells, when each article came."""
    fields = {"pipeline": pipeline, "length": found.summary.length, "articles": list(found.articles)}
    lines = [f"# {found.facts}", "", "## Sources", ""]
    lines += [f"- **{escape(found.names[each])}**: {escape(text.headline)}" for each, text in found.articles.items()]
    lines += ["", "## Summary", ""]
    lines += [f"{found.chosen}, by rank.", ""] if found.summary.picks else [escape(found.summary.note)]
    for pick in found.summary.picks:
        said = escape(found.text(Passage(pick.article, pick.sentence)))
        lines.append(f"- **{pick.rank}** {escape(found.names[pick.article])}: {said}")
    lines += ["", "## Told by several"]
    lines += [] if found.alignment.shared else ["", found.nothing_shared]
    for number, point in enumerate(found.alignment.shared, start=1):
        lines += ["", f"### Point {number}: {found.extent(point)}", ""]
        lines += [f"- {escape(names)}: {escape(wording)}" for names, wording in found.said(point)]
    told = list(found.alone())
    lines += ["", "## Told by one"] if told else []
    for name, count, texts in told:
        lines += ["", f"### Only {escape(name)}: {escape(count)}"]
        lines += ["", *(f"- {escape(text)}" for text in texts)] if texts else []
    lines += ["", "## Timeline", ""]
    for each in found.timeline():
        parts = [words.when(each), escape(found.names[each.id]), words.kind(each)]
        lines.append(f"- {', '.join(part for part in parts if part)}: {escape(each.headline)}")
    return front_matter(fields) + "\n" + "\n".join(lines) + "\n"


class _Dumper(yaml.SafeDumper):
    """Writes a list in one line and never an alias."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002
        return True


def _picks(found: Analysis, chosen: Summary) -> list[str]:
    if not chosen.picks:
        return [escape(chosen.note or "The text has no sentences.")]
    return [f"- **{pick.rank}** {escape(found.text(found.sentences[pick.sentence].span))}" for pick in chosen.picks]


def _evidence(source: Article, answer: Answer) -> list[str]:
    lines = _quoted("The text", source, answer.evidence)
    for voice in answer.voices:
        lines += _quoted(f"{escape(voice.who)} ({words.voice_labels(voice)})", source, voice.evidence)
    return lines


def _quoted(who: str, source: Article, evidence: Iterable[Evidence]) -> list[str]:
    passages = [escape(item.span.of(source.body)) for item in evidence]
    lines = [part for passage in passages for part in (f"> {passage}", ">")]
    return ["", f"{who}:", "", *lines[:-1]] if lines else []


def _entities(entities: Iterable[Entity]) -> list[str]:
    ordered = sorted(entities, key=lambda entity: (-len(entity.mentions), entity.mentions[0].span))
    return [
        f"- {escape(entity.name)} ({entity.kind}), {words.counted(len(entity.mentions), 'mention')}"
        for entity in ordered
    ]


def _quote(found: Analysis, quote: Quote) -> str:
    speaker = escape(quote.speaker) if quote.speaker else "Speaker not found"
    return f"- {speaker} ({'direct' if quote.direct else 'reported'}): {escape(found.text(quote.span))}"


def _table_row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
