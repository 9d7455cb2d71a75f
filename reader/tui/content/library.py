"""What the list of articles and the panel of sources say."""

from collections.abc import Mapping, Sequence

from textual.content import Content

from reader.model import Article, Story
from reader.tui.content.article import kind_word
from reader.tui.content.rows import EMPTY, Row
from reader.tui.glyphs import Glyphs


def facts(article: Article, glyphs: Glyphs) -> Content:
    """Outlet, kind and date, in one muted line."""
    words = (article.outlet, kind_word(article), (article.date or "")[:10])
    return Content.styled(f" {glyphs.separator} ".join(word for word in words if word), "$muted")


def article_rows(articles: Sequence[Article], stories: Sequence[Story], glyphs: Glyphs) -> tuple[Row, ...]:
    """The list: headline, facts, and how many articles tell the same story. Ids are article ids."""
    sharing = sharing_counts(stories)
    rows = []
    for article in articles:
        count = sharing.get(article.id, 1)
        shared = Content.styled(f"{glyphs.shared} {count}", "$muted") if count > 1 else EMPTY
        rows.append(Row(article.id, Content(article.headline), facts=((facts(article, glyphs), shared),), limit=2))
    return tuple(rows)


def sharing_counts(stories: Sequence[Story]) -> Mapping[str, int]:
    """By article id: how many articles tell its story."""
    return {article: len(story.articles) for story in stories for article in story.articles}


def source_rows(
    article: Article, articles: Mapping[str, Article], stories: Sequence[Story], glyphs: Glyphs
) -> tuple[Row, ...]:
    """The other articles, those of the same story first. Ids are article ids."""
    same = next((story.articles for story in stories if article.id in story.articles), (article.id,))
    rows = [Row("", Content.styled("This story", "bold"))]
    for identifier in same:
        if identifier in articles:
            rows.append(_source_row(articles[identifier], glyphs, here=identifier == article.id))
    if len(same) == 1:
        rows.append(Row("", Content.styled("No other article here tells it.", "$muted")))
    others = [found for identifier, found in articles.items() if identifier not in same]
    if others:
        rows.append(Row("", Content.styled("Other stories", "bold")))
        rows.extend(_source_row(other, glyphs, here=False) for other in others)
    return tuple(rows)


def _source_row(article: Article, glyphs: Glyphs, *, here: bool) -> Row:
    outlet = Content.styled(article.outlet, "$accent" if here else "$foreground")
    kind = Content.styled(kind_word(article), "$muted")
    return Row(
        article.id,
        outlet,
        sign=Content.styled(f"{glyphs.shared if here else ' '} ", "$accent"),
        right=kind,
        facts=((Content.styled(article.headline, "$muted"), EMPTY),),
    )


def counts(articles: int, stories: int | None, glyphs: Glyphs) -> str:
    """How much there is: "3 articles · 2 stories"; stories are left out while they are not known."""
    words = f"{articles:,} {'article' if articles == 1 else 'articles'}"
    if stories is None:
        return words
    return f"{words} {glyphs.separator} {stories:,} {'story' if stories == 1 else 'stories'}"
