"""Rules for hazards and for reports of facts: what may end the process, and what happened at the table."""

import re
from collections.abc import Callable, Iterator

from walkaway.case import Statement
from walkaway.evidence.speech.speech import NARRATED, REPORTED, Passage
from walkaway.evidence.statements.acts import heads
from walkaway.evidence.statements.context import Context
from walkaway.evidence.statements.judging import NOBODY, Table, cue, draft, found_in, party_about
from walkaway.evidence.statements.proposal import Draft, Rule
from walkaway.evidence.statements.sides import is_observer, parties_named

__all__ = ["HAZARD_RULES", "REPORT_RULES"]

_PROCESS = (
    r"(?:talks|negotiations?|deal|agreement|accord|process|truce|ceasefire|peace|momentum"
    r"|settlement|merger|pact|contract|diplomacy)"
)
DANGERS = Table.of(
    cue(
        "risk danger",
        rf"\b(?:real |serious |grave |growing |considerable )?(?:risk|danger) (?:of|that"
        rf"|is)\b[^.;]{{0,80}}?\b(?:{_PROCESS}|war|strike|waning|collapse|breakdown|"
        r"losing|fail\w*|fall\w*|escalat\w+|walkout)",
        "risk",
        0.75,
        whom=NOBODY,
    ),
    cue(
        "collapse unravel fail break fall stall die derailed; could may might would risk",
        rf"\b{_PROCESS}\b[^.;]{{0,40}}?\b(?:could|may|might|would|risks?) (?:\w+ ){{0,2}}?(?:collaps\w+"
        rf"|unravel\w*|fail\w*|break down|fall apart|stall\w*|die|be derailed)\b",
        "risk",
        0.75,
        whom=NOBODY,
    ),
    cue(
        "fall collapse unravel; could may might",
        r"\b(?:could|may|might) (?:\w+ ){0,2}?(?:fall apart|collapse|unravel)\b",
        "risk",
        0.65,
        whom=NOBODY,
    ),
    cue(
        "time",
        r"\btime (?:\w+ ){0,4}?(?:is|was) (?:\w+ )?running (?:out|short)\b|\btime running out\b",
        "risk",
        0.6,
        whom=NOBODY,
    ),
    cue(
        "derail impede jeopardise imperil endanger scupper sink wreck torpedo undermine",
        r"\b(?:could|may|might|will|would|can|threatens? to) (?:\w+ )?(?:derail|impede"
        r"|jeopardi[sz]e|imperil|"
        rf"endanger|scupper|sink|wreck|torpedo|undermine)\b[^.;]{{0,40}}?\b{_PROCESS}",
        "risk",
        0.75,
        whom=NOBODY,
    ),
    cue(
        "lose distracted turn",
        r"\b(?:could|may|might|will) (?:\w+ )?(?:lose (?:focus|interest|patience|momentum|support)"
        r"|be distracted|turn (?:its|his|her|their) (?:back|attention))\b",
        "risk",
        0.75,
    ),
    cue(
        "expire lapse run runs end ends",
        r"\b(?:expires?|lapses?|runs? out|will expire|ends?) (?:on|in|at|by|this|next) (?:\d|mon"
        r"|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|the end"
        r"|midnight|week|month|year)",
        "risk",
        0.45,
        whom=NOBODY,
    ),
    cue(
        "elections election",
        r"\b(?:upcoming|looming|coming|forthcoming|next year's|early) elections?\b",
        "risk",
        0.45,
        whom=NOBODY,
    ),
    cue(
        "plan date; no any",
        r"\b(?:no|aren't any|not any)(?: current| firm| immediate| currently)? (?:plans?|date) "
        r"(?:\w+ ){0,4}?for (?:an?other|a \w+|further|future|new|more|any) (?:\w+ )?(?:meeting|summit"
        r"|round|talks|session)|\bno (?:new|further|more) (?:talks|meetings?|rounds?) (?:\w+ ){0,2}?(?:scheduled"
        r"|planned|set|arranged)",
        "risk",
        0.65,
        whom=NOBODY,
    ),
)
"""What may end or weaken the process."""

