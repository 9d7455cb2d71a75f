"""Reads the corpora of labelled names, each in its own format, as documents of one kind.

Labels are those of CoNLL-2003: PER, LOC, ORG and MISC in IOB2. Finer types are mapped to them.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

Sentence = list[tuple[str, str]]
"""Words with their labels."""


class Document(NamedTuple):
    """The sentences of one text; a corpus without documents has one sentence in each."""

    corpus: str
    sentences: list[Sentence]


_MARKS = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "´": "'"}
_CLITICS = frozenset("n't 're 've 'll 'm 'd".split())


def _whole(sentence: Sentence) -> Sentence:
    """The sentence in the tokens that the reader's own tokeniser makes: "do n't" is one, brackets are brackets."""
    found: Sentence = []
    for word, label in sentence:
        word = _MARKS.get(word, word)
        if found and word.lower() in _CLITICS:
            before, kept = found[-1]
            found[-1] = (before + word, kept)
        else:
            found.append((word, label))
    return found


_TYPES = {
    "PER": "PER", "person": "PER", "politician": "PER", "scientist": "PER", "researcher": "PER", "writer": "PER",
    "musicalartist": "PER", "LOC": "LOC", "location": "LOC", "country": "LOC", "ORG": "ORG", "organisation": "ORG",
    "corporation": "ORG", "group": "ORG", "politicalparty": "ORG", "band": "ORG", "university": "ORG",
    "magazine": "ORG", "academicjournal": "ORG",
}  # fmt: skip


def _label(tag: str) -> str:
    if tag in {"O", "_", "-"}:
        return "O"
    place, _, kind = tag.partition("-")
    return f"{place}-{_TYPES.get(kind, 'MISC')}"


def _blocks(path: Path) -> Iterator[list[str]]:
    block: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def wikigold(folder: Path) -> Iterator[Document]:
    """WikiGold, which marks only the inside of names."""
    sentences: list[Sentence] = []
    for block in _blocks(folder / "wikigold.conll"):
        if block[0].startswith("-DOCSTART-"):
            yield Document("wikigold", sentences)
            sentences = []
            continue
        sentence: Sentence = []
        before = "O"
        for line in block:
            word, _, tag = line.rpartition(" ")
            kind = _label(tag)
            sentence.append((word, kind.replace("I-", "B-") if kind != before.replace("B-", "I-") else kind))
            before = sentence[-1][1]
        sentences.append(sentence)
    yield Document("wikigold", sentences)


def columns(path: Path, corpus: str) -> Iterator[Document]:
    """A file of two columns, each of whose sentences is a document: WNUT-17, CrossNER."""
    for block in _blocks(path):
        cells = [line.split("\t") for line in block]
        yield Document(corpus, [[(cell[0], _label(cell[1])) for cell in cells if len(cell) > 1]])


def wnut(folder: Path) -> Iterator[Document]:
    """WNUT-17, training and development part."""
    for part in ("train", "dev"):
        yield from columns(folder / f"wnut17_{part}.conll", "wnut")


def crossner(folder: Path) -> Iterator[Document]:
    """CrossNER, all domains and parts."""
    for path in sorted((folder / "crossner").glob("*.txt")):
        yield from columns(path, "crossner")


def uner(folder: Path) -> Iterator[Document]:
    """Universal NER over English Web Treebank, development part. It has no MISC."""
    sentences: list[Sentence] = []
    for block in _blocks(folder / "uner_ewt_dev.iob2"):
        if block[0].startswith("# newdoc") and sentences:
            yield Document("uner", sentences)
            sentences = []
        rows = [line.split("\t") for line in block if not line.startswith("#")]
        sentences.append([(row[1], _label(row[2])) for row in rows])
    yield Document("uner", sentences)


_NOT_IN_NAME = frozenset("the a an this that its his her their our my".split())
_ROLE_WORDS = frozenset(
    "mr. mrs. ms. dr. sir ceo chairman president minister prime senator chief executive officer governor secretary "
    "chancellor director co-founder founder senior vice analyst professor treasurer spokesman spokeswoman".split()
)


def meantime(folder: Path) -> Iterator[Document]:
    """MEANTIME, whose mentions are descriptions as well as names: of each the name around its head is kept.

    Sentences after the last annotated one of a text are left out.
    """
    mentions: dict[str, list[dict[str, object]]] = {}
    for mention in json.loads((folder / "meantime_entities_mentions.json").read_text(encoding="utf-8")):
        if mention["mention_type"] in {"PER", "LOC", "ORG"} and mention["mention_head_pos"] == "PROPN":
            mentions.setdefault(mention["conll_doc_key"], []).append(mention)
    for key, rows in meantime_sentences(folder):
        annotated = mentions.get(key, [])
        last = max((int(str(mention["sent_id"])) for mention in annotated), default=-1)
        sentences = []
        for number, words in sorted(rows.items()):
            if number > last:
                continue
            labels = ["O"] * len(words)
            for mention in annotated:
                if mention["sent_id"] == number:
                    _mark(words, labels, mention)
            sentences.append(list(zip(words, labels, strict=True)))
        if sentences:
            yield Document("meantime", sentences)


def meantime_sentences(folder: Path) -> Iterator[tuple[str, dict[int, list[str]]]]:
    """Each text of MEANTIME: its key, and the words of its sentences by number."""
    key, rows = "", dict[int, list[str]]()
    for line in (folder / "meantime.conll").read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if line.startswith("#begin"):
            key, rows = "", {}
        elif line.startswith("#end"):
            yield key, rows
        elif len(cells) > 3:
            key = cells[0]
            rows.setdefault(int(cells[1]), []).append(cells[3])


def _mark(words: list[str], labels: list[str], mention: dict[str, object]) -> None:
    numbers = mention["tokens_number"]
    if not isinstance(numbers, list):
        raise TypeError("tokens_number is no list")
    head = int(str(mention["mention_head_id"]))
    inside = {int(number) for number in numbers}
    if head >= len(words) or head not in inside or not words[head][:1].isupper():
        return

    def named(index: int) -> bool:
        word = words[index]
        return word[:1].isupper() or word in {"&", "de", "of"} or (word.islower() and word.startswith("al-"))

    first = last = head
    while first - 1 in inside and named(first - 1):
        first -= 1
    while last + 1 in inside and named(last + 1):
        last += 1
    if mention["mention_type"] == "PER":
        for index in range(first, last):
            if words[index].lower() in _ROLE_WORDS:
                first = index + 1
    while first < last and (words[first].lower() in _NOT_IN_NAME or not words[first][:1].isupper()):
        first += 1
    while last > first and not words[last][:1].isupper():
        last -= 1
    if words[last].lower() in _ROLE_WORDS:
        return
    if all(label == "O" for label in labels[first : last + 1]):
        kind = str(mention["mention_type"])
        labels[first : last + 1] = [f"B-{kind}"] + [f"I-{kind}"] * (last - first)


def documents(corpus: str, folder: Path) -> Iterator[Document]:
    """The documents of the corpus of this name in `folder`, in the reader's own tokens."""
    for document in CORPORA[corpus](folder):
        yield Document(corpus, [_whole(sentence) for sentence in document.sentences])


CORPORA: dict[str, Callable[[Path], Iterator[Document]]] = {
    "wikigold": wikigold,
    "wnut": wnut,
    "crossner": crossner,
    "meantime": meantime,
    "uner": uner,
}
