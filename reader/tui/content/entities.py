"""What the side panel says of the people, places and organisations in an article."""

from textual.content import Content

from reader.analysis.language import foreign
from reader.model import Analysis, EntityKind
from reader.tui.content.article import entity_style, main_entities
from reader.tui.content.rows import Row
from reader.tui.glyphs import Glyphs

HEADINGS = {
    EntityKind.PERSON: "People",
    EntityKind.PLACE: "Places",
    EntityKind.ORGANISATION: "Organisations",
    EntityKind.OTHER: "Other names",
}


def entity_rows(
    analysis: Analysis, glyphs: Glyphs, chosen: int | None = None, *, colors: bool = True
) -> tuple[Row, ...]:
    """Entities by kind, the most mentioned first; their ids are `entity-N`. Those that are never named stay out.

    Names are written as in the text, so that the signs beside them tell what their style means; see `entity_style`.
    """
    main = main_entities(analysis.entities)
    rows: list[Row] = []
    for kind, heading in HEADINGS.items():
        found = [
            (index, entity) for index, entity in enumerate(analysis.entities) if entity.kind is kind and entity.named
        ]
        if not found:
            continue
        found.sort(key=lambda pair: (-len(pair[1].mentions), pair[0]))
        if rows:
            rows.append(Row("", Content(""), gap=0))
        rows.append(Row("", Content.styled(heading, "bold"), gap=0))
        for index, entity in found:
            name = Content.styled(entity.name, entity_style(kind, main=index in main, colors=colors))
            if index == chosen:
                name = name.stylize("bold on $hit")
            rows.append(
                Row(
                    f"entity-{index}",
                    name,
                    sign=Content.styled(f"{glyphs.kind(kind)} ", f"$entity-{kind}"),
                    right=Content.styled(str(len(entity.mentions)), "$muted"),
                    gap=0,
                )
            )
    none = (
        "Names are looked for in English texts only." if foreign(analysis) else "No names were found in this article."
    )
    return tuple(rows) or (Row("", Content.styled(none, "$muted")),)