_SIGNED = r"(?:signed|inked|reached|announced|agreed|issued|concluded|done|struck)"
ENDS = Table.of(
    cue(
        "cut cuts cutting aborted ended broken called broke adjourned wound",
        r"\b(?:cut|cuts|cutting) short\b|\b(?:aborted|ended|broken off|called off|broke up"
        r"|adjourned|wound up) (?:\w+ )?(?:early|"
        r"abruptly|prematurely|ahead)\b",
        "ended",
        0.8,
        whom=NOBODY,
    ),
    cue(
        "no without empty; deal agreement text document contract accord joint communique treaty "
        "empty result settlement",
        rf"\bno (?:\w+ ){{0,2}}?(?:deal|agreement|text|document|contract|accord|joint statement"
        rf"|communique|treaty)\b[^.;]{{0,40}}?\b{_SIGNED}\b"
        r"|\bwithout (?:\w+ )?(?:(?:a|an|any) )?(?:\w+ )?(?:deal|agreement|accord|joint statement"
        r"|result|settlement)\b|\bempty-handed\b|\bno joint statement\b",
        "nothing_signed",
        0.7,
        whom=NOBODY,
    ),
    cue(
        "collapsed broke failed suspended ended adjourned",
        r"\b(?:talks|negotiations?|summit|meeting|session|round)\b[^.;]{0,40}?\b(?:collapsed|broke "
        r"down|broke off|failed|were suspended|"
        r"was suspended|ended without|were adjourned)\b",
        "ended",
        0.7,
        whom=NOBODY,
    ),
    cue(
        "left departed",
        r"\bleft (?:\w+ ){0,2}?(?:early|(?:ahead of|before) (?:an? |the )?(?:planned|scheduled|expected))\b"
        r"|\bdeparted\b[^.;]{0,40}?\bbefore\b",
        "ended",
        0.55,
        whom=NOBODY,
    ),
)
"""How a meeting ended without a deal."""

STALLS = Table.of(
    cue(
        "progress headway; no little fail lack without",
        r"\b(?:no|little|little[- ]to[- ]no|(?<!perceived )lack of|without)(?: \w+){0,2}? (?:progress|headway)\b"
        r"|\bfail(?:s|ed|ing|ure)? to (?:make|achieve) (?:\w+ )?(?:progress|headway)\b",
        "stalls",
        0.6,
        whom=NOBODY,
    ),
    cue(
        "stalled impasse deadlock stalemate stuck; talks negotiation process side reached remain broke",
        r"\b(?:talks|negotiations?|process|sides|parties|they)\b[^.;]{0,30}?\b(?:(?:have|had|has) stalled|stalled"
        r"|(?:at|reached|in|hit) (?:an? )?(?:impasse|deadlock|stalemate)|deadlocked|stuck)\b",
        "stalls",
        0.6,
        whom=NOBODY,
    ),
)
"""That talks do not move."""

GOES_ON = Table.of(
    cue(
        "resume meet continue reconvene restart return; will are is",
        r"\b(?:talks|negotiations?|meeting|session|the sides|both sides|they|negotiators) (?:\w+ "
        r"){0,2}?(?:will|are to|are due to|is to|are scheduled to|is scheduled to|are set to) "
        r"(?:resume|meet|continue|reconvene|restart|return)\b",
        "goes_on",
        0.65,
        whom=NOBODY,
    ),
    cue(
        "planned scheduled set due agreed; next another new further",
        r"\b(?:next|another|new|further) (?:round|meeting|session)\b[^.;]{0,30}?\b(?:planned"
        r"|scheduled|set|due|agreed)\b",
        "goes_on",
        0.6,
        whom=NOBODY,
    ),
)
"""That talks go on, and when."""


def _hazard(passage: Passage, context: Context) -> Iterator[Draft]:
    """Yield the surest word on what may end or weaken the process."""
    found = next(found_in(passage, DANGERS), None)
    if found is not None:
        party = party_about(found, passage, context)
        yield draft(passage, found, Statement(id="", kind="hazard", parties=(party,) if party else ()))


