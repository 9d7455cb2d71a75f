"""Tells what stands around an article's prose (captions, credits, pointers to other articles) from the prose itself.

The rules look at the form of a line, never at what it is about. Each demands a whole line of that form, or an
agency or a credit where credits stand: when in doubt it is prose, for a caption read as prose costs less than prose
that is never read.
"""

import re
from collections.abc import Sequence

from reader.ingest.pieces import Piece
from reader.model import Role

_LONGEST = 80
"""Words. No credit line or caption is longer; a paragraph that is longer is prose whatever it mentions."""
_LONGEST_ALT = 15
"""Words of the description of a picture that stands before its caption."""
_END = re.compile(r"[.!?…:;,。！？；：，।؟][\"'”’»)\]]*$")

_PICTURE = r"(?:photo(?:graph)?|image|picture|video|illustration|art|graphic)s?"
_AGENCY = (
    r"(?:AP(?: Photo)?|Associated Press|AFP|Reuters|REUTERS|Getty(?: Images)?|Bloomberg(?: News)?|EPA(?:-EFE)?|EFE"
    r"|Xinhua|Shutterstock|Flickr|Wikimedia(?: Commons)?|Unsplash|Pexels|Pixabay|Alamy|PA(?: Wire)?|Zuma(?: Press)?|UPI"
    r"|TASS|Sputnik|KCNA|Yonhap|Kyodo|Anadolu(?: Agency)?|NurPhoto|Redux|Sipa(?: USA)?|iStock(?:photo)?)"
)
_CREDITS = tuple(
    re.compile(form)
    for form in (
        rf"(?i:.*\b{_PICTURE}\s+(?:credit|courtesy|source)s?\s*:.*)",
        rf"(?i:.*\({_PICTURE}\s*(?:by|:|via|courtesy)\s[^()]*(?:\([^()]*\)[^()]*)?\))",
        rf"(?i:(?:{_PICTURE}|credits?|source|file photo)\s*[:|]\s*\S.{{0,160}})",
        rf"(?i:{_PICTURE}\s+(?:by|courtesy of)\s.*[^.!?])",
        r".*\bPhotographers?:\s+[A-Z].*",
        rf".*(?:/|\bvia |© ?|\| ?){_AGENCY}(?: ?/ ?{_AGENCY})*(?: \(CC[^()]*\))?\.?",
        rf".*\({_AGENCY}(?:[/,] ?[^()]{{0,60}})?\)",
        r"(?i:©.*|copyright\s+(?:©|\(c\)|\d{4}).*|all rights reserved\.?)",
    )
)
_POINTERS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?:related|recommended|more|further|popular|trending|top|latest)\s+(?:content|articles?|stor(?:y|ies)|links?"
        r"|coverage|topics?|posts?|videos?|news|reading|tags?|headlines?)\s*:?",
        r"(?:read\s+(?:more|next|also)|see\s+also|you\s+may\s+also\s+like)\s*:?",
        r"(?:most\s+(?:read|popular|viewed|shared)|trending(?:\s+now)?)\s*:?",
    )
)
"""Lines after which, at the end of a text, stand the titles they point to."""
_OTHERS = tuple(
    re.compile(form)
    for form in (
        r"(?:READ MORE|RELATED|MORE|WATCH|LISTEN|SEE ALSO|ALSO READ|READ ALSO|READ)\s*[:|»>]\s*\S.{0,120}",
        r"(?:Read more|Related|See also|Also read|Read next|Recommended|More on this story)\s*[:|»>]\s*\S.{0,120}",
        r"(?i:advertisement|advertising|sponsored(?:\s+content)?|share|tweet|print|e-?mail|comments?)",
        r"(?i:(?:story|article)\s+continues\s+(?:below|after)(?:\s+(?:the\s+)?advertisement)?\.?)",
        r"(?i:continue\s+reading(?:\s+(?:below|the\s+main\s+story))?\.?|skip\s+to\s+(?:main\s+)?content)",
        r"(?i:(?:sign\s+up|subscribe)\b.{0,80}\bnewsletters?\b.{0,40})",
        r"(?i:(?:share|e-?mail|print|save)\s+this\s+(?:article|story|page|post)\.?)",
        r"(?i:click\s+here\s+(?:to|for)\s.{0,80})",
        r"(?i:\((?:additional\s+)?(?:reporting|writing|editing)\s+by\s.*\)\.?)",
        r"(?i:.{0,120};\s+(?:editing|writing|reporting)\s+by\s.{0,120}|additional\s+reporting\s+by\s.*)",
        r"(?i:[(—–\-_*]+\s*with\s+(?:assistance|reporting|contributions?|files)\s+(?:by|from)\s.*)",
        r"(?i:.{1,100}\scontributed\s+(?:to\s+this\s+(?:report|article|story)|reporting\b.{0,40})\.?)",
        r"(?i:follow\s.{1,60}\son\s+(?:twitter|facebook|instagram|linkedin|bluesky|threads|x)\b.{0,80})",
        r"(?i:(?:the\s+)?(?:views|opinions)\s+expressed\b.*\b(?:(?:their|his|her)\s+own|not\s.*re(?:present|flect))\b.*)",
        r"By (?:[A-Z][\w.’'-]* ){1,3}[A-Z][\w’'-]+(?:(?:,| and) [A-Z].{1,60})?[^.!?]",
    )
)


def marked(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, with those that are furniture marked as captions.

    The description of a picture right before its credit is furniture too, and so are the titles after a pointer such
    as "Related Content" that ends a text.
    """
    found = [piece._replace(role=Role.CAPTION) if is_furniture(piece.text) else piece for piece in pieces]
    for index in range(len(found) - 1, 0, -1):
        before = found[index - 1]
        if before.role is not Role.CAPTION and _is_alt_text(before.text) and _is_credit(_flat(found[index].text)):
            found[index - 1] = before._replace(role=Role.CAPTION)
    for index in range(len(found) - 1, -1, -1):
        if _any(_POINTERS, _flat(found[index].text)):
            found[index + 1 :] = [piece._replace(role=Role.CAPTION) for piece in found[index + 1 :]]
        elif not _is_alt_text(found[index].text):
            break
    return found


def is_furniture(text: str) -> bool:
    """Whether the line is a caption with its credit, a pointer to other articles, or says who contributed."""
    flat = _flat(text)
    return _is_credit(flat) or _any(_POINTERS, flat) or _any(_OTHERS, flat)


def ends_like_sentence(text: str) -> bool:
    """Whether the text ends with a mark that ends a sentence or a part of one, before closing quotation marks."""
    return bool(_END.search(text[-8:]))


def _is_credit(flat: str) -> bool:
    return _any(_CREDITS, flat)


def _is_alt_text(text: str) -> bool:
    return len(text) < 100 * _LONGEST_ALT and len(text.split()) <= _LONGEST_ALT and not ends_like_sentence(text)


def _any(patterns: Sequence[re.Pattern[str]], flat: str) -> bool:
    return bool(flat) and any(pattern.fullmatch(flat) for pattern in patterns)


def _flat(text: str) -> str:
    # Empty, which no pattern matches, for what is too long to be furniture.
    words = text[: 20 * _LONGEST].split()
    return " ".join(words) if len(text) < 20 * _LONGEST and len(words) <= _LONGEST else ""
