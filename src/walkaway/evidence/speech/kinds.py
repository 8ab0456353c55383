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
from walkaway.evidence.speech.words_of_people import DOCUMENT_NOUNS, GROUP_NOUNS, PARTICLES, PERSON_NOUNS

__all__ = [
    "GROUP",
    "LOWER_KINDS",
    "NAME",
    "PAPER",
    "PERSON",
    "QUOTE",
    "RANKED",
    "STOP",
    "TITLE",
    "VERB",
    "kind_by_shape",
    "settled_kind",
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
SAID_BY_NEIGHBOURS = frozenset({"think", "of", "for"}) | RANKED | PARTICLES
"""Words in small letters whose kind the words beside them decide, besides verbs of speech."""
PERSONAL = re.compile(r"[a-z]{3}(?:master|mistress|keeper|maker|holder|worker|owner|ologist|grapher|wright|woman)\Z")
"""Endings of words for people that no list can hold: harbormaster, policymaker, seismologist."""


@lru_cache(maxsize=16384)
def settled_kind(word: str) -> str:
    """Return the kind of a mark or a word in small letters where its neighbours have no say in it; else nothing."""
    if word in PARTING:
        return word
    if not word[0].islower() or word != word.lower() or "'" in word or "’" in word or word in SAID_BY_NEIGHBOURS:
        return ""
    kind = LOWER_KINDS.get(word) or kind_by_shape(word)
    may_own = kind in "PG" and word[-1] == "s"  # the workers' demands
    return "" if kind == VERB or may_own else kind


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
