"""Writes `reader/data/languages.tsv` from the word lists of jusText: `python -m tools.make_languages`.

jusText comes with trafilatura; its lists are words of Wikipedias by frequency. What a text is told by are the most
frequent ones, which are nearly all function words. Words that slipped in from another language, because articles cite
it, are left out. The same bytes each time.
"""

import re
from importlib import resources
from pathlib import Path

TABLE = Path(__file__).parents[1] / "reader" / "data" / "languages.tsv"
WORDS = 150
FOREIGN = 10
"""A word that another language of the same script has so many times higher up was cited from it."""
LANGUAGES = {
    "latin": {
        "af": "Afrikaans", "az": "Azerbaijani", "ca": "Catalan", "cs": "Czech", "cy": "Welsh",
        "da": "Danish", "de": "German", "en": "English", "eo": "Esperanto", "es": "Spanish", "et": "Estonian",
        "eu": "Basque", "fi": "Finnish", "fr": "French", "ga": "Irish", "gl": "Galician", "hr": "Croatian",
        "hu": "Hungarian", "id": "Indonesian", "is": "Icelandic", "it": "Italian", "lt": "Lithuanian",
        "lv": "Latvian", "ms": "Malay", "nl": "Dutch", "no": "Norwegian_Bokmal", "pl": "Polish", "pt": "Portuguese",
        "ro": "Romanian", "sk": "Slovak", "sl": "Slovenian", "sq": "Albanian", "sv": "Swedish", "sw": "Swahili",
        "tl": "Tagalog", "tr": "Turkish", "vi": "Vietnamese",
    },
    "cyrillic": {
        "be": "Belarusian", "bg": "Bulgarian", "kk": "Kazakh", "mk": "Macedonian", "ru": "Russian", "sr": "Serbian",
        "uk": "Ukrainian",
    },
    "arabic": {"ar": "Arabic", "fa": "Persian", "ur": "Urdu"},
    "devanagari": {"hi": "Hindi", "mr": "Marathi", "ne": "Nepali"},
}  # fmt: skip
"""By script and code, jusText's name of the language."""
LETTERS = {
    "latin": r"['’]?[^\W\d_\u0370-\uffff]+",
    "cyrillic": r"[\u0400-\u052f]",
    "arabic": r"[\u0600-\u06ff]",
    "devanagari": r"[\u0900-\u097f]",
}
MARKS = ' .,:;!?()"„“”«»–—-…।۔،؛'


def ranked(name: str, script: str) -> list[str]:
    """The words of jusText's list in their script, in lower case, each once, most frequent first."""
    text = resources.files("justext").joinpath(f"stoplists/{name}.txt").read_text(encoding="utf-8")
    words = (line.strip(MARKS).lower() for line in text.splitlines())
    return list(dict.fromkeys(word for word in words if re.match(LETTERS[script], word)))


def main() -> None:
    """Write the table: a language a line, with its code, script, name and words."""
    lines = []
    for script, languages in LANGUAGES.items():
        lists = {code: ranked(name, script) for code, name in languages.items()}
        ranks = {code: {word: rank for rank, word in enumerate(words, 1)} for code, words in lists.items()}
        for code, words in lists.items():
            own = [
                word
                for rank, word in enumerate(words, 1)
                if not any(FOREIGN * other.get(word, rank) <= rank for other in ranks.values())
            ]
            name = languages[code].partition("_")[0]
            lines.append("\t".join((code, script, name, " ".join(own[:WORDS]))))
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
