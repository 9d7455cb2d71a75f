"""Whose judgement counts as the article's own."""

from reader.model import Kind, Relation, Stance
from tests.analysis.stance.asking import ask

PAIR = "President Trump met North Korean leader Kim Jong Un in Hanoi."


def test_a_verdict_in_the_articles_own_voice_is_its_stance() -> None:
    (found,) = ask("President Trump is right to befriend Kim Jong Un.", kind=Kind.OPINION).values()
    assert found.stance is Stance.APPROVE
    assert "“is right to” speaks for it" in found.why


def test_one_article_may_judge_two_friendships_differently() -> None:
    found = ask(
        "President Trump is right to build a friendship with Kim Jong Un. "
        "But Trump is wrong to yield to Xi Jinping in the same pursuit of friendship.",
        kind=Kind.OPINION,
    )
    assert found["Kim Jong Un"].stance is Stance.APPROVE
    assert found["Xi Jinping"].stance is Stance.CRITICISE


def test_a_speakers_judgement_is_a_voice_and_not_the_articles() -> None:
    (found,) = ask(f"{PAIR}\n“Trump is wrong to flatter Kim, and it is a grave error,” said Peter Beyer.").values()
    assert found.stance is Stance.NEUTRAL
    assert [voice.stance for voice in found.voices if "Beyer" in voice.who] == [Stance.CRITICISE]


def test_what_opponents_say_is_theirs() -> None:
    (found,) = ask("Opponents have criticized Donald Trump for cozying up to Vladimir Putin.").values()
    assert found.stance is Stance.NEUTRAL
    assert [(voice.who.lower(), voice.stance) for voice in found.voices] == [("opponents", Stance.CRITICISE)]


def test_the_subjects_own_claim_is_his_voice_and_affirms() -> None:
    (found,) = ask(f"{PAIR}\n“Kim is my friend,” Trump said.").values()
    assert found.relation is Relation.AFFIRMED
    assert [(voice.who, voice.relation, voice.stance) for voice in found.voices] == [
        ("Donald Trump", Relation.AFFIRMED, Stance.APPROVE)
    ]


def test_loaded_words_alone_are_no_judgement_in_a_report() -> None:
    (found,) = ask("Donald Trump embraced the dictator Kim Jong Un, his pal, on Sunday.").values()
    assert found.stance is Stance.NEUTRAL


def test_mocking_words_in_an_opinion_are_judged_by_what_is_meant() -> None:
    (found,) = ask(
        "Our president has a crush on a despot. Donald Trump fawned over his bro-pal Vladimir Putin again.",
        kind=Kind.OPINION,
    ).values()
    assert (found.relation, found.stance) == (Relation.AFFIRMED, Stance.CRITICISE)


def test_the_verdict_of_a_report_may_follow_the_pair() -> None:
    (found,) = ask(
        "Trump has described Kim Jong Un as a “friend”. But for all the warm words, little of substance was achieved. "
        "The meetings were propaganda wins for Kim."
    ).values()
    assert found.stance is Stance.CRITICISE


def test_not_foolish_is_praise() -> None:
    (found,) = ask(
        "President Trump is not foolish to meet Vladimir Putin, and not naive to trust Putin. "
        "Meeting Putin is in our interest, and it makes sense for Trump.",
        kind=Kind.OPINION,
    ).values()
    assert found.stance is Stance.APPROVE


def test_the_title_of_an_opinion_judges_but_is_no_evidence() -> None:
    text = "Donald Trump and Vladimir Putin met in Helsinki."
    (plain,) = ask(text, kind=Kind.OPINION).values()
    (titled,) = ask(text, kind=Kind.OPINION, title="Trump is wrong to flatter Putin, a dangerous tyrant").values()
    assert (plain.stance, titled.stance) == (Stance.NEUTRAL, Stance.CRITICISE)
    assert all(cue.start < cue.end for evidence in titled.evidence for cue in evidence.cues)
