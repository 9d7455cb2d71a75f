"""Keeps what was understood of articles, so that it is computed once and can be searched by."""

from collections.abc import Iterable

from reader.model import Analysis, Answer, Article, Relation
from reader.store.articles import content_of
from reader.store.connection import Connections
from reader.store.matching import fold
from reader.store.packing import pack, unpack


class Analyses:
    """Analyses, and the answers that searches go by. Methods are thread-safe and raise StoreProblem."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def get(self, article: Article, pipeline: str) -> Analysis | None:
        """What this version of the pipeline understood of the article; None where it is not kept, or not readable."""
        with self._connections.reading() as connection:
            row = connection.execute(
                "SELECT data FROM analyses WHERE content = ? AND pipeline = ?", (content_of(article), pipeline)
            ).fetchone()
        try:
            return unpack(row[0], article) if row else None
        except ValueError:
            return None

    def keep(self, key: int, analysis: Analysis) -> None:
        """Keep an analysis of the article with this key, and by which names `entity:` finds it.

        Analyses of the same text by other versions of the pipeline are forgotten.
        """
        content = content_of(analysis.article)
        with self._connections.writing() as connection:
            connection.execute("DELETE FROM analyses WHERE content = ?", (content,))
            connection.execute(
                "INSERT INTO analyses (content, pipeline, data) VALUES (?, ?, ?)",
                (content, analysis.pipeline, pack(analysis)),
            )
            row = connection.execute("SELECT content FROM articles WHERE key = ?", (key,)).fetchone()
            if row is not None and row[0] == content:
                connection.execute("DELETE FROM entities WHERE article = ?", (key,))
                names = {fold(entity.name) for entity in analysis.entities if entity.named}
                rows = [(key, name) for name in sorted(names)]
                connection.executemany("INSERT OR IGNORE INTO names (name) VALUES (?2)", rows)
                connection.executemany("INSERT INTO entities SELECT ?1, key FROM names WHERE name = ?2", rows)

    def keep_answers(self, key: int, question: str, answers: Iterable[Answer], *, version: str) -> None:
        """Keep the labels that an article's answers to a question have, in place of older ones; silence is none.

        `version` names what gave them: the pipeline, the question's text and the reader's corrections.
        """
        rows = [
            (
                key,
                question,
                each.counterpart,
                fold(each.counterpart),
                each.relation,
                each.stance,
                each.corrected,
                version,
            )
            for each in answers
            if each.relation is not Relation.SILENT
        ]
        with self._connections.writing() as connection:
            if connection.execute("SELECT 1 FROM articles WHERE key = ?", (key,)).fetchone() is None:
                return
            connection.execute("DELETE FROM answers WHERE article = ? AND question = ?", (key, question))
            connection.executemany("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
            connection.execute("INSERT OR REPLACE INTO answered VALUES (?, ?, ?)", (key, question, version))

    def answered(self, key: int, question: str) -> str:
        """The version of what gave an article's kept answers to a question; empty where none are kept."""
        with self._connections.reading() as connection:
            row = connection.execute(
                "SELECT version FROM answered WHERE article = ? AND question = ?", (key, question)
            ).fetchone()
        return str(row[0]) if row else ""

    def unanswered(self, question: str, version: str) -> list[int]:
        """Keys of the articles, newest first, whose answers to the question are not kept, or are of another version."""
        with self._connections.reading() as connection:
            rows = connection.execute(
                "SELECT key FROM articles WHERE hidden = 0 AND NOT EXISTS (SELECT 1 FROM answered"
                " WHERE article = key AND question = ? AND version = ?) ORDER BY place DESC",
                (question, version),
            ).fetchall()
        return [key for (key,) in rows]

    def not_answered(self) -> int:
        """How many articles no answers are kept of, so that no query finds them by names or answers."""
        with self._connections.reading() as connection:
            (count,) = connection.execute(
                "SELECT count(*) FROM articles WHERE hidden = 0 AND key NOT IN (SELECT article FROM answered)"
            ).fetchone()
        return int(count)

    def forget_unused(self) -> int:
        """Forget the analyses of texts that no article has any more; return how many there were."""
        with self._connections.writing() as connection:
            return connection.execute(
                "DELETE FROM analyses WHERE content NOT IN (SELECT content FROM articles)"
            ).rowcount
