"""What a library knows of the stories that its articles tell."""

import threading

from reader.ingest.article import make
from reader.library import Library
from reader.model import Alignment, Article, Block, Span, Story

BRIDGE = (
    "The mayor opened the new bridge over the harbour on Monday after eleven years of building. Hundreds of people "
    "walked over it in the rain, and the first bus crossed at noon. The bridge cost ninety million dollars."
)
OTHER = (
    "After eleven years of building, the new bridge over the harbour was opened by the mayor on Monday. Fishermen "
    "complain that cranes have driven the herring from the southern basin. The island school welcomes the bridge."
)
APART = "Scientists found water beneath the ice of a distant moon. The probe will fly by again next spring."


def article(source: str, body: str, title: str = "Mayor opens harbour bridge") -> Article:
    return make(body, (Block(Span(0, len(body))),), title=title, source=source)


POST, MAIL, HERALD = article("Post", BRIDGE), article("Mail", BRIDGE), article("Herald", OTHER)
MOON = article("Times", APART, "Water on a moon")


def test_an_article_belongs_to_its_story() -> None:
    library = Library([POST, MOON, HERALD])
    assert library.story_of(HERALD) == Story((POST.id, HERALD.id))
    assert library.story_of(MOON) == Story((MOON.id,))


def test_an_article_of_another_library_is_a_story_of_its_own() -> None:
    assert Library([POST]).story_of(MOON) == Story((MOON.id,))


def test_sentences_that_say_the_same_are_found_once_and_kept() -> None:
    library = Library([POST, HERALD])
    found = library.alignment(library.articles)
    assert [[passage.article for passage in point.passages] for point in found.shared] == [[POST.id, HERALD.id]]
    assert library.alignment(library.articles) is found


def test_a_reprint_adds_nothing_to_the_summary_of_a_story() -> None:
    library = Library([POST, MAIL, HERALD])
    together = library.summary_of_story([POST, MAIL, HERALD], length="2")
    assert together == library.summary_of_story([POST, HERALD], length="2")
    assert {pick.article for pick in together.picks} <= {POST.id, HERALD.id}


def test_threads_that_ask_at_once_get_the_same() -> None:
    library = Library([POST, MAIL, HERALD])
    found: list[Alignment] = []
    threads = [threading.Thread(target=lambda: found.append(library.alignment(library.articles))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [found[0]] * 4


def test_reprints_are_one_voice_in_a_comparison() -> None:
    text = (
        "Donald Trump praised his great friendship with Kim Jong Un on Monday. The two leaders are good friends, and "
        "Trump said that their friendship brings peace to Korea and to the world."
    )
    library = Library([article("Post", text), article("Mail", text)])
    (row,) = library.compare(library.question("trump-leader-friendships")).rows
    assert len(row.cells) == 2
    assert row.verdict.text.endswith("2 outlets, 1 text")
