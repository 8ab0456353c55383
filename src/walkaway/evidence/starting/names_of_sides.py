"""Names of groups in a text: countries and their capitals, unions, firms, and "the company"."""

import re
from collections.abc import Iterator

from walkaway.evidence.documents.dates import is_weekday_or_month
from walkaway.evidence.speech.countries import COUNTRIES, Country
from walkaway.evidence.speech.known_people import COMPANY_ENDINGS
from walkaway.evidence.speech.words_of_people import MEDIA, ORGANISATION_WORDS

__all__ = [
    "ARTICLED",
    "COMMON_NAME",
    "COMMON_NOUNS",
    "FORMS_OF_COUNTRIES",
    "countries_in",
    "is_common_name",
    "is_firm",
    "is_name_of_group",
    "name_of_state",
    "proper_name",
]

ARTICLED = frozenset(
    ("United States", "United Kingdom", "European Union", "Netherlands", "Philippines", "United Arab Emirates")
)
"""Names that take an article inside a sentence."""

FORMS_OF_COUNTRIES: dict[str, Country] = {}
"""Countries by every form of their names."""
_CAPITALS: set[str] = set()
for _country in COUNTRIES:
    for _form in (*_country.names, *_country.adjectives, *_country.capitals):
        FORMS_OF_COUNTRIES.setdefault(_form, _country)
    _CAPITALS.update(set(_country.capitals) - {*_country.names, *_country.adjectives})

_COUNTRY = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(re.escape(form) for form in sorted(FORMS_OF_COUNTRIES, key=len, reverse=True))
    + r")(?!\w)"
)
_PLACE_BEFORE = re.compile(
    r"\b(?:in|at|to|from|of|near|leaving|left|leave|for|outside|across|around|reached|visited)\s(?:the )?$",
    re.IGNORECASE,
)
_PLACE_BEHIND = re.compile(r"\s(?:summit|talks|meeting|meetings|conference|round|gathering)\b|,|\s[A-Z]|-based")
COMMON_NOUNS = (
    "union|company|firm|employers?|management|government|council|board|district|association|ministry|federation|club"
    "|league|administration|authority|commission|coalition|landlords?|tenants|teachers|drivers|nurses|miners|dockers"
    "|strikers|trust|hospital|county|city|fleets?|rebels|regime|army|bank|owners?|workers|farmers|growers|north|south"
)
"""Nouns that name a group."""
COMMON_NAME = (
    rf"(?:[Tt]h(?:e|is) |[Ii]ts |[Tt]heir )(?P<common>(?:(?!and |of |in )[a-z]+(?:'s|s')? ){{0,2}}(?:{COMMON_NOUNS}))"
)
"""A group without a name of its own."""
_COMMON_END = re.compile(rf"\b(?:{COMMON_NOUNS})$")
_STATES = r"(?:side|delegation|team|government|ministry|negotiators|officials|envoys|cabinet)"
_OF_STATE = re.compile(
    rf"{_STATES} of (?:the )?(?P<of>[A-Z]\w+)|(?P<before>[A-Z]\w+) (?:[a-z]+ )?{_STATES}", re.IGNORECASE
)
_FIRMS = COMPANY_ENDINGS | frozenset(
    "industries airways airlines motors steel systems buses lines foods electronics n.v a.g s.a".split()
)
_NO_SIDE = frozenset(
    "he she they it we you i but and so in on at if no not still however both this that these those one two some many "
    "most nobody everyone everybody while when what who there then yet also read our their his her its my a an "
    "mr mrs ms dr sir talks negotiations sources officials members critics experts reporters people"
    " joint chair".split()
)


def countries_in(text: str) -> Iterator[tuple[int, int, Country]]:
    """Yield where a text names a country, its people or its government, and the country.

    A capital where somebody meets or travels names a place and no side.

    Examples:
        >>> found = countries_in("Leaving Hanoi, Washington rejected what North Korean envoys asked in Seoul.")
        >>> [country.names[0] for _, _, country in found]
        ['United States', 'North Korea']
    """
    for found in _COUNTRY.finditer(text):
        if found[0] in _CAPITALS and (
            _PLACE_BEFORE.search(text, max(0, found.start() - 12), found.start())
            or _PLACE_BEHIND.match(text, found.end())
        ):
            continue
        yield found.start(), found.end(), FORMS_OF_COUNTRIES[found[0]]


def is_name_of_group(name: str, people: frozenset[str], small: frozenset[str]) -> bool:
    """Return whether capitalised words can name a group.

    Args:
        name: The words.
        people: Words of people's names, in small letters.
        small: Words that the documents write in small letters, too.

    Examples:
        >>> nobody, words = frozenset({"kesh"}), frozenset({"harbour"})
        >>> [is_name_of_group(name, nobody, words) for name in ("Lower Sarn", "Mirela Kesh", "Monday", "Harbour")]
        [True, False, False, False]
    """
    words = [word.casefold().removesuffix("'s").strip(".,") for word in name.split()]
    if not words or words[0] in _NO_SIDE or set(words) & MEDIA or is_weekday_or_month(words[0]):
        return False
    if set(words) & people and not set(words) & ORGANISATION_WORDS:
        return False
    return len(words) > 1 or (words[0] not in small and len(words[0]) > 2)


def proper_name(words: str) -> str:
    """Return a name without article, possessive ending and marks.

    Examples:
        >>> proper_name("The Lower Sarn Farmers' League's")
        "Lower Sarn Farmers' League"
    """
    bare = re.sub(r"^(?:the|a|an)\s+", "", words.replace("\u2019", "'").strip(), flags=re.IGNORECASE)
    return bare.removesuffix("'s").strip(" ,.;:'") if not bare.endswith("U.S.") else bare


def is_common_name(name: str) -> bool:
    """Return whether small letters name a group: the union, the city transport company.

    Examples:
        >>> is_common_name("city transport company"), is_common_name("text")
        (True, False)
    """
    return bool(_COMMON_END.search(name))


def is_firm(name: str) -> bool:
    """Return whether a name ends as a firm's does.

    Examples:
        >>> is_firm("Calder Industries"), is_firm("Orden")
        (True, False)
    """
    return name.split()[-1].casefold().strip(".,") in _FIRMS


def name_of_state(name: str, proper: frozenset[str]) -> str:
    """Return the state whose delegation, ministry or side a name is; the name itself where it is none.

    Args:
        name: A name without its article.
        proper: Capitalised words of the documents.

    Examples:
        >>> words = frozenset({"Talvia", "Orden", "Sorian"})
        >>> [name_of_state(name, words) for name in ("Talvian side", "delegation of Orden", "Sorian delegation")]
        ['Talvia', 'Orden', 'Sorian delegation']
    """
    found = _OF_STATE.fullmatch(name)
    state = (found["of"] or found["before"]) if found else name
    for ending, instead in (("n", ""), ("ian", "y"), ("ese", ""), ("ish", "")):
        if state.endswith(ending) and state.removesuffix(ending) + instead in proper:
            return state.removesuffix(ending) + instead
    return state if found and (found["of"] or (state in proper and not state.endswith("n"))) else name
