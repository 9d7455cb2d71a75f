"""Keeps which articles tell one story, which reprint another, and the fingerprints by which these are found."""

from collections.abc import Iterable, Mapping, Sequence

from reader.store.articles import chunks, places
from reader.store.connection import Connections
from reader.store.places import span_of

_SIGNED = 2**63


class Stories:
    """Groups of articles in one library. Every method may be called from any thread and raises StoreProblem."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def group(self, stories: Iterable[Sequence[int]]) -> None:
        """Keep that the articles of each of `stories` tell one; they leave the stories they were in before.

        An article that stands alone is in no story.
        """
        with self._connections.writing() as connection:
            for keys in stories:
                first = keys[0] if len(keys) > 1 else None
                connection.executemany("UPDATE articles SET story = ? WHERE key = ?", ((first, key) for key in keys))

    def told(self) -> dict[int, int]:
        """For each article that tells a story with others: the key of the story's first article."""
        with self._connections.reading() as connection:
            return dict(connection.execute("SELECT key, story FROM articles WHERE story IS NOT NULL").fetchall())

    def of(self, keys: Iterable[int]) -> dict[int, int]:
        """For each of `keys` whose article tells a story with others: the key of the story's first article."""
        found: dict[int, int] = {}
        with self._connections.reading() as connection:
            for chunk in chunks(keys):
                asked = f"SELECT key, story FROM articles WHERE key IN ({places(chunk)}) AND story IS NOT NULL"
                found.update(connection.execute(asked, chunk).fetchall())
        return found

    def around(self, earliest: int, latest: int, *, besides: Iterable[int], most: int) -> list[int]:
        """Keys of up to `most` articles between two moments in UTC seconds, the newest first, without those given."""
        excluded = set(besides)
        asked = (
            "SELECT key FROM articles WHERE hidden = 0 AND moment BETWEEN ? AND ? AND place BETWEEN ? AND ?"
            " ORDER BY place DESC LIMIT ?"
        )
        bounds = (earliest, latest, *span_of(earliest, latest))
        with self._connections.reading() as connection:
            rows = connection.execute(asked, (*bounds, most + len(excluded))).fetchall()
        return [key for (key,) in rows if key not in excluded][:most]

    def members(self, key: int) -> tuple[int, ...]:
        """Keys of the articles that tell the story of this one, itself included, the oldest first."""
        with self._connections.reading() as connection:
            rows = connection.execute(
                # Without the hint SQLite goes through all that is shown.
                "SELECT key FROM articles INDEXED BY articles_story"
                " WHERE hidden = 0 AND story = (SELECT story FROM articles WHERE key = ?) ORDER BY place",
                (key,),
            ).fetchall()
        return tuple(found for (found,) in rows) or (key,)

    def copies_of(self, keys: Iterable[int]) -> list[int]:
        """Keys of the articles that reprint one of these, the oldest arrival first."""
        with self._connections.reading() as connection:
            found: list[int] = []
            for chunk in chunks(keys):
                # Without the hint SQLite goes through all that is shown.
                indexed = "articles INDEXED BY articles_copy"
                asked = f"SELECT key FROM {indexed} WHERE copy_of IN ({places(chunk)}) AND hidden = 0"
                found += [key for (key,) in connection.execute(asked, chunk)]
        return sorted(found)

    def mark_copies(self, copies: Mapping[int, int | None]) -> None:
        """Keep for each key of which article it is a reprint; None for a text of its own."""
        with self._connections.writing() as connection:
            connection.executemany(
                "UPDATE articles SET copy_of = ?1 WHERE key = ?2 AND (?1 IS NULL OR ?1 IN (SELECT key FROM articles))",
                ((original, key) for key, original in copies.items()),
            )

    def keep_fingerprints(self, fingerprints: Mapping[int, Sequence[int]]) -> None:
        """Keep the bands of each article's fingerprint: numbers of up to 64 bits, in a fixed order."""
        with self._connections.writing() as connection:
            for key, bands in fingerprints.items():
                connection.execute("DELETE FROM fingerprints WHERE article = ?", (key,))
                connection.executemany(
                    "INSERT INTO fingerprints SELECT key, ?2, ?3 FROM articles WHERE key = ?1",
                    ((key, band, _signed(value)) for band, value in enumerate(bands)),
                )

    def without_fingerprint(self, *, most: int) -> list[int]:
        """Keys of up to `most` articles whose fingerprint is not kept, the newest first."""
        with self._connections.reading() as connection:
            rows = connection.execute(
                "SELECT key FROM articles"
                " WHERE hidden = 0 AND NOT EXISTS (SELECT 1 FROM fingerprints WHERE article = key)"
                " ORDER BY place DESC LIMIT ?",
                (most,),
            ).fetchall()
        return [key for (key,) in rows]

    def candidates(self, bands: Sequence[int], *, besides: Iterable[int] = ()) -> list[int]:
        """Keys of articles that share a band with this fingerprint, and so may have the same text; oldest first."""
        if not bands:
            return []
        excluded = set(besides)
        found: set[int] = set()
        with self._connections.reading() as connection:
            for chunk in chunks(range(len(bands))):
                pairs = [number for band in chunk for number in (band, _signed(bands[band]))]
                asked = " OR ".join("(band = ? AND value = ?)" for _ in chunk)
                found.update(
                    key for (key,) in connection.execute(f"SELECT article FROM fingerprints WHERE {asked}", pairs)
                )
        return sorted(found - excluded)


def _signed(value: int) -> int:
    return (value + _SIGNED) % (2 * _SIGNED) - _SIGNED
