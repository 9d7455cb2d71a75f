"""How labels, counts and sources are put into words, the same in every output."""

from collections import Counter
from collections.abc import Mapping, Sequence

from reader.model import Answer, Article, Comparison, Header, Relation, Voice
from reader.text import clean_line


def counted(count: int, one: str, many: str = "") -> str:
    """The count with its noun: "1 word", "2 words"."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def label(name: str) -> str:
    """A label as people read it: "not addressed"."""
    return name.replace("_", " ")


def labels(answer: Answer) -> str:
    """Relation and stance of an answer: "affirmed, criticise"; a silent one has no stance, a foreign one neither."""
    if answer.foreign:
        return f"not judged ({answer.foreign})"
    if answer.relation is Relation.SILENT:
        text = label(answer.relation)
    else:
        text = f"{label(answer.relation)}, {label(answer.stance)}"
    return f"{text} (corrected by the reader)" if answer.corrected else text


def unjudged(language: str) -> str:
    """Why an article in a language of this name is not judged."""
    return f"not judged: the text is in {language}"


def nothing_said(found: Comparison) -> str:
    """The sentence that stands in place of a comparison without rows."""
    if len(found.foreign) == len(found.articles) > 0:
        return "None of these texts is judged."
    return f"None of {'the others' if found.foreign else 'these texts'} says anything about it."


def voice_labels(voice: Voice) -> str:
    """Relation and stance of a voice; only the stance where it does not speak of the relation."""
    return f"{label(voice.relation)}, {label(voice.stance)}" if voice.relation else label(voice.stance)


def when(article: Article) -> str:
    """The date as people read it: "2026-03-02", "2026-03-02 09:30", "date unknown"."""
    if article.moment is None or article.date is None:
        return "date unknown"
    return f"{article.date[:10]} {article.date[11:16]}".strip()


def kind(article: Article | Header) -> str:
    """What sort of text it is; empty where that is not known."""
    return "" if article.kind == "unknown" else str(article.kind)


def columns(articles: Sequence[Article]) -> Mapping[str, str]:
    """A heading for each article by id: its outlet, numbered where several have the same one."""
    counts = Counter(clean_line(article.outlet) for article in articles)
    numbers: Counter[str] = Counter()
    names = {}
    for article in articles:
        outlet = clean_line(article.outlet)
        numbers[outlet] += 1
        names[article.id] = f"{outlet} ({numbers[outlet]})" if counts[outlet] > 1 else outlet
    return names
