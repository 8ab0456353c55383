"""The kind of a word by itself, a letter each: by the lists of words, or by how it ends."""

import re
from functools import lru_cache

from walkaway.evidence.speech.cues import CUES
from walkaway.evidence.speech.words_of_grammar import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    IRREGULAR_VERBS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    TIMES,
)
from walkaway.evidence.speech.words_of_people import (
    DOCUMENT_NOUNS,
    GROUP_NOUNS,
    OFFICES,
    PARTICLES,
    PERSON_NOUNS,
    TITLES,
)

__all__ = [
    "GROUP",
    "LOWER_KINDS",
    "MAY_BEGIN",
    "NAME",
    "PAPER",
    "PERSON",
    "QUOTE",
    "RANKED",
    "STOP",
    "TITLE",
    "VERB",
    "is_joined_title",
    "kind_by_shape",
    "settled",
]

NAME, TITLE, PERSON, GROUP, PAPER, VERB, QUOTE, STOP = "N", "t", "P", "G", "D", "v", "Q", "."
"""Kinds: a capitalised word; a title with a capital; a noun for somebody, for a group, for a paper; a verb of
speech; what stands between quotation marks; the end of a sentence. Besides: d article, p pronoun, h who/which, x
auxiliary, a adverb, r preposition, c conjunction, # number, T time, b another verb, e a word in -ed, i a word in
-ing, s one in -s, w any other word, z the 's of a possessive, k according, and punctuation as itself (every dash
is -)."""

LOWER_KINDS: dict[str, str] = {}
for kind, words in (
    ("b", IRREGULAR_VERBS),
    ("T", TIMES),
    ("G", GROUP_NOUNS),
    ("D", DOCUMENT_NOUNS),
    ("P", PERSON_NOUNS),
    ("v", frozenset(CUES)),
    ("r", PREPOSITIONS),
    ("c", CONJUNCTIONS),
    ("a", ADVERBS),
    ("x", AUXILIARIES),
    ("h", RELATIVES),
    ("p", PRONOUNS),
    ("d", DETERMINERS),
):
    LOWER_KINDS.update(dict.fromkeys(words, kind))
LOWER_KINDS["according"] = "k"
LOWER_KINDS["may"] = "x"
LOWER_KINDS["march"] = "w"
LOWER_KINDS["that"] = "c"
LOWER_KINDS["her"] = "d"
LOWER_KINDS["police"] = "G"
LOWER_KINDS["state"] = "w"
LOWER_KINDS["chief"] = "P"

RANKED = frozenset({"first", "second", "further"})
"""Adverbs that are none after an article: a second source."""
PARTING = frozenset(",:;()[]")
"""Marks that are of a kind of their own."""
SAID_BY_NEIGHBOURS = frozenset({"of", "for"}) | RANKED | PARTICLES
"""Words in small letters whose kind the words before them decide, besides verbs of speech."""
BEFORE_PARTICLES = "Ntd"
"""The kinds after which those words may be of another kind."""
BEFORE_NOUNS = "xdzr#wc"
"""The kinds after which a verb of speech may be a noun: the *demands*."""
MAY_BEGIN = '.Q:"o-(['
"""The kinds after which a sentence may begin, so that a capital says nothing."""
PERSONAL = re.compile(r"[a-z]{3}(?:master|mistress|keeper|maker|holder|worker|owner|ologist|grapher|wright|woman)\Z")
"""Endings of words for people that no list can hold: harbormaster, policymaker, seismologist."""


UNSETTLED = ("", "", "")


@lru_cache(maxsize=16384)
def settled(word: str) -> tuple[str, str, str]:
    """Return the kind of a word or mark, the kinds after which it may be another, and the word in small letters.

    All are empty where the word alone does not say what kind it is.
    """
    if word in PARTING:
        return word, "", word
    lower = word.lower()
    if "'" in word or "’" in word:
        return UNSETTLED
    if word[0].isdigit():
        return "#", "", lower
    if not word[0].isalpha() or word == "think":
        return UNSETTLED
    if word[0].islower():
        return _settled_small(word) if word == lower else UNSETTLED
    # A capital says nothing where a sentence may begin; elsewhere it makes a name of all but some words.
    some = lower in TITLES or lower in OFFICES or lower in TIMES or is_joined_title(lower) or lower in {"pm", "i", "a"}
    may_own = lower[-1] == "s"
    return UNSETTLED if some or may_own else (NAME, MAY_BEGIN, lower)


def _settled_small(word: str) -> tuple[str, str, str]:
    """Return what `settled` does for a word in small letters."""
    kind = LOWER_KINDS.get(word) or kind_by_shape(word)
    if kind in "PG" and word[-1] == "s":  # the workers' demands
        return UNSETTLED
    if kind == VERB:
        return kind, BEFORE_NOUNS, word
    return kind, BEFORE_PARTICLES if word in SAID_BY_NEIGHBOURS else "", word


def is_joined_title(lower: str) -> bool:
    """Return whether a word is titles joined by hyphens: general-secretary."""
    return "-" in lower and all(part in TITLES for part in lower.split("-"))


def kind_by_shape(word: str) -> str:
    """Return the kind of a word that stands in no list."""
    head, hyphen, tail = word.partition("-")
    if hyphen and tail[:1].isupper() and head in PARTICLES:
        return NAME
    if (hyphen and word.rpartition("-")[2] in PERSON_NOUNS) or (len(word) > 7 and PERSONAL.search(word)):
        return PERSON
    if "'" in word[1:4] and word.partition("'")[2][:1].isupper():
        return NAME
    if word.endswith("ly"):
        return "a"
    if word.endswith("ed"):
        return "e"
    if word.endswith("ing"):
        return "i"
    return "s" if word.endswith("s") and not word.endswith("ss") else "w"
