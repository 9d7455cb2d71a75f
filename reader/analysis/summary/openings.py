"""Tells which sentences cannot stand without the one before them.

Half of the extractive summaries that mislead do so through an opening pronoun or connective whose referent was left
behind. What is listed here are closed classes of English words, so it must not be asked of another language.
"""

import re

_CONNECTIVES = (
    "but", "and", "or", "so", "yet", "nor", "however", "also", "instead", "moreover", "furthermore", "therefore",
    "thus", "hence", "consequently", "accordingly", "nevertheless", "nonetheless", "still", "meanwhile", "otherwise",
    "then", "besides", "likewise", "similarly", "conversely", "rather", "finally", "additionally", "indeed", "again",
    "too", "regardless", "afterwards?", "granted", "second(?:ly)?", "third(?:ly)?", "in addition", "as a result",
    "for (?:example|instance|(?:that|this) reason|these reasons|(?:his|her|its|their) part)", "by contrast",
    "in (?:contrast|fact|turn|response|return|other words|short|particular|the meantime|doing so|that case)",
    "on the (?:other hand|contrary)", "at the same time", "at that (?:point|time)", "after (?:that|this|which)",
    "before that", "that said", "even (?:so|then)", "as such", "(?:because of|despite|to) (?:that|this)(?: end)?",
    "what (?:is|was) more", "what['’]s more",
)  # fmt: skip
_PRONOUNS = (
    "he", "she", "it", "they", "him", "them", "his", "her", "hers", "its", "their", "theirs", "himself", "herself",
    "itself", "themselves", "this", "that", "these", "those", "such", "another", "others", "neither", "both",
    "the (?:former|latter|same|others?|two|three|pair|duo|trio)",
    "(?:none|one|some|many|most|all|each|several|two|three|both|neither) of (?:them|these|those|whom|which)",
)  # fmt: skip
_SUBORDINATORS = (
    "after", "although", "as", "as soon as", "because", "before", "by", "despite", "even if", "even though", "for",
    "if", "in", "of", "on", "once", "since", "though", "to", "unless", "until", "when", "where", "whereas", "whether",
    "while", "with", "without", "asked (?:if|whether|about|why|how|what)",
)  # fmt: skip
_PERSONAL = "(?:he|she|it|they|him|them|his|her|its|their)"
_END = r"(?:['’](?:s|re|ve|d|ll))?(?![\w’'-])"
_MARKS = re.compile(r"[\W_]*")
_OPENING = re.compile(
    rf"(?:{'|'.join(_CONNECTIVES + _PRONOUNS)}|(?:{'|'.join(_SUBORDINATORS)}) {_PERSONAL}){_END}", re.IGNORECASE
)
_DATES = (
    "Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|January|February|March|April|May|June|July|August|September|October|Nov|Dec"
)
# "On Monday, he …": a phrase of time or place without a name in it, then the pronoun.
_ADVERBIAL = re.compile(
    rf"(?:In|On|At|During|Since|Last|Earlier|Later|By|From|Over|Under|After|Before|With|For|Early|Late|Next)"
    rf"(?: (?:[a-z0-9]|(?:{_DATES})[a-z]*)[\w’'-]*)*, {_PERSONAL}{_END}"
)
# “…,” he said: the words are there and the speaker is not.
_SPEAKER = re.compile(
    r"[,.?!…]\s?[”\"’']\s+(?:(?:he|she|it|they)\s|(?:said|says|added|asked|wrote|tweeted) (?:he|she|they)\b)"
)


def leans(sentence: str) -> bool:
    """Whether the English `sentence` opens on a connective or pronoun, or quotes somebody named by a pronoun only."""
    marks = _MARKS.match(sentence)
    opening = marks.end() if marks else 0
    return bool(_OPENING.match(sentence, opening) or _ADVERBIAL.match(sentence, opening) or _SPEAKER.search(sentence))
