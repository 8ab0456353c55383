"""Rules for roles: what a third party does for the process."""

import re
from collections.abc import Iterator

from walkaway.case import Statement
from walkaway.evidence.speech.speech import Passage
from walkaway.evidence.statements.context import Context
from walkaway.evidence.statements.judging import AFTER, cue, draft, found_in
from walkaway.evidence.statements.proposal import Draft, Rule
from walkaway.evidence.statements.sides import parties_named, party_before

__all__ = ["ROLE_RULES"]

WORDS = frozenset(
    "mediate mediates mediated mediating mediation mediator broker brokers brokered brokering host hosts hosted hosting help helps helped "
    "helping helpful facilitate facilitates facilitated facilitating role player part guarantee guarantees guarantor pay pays fund funds "
    "finance bring driver shuttle go-between between intermediary bridge monitor monitors verify arbitrate arbitrator conciliate "
    "conciliator fall".split()
)
_PROCESS = (
    r"(?:talks|negotiations?|deal|agreement|accord|settlement|summit|process|sides|parties|compromise|truce|ceasefire|peace|dispute|differences"
    r"|solution|meeting|two|them|round)"
)
CUES = (
    cue(rf"\bmediat(?:e|es|ed|ing|or|ion)\b|\b(?:go-between|intermediary|honest broker)\b|\bbring (?:\w+ ){{0,3}}?(?:two|both|sides|parties|them)(?: \w+)? "
        rf"(?:back )?together\b|\b(?:main )?driver of the (?:\w+ )?{_PROCESS}|\biron(?:ing)? out (?:their|the) differences\b", "mediate", 0.8),
    cue(rf"\bbroker(?:s|ed|ing)?\b[^.;]{{0,40}}?\b{_PROCESS}\b", "mediate", 0.8),
    cue(rf"\bhost(?:s|ed|ing)?\b[^.;]{{0,40}}?\b{_PROCESS}\b", "host", 0.75),
    cue(rf"\bfacilitat(?:e|es|ed|ing)\b[^.;]{{0,40}}?\b{_PROCESS}\b|\bhelp(?:s|ed|ing)? (?:to )?(?:broker|bring|rebuild|iron|end|restart|revive|save|keep|reach|"
        r"facilitat\w+|arrange|negotiate)\b", "facilitate", 0.75),
    cue(r"\b(?:very |extremely |so |most )?helpful\b", "facilitate", 0.6),
    cue(rf"\b(?:key|vital|crucial|central|important|leading|big|major|constructive) (?:role|part|player)\b[^.;]{{0,60}}?\b(?:{_PROCESS}|forward|alive)\b", "facilitate", 0.75),
    cue(r"\b(?:act(?:s|ed|ing)? as|serv(?:e|es|ed|ing) as) (?:a |the )?guarantor\b|\bguarantee(?:s|d)? (?:the )?(?:deal|agreement|truce|ceasefire|"
        r"accord|payments?|compliance)\b", "guarantee", 0.75),
    cue(r"\b(?:monitor(?:s|ed|ing)?|verif(?:y|ies|ied|ying)) (?:the )?(?:deal|agreement|truce|ceasefire|compliance|withdrawal|dismantl\w+)\b", "monitor", 0.65),
    cue(r"\b(?:pay(?:s|ing)?|paid|financ(?:e|es|ed|ing)|fund(?:s|ed|ing)?) (?:for )?(?:the |part of the )?(?:deal|agreement|settlement|reconstruction|costs?|"
        r"dismantl\w+|transition)\b", "pay", 0.6),
    cue(r"\b(?:up to|fall to|falls to|fell to)\b[^.;]{0,40}?\bto (?:try and |try to )?(?:bring|mediate|broker|restart|revive)\b", "mediate", 0.75, whom=AFTER),
)  # fmt: skip
_BOTH_NAMED = re.compile(r"\b(?:neighbou?rs|neighbou?ring|allies|mediators?)\b", re.IGNORECASE)


def _role(passage: Passage, context: Context) -> Iterator[Draft]:
    """Yield what parties that need not agree do for the process: the surest word, for each of them."""
    found = sorted(found_in(passage, WORDS, CUES), key=lambda one: -one.cue.confidence)
    if not found:
        return
    third = {party.id for party in context.case.parties if not party.is_principal}
    named = parties_named(passage.text, context)
    for one in found:
        before = [party for start, _, party in named if start < one.start]
        subject = party_before(passage, context, one.start)
        if one.cue.whom == AFTER:
            after = [party for start, _, party in named if start >= one.start]
            subject = after[0] if after else ""
        if subject in third:
            statement = Statement(id="", kind="role", parties=(subject,), does=one.means)
            yield draft(passage, one, statement)
            return
        others = tuple(dict.fromkeys(party for party in before if party in third))
        if others:
            statement = Statement(id="", kind="role", parties=others, does=one.means)
            yield draft(passage, one, statement, one.cue.confidence * 0.7)
            return


ROLE_RULES = (
    Rule(
        id="third_party_acts",
        kind="role",
        meaning="A party that need not agree mediates, hosts, helps, pays, monitors or guarantees.",
        example="Mediation brokered the agreement between the two sides.",
        counterexample="Mediation was mentioned by nobody.",
        find=_role,
    ),
)
"""Every rule for roles."""
