"""Where a name stands that a side has: before what sides do, beside talks and offers, behind who leads or employs."""

import re
from collections.abc import Iterator

from walkaway.evidence.starting.names_of_sides import COMMON_NAME, COMMON_NOUNS

__all__ = ["common_sides_in", "employers_in", "mediates_beside", "named_sides_in", "stands_beside"]

_ADVERB = r"(?:(?:has|have|had|will|would|could|does|did|not|also|again|today|now|still|once|on \w+day|\w+ly) ){0,3}"
_DOES = (
    rf"{_ADVERB}(?:offer(?:s|ed)?|demand(?:s|ed)?|reject(?:s|ed)?|refuse[sd]?|agree[sd]?|accept(?:s|ed)?|wants?|wanted"
    r"|seeks?|sought|propose[sd]?|insist(?:s|ed)?|threaten(?:s|ed)?"
    r"|turned down|asked for|asks for|calls? for"
    r"|called for|declined?|concede[sd]?|withdrew|walk(?:s|ed) (?:out|away)|sign(?:s|ed)|tabled"
    r"|countered|responded|promised|c[ao]me (?:with|down|up|back)"
    r"|suspend(?:s|ed)? talks|end(?:s|ed)? talks|left the table|ruled out|drew up|intends?|regret(?:s|ted)?"
    r"|(?:is|are|was|were|been) (?:no closer|ready|willing|prepared|looking for|pushing for|seeking|asking for)"
    r"|(?:made|make) (?:an?|the) (?:\w+ )?(?:offer|proposal|pledge|bid)|put (?:[a-z-]+ ){1,6}on the table"
    r"|(?:said|says) (?:it|they)(?:'d|'ll)? (?:will|would|could|can|has|had|is|was))\b"
)
_NAME = r"\b[A-Z][\w'.-]{0,30}(?: (?:of |for |& )?[A-Z][\w'.-]{0,30}){0,5}"
_RUN = r"(?P<run>\b(?:[Tt]he )?[A-Z][\w'.-]{0,30}(?: (?:of |for |and |& )?[A-Z][\w'.-]{0,30}){0,5})"
_KIND = r"(?:giant|major|rival|group|maker|company|firm|bidder|neighbour|neighbor|union|government|state|fund)"
_TERMS = (
    r"(?:offers?|demands?|proposals?|compromise|position|bid|refusal|request|terms|board|negotiators?|press office"
    r"|statement"
    r"|(?:general |branch )?secretary|managing director|chief executive|chair(?:man|woman)?|spokes(?:man|woman|person))"
)
_WHERE = (
    re.compile(rf"{_RUN} {_DOES}"),
    re.compile(rf"{_RUN}(?<=s'|'s) (?:[a-z]+ ){{0,2}}{_TERMS}\b"),
    re.compile(
        r"\b(?:talks|deal|agreement|negotiat\w+|dispute|combination|merger|truce|strike|bid|offer|proposal)"
        rf"(?: of \S{{1,20}}(?: [a-z]+){{0,4}})? (?:with|against|for|from|by|at|of) (?:the )?"
        rf"(?:(?:[A-Z][a-z]+ ){{0,2}}{_KIND} )?{_RUN}"
    ),
    re.compile(rf"\b(?:to acquire|take over|takeover of|sanctions on|sanctions against) (?:the )?{_RUN}"),
    re.compile(rf"\b(?:delegations?|governments?|ministers?) of (?:the )?{_RUN}"),
    re.compile(
        r"\b(?:heads|leads|commands|leader of|president of|owner of|mayor of|(?:general|branch|regional) \w+ of"
        rf"|chair(?:man|woman)? of|chief executive of) (?:the )?{_RUN}"
    ),
)
_PAIRS = (
    re.compile(
        rf"(?P<one>{_NAME}) and (?:the )?(?P<two>{_NAME}) {_ADVERB}(?:end(?:ed)?|he?ld|hold|resumed?|fail(?:ed)?"
        r"|meet|met|agreed?|sign(?:ed)?|began|broke|swapped|are|were|have|had)\b"
    ),
    re.compile(
        rf"\b(?:between|of) (?:the )?(?P<one>{_NAME}) and (?:of )?(?:the )?(?P<two>{_NAME})(?= (?:met|have|had)\b)"
    ),
    re.compile(rf"\bbetween (?:the )?(?P<one>{_NAME}) and (?:the )?(?P<two>{_NAME})"),
    re.compile(rf"(?P<one>{_NAME}), (?P<two>{_NAME}) (?:fail|agree|sign|resume|hold|end|trade)\b"),
)
_EMPLOYS = re.compile(
    r"\b(?:drivers|workers|staff|employees|nurses|teachers|crew|spokes(?:man|woman|person))"
    rf" (?:at|for) (?:the )?{_RUN}"
)
_BOUGHT = re.compile(
    r"\b(?:(?:takeover|buyout|hostile|unsolicited|revised) (?:bid|offer|proposal)"
    r" (?:from|by|of)|to acquire|takeover of|stake in)"
    rf" (?:the )?(?:(?:[A-Z][a-z]+ ){{0,2}}{_KIND} )?{_RUN}"
)
_COMMON = (
    re.compile(rf"\b{COMMON_NAME} {_DOES}"),
    re.compile(rf"\b{COMMON_NAME}'s? (?:[a-z]+ )?(?:{_TERMS}|(?:regional |lead )?(?:organiser|organizer|president))\b"),
)
_COMMON_GIVEN = re.compile(
    rf"\b(?:talks|deal|agreement|offer|proposal)(?: [a-z]+)? (?:with|from|to|by) {COMMON_NAME}\b"
)
_COMMON_PAIR = re.compile(rf"\b(?P<one>(?i:{COMMON_NOUNS})) and (?:the )?(?P<two>{COMMON_NOUNS})\b")
_BEHIND = re.compile(rf"(?:'s?)? {_DOES}|'s? (?:offer|demand|proposal|position|bid|refusal|request|terms)\b")
_BEFORE = re.compile(
    r"\b(?:talks?|deal|agreement|accord|treaty|contract|negotiat\w+|meeting|met|meet|relationship|dispute|war|truce"
    r"|strike|sanctions|demands?|offer(?:ed)?|summit)\s(?:with|on|against|between|to|by|of)\s(?:the\s|both\s)?$"
    r"|\b(?:between|against|compromise from)\s(?:the\s)?$",
    re.IGNORECASE,
)
_MEDIATING = r"(?:mediat\w+|brok(?:er|ered|ering)|go-between|facilitat\w+|arbitrat\w+|host(?:s|ed|ing)|shuttled)"
_MEDIATES = re.compile(
    rf"[^.;\"]{{0,40}}?\b(?:which|who|that|is|has|have|will|was|be|helped)\b[^.;\"]{{0,40}}?\b{_MEDIATING}\b"
    r"|[^.;\"]{0,160}\b(?:back together|iron out|good offices|bring the (?:two )?sides)\b"
)
_MEDIATOR = re.compile(rf"\b{_MEDIATING}\b,? (?:by |from |the |is |was ){{0,3}}$")


