"""Values as plain text: no boxes, marks as words, made to be read aloud."""

from collections.abc import Iterable

from reader.export import words
from reader.export.telling import Telling
from reader.model import (
    Analysis,
    Answer,
    Article,
    Comparison,
    Evidence,
    Header,
    Marks,
    Passage,
    Relation,
    Role,
    Summary,
)
from reader.text import clean_line

_NONE = Marks()


def article(found: Article, marks: Marks = _NONE) -> str:
    """The article with its fields, and what the reader did with it, above it."""
    lines = [clean_line(found.headline)]
    fields = {
        "Source": found.source,
        "By": found.byline,
        "Date": found.date or "",
        "Kind": words.kind(found),
        "Page": found.url,
        "Id": found.id,
        "Starred": "yes" if marks.starred else "",
        "Tags": ", ".join(marks.tags),
        "Note": clean_line(marks.note),
    }
    lines += [f"{name}: {value}" for name, value in fields.items() if value]
    names = {Role.HEADING: "Heading: ", Role.CAPTION: "Caption: ", Role.PROSE: ""}
    for block in found.blocks:
        lines += ["", names[block.role] + clean_line(block.span.of(found.body))]
    return "\n".join(lines) + "\n"


def summary(found: Analysis, chosen: Summary) -> str:
    """The chosen sentences in document order, each with its rank, or the note that says why there are none."""
    where = f", {clean_line(found.article.source)}" if found.article.source else ""
    lines = [f"{clean_line(found.article.headline)}{where}"]
    count = len(found.sentences)
    if chosen.picks:
        lines.append(f"Summary by {chosen.method}, {len(chosen.picks)} of {count} sentences, in the order of the text.")
    else:
        lines.append(f"No summary: {chosen.note or 'the text has no sentences'}.".replace("..", "."))
    for pick in chosen.picks:
        lines.append(f"Rank {pick.rank}: {clean_line(found.text(found.sentences[pick.sentence].span))}")
    return "\n".join(lines) + "\n"


def comparison(found: Comparison) -> str:
    """For each counterpart the verdict, then what each source says, with its evidence."""
    articles = {article.id: article for article in found.articles}
    names = words.columns(found.articles)
    lines = [clean_line(found.question.title), f"Sources: {len(found.articles)}."]
    lines += [f"{names[each.id]}: {clean_line(each.headline)}" for each in found.articles]
    lines += [f"{names[article]} is {words.unjudged(language)}." for article, language in found.foreign]
    for row in found.rows:
        lines += ["", clean_line(row.counterpart), f"Verdict: {clean_line(row.verdict.text)}"]
        for cell in row.cells:
            lines.append(f"{names[cell.article]}: {words.labels(cell.answer)}.")
            lines += _evidence(articles[cell.article], cell.answer)
    if not found.rows:
        lines += ["", words.nothing_said(found)]
    elif not found.differences:
        lines += ["", "The sources do not differ on any of these."]
    return "\n".join(lines) + "\n"


def story(found: Telling) -> str:
    """A story: its summary, what several sources tell, what only one tells, when each article came."""
    lines = [f"{found.facts}."]
    lines += [f"{found.names[each]}: {clean_line(article.headline)}" for each, article in found.articles.items()]
    lines += ["", f"Summary, {found.chosen}." if found.summary.picks else f"No summary: {found.summary.note}"]
    for pick in found.summary.picks:
        text = found.text(Passage(pick.article, pick.sentence))
        lines.append(f"Rank {pick.rank}, {found.names[pick.article]}: {text}")
    lines += ["", "Told by several."] if found.alignment.shared else ["", found.nothing_shared]
    for number, point in enumerate(found.alignment.shared, start=1):
        lines.append(f"Point {number}, {found.extent(point)}.")
        lines += [f"  {names}: {wording}" for names, wording in found.said(point)]
    for name, count, texts in found.alone():
        lines += ["", f"Only {name}: {count}.", *(f"  {text}" for text in texts)]
    lines += ["", "Timeline."]
    for article in found.timeline():
        parts = [words.when(article), found.names[article.id], words.kind(article)]
        lines.append(f"{', '.join(part for part in parts if part)}: {clean_line(article.headline)}")
    return "\n".join(lines) + "\n"


def header(found: Article | Header, matches: int | None = None) -> str:
    """One line for an article, with the number of matches where given."""
    parts = [clean_line(found.headline), clean_line(found.outlet), words.kind(found), found.date or ""]
    parts.append(words.counted(found.words, "word"))
    if isinstance(found, Header):
        parts += ["read" if found.read else "", "starred" if found.starred else ""]
        parts += [f"tags {', '.join(found.tags)}" if found.tags else ""]
    if matches is not None:
        parts.append(words.counted(matches, "match", "matches"))
    return "; ".join(part for part in (*parts, f"id {found.id}") if part) + "\n"


def _evidence(article: Article, answer: Answer) -> list[str]:
    if answer.relation is Relation.SILENT:
        return []
    lines = [f"  The text: {passage}" for passage in _passages(article, answer.evidence)]
    for voice in answer.voices:
        lines += [
            f"  {clean_line(voice.who)} ({words.voice_labels(voice)}): {passage}"
            for passage in _passages(article, voice.evidence)
        ]
    return lines


def _passages(article: Article, evidence: Iterable[Evidence]) -> list[str]:
    return [clean_line(item.span.of(article.body)) for item in evidence]
