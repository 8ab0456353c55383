"""The stem of an English word, by a few open suffix rules, and ordinary words that mean the same in a negotiation.

Both the words of a case and those of a report go through `stem`, so it need not be good English: only the same for the
forms of one word.
"""

from functools import lru_cache

__all__ = ["forms_of", "stem"]

_IRREGULAR = {
    "froze": "freeze",
    "frozen": "freeze",
    "withdrew": "withdraw",
    "withdrawn": "withdraw",
    "paid": "pay",
    "pays": "pay",
    "kept": "keep",
    "held": "hold",
    "given": "give",
    "gave": "give",
    "left": "leave",
    "sold": "sell",
    "sale": "sell",
    "built": "build",
    "closure": "close",
    "closures": "close",
    "rose": "rise",
    "risen": "rise",
    "men": "man",
    "women": "woman",
}
_WHOLE = {"payment": "payment", "payments": "payment"}
"""Words whose stem would be that of another matter (a payment once is no pay)."""
_SUFFIXES = (
    ("izations", 4),
    ("isations", 4),
    ("ization", 4),
    ("isation", 4),
    ("ations", 4),
    ("ation", 4),
    ("izing", 4),
    ("ising", 4),
    ("ized", 4),
    ("ised", 4),
    ("ments", 3),
    ("ment", 3),
    ("ions", 4),
    ("ings", 3),
    ("ing", 3),
    ("ion", 4),
    ("ies", 3),
    ("als", 5),
    ("al", 5),
    ("ers", 4),
    ("ed", 3),
    ("es", 3),
    ("ly", 4),
    ("er", 5),
    ("s", 2),
)
"""Suffixes, longest first, each with the fewest letters that must stay."""

_SAME = (
    ("site", "facility", "plant", "area", "complex", "location"),
    ("drill", "exercise", "manoeuvre", "maneuver", "wargame"),
    ("wage", "pay", "salary", "remuneration"),
    ("ceasefire", "truce", "armistice"),
    ("hostage", "captive"),
    ("prisoner", "detainee", "inmate"),
    ("troop", "soldier"),
    ("dismissal", "redundancy", "layoff", "sacking"),
    ("tariff", "duty", "levy"),
    ("rent", "rental"),
    ("compensation", "damages"),
    ("nuclear", "nuke"),
    ("holiday", "vacation"),
    ("pension", "retirement"),
    ("withdrawal", "pullout", "pullback", "evacuation"),
    ("border", "frontier", "boundary"),
    ("increase", "rise", "raise", "hike"),
    ("percent", "pc"),
)
"""Words of one meaning; a report may use any of them for the first."""


def _cut(word: str) -> str:
    if word in _WHOLE:
        return _WHOLE[word]
    word = _IRREGULAR.get(word, word)
    for suffix, least in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= least and not (suffix == "s" and word.endswith("ss")):
            word = word[: -len(suffix)] + ("y" if suffix == "ies" else "")
            break
    if len(word) > 3:
        word = word.rstrip("e") or word
    if len(word) > 3 and word[-1] == word[-2]:
        word = word[:-1]
    return word[:-1] + "i" if len(word) > 3 and word.endswith("y") else word


_MEANING = {_cut(word): _cut(words[0]) for words in _SAME for word in words}


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Return the stem of a word, the same for words that mean the same.

    Examples:
        >>> [stem(word) for word in ("dismantle", "dismantled", "dismantling")]
        ['dismantl', 'dismantl', 'dismantl']
        >>> stem("exercises") == stem("drill"), stem("Frozen") == stem("freeze"), stem("test") == stem("rest")
        (True, True, False)
    """
    plain = word.lower()
    if plain.endswith("'s"):
        plain = plain[:-2]
    cut = _cut(plain.strip("'"))
    return _MEANING.get(cut, cut)


def forms_of(stem_: str) -> set[str]:
    """Return beginnings of the words that have a stem: the stem, its irregular forms and the words of its meaning.

    Examples:
        >>> sorted(forms_of(stem("freeze")))
        ['freez', 'froze', 'frozen']
    """
    cuts = {stem_} | {cut for cut, meaning in _MEANING.items() if meaning == stem_}
    irregular = {form for form in (*_IRREGULAR, *_WHOLE) if stem(form) in cuts or _cut(form) in cuts}
    return cuts | irregular
