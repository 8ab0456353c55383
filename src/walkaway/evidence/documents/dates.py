"""Printed dates, and lines that hold nothing but one.

``03/04/2021`` is the third of April or the fourth of March; such a date is left out rather than guessed.
"""

import re
from collections.abc import Iterator
from datetime import date

from walkaway.evidence.documents.left_out_rule import words_of

__all__ = ["MONTHS", "first_date", "is_date_line", "is_weekday_or_month"]

_NAMES = (
    "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|october oct|"
    "november nov|december dec"
)
MONTHS = {name: number for number, names in enumerate(_NAMES.split("|"), 1) for name in names.split()}
"""The number of each month by its name and short name, in small letters."""

WEEKDAYS = words_of(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun"
)

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
DATE = re.compile(
    rf"\b(?:(?P<y1>(?:19|20)[0-9]{{2}})(?P<mark>[-/.])(?P<m1>[0-9]{{1,2}})(?P=mark)(?P<d1>[0-9]{{1,2}})(?![0-9])"
    rf"|(?P<d2>[0-9]{{1,2}})(?:st|nd|rd|th)?[\s.-]{{1,2}}(?:of\s)?(?P<m2>{_MONTH})\b[.,]{{0,2}}[\s-]"
    r"(?P<y2>(?:19|20)[0-9]{2})\b"
    rf"|(?P<m3>{_MONTH})\b\.?\s(?P<d3>[0-9]{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y3>(?:19|20)[0-9]{{2}})\b"
    r"|(?P<a>[0-9]{1,2})(?P<sign>[/.-])(?P<b>[0-9]{1,2})(?P=sign)(?P<y4>(?:19|20)[0-9]{2})\b"
    rf"|(?P<m5>{_MONTH})\b\.?,?\s(?P<y5>(?:19|20)[0-9]{{2}})\b)",
    re.IGNORECASE,
)
UPDATED = re.compile(
    r"\b(?:last\s+)?(?:updated|modified|edited)\b[^|/]*?(?=[|/]|\bpublished\b|\bposted\b|$)", re.IGNORECASE
)

DIGIT = re.compile(r"[0-9]")
WORD = re.compile(r"[^\s,|/()·•–—]+")
NUMBER = re.compile(
    r"[0-9]{1,2}(?:st|nd|rd|th)?|(?:19|20)[0-9]{2}|[0-9]{1,2}[:.h][0-9]{2}(?:[:.][0-9]{2})?z?|[0-9]{3,4}"
    r"|[0-9]{1,2}(?:[:.][0-9]{2})?(?:am|pm|h|m|s)|[0-9]{1,4}[-.][0-9]{1,2}[-.][0-9]{1,4}"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}t[0-9:.]{4,15}(?:z|[-+][0-9:]{4,6})?|[0-9]{1,2}-[a-z]{3,9}-[0-9]{4}|[-+][0-9:]{4,6}"
)
TIME = re.compile(r"\b[0-9]{1,2}[:.h][0-9]{2}\b|\b[0-9]{1,2}\s?[ap]\.?m\b", re.IGNORECASE)
LABELS = words_of(
    "published publish updated update posted modified last first on at edited created issued print edition online date "
    "time dated added released filed"
)
ZONES = words_of(
    "gmt utc bst est edt et pst pdt pt ct cst cdt mt mst mdt ist cet cest wat eat cat sast hkt sgt aest aedt jst kst "
    "msk pkt bdst npt local hrs gmt+0 gmt+1 gmt+2 gmt+3 gmt+8"
)
SPANS = words_of("year month week day hour hr minute min second sec")
OTHERS = words_of("ago read am pm a.m p.m a.m. p.m. - -- : noon midnight th st nd rd of the an a one today")
DATED = re.compile(
    r"\W*(?P<who>[A-Z][^.!?,|]{1,60}(?:, [A-Z][\w ]{1,30}|, (?:issue|no\.|vol\.) ?[0-9]+){0,2})\s?[,|•·–—-]\s?"
    rf"(?P<date>(?:[A-Za-z]+,? )?(?:[0-9]{{1,2}} (?:{_MONTH})|(?:{_MONTH})\.? [0-9]{{1,2}},?) (?:19|20)[0-9]{{2}})"
    r"(?:,? [0-9]{1,2}[:.][0-9]{2}(?: ?[ap]\.?m)?)?(?:\W*$|\. )",
    re.IGNORECASE,
)
"""A paper or place and the date: "The Harbour Times, 3 March 2021"."""

