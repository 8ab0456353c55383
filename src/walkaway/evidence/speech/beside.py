"""What stands beside a name tells who somebody is: callings, affiliation, titles."""

import re
from dataclasses import dataclass

from walkaway.evidence.speech.names import folded
from walkaway.evidence.speech.words_of_people import PERSON_NOUNS, TITLES

__all__ = ["Calling", "affiliation_in", "calling_in"]

CAPITALISED = r"[^\W\d_a-z][\w’'&./-]*"
RUN = rf"{CAPITALISED}(?:,?\s+(?:(?:of|for|and|the|&|de|du|des|del|on)\s+)*{CAPITALISED})*"
AT = re.compile(rf"\b(?:at|with|from)\s+(?:the\s+)?({RUN})")
OF = re.compile(rf"\b(?:of|for|on\s+behalf\s+of|heads|leads|runs|chairs)\s+(?:the\s+)?({RUN})")
OWNER = re.compile(rf"^(?:(?:a|an|the|former|senior|then)\s+)*({RUN}?)(?:['’]s?(?=\s)|(?=\s+[a-z]))")
CALLING_END = re.compile(
    r"\s*(?:,|\bat\b|\bof\b|\bfor\b|\bwith\b|\bfrom\b|\bwho\b|\bin\b|\bon\b|\bwhose\b|\bbased\b|\().*$", re.DOTALL
)
OWNED = re.compile(r"^.*?['’]s?\s+(?=\S)")
LEADING = re.compile(r"^(?:a|an|the|one of|its|their|his|her)\s+", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_][\w’'-]*")
STOPS = frozenset({"of", "at", "for", "with", "from", "who", "whose", "in", "on", "which", "and"})


@dataclass(frozen=True, slots=True)
class Calling:
    """What an apposition says of somebody.

    Attributes:
        words: Words for what they are, folded.
        title: The calling as it stands.
        affiliation: Where they work.
        owner: The name before the calling: "Norvent" of "Norvent's chief negotiator".
    """

    words: tuple[str, ...]
    title: str = ""
    affiliation: str = ""
    owner: str = ""


def affiliation_in(text: str) -> str:
    """Return the organisation that words like "a research analyst at the Stimson Center" name; empty where none is.

    Examples:
        >>> affiliation_in("director of the Centre for Asian Studies at Lingnan University in Hong Kong")
        'Lingnan University'
    """
    flat = " ".join(text.split())
    for pattern in (AT, OF):
        match = pattern.search(flat)
        if match is not None:
            return match[1].rstrip(".,'’").removesuffix("'s").removesuffix("’s")
    return ""


def calling_in(text: str) -> Calling:
    """Return what an apposition says of somebody.

    Examples:
        >>> calling_in("Norvent's chief negotiator").owner, calling_in("a welder at Dorn Yard").words
        ('Norvent', ('welder',))
    """
    flat = LEADING.sub("", " ".join(text.split()))
    match = OWNER.match(flat)
    owner = match[1].removesuffix("'s").removesuffix("’s") if match is not None else ""
    words: list[str] = []
    for found in WORD.finditer(flat):
        word = found.group()
        if word in STOPS and not (word == "and" and words):
            break
        lower = folded(word)
        if (
            lower in PERSON_NOUNS
            or lower in TITLES
            or (word.islower() and not words)
            or (words and word.islower() and word != "and")
        ):
            words.append(lower)
    title = OWNED.sub("", CALLING_END.sub("", flat)).strip()
    affiliation = affiliation_in(flat) or owner
    return Calling(tuple(words[:6]), title if len(title) <= 60 else "", affiliation, owner)
