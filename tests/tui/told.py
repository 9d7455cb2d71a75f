"""A small story by hand: two outlets print one text, two more tell it in their own words, and one article is apart."""

from dataclasses import replace

from reader.model import Analysis, Article, Quote, Span
from tests.tui.handmade import HandmadeLibrary, article

OPENED = "The mayor opened the new bridge over the harbour after eleven years of building."
AGAIN = "After eleven years of building a new bridge over the harbour was opened by the mayor."
SAID = "“This bridge will join island and city for a hundred years”."
COST = "It cost the city ninety million dollars, twice what the council had promised voters."
HERRING = "Fishermen complain that cranes have driven herring from the shallow southern basin."
SCHOOL = "Pupils of the island school will now reach their classrooms without the morning ferry."


def stories() -> HandmadeLibrary:
    """Post and Mail print one text; Herald tells the same in its own words; [/red] is silent about it."""
    texts = (
        dated(article("Post", OPENED, SAID, COST), "2026-03-02T09:30:00"),
        dated(article("Mail", OPENED, SAID, COST), "2026-03-02"),
        dated(article("Herald", AGAIN, SAID, HERRING), "2026-03-01"),
        article("[/red]", SCHOOL),
    )
    return QuotedLibrary(texts)


def dated(text: Article, date: str) -> Article:
    return replace(text, date=date)


class QuotedLibrary(HandmadeLibrary):
    """Also finds what stands in quotation marks."""

    def _analyse(self, article: Article) -> Analysis:
        """Sentences and names, by hand, and quotes."""
        found = super()._analyse(article)
        start = article.body.find("“")
        quotes = (Quote(Span(start, article.body.index("”") + 1), direct=True),) if start >= 0 else ()
        return replace(found, quotes=quotes)
