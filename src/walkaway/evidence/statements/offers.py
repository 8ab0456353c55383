"""Offers: what a party puts on the table, with what it asks in return, as one package."""

import re
from collections.abc import Iterator
from dataclasses import replace

from walkaway.case import Statement
from walkaway.evidence.speech.speech import DIRECT, Passage
from walkaway.evidence.statements.acts import Act, acts_in, doubted, draft_of, heads, saying
from walkaway.evidence.statements.contents import as_package, mentions_between, terms_of
from walkaway.evidence.statements.context import Context
from walkaway.evidence.statements.looking import small
from walkaway.evidence.statements.mentions import LevelMention
from walkaway.evidence.statements.proposal import Draft, Rule
from walkaway.evidence.statements.sentence import sentence_of
from walkaway.evidence.statements.sides import other_side, teller_side
from walkaway.evidence.statements.subjects import named_in, subject_at

__all__ = ["OFFER_RULES", "OFFER_VERBS", "package_words"]

# For small letters; that it starts with letters makes it fast.
_EXCHANGE = re.compile(r"in (?<=\bin )(?:exchange|return)\b")
_FOR_THAT = re.compile(
    r"\b(?:could|can|would|will|did)(?:n't| not|not)\b.*\bfor (?:that|this|it|so little)\b", re.IGNORECASE
)
_ASIDE = re.compile(r"\s-\s[^-]{3,120}\s-\s")

