"""Rules for what stands around pictures: credits and captions."""

import re

from walkaway.evidence.documents.agencies import AGENCY
from walkaway.evidence.documents.left_out_rule import LeftOutRule, anywhere, whole, words_of

__all__ = ["RULES"]

_NAME = r"[A-Z][\w.'’-]*"
_NAMES = rf"{_NAME}(?: {_NAME}){{0,4}}"
_PICTURE = r"(?:photo(?:graph|graphs|s)?|image|picture|pictures|pic|illustration|graphic|video|footage)"
_PARTS = re.compile(r"\s*(?:/|\||,|\bvia\b)\s*")
_AGENCY = re.compile(rf"{AGENCY}(?: Photo)?")
_NAMED = re.compile(_NAMES)
_CREDIT_LABEL = re.compile(r"[(\[©\W]*(?:(?:Photo|Photograph|Image|Picture|Video|Illustration)s?\s?(?:by\b|:)?\s?)?")
_STORED = words_of("file pool handout File Pool Handout")

_BRACKET = re.compile(r"[(\[]([^()\[\]]{2,140})[)\]]\.?$")
_IN_BRACKET = anywhere(
    r"\b(?:Photo|Image|Picture|Pic|PHOTO|IMAGE|File|FILE)s?(?: credit| by| courtesy| Credit)?\s?[:/]",
    r"\b[Pp]hotos? (?:by|courtesy)\b",
    rf"^(?:{_NAMES} ?)?/ ?{AGENCY}",
    rf"{AGENCY} ?/",
    rf"/ ?{AGENCY}\b",
    r"\bAP Photo\b",
    rf"\bvia {AGENCY}",
    r"\bGetty Images\b",
    r"\b[Ff]ile (?:[Pp]hoto|[Pp]ic)",
    r"\b[Cc]ourtesy of\b",
    r"\b[Hh]andout via\b",
    ignore_case=False,
)
_SQUARE = re.compile(rf"\[(?:{_NAMES}/)?{AGENCY}\]$")
_TAIL = re.compile(
    r"(?:^|[.…”\"?! |])(?:"
    rf"{_NAMES} ?/ ?{AGENCY}(?: via {AGENCY}| Images)?"
    rf"|(?:REUTERS|AP|AFP|EPA) ?/ ?{_NAMES}(?: ?/ ?[Ff]ile(?: [Pp]hoto)?)?"
    r"|(?:Photograph|Photo|Image|Picture|PHOTO)s?(?: [Cc]redit| by)? ?: ?[^.:]{2,80}"
    rf"|{AGENCY} via {AGENCY}"
    r")(?: (?:hide|toggle) caption)?$"
)
_TAIL_LENGTH = 140


def _has_credit_at_end(words: str) -> bool:
    """Return whether a paragraph ends with the owner of a picture, as captions do."""
    if words.endswith((")", "]", ").", "].")):
        if _SQUARE.search(words):
            return True
        bracket = _BRACKET.search(words)
        return bracket is not None and bool(_IN_BRACKET(bracket[1]))
    if "/" not in words and ":" not in words and " via " not in words:
        return False
    return _TAIL.search(words[-_TAIL_LENGTH:]) is not None


def _is_credit(words: str) -> bool:
    """Return whether a line names the owner of a picture and nothing else: agencies, and people who work for them."""
    label = _CREDIT_LABEL.match(words)
    rest = words[label.end() :] if label else words
    parts = _PARTS.split(rest.rstrip(")] ."))
    agencies = sum(_AGENCY.fullmatch(part) is not None for part in parts)
    return bool(agencies) and all(
        _AGENCY.fullmatch(part) or _NAMED.fullmatch(part) or part.removesuffix(" photo") in _STORED for part in parts
    )


RULES = (
    LeftOutRule(
        id="credit",
        why="Names the owner of a picture or of the report.",
        test=_is_credit,
        most=120,
        example="AFP via Getty Images",
        counterexample="AFP and Getty Images could not agree on a price.",
    ),
    LeftOutRule(
        id="caption",
        why="The caption or credit of a picture.",
        starts=words_of(
            "cover featured feature lead main file header top image images photo photos photograph photographs picture "
            "pictures pic illustration video media caption hero banner representational representative"
        ),
        test=whole(
            r"(?:(?:cover|featured?|lead|main|file|header|top|hero|banner|media|representational|representative) )?"
            rf"{_PICTURE}(?: ?(?:credits?|captions?|by|source|courtesy|copyright|used for representation\w*))?"
            r"\s?[:|].{2,}",
            rf"(?:file|representational|representative) {_PICTURE}\b[^.]{{0,300}}",
            r"FILE ?[-–—] .+",
            r"(?:image|media|video|photo) ?(?:source|caption|copyright),?(?: (?-i:[A-Z0-9©]).{0,300})?",
            r"caption\s?[,:].*",
            r"(?:image|photo|picture) (?:by|courtesy|credit|supplied)\b[^.]{0,80}",
        ),
        most=500,
        example="Cover image: The minister leaves the talks on 3 March 2021. (Ann Lee/Getty Images)",
        counterexample="Image rights were the last point of the talks, the club said.",
    ),
    LeftOutRule(
        id="caption_end",
        why="A caption: the owner of the picture stands at its end.",
        test=_has_credit_at_end,
        most=450,
        example="Pickets at the gate on Monday. (AP Photo/Ann Lee, File)",
        counterexample="The union (which owns a photo agency) left.",
    ),
    LeftOutRule(
        id="caption_toggle",
        why="A caption: a control of the page stands at its end.",
        holds=(" caption",),
        test=anywhere(r"\b(?:hide|toggle|show) caption$"),
        most=450,
        example="Workers wait for news. Ann Lee/NPR hide caption",
        counterexample="The paper will hide the caption.",
    ),
)