def named_sides_in(text: str) -> Iterator[str]:
    """Yield the names that stand where a side stands, as they are written.

    Examples:
        >>> sorted(set(named_sides_in("Norvent rejected the bid of Calder Industries; Orden and Talvia met.")))
        ['Calder Industries', 'Norvent', 'Orden', 'Talvia']
    """
    paired: list[str] = []
    for pattern in _PAIRS:
        for match in pattern.finditer(text):
            paired += [match["one"], match["two"]]
    yield from paired
    for pattern in _WHERE:
        for match in pattern.finditer(text):
            if not (" and " in match["run"] and any(one in match["run"] for one in paired)):
                yield match["run"]


def employers_in(text: str) -> Iterator[str]:
    """Yield the names of those for whom others work or speak, and of firms that bid or are bid for.

    Examples:
        >>> list(employers_in("She is one of 640 drivers at Marlbeck Buses who stopped work."))
        ['Marlbeck Buses']
    """
    yield from (match["run"] for pattern in (_EMPLOYS, _BOUGHT) for match in pattern.finditer(text))


def common_sides_in(text: str) -> Iterator[str]:
    """Yield the groups without a name of their own that stand where a side stands.

    Examples:
        >>> list(common_sides_in("The drivers' union wants ten minutes; the company's offer is seven."))
        ["drivers' union", 'company']
    """
    for pattern in (*_COMMON, _COMMON_GIVEN):
        yield from (match["common"] for match in pattern.finditer(text))
    for match in _COMMON_PAIR.finditer(text):
        yield from (match["one"].casefold(), match["two"])


def stands_beside(text: str, start: int, end: int) -> bool:
    """Return whether a country's name stands where a side stands."""
    return bool(_BEHIND.match(text, end) or _BEFORE.search(text, max(0, start - 40), start))


def mediates_beside(text: str, start: int, end: int) -> bool:
    """Return whether a text says of a name that it mediates.

    Examples:
        >>> told = "The Lake Commission, which hosted the talks, appealed to Orden."
        >>> mediates_beside(told, 4, 19), mediates_beside(told, 57, 62)
        (True, False)
    """
    return bool(_MEDIATES.match(text, end) or _MEDIATOR.search(text, max(0, start - 60), start))
