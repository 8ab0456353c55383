"""Rules for what stands around photographs: credits and captions."""

import re

from walkaway.evidence.documents.agencies import AGENCY
from walkaway.evidence.documents.left_out_rule import LeftOutRule, searches, whole

__all__ = ["RULES"]

_NAME = r"[A-Z][\w.'’-]*"
_NAMES = rf"{_NAME}(?: {_NAME}){{0,4}}"
_CREDIT = rf"(?:{_NAMES} ?[/|] ?)?{AGENCY}(?: Photo)?(?: ?(?:/|\||,|via) ?(?:{AGENCY}|{_NAMES}|[Ff]ile(?: [Pp]hoto)?|[Pp]ool|[Hh]andout))*"
_PICTURE = r"(?:photo(?:graph|graphs|s)?|image|picture|pictures|pic|illustration|graphic|video|footage)"

_BRACKET = re.compile(r"[(\[]([^()\[\]]{2,140})[)\]]\.?$")
_IN_BRACKET = re.compile(
    rf"\b(?:Photo|Image|Picture|Pic|PHOTO|IMAGE|File|FILE)s?(?: credit| by| courtesy| Credit)?\s?[:/]|\b[Pp]hotos? (?:by|courtesy)\b"
    rf"|^(?:{_NAMES} ?)?/ ?{AGENCY}|{AGENCY} ?/|/ ?{AGENCY}\b|\bAP Photo\b|\bvia {AGENCY}|\bGetty Images\b|\b[Ff]ile (?:[Pp]hoto|[Pp]ic)"
    rf"|\b[Cc]ourtesy of\b|\b[Hh]andout via\b"
)
_SQUARE = re.compile(rf"\[(?:{_NAMES}/)?{AGENCY}\]$")
_TAIL = re.compile(
    rf"(?:^|[.…”\"?! |])(?:{_NAMES} ?/ ?{AGENCY}(?: via {AGENCY}| Images)?|(?:REUTERS|AP|AFP|EPA) ?/ ?{_NAMES}(?: ?/ ?[Ff]ile(?: [Pp]hoto)?)?"
    rf"|(?:Photograph|Photo|Image|Picture|PHOTO)s?(?: [Cc]redit| by)? ?: ?[^.:]{{2,80}}|{AGENCY} via {AGENCY})(?: (?:hide|toggle) caption)?$"
)


def _has_credit_at_end(words: str) -> bool:
    """Return whether a paragraph ends with the owner of a photograph, as captions do."""
    if words.endswith((")", "]", ").", "].")):
        if _SQUARE.search(words):
            return True
        bracket = _BRACKET.search(words)
        return bracket is not None and _IN_BRACKET.search(bracket[1]) is not None
    if "/" not in words and ":" not in words and " via " not in words:
        return False
    return _TAIL.search(words[-140:]) is not None


RULES = (
    LeftOutRule(
        id="credit",
        why="Names the owner of a photograph or of the report.",
        starts=frozenset(),
        test=whole(rf"[(\[©]?\s*(?:(?:{_PICTURE.title()}|Photo|Photograph|Image|Picture)s?\s?(?:by|:)?\s?)?{_CREDIT}\s*[)\]]?", ignore_case=False),
        most=120,
        example="AFP via Getty Images",
        counterexample="AFP and Getty Images could not agree on a price.",
    ),
    LeftOutRule(
        id="caption",
        why="The caption or credit of a picture.",
        starts=frozenset(
            "cover featured feature lead main file header top image images photo photos photograph picture pictures pic "
            "illustration video media caption hero banner photographs representational representative".split()
        ),
        test=whole(
            rf"[(\[]?(?:(?:cover|featured?|lead|main|file|header|top|hero|banner|media|representational|representative) )?{_PICTURE}?"
            rf"(?: ?(?:credits?|captions?|by|source|courtesy|copyright|used for representation\w*))?\s?[:|].{{2,}}"
            rf"|[(\[]?(?:file|representational|representative) {_PICTURE}\b.{{0,300}}|FILE ?[-–—] .+"
            rf"|(?:image|media|video|photo) ?(?:source|caption|copyright)\b.*|caption\s?[,:].*|(?:image|photo|picture) (?:by|courtesy|credit|supplied)\b.{{0,80}}"
        ),
        most=500,
        example="Cover image: The minister leaves the talks on 3 March 2021. (Ann Lee/Getty Images)",
        counterexample="Image rights were the last point of the talks, the club said.",
    ),
    LeftOutRule(
        id="caption_end",
        why="A caption: the owner of the picture stands at its end.",
        starts=frozenset(),
        test=_has_credit_at_end,
        most=450,
        example="Pickets at the gate on Monday. (AP Photo/Ann Lee, File)",
        counterexample="The union (which owns a photo agency) left.",
    ),
    LeftOutRule(
        id="caption_toggle",
        why="A caption: a control of the page stands at its end.",
        starts=frozenset(),
        test=searches(r"\b(?:hide|toggle|show) caption$"),
        holds=(" caption",),
        most=450,
        example="Workers wait for news. Ann Lee/NPR hide caption",
        counterexample="The paper will hide the caption.",
    ),
)