_WARNED = re.compile(r"\bwarn(?:ed|s|ing)\s+(?:[\w' ]{0,40}\s)?that\s+", re.IGNORECASE)
_MAY_COME = re.compile(r"\b(?:could|would|may|might|will)\b")
_AT_STAKE = re.compile(
    rf"\b(?:{_PROCESS}|strikes?|walkout|collapse|war|shortages?|closures?|job losses|bankruptcy|deadline)\b",
    re.IGNORECASE,
)
_BACK = 8
"""So many passages before what is warned of can stand the sentence that tells of the warning."""


def _warned_of(passage: Passage, context: Context) -> Iterator[Draft]:
    """Yield what somebody warns of that may come, where it is of the talks or of an issue."""
    start = _start_of_warning(passage, context)
    words = passage.text[start:] if start is not None else ""
    if not _MAY_COME.search(words) or not (_AT_STAKE.search(words) or any(context.words.levels_in(words))):
        return
    statement = Statement(id="", kind="hazard")
    yield Draft(statement=statement, start=passage.start + (start or 0), end=passage.end, confidence=0.6)


def _start_of_warning(passage: Passage, context: Context) -> int | None:
    """Return where in a passage stands what is warned of; None where nothing is."""
    if passage.form != REPORTED:
        found = _WARNED.search(passage.text) if "warn" in passage.text else None
        return found.end() if found is not None and passage.text[found.end() :].strip() else None
    for earlier in reversed(context.passages[max(0, context.position - _BACK) : context.position]):
        if earlier.form == NARRATED and earlier.start <= passage.start < earlier.end:
            found = _WARNED.search(earlier.text[: passage.start - earlier.start])
            return 0 if found is not None and found.end() == passage.start - earlier.start else None
    return None


_SUPPOSED = re.compile(r"[^.;]{0,40}\b(?:would|could|might|may|if|unless)\b")
"""What makes an end without a deal a supposed one. In small letters, for May is a month."""


def _table_rule(table: Table) -> Callable[[Passage, Context], Iterator[Draft]]:
    """Return a rule that reports a fact of a meeting, about the parties its passage names."""

    def find(passage: Passage, context: Context) -> Iterator[Draft]:
        found = next(found_in(passage, table), None)
        if found is not None and not _SUPPOSED.match(passage.text, found.end):
            named = tuple(dict.fromkeys(party for _, _, party in parties_named(passage.text, context)))
            yield draft(passage, found, Statement(id="", kind="report", parties=named))

    return find


def _described(passage: Passage, context: Context) -> Iterator[Draft]:
    """Yield what an observer says of the parties or the matter, whatever it is."""
    if not is_observer(passage, context) or passage.text.count(" ") < 6:
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
        needs=DANGERS.needs,
        bits=DANGERS.bits,
    ),
    Rule(
        id="warned_of",
        kind="hazard",
        meaning="Somebody warns that something could, may or would come of the talks or of an issue.",
        example="The minister warned that a strike would close the port.",
        counterexample="The minister warned that a strike had closed the port.",
        find=_warned_of,
        needs=heads(also="could would may might will"),
    ),
)
"""Every rule for hazards."""

REPORT_RULES = (
    Rule(
        id="happened_at_table",
        kind="report",
        meaning="Talks ended early, or nothing was signed.",
        example="The union and the company broke up without an agreement.",
        counterexample="The union and the company have offices here.",
        find=_table_rule(ENDS),
        needs=ENDS.needs,
        bits=ENDS.bits,
    ),
    Rule(
        id="talks_stall",
        kind="report",
        meaning="Talks make no progress, or are stuck.",
        example="The talks have made no progress.",
        counterexample="The talks have made progress.",
        find=_table_rule(STALLS),
        needs=STALLS.needs,
        bits=STALLS.bits,
    ),
    Rule(
        id="talks_go_on",
        kind="report",
        meaning="Talks are to go on, or a next meeting is planned.",
        example="The talks will resume on Tuesday.",
        counterexample="The talks resumed the strike of last year.",
        find=_table_rule(GOES_ON),
        needs=GOES_ON.needs,
        bits=GOES_ON.bits,
    ),
    Rule(
        id="observer_tells",
        kind="report",
        meaning="An observer describes the parties or the matter. Only where no other rule finds anything.",
        example="The union has always asked for more pay at this time of the year.",
        counterexample="It rained.",
        find=_described,
        told=True,
    ),
)
"""Every rule for reports."""