DATELINE = re.compile(r"[A-Z][A-Z .,'’-]{2,40}?,\s(?P<date>[A-Za-z0-9., ]{8,24}?)\s?(?:\([\w ]{2,30}\)\s?)?[-–—:]\s")
LONGEST = 160
STRANGERS = 4
"""So many other words may stand beside a date with a time: the name of the site, a section, a reporter."""


def dated_by(words: str) -> str:
    """Return what stands before the date in a line that names a paper or place and a date; empty where it is none.

    Examples:
        >>> dated_by("The Harbour Times, 3 March 2021"), dated_by("No deal was signed on Monday, 3 March 2021")
        ('The Harbour Times', '')
    """
    found = DATED.match(words) if len(words) <= LONGEST else None
    if found is None or not first_date(found["date"]):
        return ""
    return found["who"] if len(found["who"].split(",")[0].split()) <= STRANGERS else ""


def dateline(words: str) -> str:
    """Return the date in the dateline that a report starts with; empty where there is none with a year.

    Examples:
        >>> dateline("ROTTERDAM, March 3, 2021 – The port said no."), dateline("ROTTERDAM, March 3 (AP) – The port")
        ('2021-03-03', '')
    """
    found = DATELINE.match(words)
    return first_date(found["date"]) if found else ""


def first_date(text: str) -> str:
    """Return the first date that is printed in a text, as a partial date; empty where there is none that is sure.

    When something was published goes before when it was updated.

    Examples:
        >>> first_date("28 Feb, 2019 13:48 / Updated 6 years ago"), first_date("Updated: March 2021")
        ('2019-02-28', '2021-03')
        >>> first_date("03/04/2021"), first_date("13/04/2021"), first_date("30 February 2021")
        ('', '2021-04-13', '')
    """
    before = UPDATED.sub(" ", text)
    return next(filter(None, _dates(before)), "") or next(filter(None, _dates(text)), "")


def is_weekday_or_month(word: str) -> bool:
    """Return whether a word names a day of the week or a month.

    Examples:
        >>> is_weekday_or_month("Thursday"), is_weekday_or_month("Sept."), is_weekday_or_month("Jane")
        (True, True, False)
    """
    small = word.casefold().strip(".,")
    return small in WEEKDAYS or small in MONTHS


def is_date_line(words: str) -> bool:
    """Return whether a line says when something was published and nothing else.

    Examples:
        >>> is_date_line("28 Feb, 2019 13:48 / Updated 6 years ago"), is_date_line("Agreement of 28 February 2019")
        (True, False)
    """
    if len(words) > LONGEST or not DIGIT.search(words):
        return False
    small = [word.casefold().rstrip(".:;") for word in WORD.findall(words)]
    strangers = 0
    for word in small:
        if word and not _belongs(word):
            strangers += 1
            if strangers > STRANGERS:
                return False
    dated = DATE.search(words) is not None
    timed = TIME.search(words) is not None
    if strangers:
        return dated and timed and not words.endswith((".", "?", "!", '"', "”"))
    labelled = any(word in LABELS for word in small)
    told = any(word in MONTHS or word in WEEKDAYS or word in ("ago", "read") for word in small)
    return dated or (told and len(small) > 1) or (labelled and timed) or (timed and len(small) <= 4)


def _belongs(word: str) -> bool:
    """Return whether a word, in small letters, is part of a date or of what is said around one."""
    return (
        word in MONTHS
        or word in WEEKDAYS
        or word in LABELS
        or word in ZONES
        or word in OTHERS
        or word.removesuffix("s") in SPANS
        or NUMBER.fullmatch(word) is not None
    )


def _dates(text: str) -> Iterator[str]:
    for found in DATE.finditer(text):
        part = found.groupdict()
        if part["y1"]:
            yield _date(part["y1"], int(part["m1"]), int(part["d1"]))
        elif part["y2"]:
            yield _date(part["y2"], MONTHS[part["m2"].casefold()], int(part["d2"]))
        elif part["y3"]:
            yield _date(part["y3"], MONTHS[part["m3"].casefold()], int(part["d3"]))
        elif part["y4"]:
            yield _in_numbers(part["y4"], int(part["a"]), int(part["b"]), part["sign"])
        else:
            yield f"{part['y5']}-{MONTHS[part['m5'].casefold()]:02d}"


def _in_numbers(year: str, first: int, second: int, sign: str) -> str:
    """Return a date in three numbers where it can be read in one way only; with full stops the day stands first."""
    readings = {_date(year, second, first)}
    if sign != ".":
        readings.add(_date(year, first, second))
    sure = readings - {""}
    return sure.pop() if len(sure) == 1 else ""


def _date(year: str, month: int, day: int) -> str:
    """Return a date in ISO form; empty where the calendar has no such day."""
    try:
        return date(int(year), month, day).isoformat()
    except ValueError:
        return ""
