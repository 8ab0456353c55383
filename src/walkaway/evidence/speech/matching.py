"""How well a name stands for somebody, and what it tells of them."""

from walkaway.evidence.speech.countries import COUNTRIES
from walkaway.evidence.speech.given_names import FEMALE_NAMES, GIVEN_NAMES, MALE_NAMES
from walkaway.evidence.speech.names import name_words
from walkaway.evidence.speech.phrases import Phrase
from walkaway.evidence.speech.somebody import FEMALE, MALE, Somebody
from walkaway.evidence.speech.words_of_people import MEDIA

__all__ = [
    "PLACES",
    "SEX_OF_TITLE",
    "SHORT_TITLES",
    "fits",
    "is_place_or_paper",
    "place_in",
    "rank_of",
    "sex_of",
    "shown",
]

PLACES: dict[tuple[str, ...], int] = {
    name_words(name): number
    for number, country in reversed(tuple(enumerate(COUNTRIES)))
    for name in (*country.adjectives, *country.capitals, *country.names)
}
"""Countries by the words of their names, adjectives and capitals."""

FIRST_WORDS = frozenset(words[0] for words in PLACES)
SEX_OF_TITLE = {"mr": MALE, "sir": MALE, "lord": MALE, "mrs": FEMALE, "ms": FEMALE, "miss": FEMALE, "dame": FEMALE}
SHORT_TITLES: dict[str, tuple[str, ...]] = {
    "councillor": ("cllr",),
    "superintendent": ("supt",),
    "general": ("gen", "maj-gen", "lt-gen"),
    "senator": ("sen",),
    "governor": ("gov",),
    "representative": ("rep",),
    "doctor": ("dr",),
    "professor": ("prof",),
    "colonel": ("col", "lt-col"),
    "captain": ("capt",),
    "admiral": ("adm",),
    "inspector": ("insp",),
    "reverend": ("rev",),
}
"""Titles that reports shorten before a name and write out alone: "Cllr Orr … the councillor"."""
COURTESY = frozenset(("mr", "mrs", "ms", "miss"))


def sex_of(words: tuple[str, ...]) -> str:
    """Return the sex that a given name tells; empty where it may be either or is not known."""
    if len(words) < 2:
        return ""
    female, male = words[0] in FEMALE_NAMES, words[0] in MALE_NAMES
    if female == male:
        return ""
    return FEMALE if female else MALE


def rank_of(words: tuple[str, ...], form: tuple[str, ...]) -> int:
    """Return how well words stand for a name: 5 all of it, 4 its last words, 3 its first, 2 words within; 0 not."""
    if words == form:
        return 5
    if min(len(words), len(form)) == 2 < max(len(words), len(form)) and (words[0], words[-1]) == (form[0], form[-1]):
        return 4  # a name in the middle: Ana Lee Bar, Ana Bar
    if len(words) < len(form):
        if form[-len(words) :] == words:
            return 4
        if form[: len(words)] == words:
            return 3
        return 2 if len(words) > 1 and any(form[at : at + len(words)] == words for at in range(len(form))) else 0
    if len(words) > len(form) > 1 or (len(form) == 1 and len(words) > 1):
        # The name was met shorter before: Ortiz, then Juan Ortiz.
        return 4 if words[-len(form) :] == form else 0
    first, last = words[0], form[0]
    if len(words) > 1 and words[1:] == form[1:] and (first[0] == last[0] and min(len(first), len(last)) == 1):
        return 4
    if len(words) == len(form) == 2 and words[-1] == form[-1] and (first.startswith(last) or last.startswith(first)):
        return 4
    return 0


def fits(words: tuple[str, ...], one: Somebody, titles: tuple[str, ...]) -> int:
    """Return how well a name with titles stands for somebody; 0 where it cannot."""
    rank = rank_of(words, one.words)
    if not rank:
        return 0
    sex = next((SEX_OF_TITLE[title] for title in titles if title in SEX_OF_TITLE), "")
    if sex and one.sex and one.sex != sex:
        return 0
    if titles and not one.callings.isdisjoint(titles):
        rank += 2
    if titles and titles[0] in COURTESY and not one.callings.isdisjoint(COURTESY - {titles[0]}):
        rank -= 2 if titles[0] not in one.callings else 0  # "Ms Orr" beside a Mrs Orr is another
    # Two of one surname: "Ms Orr" is the one known to be a woman before the one of whom nobody knows.
    return rank * 2 + (1 if sex and one.sex == sex else 0)


def place_in(words: tuple[str, ...]) -> int | None:
    """Return the country that words speak of."""
    for start, word in enumerate(words):
        if word not in FIRST_WORDS:
            continue
        for length in (4, 3, 2, 1):
            place = PLACES.get(words[start : start + length])
            if place is not None:
                return place
    return None


def is_place_or_paper(words: tuple[str, ...]) -> bool:
    """Return whether words name a country, a capital or an outlet."""
    if len(words) > 1 and words[0] in GIVEN_NAMES:
        return words in PLACES
    return words in PLACES or words[-1] in MEDIA or words[0] in MEDIA


def shown(phrase: Phrase, words: tuple[str, ...]) -> str:
    """Return a name as readers know it: a bare surname keeps its Mr or Ms, which may be all that tells two apart."""
    name = " ".join(phrase.name)
    courtesy = len(words) == 1 and phrase.titles and phrase.titles[0] in COURTESY
    return f"{phrase.titles[0].title()} {name}" if courtesy else name
