"""Rules for hazards and for reports of facts: what may end the process, and what happened at the table."""

from collections.abc import Iterator

from walkaway.case import Statement
from walkaway.evidence.speech.speech import Passage
from walkaway.evidence.statements.context import Context
from walkaway.evidence.statements.judging import NOBODY, cue, draft, found_in
from walkaway.evidence.statements.proposal import Draft, Rule
from walkaway.evidence.statements.sides import parties_named, teller_side

__all__ = ["HAZARD_RULES", "REPORT_RULES"]

HAZARD_WORDS = frozenset(
    "risk risks risking danger collapse collapses unravel derail derailed lose expire expires lapse lapses lapsed elections election "
    "threatens threaten threatened jeopardise jeopardize strike impede imperil escalate resume war runs fear fears break doomed walkout".split()
)
_PROCESS = r"(?:talks|negotiations?|deal|agreement|accord|process|truce|ceasefire|peace|momentum|settlement|merger|pact|contract|diplomacy)"
HAZARD_CUES = (
    cue(rf"\b(?:real |serious |grave |growing |considerable )?(?:risk|danger) (?:of|that|is)\b[^.;]{{0,80}}?\b(?:{_PROCESS}|war|strike|waning|collapse|breakdown|"
        r"losing|fall\w*|escalat\w+|walkout)", "risk", 0.75, whom=NOBODY),
    cue(rf"\b{_PROCESS}\b[^.;]{{0,40}}?\b(?:could|may|might|would|risks?) (?:\w+ )?(?:collaps\w+|unravel\w*|fail\w*|break down|fall apart|stall\w*|die|be derailed)\b",
        "risk", 0.75, whom=NOBODY),
    cue(rf"\b(?:could|may|might|will|would|can|threatens? to) (?:\w+ )?(?:derail|impede|jeopardi[sz]e|imperil|endanger|scupper|sink|wreck|torpedo|undermine)\b"
        rf"[^.;]{{0,40}}?\b{_PROCESS}", "risk", 0.75, whom=NOBODY),
    cue(r"\b(?:could|may|might|will) (?:\w+ )?(?:lose (?:focus|interest|patience|momentum|support)|be distracted|turn (?:its|his|her|their) (?:back|attention))\b", "risk", 0.75, whom=NOBODY),
    cue(r"\b(?:expires?|lapses?|runs? out|will expire|ends?) (?:on|in|at|by|this|next)\b[^.;]{0,30}", "risk", 0.45, whom=NOBODY),
    cue(r"\b(?:upcoming|looming|coming|forthcoming|next year's|early) elections?\b", "risk", 0.45, whom=NOBODY),
    cue(r"\b(?:no|aren't any|not any)(?: current| firm| immediate)? (?:plans?|date) (?:\w+ ){0,3}?for (?:an?other|a \w+|further|new|more|any) (?:\w+ )?(?:meeting|summit|round|talks|session)",
        "risk", 0.65, whom=NOBODY),
)  # fmt: skip

