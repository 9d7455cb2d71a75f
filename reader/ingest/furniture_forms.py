"""The forms of lines that stand around an article's prose, each with what tells cheaply that a line cannot be of it.

Nearly every line is prose, and thousands are asked of at once: so a form is only tried on a line that opens with its
letters, or holds or ends with its marks. No pattern is compiled before it is tried.
"""

import re
from collections.abc import Mapping, Sequence
from enum import Enum, auto
from functools import cache

LONGEST = 80
"""Words. No credit line or caption is longer; a paragraph that is longer is prose whatever it mentions."""
_MOST_CODE_POINTS = 20 * LONGEST
_LONGEST_THANKS = 200
"""Code points, more than a line has that says who contributed."""


class Furniture(Enum):
    """What a line that is no prose is."""

    CREDIT = auto()
    POINTER = auto()
    """A line after which, at the end of a text, stand the titles it points to."""
    OTHER = auto()


_Form = tuple[Furniture, str]

_PICTURE = r"(?:photo(?:graph)?|image|picture|video|illustration|art|graphic)s?"
_PICTURE_OPENINGS = "pho|ima|pic|vid|ill|art|gra"
_AGENCY = (
    r"(?:AP(?: Photo)?|Associated Press|AFP|Reuters|REUTERS|Getty(?: Images)?|Bloomberg(?: News)?|EPA(?:-EFE)?|EFE"
    r"|Xinhua|Shutterstock|Flickr|Wikimedia(?: Commons)?|Unsplash|Pexels|Pixabay|Alamy|PA(?: Wire)?|Zuma(?: Press)?|UPI"
    r"|TASS|Sputnik|KCNA|Yonhap|Kyodo|Anadolu(?: Agency)?|NurPhoto|Redux|Sipa(?: USA)?|iStock(?:photo)?)"
)

_OPENINGS: Sequence[tuple[Furniture, str, str]] = (
    (
        Furniture.CREDIT,
        f"{_PICTURE_OPENINGS}|cre|sou|fil",
        rf"(?i:(?:{_PICTURE}|credits?|source|file photo)\s*[:|]\s*\S.{{0,160}})",
    ),
    (Furniture.CREDIT, _PICTURE_OPENINGS, rf"(?i:{_PICTURE}\s+(?:by|courtesy of)\s.*[^.!?])"),
    (Furniture.CREDIT, "©|cop|all", r"(?i:©.*|copyright\s+(?:©|\(c\)|\d{4}).*|all rights reserved\.?)"),
    (
        Furniture.POINTER,
        "rel|rec|mor|fur|pop|tre|top|lat",
        r"(?i:(?:related|recommended|more|further|popular|trending|top|latest)\s+(?:content|articles?|stor(?:y|ies)"
        r"|links?|coverage|topics?|posts?|videos?|news|reading|tags?|headlines?)\s*:?)",
    ),
    (
        Furniture.POINTER,
        "rea|see|you",
        r"(?i:(?:read\s+(?:more|next|also)|see\s+also|you\s+may\s+also\s+like)\s*:?)",
    ),
    (
        Furniture.POINTER,
        "mos|tre",
        r"(?i:(?:most\s+(?:read|popular|viewed|shared)|trending(?:\s+now)?)\s*:?)",
    ),
    (
        Furniture.OTHER,
        "rea|rel|mor|wat|lis|see|als",
        r"(?:READ MORE|RELATED|MORE|WATCH|LISTEN|SEE ALSO|ALSO READ|READ ALSO|READ)\s*[:|»>]\s*\S.{0,120}",
    ),
    (
        Furniture.OTHER,
        "rea|rel|see|als|rec|mor",
        r"(?:Read more|Related|See also|Also read|Read next|Recommended|More on this story)\s*[:|»>]\s*\S.{0,120}",
    ),
    (
        Furniture.OTHER,
        "adv|spo|sha|twe|pri|ema|e-m|com",
        r"(?i:advertisement|advertising|sponsored(?:\s+content)?|share|tweet|print|e-?mail|comments?)",
    ),
    (
        Furniture.OTHER,
        "sto|art",
        r"(?i:(?:story|article)\s+continues\s+(?:below|after)(?:\s+(?:the\s+)?advertisement)?\.?)",
    ),
    (
        Furniture.OTHER,
        "con|ski",
        r"(?i:continue\s+reading(?:\s+(?:below|the\s+main\s+story))?\.?|skip\s+to\s+(?:main\s+)?content)",
    ),
    (Furniture.OTHER, "sig|sub", r"(?i:(?:sign\s+up|subscribe)\b.{0,80}\bnewsletters?\b.{0,40})"),
    (
        Furniture.OTHER,
        "sha|ema|e-m|pri|sav",
        r"(?i:(?:share|e-?mail|print|save)\s+this\s+(?:article|story|page|post)\.?)",
    ),
    (Furniture.OTHER, "cli", r"(?i:click\s+here\s+(?:to|for)\s.{0,80})"),
    (Furniture.OTHER, "(", r"(?i:\((?:additional\s+)?(?:reporting|writing|editing)\s+by\s.*\)\.?)"),
    (Furniture.OTHER, "add", r"(?i:additional\s+reporting\s+by\s.*)"),
    (
        Furniture.OTHER,
        "(|—|–|-|_|*",
        r"(?i:[(—–\-_*]+\s*with\s+(?:assistance|reporting|contributions?|files)\s+(?:by|from)\s.*)",
    ),
    (
        Furniture.OTHER,
        "fol",
        r"(?i:follow\s.{1,60}\son\s+(?:twitter|facebook|instagram|linkedin|bluesky|threads|x)\b.{0,80})",
    ),
    (
        Furniture.OTHER,
        "the|vie|opi",
        r"(?i:(?:the\s+)?(?:views|opinions)\s+expressed\b.*\b(?:(?:their|his|her)\s+own|not\s.*re(?:present|flect))\b.*)",
    ),
    (
        Furniture.OTHER,
        "by ",
        r"By (?:[A-Z][\w.’'-]* ){1,3}[A-Z][\w’'-]+(?:(?:,| and) [A-Z].{1,60})?[^.!?]",
    ),
)
"""Forms by the first three code points of a line in small letters, or by its first mark."""

