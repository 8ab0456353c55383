"""Rules for roles: what a third party does for the process."""

from collections.abc import Iterator

from walkaway.case import Statement
from walkaway.evidence.speech.speech import Passage
from walkaway.evidence.statements.context import Context
from walkaway.evidence.statements.judging import AFTER, Table, cue, draft, found_in, party_about
from walkaway.evidence.statements.proposal import Draft, Rule
from walkaway.evidence.statements.sides import parties_named

__all__ = ["ROLE_RULES"]

_PROCESS = (
    r"(?:talks|negotiations?|deal|agreement|accord|settlement|summit|process|sides|parties"
    r"|compromise|truce|ceasefire|peace|dispute|differences"
    r"|solution|meeting|two|them|round)"
)
PARTS = Table.of(
    cue(
        "mediate mediator between intermediary honest bring driver iron",
        r"\bmediat(?:e|es|ed|ing|or|ion)\b|\b(?:go-between|intermediary|honest broker)\b|\bbring "
        r"(?:\w+ ){0,3}?(?:two|both|"
        rf"sides|parties|them)(?: \w+)? (?:back )?together\b|\b(?:main )?driver of the (?:\w+ "
        rf")?{_PROCESS}|\biron(?:ing)? out (?:their|the) differences\b",
        "mediate",
        0.8,
    ),
    cue(
        "mediated brokered hosted chaired sponsored facilitated overseen; by",
        r"\b(?:mediated|brokered|chaired|sponsored|facilitated|overseen) by\b[^.;]{0,60}",
        "mediate",
        0.8,
        whom=AFTER,
    ),
    cue(
        "mediation auspices",
        r"\bunder the (?:mediation|auspices) of\b[^.;]{0,60}",
        "mediate",
        0.75,
        whom=AFTER,
    ),
    cue("shuttled shuttling", r"\bshuttl(?:ed|ing) between\b", "mediate", 0.75),
    cue(
        "arbitrator mediator conciliator; name appoint send",
        r"\b(?:names?|named|appoint(?:s|ed)?|sends?|sent) (?:an? |the )?(?:\w+ )?(?:arbitrator|mediator|conciliator"
        r"|envoy)\b",
        "facilitate",
        0.65,
    ),
    cue("hosted; by", r"\bhosted by\b[^.;]{0,60}", "host", 0.8, whom=AFTER),
    cue("broker", rf"\bbroker(?:s|ed|ing)?\b[^.;]{{0,40}}?\b{_PROCESS}\b", "mediate", 0.8),
    cue("host hosting", rf"\bhost(?:s|ed|ing)?\b[^.;]{{0,40}}?\b{_PROCESS}\b", "host", 0.75),
    cue(
        "facilitate help",
        rf"\bfacilitat(?:e|es|ed|ing)\b[^.;]{{0,40}}?\b{_PROCESS}\b|\bhelp(?:s|ed|ing)? (?:to "
        rf")?(?:broker|bring|rebuild|iron|end|restart|revive|save|keep|reach|"
        r"facilitat\w+|arrange|negotiate)\b",
        "facilitate",
        0.75,
    ),
    cue("helpful", r"\b(?:very |extremely |so |most )?helpful\b", "facilitate", 0.6),
    cue(
        "role part player",
        rf"\b(?:key|vital|crucial|central|important|leading|big|major|constructive) (?:role|part"
        rf"|player)\b[^.;]{{0,60}}?\b(?:{_PROCESS}|forward|alive)\b",
        "facilitate",
        0.75,
    ),
    cue(
        "guarantee",
        r"\b(?:act(?:s|ed|ing)? as|serv(?:e|es|ed|ing) as) (?:a |the )?guarantor\b|\bguarantee(?:s"
        r"|d)? (?:the )?(?:deal|agreement|truce|ceasefire|"
        r"accord|payments?|compliance)\b",
        "guarantee",
        0.75,
    ),
    cue("guarantor", r"\b(?:as|be|become) (?:a |the )?guarantor\b", "guarantee", 0.7),
    cue(
        "monitor verify verifies verified verifying",
        r"\b(?:monitor(?:s|ed|ing)?|verif(?:y|ies|ied|ying)) (?:the )?(?:deal|agreement|truce"
        r"|ceasefire|compliance|withdrawal|dismantl\w+)\b",
        "monitor",
        0.65,
    ),
    cue(
        "pay pays paid paying finance fund",
        r"\b(?:pay(?:s|ing)?|paid|financ(?:e|es|ed|ing)|fund(?:s|ed|ing)?) (?:for )?(?:the |part "
        r"of the )?(?:deal|agreement|settlement|reconstruction|costs?|"
        r"dismantl\w+|transition)\b",
        "pay",
        0.6,
    ),
    cue(
        "up fall fell",
        r"\b(?:up to|fall to|falls to|fell to)\b[^.;]{0,40}?\bto (?:try and |try to )?(?:bring"
        r"|mediate|broker|restart|revive)\b",
        "mediate",
        0.75,
        whom=AFTER,
    ),
)
"""What a third party may do."""


DISTANT = 0.7
"""Confidence is multiplied by it where another party stands nearer to the words."""


def _role(passage: Passage, context: Context) -> Iterator[Draft]:
    """Yield what parties that need not agree do for the process: the surest word, for each of them."""
    third = {party.id for party in context.case.parties if not party.is_principal}
    found = list(found_in(passage, PARTS)) if third else []
    if not found:
        return
    named = parties_named(passage.text, context)
    for one in found:
        inside = (party for start, end, party in named if one.start <= start and end <= one.end)
        acting = inside if one.cue.whom == AFTER else iter((party_about(one, passage, context),))
        parties = tuple(dict.fromkeys(party for party in acting if party in third))
        if parties:
            yield draft(passage, one, Statement(id="", kind="role", parties=parties, does=one.means))
            return
        others = tuple(dict.fromkeys(party for _, end, party in named if end <= one.start and party in third))
        if others:
            yield draft(passage, one, Statement(id="", kind="role", parties=others, does=one.means), DISTANT)
            return


ROLE_RULES = (
    Rule(
        id="third_party_acts",
        kind="role",
        meaning="A party that need not agree mediates, hosts, helps, pays, monitors or guarantees.",
        example="Mediation brokered the agreement between the two sides.",
        counterexample="Mediation was mentioned by nobody.",
        find=_role,
        needs=PARTS.needs,
        bits=PARTS.bits,
    ),
)
"""Every rule for roles."""