REPORT_WORDS = frozenset(
    "cut aborted early short signed inked announced ended broke adjourned suspended statement resume resumes resumed meet meeting planned "
    "scheduled collapsed empty-handed handed abruptly walked without postponed cancelled called failed left leave leaving departed".split()
)
REPORT_CUES = (
    cue(r"\b(?:cut|cuts|cutting) short\b|\b(?:aborted|ended|broken off|called off|broke up|adjourned|wound up) (?:\w+ )?(?:early|abruptly|prematurely|ahead)\b", "ended", 0.8, whom=NOBODY),
    cue(r"\bno (?:\w+ ){0,2}?(?:deal|agreement|text|document|contract|accord|joint statement|communique|treaty)\b[^.;]{0,40}?\b(?:signed|inked|reached|announced|agreed|issued|concluded)\b"
        r"|\bwithout (?:\w+ )?(?:(?:a|an|any) )?(?:\w+ )?(?:deal|agreement|accord|joint statement|result|settlement)\b|\bempty-handed\b|\bno joint statement\b", "nothing_signed", 0.7, whom=NOBODY),
    cue(r"\b(?:talks|negotiations?|summit|meeting|session|round)\b[^.;]{0,40}?\b(?:collapsed|broke down|broke off|failed|were suspended|was suspended|ended without|were adjourned)\b", "ended", 0.7, whom=NOBODY),
    cue(r"\b(?:talks|negotiations?|meeting|session|the sides|both sides|they|negotiators) (?:\w+ ){0,2}?(?:will|are to|are due to|is to|are scheduled to|is scheduled to|are set to) "
        r"(?:resume|meet|continue|reconvene|restart|return)\b", "goes_on", 0.65, whom=NOBODY),
    cue(r"\b(?:next|another|new|further) (?:round|meeting|session)\b[^.;]{0,30}?\b(?:planned|scheduled|set|due|agreed)\b", "goes_on", 0.6, denied_means="not_planned", whom=NOBODY),
    cue(r"\bleft\b[^.;]{0,30}?\b(?:before|ahead of|early)\b|\bdeparted\b[^.;]{0,40}?\bbefore\b", "ended", 0.6, whom=NOBODY),
)  # fmt: skip


def _hazard(passage: Passage, context: Context) -> Iterator[Draft]:
    """Yield the surest word on what may end or weaken the process."""
    found = sorted(found_in(passage, HAZARD_WORDS, HAZARD_CUES), key=lambda one: -one.cue.confidence)
    for one in found[:1]:
        yield draft(passage, one, Statement(id="", kind="hazard", parties=_about(passage, context)))


def _about(passage: Passage, context: Context) -> tuple[str, ...]:
    """Return the parties a passage names, or its speaker's."""
    named = tuple(dict.fromkeys(party for _, _, party in parties_named(passage.text, context)))
    own = teller_side(passage, context)
    return named or ((own,) if own else ())


def _report(passage: Passage, context: Context) -> Iterator[Draft]:
    """Yield what happened at the table: it ended early, nothing was signed, it goes on."""
    found = sorted(found_in(passage, REPORT_WORDS, REPORT_CUES), key=lambda one: -one.cue.confidence)
    for one in found[:1]:
        yield draft(passage, one, Statement(id="", kind="report", parties=_about(passage, context)))


def _described(passage: Passage, context: Context) -> Iterator[Draft]:
    """Yield what an observer says of the parties or the matter, whatever it is."""
    speaker = context.speakers.get(passage.teller)
    person = context.case.person(passage.teller)
    observes = (speaker is not None and speaker.observer) or (person is not None and person.observer)
    if not observes or passage.text.count(" ") < 6:
        return
    named = tuple(dict.fromkeys(party for _, _, party in parties_named(passage.text, context)))
    if not named and not any(context.words.levels_in(passage.text)):
        return
    statement = Statement(id="", kind="report", parties=named)
    yield Draft(statement=statement, start=passage.start, end=passage.end, confidence=0.4)


HAZARD_RULES = (
    Rule(
        id="may_end",
        kind="hazard",
        meaning="A risk, a possible collapse, a lost interest, a date that runs out, no plan to meet again.",
        example="There is a real risk of the talks falling apart.",
        counterexample="The risk of fire was low.",
        find=_hazard,
    ),
)
"""Every rule for hazards."""

REPORT_RULES = (
    Rule(
        id="happened_at_table",
        kind="report",
        meaning="Talks ended early or without a text, or are to go on.",
        example="The union and the company broke up without an agreement.",
        counterexample="The union and the company have offices here.",
        find=_report,
    ),
    Rule(
        id="observer_tells",
        kind="report",
        meaning="An observer describes the parties or the matter. Only where no other rule finds anything.",
        example="The union has always asked for more pay at this time of the year.",
        counterexample="It rained.",
        find=_described,
    ),
)
"""Every rule for reports."""