_AFTER_A_SLASH: Sequence[_Form] = (
    (Furniture.CREDIT, rf".*(?:/|\bvia |© ?|\| ?){_AGENCY}(?: ?/ ?{_AGENCY})*(?: \(CC[^()]*\))?\.?"),
)
_IN_BRACKETS: Sequence[_Form] = (
    (Furniture.CREDIT, rf"(?i:.*\({_PICTURE}\s*(?:by|:|via|courtesy)\s[^()]*(?:\([^()]*\)[^()]*)?\))"),
    (Furniture.CREDIT, rf".*\({_AGENCY}(?:[/,] ?[^()]{{0,60}})?\)"),
)
_BEFORE_A_COLON: Sequence[_Form] = (
    (Furniture.CREDIT, rf"(?i:.*\b{_PICTURE}\s+(?:credit|courtesy|source)s?\s*:.*)"),
    (Furniture.CREDIT, r".*\bPhotographers?:\s+[A-Z].*"),
)
_AFTER_A_SEMICOLON: Sequence[_Form] = (
    (Furniture.OTHER, r"(?i:.{0,120};\s+(?:editing|writing|reporting)\s+by\s.{0,120})"),
)
_THANKS: Sequence[_Form] = (
    (
        Furniture.OTHER,
        r"(?i:.{1,100}\scontributed\s+(?:to\s+this\s+(?:report|article|story)|reporting\b.{0,40})\.?)",
    ),
)
FORMS: Sequence[_Form] = (
    *((kind, form) for kind, _, form in _OPENINGS),
    *(*_AFTER_A_SLASH, *_IN_BRACKETS, *_BEFORE_A_COLON, *_AFTER_A_SEMICOLON, *_THANKS),
)

_AS_COMPARED = str.maketrans("ıİſ", "iis")
"""Letters that a pattern takes for others where it does not tell capitals from small ones."""


def _by_opening() -> Mapping[str, Sequence[_Form]]:
    found: dict[str, list[_Form]] = {}
    for kind, openings, form in _OPENINGS:
        for opening in openings.split("|"):
            found.setdefault(opening, []).append((kind, form))
    return found


_BY_OPENING = _by_opening()
_pattern = cache(re.compile)


def of(text: str) -> Furniture | None:
    """What the line is; None for prose, and for what is too long to be anything else."""
    flat = _flat(text)
    if not flat:
        return None
    opening = flat[:3].lower() if flat[:3].isascii() else flat[:3].translate(_AS_COMPARED).lower()
    forms = _BY_OPENING.get(opening) or _BY_OPENING.get(opening[0])
    by_opening = _first(forms, flat) if forms else None
    by_marks = _first(_by_marks(flat), flat)
    return by_marks if by_opening is None or by_marks is Furniture.CREDIT else by_opening


def _flat(text: str) -> str:
    """The text with one space between its words; empty where it is too long to be furniture."""
    if len(text) >= _MOST_CODE_POINTS:
        return ""
    # All white space but the space itself is no printable character.
    if text.isprintable() and "  " not in text and text[:1] != " " and text[-1:] != " ":
        return text if text.count(" ") < LONGEST else ""
    words = text.split()
    return " ".join(words) if len(words) <= LONGEST else ""


def _by_marks(flat: str) -> Sequence[_Form]:
    # What is looked for in small letters is spelt without i and s, for which patterns also take other letters.
    forms: list[_Form] = []
    if flat[-1] == ")":
        forms += _IN_BRACKETS
    if "/" in flat or "|" in flat or "©" in flat or "via " in flat:
        forms += _AFTER_A_SLASH
    if ":" in flat:
        small = flat.lower()
        if "ource" in small or "cred" in small or "courte" in small or "hotographer" in small:
            forms += _BEFORE_A_COLON
    if ";" in flat:
        forms += _AFTER_A_SEMICOLON
    if len(flat) <= _LONGEST_THANKS and "buted" in flat.lower():
        forms += _THANKS
    return forms


def _first(forms: Sequence[_Form], flat: str) -> Furniture | None:
    for kind, form in forms:
        if _pattern(form).fullmatch(flat):
            return kind
    return None