OFFER_VERBS = (
    saying(
        "offered offers offering offer",
        r"\b(?:offer(?:ed|ing)|(?<=to )offer|(?<=will )offer|(?<=would )offer|(?<=we )offer|(?<=they )offer"
        r"|(?<=it )offers"
        r"|offers(?= (?:up to |only |just |at most )?(?:[\d$£€]|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b"
        r"|nine\b|ten\b))"
        r"|(?<=now )offers|(?<=also )offers)\b(?!\s+(?:from|by|of\s+(?:talks|help|mediation))\b)",
        0.85,
    ),
    saying(
        "tabled put submitted presented floated came come went gone moved made lodged sweetened improved",
        r"\b(?:tabled|(?:has |have |had )?put (?:forward|on the table|a |an |the |its |their |our |his |\d|up\b"
        r"|(?=[^.;,]{1,60} (?:on the table|forward)\b))|submitted|presented"
        r"|floated|(?:came|come|went|gone|moved) (?:(?:up |down |back )?to|as (?:far|high|low) as) (?=[\d$£€])"
        r"|(?:came|come|went|gone|moved) (?:down |up )?from (?=\S+ (?:\S+ ){0,2}to )|(?:came|come|gone) (?:with"
        r"|down to|up with|back with)\b"
        r"|made an? (?:[\w-]+ ){0,3}(?:offer|bid|proposal|approach)|lodged|(?:sweetened|improved)(?=\s+(?:its"
        r"|their|his|her|our|the|an?|on|upon|that)\b))",
        0.75,
    ),
    saying(
        "proposed proposes proposing suggested propose",
        r"\b(?:propos(?:ed|es|ing)|suggested)\b(?!\s+(?:by|that (?:he|they) (?:meet|talk)))",
        0.7,
    ),
)
_READY = (
    saying(
        "willing prepared ready open agreeable",
        r"\b(?:(?:is|are|was|were|be|been|being|remains?|remained|seems?|stood|stands) (?:\w+ly |now |also |still )?)?"
        r"(?:willing|prepared|ready|open) to\b(?!\s+(?:talk|negotiate|meet|listen|discuss|resume|return|wait"
        r"|fight|strike|work|reject|refuse|turn|dismiss|walk|leave the (?:talks|table)|vote|call"
        r"|consider|look|hear|help|move (?:away )?from|drop|abandon))",
        0.8,
    ),
)
_TAKE = (
    saying(
        "accept settle live agree happy content satisfied sign",
        r"\b(?:would|could|can|will|'d)\s+(?:\w+ly\s+|also\s+)?(?:accept|settle for|live with|agree to"
        r"|sign (?:\w+ )?for"
        r"|be (?:happy|content|satisfied) with)\b",
        0.7,
    ),
)
_WOULD = (
    saying(
        "would will could 'll 'd",
        r"\b(?:would|will|could)\b(?=[^.;]*\b(?:in exchange for|in return for|in return|provided"
        r"|on condition that|as long as"
        r"|if)\b)",
        0.65,
    ),
)
_PASSIVE = (
    saying(
        "offered",
        r"\b(?:was|were|been|being) offered\b",
        0.75,
        passive=True,
    ),
)
_MET_BY = re.compile(
    r"\b(?:was|were|been) (?:\w+ly )?(?:rejected|turned down|rebuffed|refused|dismissed|voted down|accepted"
    r"|approved) by\s+",
    re.IGNORECASE,
)
_MADE_BY = re.compile(
    r"\bc[ao]mes? from\s+(?:the\s+)?|\b(?:was|were|been) (?:made|tabled|put forward|put|submitted|presented) by\s+",
    re.IGNORECASE,
)
_BETTER = re.compile(
    r"\b(?:improv\w+(?: on| upon)?|rais\w+|increas\w+|sweeten\w*|stand\w* by|stood by|repeat\w+"
    r"|stuck to)\s+(?:an?|the|its|their)\s+"
    r"(?:[\w%.,$£€-]+\s+){0,4}$",
    re.IGNORECASE,
)
_OFFERED_BY = re.compile(r"(?<!not )\b(?:offered|proposed|tabled|put forward) by\s+")
_NAMED = re.compile(r"\b(?:offers?|proposals?|bids?)\b(?!\s+to\s+(?:talk|meet|mediate|host|resume|negotiate)\b)")
_OWNER = re.compile(
    r"'s?\s+(?:an?\s+(?:share|hour|week|month|year|head|day|tonne|ton|barrel)\s+"
    r"|(?!(?:the|a|an|its|their|that|was|were|has|had)\b)[\w%.,$£€-]+\s+){0,5}$"
)
_ITS = re.compile(r"\b(?:its|their|his|her)\s+(?:[\w%.,$£€-]+\s+){0,3}$", re.IGNORECASE)
_THE = re.compile(r"\b(?:the|an?|this|that|any)\s+(?:[\w%.,$£€-]+\s+){0,3}$", re.IGNORECASE)
_NOUN_PHRASE = re.compile(
    r"(?:'s?|\b(?:the|an?|its|their|his|her|our|this|that|latest))\s+"
    r"(?:an?\s+(?:share|hour|week|month|year|head|day|tonne|ton|barrel)\s+|(?!(?:the|a|an|that|was|were|has"
    r"|had)\b)[\w%.,$£€-]+\s+){0,5}$",
    re.IGNORECASE,
)
_HOLDS = re.compile(
    r"^(?:\s+(?:from|by)\b)|^(?:,\s+an?\s)|^\s*,?\s*(?:to|of|for|worth|that|which|calling|calls?|includ\w+|would"
    r"|consist\w*|envisag\w+"
    r"|provid\w+|at|on)\b",
    re.IGNORECASE,
)
_TAKEN_BACK = re.compile(
    r"\b(?:withdr[ae]w\w*|dropp\w+|drop|abandon\w+|scrapp\w+|retract\w+|rescind\w+|gave up|waiv\w+|pulled|no"
    r"|without an?)\s+"
    r"(?:(?:its|their|the|his|her|an?|that|any)\s+)?(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
_ANSWER = re.compile(
    r"\b(?:reject\w*|turn\w* down|refus\w+|rebuff\w*|dismiss\w*|accept\w*|agreed to|approv\w+|spurn\w+|threw out"
    r"|voted)\b",
    re.IGNORECASE,
)


def package_words(act: Act, context: Context) -> list[LevelMention]:
    """Return what an offer names: what is given and, before or after it, what is asked in return."""
    # Two rules ask it of one verb: for what the case has words for, and for what it has none for.
    asked = (package_words, act.match, act.ends)
    found: list[LevelMention] | None = context.kept.get(asked)
    if found is None:
        found = context.kept[asked] = _package_words(act, context)
    return found


def _package_words(act: Act, context: Context) -> list[LevelMention]:
    sentence = act.sentence
    found = mentions_between(sentence, context, act.match.end(), act.ends)
    for exchange in _EXCHANGE.finditer(small(sentence.text)):
        ends = sentence.end_of_clause(exchange.end(), soft=False)
        if exchange.start() >= act.ends and not _joined(sentence.text, act.ends, exchange.start()):
            continue
        found += [m for m in mentions_between(sentence, context, exchange.end(), ends) if m not in found]
    if sentence.text[act.ends : act.ends + 1] == ":":
        # "put the claim on the table: six per cent, a week of 36 hours"
        found += mentions_between(sentence, context, act.ends, sentence.end_of_clause(act.ends + 1, soft=False))
    following = sentence.text[act.ends : sentence.end_of_clause(act.ends + 5, soft=False)]
    if "for " in following.lower() and _FOR_THAT.search(following):
        found += mentions_between(sentence, context, act.ends, act.ends + len(following))
    return found


def _joined(text: str, ends: int, exchange: int) -> bool:
    """Return whether only an aside and a word like "but" stand between an offer and what is asked in return."""
    between = text[ends:exchange]
    return bool(
        re.fullmatch(
            r"(?:\s-\s[^-]*\s-\s?|[,;:\s-]+)?\s*(?:,?\s*(?:but|and|yet)\s+)?(?:only\s+)?", between, re.IGNORECASE
        )
    )


def _offers(act: Act, passage: Passage, context: Context, *, least: int = 1) -> Iterator[Draft]:
    terms = terms_of(package_words(act, context), context, text=act.sentence.text, since=act.match.end())
    if terms is None or len(terms.levels) < least:
        return
    rest = "no_deal" if len(terms.levels) > 1 else "open"
    statement = Statement(id="", kind="offer", parties=(act.party,), package=as_package(terms, rest=rest))
    yield from draft_of(statement, passage, context, act.match.start(), act.ends, act.sure * terms.sure)


def _by_verb(passage: Passage, context: Context) -> Iterator[Draft]:
    for act in acts_in(passage, context, OFFER_VERBS, content=True):
        known = context.case.party(act.party)
        if known is not None and known.is_principal:
            yield from _offers(act, passage, context)
        elif known is not None and known.role == "mediator":
            # A text of the mediator's is whole; of one matter alone a mediator only speaks.
            yield from _offers(act, passage, context, least=2)


def _by_readiness(passage: Passage, context: Context) -> Iterator[Draft]:
    for act in acts_in(passage, context, _READY, principal=True, content=True):
        yield from _offers(act, passage, context)
    for act in acts_in(passage, context, _TAKE, principal=True, content=True):
        if not re.search(
            r"\b(?:less|fewer|more|nothing)\s+than\b|\bnothing\b", act.sentence.text[act.match.end() : act.ends]
        ):
            yield from _offers(act, passage, context)


def _by_exchange(passage: Passage, context: Context) -> Iterator[Draft]:
    for act in acts_in(passage, context, _WOULD, principal=True, content=True):
        yield from _offers(act, passage, context, least=2)


def _by_passive(passage: Passage, context: Context) -> Iterator[Draft]:
    yield from _by_agent(passage, context)
    for act in acts_in(passage, context, _PASSIVE, principal=True, content=True):
        giver = other_side(context, act.party)
        if giver:
            yield from _offers(replace(act, party=giver), passage, context)


def _by_agent(passage: Passage, context: Context) -> Iterator[Draft]:
    """Yield the offer of "X was offered by the landlord"."""
    sentence = sentence_of(passage, context)
    if sentence.words.isdisjoint(("offered", "proposed", "tabled")) or sentence.says_nothing:
        return
    for match in sentence.matches(_OFFERED_BY):
        named = [(start, party) for start, _, party in named_in(sentence.own, context) if start >= match.end()]
        known = context.case.party(named[0][1]) if named and named[0][0] - match.end() < 25 else None
        if known is None or not known.is_principal:
            continue
        starts = sentence.start_of_clause(match.start())
        terms = terms_of(mentions_between(sentence, context, starts, match.start()), context, text=sentence.text)
        if terms is not None:
            rest = "no_deal" if len(terms.levels) > 1 else "open"
            statement = Statement(id="", kind="offer", parties=(known.id,), package=as_package(terms, rest=rest))
            yield from draft_of(statement, passage, context, starts, match.end(), 0.75 * terms.sure)


def _by_name(passage: Passage, context: Context) -> Iterator[Draft]:
    sentence = sentence_of(passage, context)
    if sentence.words.isdisjoint(("offer", "offers", "proposal", "proposals", "bid")) or sentence.says_nothing:
        return
    for match in sentence.matches(_NAMED):
        if _TAKEN_BACK.search(sentence.own[: match.start()]) or doubted(sentence, match.start()):
            continue
        owner = _owner(match, sentence.own, passage, context)
        known = context.case.party(owner)
        if known is None or not known.is_principal:
            continue
        ends = sentence.end_of_clause(match.end(), soft=False)
        noun = _NOUN_PHRASE.search(sentence.own[: match.start()])
        start = noun.start() if noun is not None else match.start()
        found = mentions_between(sentence, context, start, _end_of_named(match, ends, sentence.text))
        terms = terms_of(found, context, text=sentence.text)
        if terms is None:
            continue
        rest = "no_deal" if len(terms.levels) > 1 else "open"
        statement = Statement(id="", kind="offer", parties=(owner,), package=as_package(terms, rest=rest))
        yield from draft_of(statement, passage, context, start, ends, 0.65 * terms.sure)


def _end_of_named(match: re.Match[str], ends: int, text: str) -> int:
    """Return how far what an offer holds may reach: over the clause, where the next word says that it follows."""
    return ends if _HOLDS.match(text[match.end() : ends]) else match.end()


def _owner(match: re.Match[str], text: str, passage: Passage, context: Context) -> str:
    """Return whose offer it is: the party named with 's before it, or "our" in a party's mouth."""
    before = text[: match.start()]
    giver = re.match(r"\s+(?:from|by|made by)\s+(?:the\s+)?", text[match.end() :])
    if giver is not None:
        place = match.end() + giver.end()
        return next((party for start, _, party in named_in(text, context) if start == place), "")
    owned = _OWNER.search(before)
    if owned is not None:
        owners = [party for _, end, party in named_in(before, context) if abs(end - owned.start()) <= 1]
        return owners[-1] if owners else ""
    names = [party for _, _, party in named_in(before, context)]
    starts = sentence_of(passage, context).start_of_clause(match.start())
    answered = _ANSWER.search(before, starts)
    mediated = any(party.role == "mediator" for party in context.case.parties)
    if answered is not None and (_THE.search(before) or _ITS.search(before)):
        if mediated and match.group().lower().startswith("proposal"):
            return ""
        # Whose offer somebody answers is the other side's.
        who = subject_at(answered.start(), sentence_of(passage, context), passage, context)
        return other_side(context, who.parties[0]) if who is not None else ""
    made = _MADE_BY.search(text, match.end())
    if made is not None:
        return next((party for start, _, party in named_in(text, context) if start >= made.end()), "")
    met = _MET_BY.search(text, match.end())
    if met is not None:
        named = [party for start, _, party in named_in(text, context) if start >= met.end()]
        return other_side(context, named[0]) if named else ""
    better = _BETTER.search(before)
    if better is not None:
        who = subject_at(better.start(), sentence_of(passage, context), passage, context)
        return who.parties[0] if who is not None and len(who.parties) == 1 else ""
    if _ITS.search(before) and len(set(names)) == 1:
        return names[0]
    if re.search(r"\bthe\s+[\w\s%.$£€-]{2,30}$", before[-40:], re.IGNORECASE) and len(set(names)) == 1:
        # Who speaks of "the 4 per cent offer" speaks of the other side's.
        return "" if mediated else other_side(context, names[0])
    if passage.form == DIRECT and re.search(r"\b(?:our|my)\s+(?:[\w%.-]+\s+){0,3}$", before, re.IGNORECASE):
        return teller_side(passage, context)
    return ""


OFFER_RULES = (
    Rule(
        id="offer_verb",
        kind="offer",
        meaning="A party offered, tabled or proposed something that the case has words for.",
        example="Kim offered to dismantle Yongbyon in exchange for lifting all sanctions.",
        counterexample="Kim never offered to dismantle Yongbyon.",
        find=_by_verb,
        needs=heads(*OFFER_VERBS),
    ),
    Rule(
        id="offer_ready",
        kind="offer",
        meaning="A party is willing, prepared or ready to do something that the case has words for.",
        example="Kim was willing to dismantle Yongbyon, but in return he demanded an end to the sanctions.",
        counterexample="Kim was not willing to dismantle Yongbyon.",
        find=_by_readiness,
        needs=heads(*_READY, *_TAKE),
    ),
    Rule(
        id="offer_exchange",
        kind="offer",
        meaning="A party would do one thing in return for another.",
        example="North Korea would dismantle Yongbyon in return for the lifting of all sanctions.",
        counterexample="North Korea would dismantle Yongbyon one day.",
        find=_by_exchange,
        needs=heads(also="return exchange provided condition long if"),
    ),
    Rule(
        id="offer_received",
        kind="offer",
        meaning="A party was offered something: the offer is the other side's.",
        example="North Korea was offered an end to all sanctions.",
        counterexample="North Korea was not offered an end to all sanctions.",
        find=_by_passive,
        needs=heads(also="offered proposed tabled put"),
    ),
    Rule(
        id="offer_named",
        kind="offer",
        meaning="A party's offer is spoken of, with what it holds.",
        example="Kim's offer to dismantle Yongbyon was on the table.",
        counterexample="Kim withdrew his offer to dismantle Yongbyon.",
        find=_by_name,
        needs=heads(also="offer proposal bid"),
    ),
)
"""The rules that propose offers."""
