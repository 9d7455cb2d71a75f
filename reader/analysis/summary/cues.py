"""Words that raise or lower a sentence in Edmundson's cue method.

H. P. Edmundson, New Methods in Automatic Extracting, JACM 16(2), 1969, names the classes and not the words: bonus words
are comparatives and superlatives, adverbs of conclusion, terms of value, relative interrogatives and terms of cause;
stigma words are anaphors, words of belittling, of insignificant detail and of hedging. The words are ours, for news.
"""

BONUS = frozenset({
    "greatest", "largest", "biggest", "best", "worst", "highest", "lowest", "first", "most", "least", "major", "more",
    "less", "greater", "larger", "bigger", "finally", "therefore", "thus", "consequently", "ultimately", "conclude",
    "concluded", "overall", "significant", "important", "key", "crucial", "vital", "critical", "historic",
    "unprecedented", "main", "essential", "serious", "why", "how", "whether", "which", "because", "cause", "caused",
    "result", "resulted", "reason", "lead", "led", "effect", "due", "prompted", "triggered",
})  # fmt: skip
STIGMA = frozenset({
    "he", "she", "it", "they", "him", "her", "them", "his", "its", "their", "this", "that", "these", "those", "such",
    "former", "latter", "hardly", "scarcely", "merely", "only", "impossible", "unlikely", "barely", "example",
    "instance", "incidentally", "meanwhile", "aside", "anecdote", "detail", "trivial", "minor", "perhaps", "maybe",
    "possibly", "might", "could", "seem", "seems", "seemed", "apparently", "somewhat", "rather", "probably",
    "arguably",
})  # fmt: skip
