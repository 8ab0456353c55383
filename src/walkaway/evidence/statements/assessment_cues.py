"""The words of judgement, by what is judged. Ordinary English of negotiation; each table is open to more."""

from walkaway.evidence.statements.judging import AFTER, NOBODY, cue

__all__ = [
    "AT_LARGE",
    "AT_LARGE_WORDS",
    "DEAL_POSSIBLE",
    "DEAL_POSSIBLE_WORDS",
    "GAP",
    "GAP_WORDS",
    "LEAVING",
    "LEAVING_WORDS",
    "LEVERAGE",
    "LEVERAGE_WORDS",
    "NO_DEAL",
    "NO_DEAL_WORDS",
    "ROADMAP",
    "ROADMAP_WORDS",
    "TRUST",
    "TRUST_WORDS",
]

_LEAVE = (
    r"(?:walk(?:ed|ing)?(?: away| out|-away|-out)?|leav(?:e|ing)|left|reject(?:ed|ing)?|refus(?:e|ed|ing)|decline[sd]?"
    r"|turn(?:ed|ing)? (?:[\w' ]{1,30} )?down|say(?:ing)? no|said no|quit(?:ting)?|(?:pull|bail|balk|bolt)(?:ed|ing)?(?: out| on)?"
    r"|not (?:to )?(?:giv(?:e|ing) in|sign(?:ing)?|accept(?:ing)?|tak(?:e|ing)|agree(?:ing)?|settl(?:e|ing)|budge|yield|cave|bow)"
    r"|hold(?:ing)? (?:out|firm)|stand(?:ing)? firm|suspend(?:ing)? the talks|break(?:ing)? off)"
)
_LEAVE_NOUN = rf"(?:{_LEAVE}|(?:the |its |their |his |her |that |this )(?:walk-?out|refusal|rejection|decision|withdrawal))"
_RIGHT = (
    r"(?:right|correct|wise|justified|sensible|smart|prudent|well[- ]advised|entitled|reasonable|fair enough|vindicated)"
)
_WRONG = (
    r"(?:wrong|mistaken|unwise|foolish|reckless|irresponsible|short-?sighted|premature|hasty|unjustified|unreasonable)"
)
_MISTAKE = r"(?:a |an |the |their |its |his |her )?(?:\w+ )?(?:mistake|error|blunder|miscalculation|misjudge?ment|own goal)"
_HARM = (
    r"(?:deflat\w+|damag\w+|hurt\w*|harm\w*|undermin\w+|weaken\w*|cost(?:s|ly)?|set(?:s|ting)? back|jeopardi[sz]\w+|poison\w*"
    r"|sour\w*|sting|backfire\w*|embarrass\w*)"
)

LEAVING_WORDS = frozenset(
    "right correct wise justified sensible smart prudent advised entitled reasonable wrong mistaken unwise foolish reckless "
    "irresponsible shortsighted short premature hasty unjustified unreasonable mistake error blunder miscalculation "
    "misjudgment misjudgement goal should shouldn't would wouldn't walking leaving rejecting refusing better choice "
    "walkout refusal rejection withdrawal turning vindicated".split()
)
LEAVING = (
    cue(rf"\b{_RIGHT} (?:\w+ ){{0,2}}?(?:to|in|not to|for) (?:\w+ ){{0,2}}?{_LEAVE}", "right", 0.9, denied_means="wrong"),
    cue(rf"\b{_RIGHT} not to \w+", "right", 0.75, denied_means="wrong"),
    cue(rf"\b{_WRONG} (?:\w+ ){{0,2}}?(?:to|in|not to|for) (?:\w+ ){{0,2}}?{_LEAVE}", "wrong", 0.9, denied_means="right"),
    cue(rf"\b{_MISTAKE} (?:\w+ ){{0,2}}?(?:to|in|by|of) (?:\w+ )?{_LEAVE}", "wrong", 0.9, denied_means="right"),
    cue(
        rf"\b{_LEAVE_NOUN}\b[^.;]{{0,60}}?\b(?:was|is|were|had been|looks like|seems|would have been)"
        rf" (?:the |a |an )?(?:\w+ )?(?:right|{_RIGHT}|good|best|only)(?: \w+)?\b",
        "right",
        0.75,
        denied_means="wrong",
    ),
    cue(
        rf"\b{_LEAVE_NOUN}\b[^.;]{{0,60}}?\b(?:was|is|were|had been|looks like|seems|would have been)"
        rf" (?:{_WRONG}|{_MISTAKE})",
        "wrong",
        0.8,
        denied_means="right",
    ),
    cue(
        r"\b(?:wouldn't|would not|would never|couldn't|could not) have (?:done|taken|signed|accepted|agreed|settled|touched)\b",
        "right",
        0.75,
        whom=NOBODY,
    ),
    cue(
        r"\bwould(?:'ve| have) (?:also |too )?(?:refused|walked|rejected|said no|done the same|turned \w+ down|left)\b",
        "right",
        0.75,
        whom=NOBODY,
    ),
    cue(
        r"\bshould(?:n't| not| never) have (?:walked|left|rejected|refused|turned|quit|balked|said no|pulled)\b",
        "wrong",
        0.85,
    ),
    cue(
        r"\b(?:should|ought to) (?:at least )?have (?:taken|accepted|signed|settled|stayed|said yes|agreed|grabbed)\b",
        "wrong",
        0.8,
    ),
    cue(rf"\b(?:no|little) (?:real )?(?:choice|option|alternative) (?:but|except|other than) to {_LEAVE}", "right", 0.8),
    cue(rf"\bbetter (?:off )?(?:to )?(?:{_LEAVE})\b[^.;]{{0,40}}\bthan\b", "right", 0.6, whom=NOBODY),
    cue(rf"\b(?:walking (?:away|out)|leaving|rejecting|refusing|turning)\b[^.;]{{0,90}}?\b{_HARM}", "costly", 0.7),
)
"""Was leaving, or saying no, right?"""

_OUTCOME = (
    r"(?:summit|meeting|talks|negotiations?|outcome|results?|round|session|impasse|stalemate|deadlock|collapse|breakdown"
    r"|failure to (?:agree|reach)|no[- ]deal|walk-?out|process|bargaining|conference|standoff|lack of (?:an? )?(?:deal|agreement|accord"
    r"|movement|achievement|progress))"
)
_FAILED = r"(?:failure|fiasco|disaster|flop|debacle|big mess|mess|shambles|farce|catastrophe|waste of time|failed|collapsed)"
_POOR = (
    r"(?:disappoint(?:ment|ing)|setback|set-back|blow|missed opportunity|regrettable|bad (?:news|sign|day|outcome|for)|tragedy|step back"
    r"|pity)"
)
_GOOD = (
    r"(?:success|triumph|step forward|good (?:news|sign|day|outcome|start|for)|encouraging|productive|constructive|milestone"
    r"|breakthrough)"
)

NO_DEAL_WORDS = frozenset(
    "failure fiasco disaster flop debacle mess shambles farce catastrophe waste failed disappointment disappointing setback set blow "
    "missed regrettable bad tragedy pity success triumph forward good encouraging productive constructive milestone "
    "disappointed embarrassed humiliated frustrated awkward difficult uneasy lack without end collapse breakdown "
    "impasse stalemate deadlock".split()
)
NO_DEAL = (
    cue(rf"\b{_OUTCOME}\b[^.;]{{0,60}}?\b{_FAILED}\b", "failure", 0.6, denied_means="not_a_failure", whom=NOBODY),
    cue(rf"\b{_FAILED}\b[^.;]{{0,40}}?\b{_OUTCOME}\b", "failure", 0.5, denied_means="not_a_failure", whom=NOBODY),
    cue(rf"\b{_OUTCOME}\b[^.;]{{0,60}}?\b{_POOR}", "costly", 0.65, denied_means="harmless", whom=NOBODY),
    cue(rf"\b{_OUTCOME}\b[^.;]{{0,60}}?\b{_GOOD}", "success", 0.5, denied_means="costly", whom=NOBODY),
    cue(
        r"\b(?:puts?|leaves?|left|placed?|lands?) (?:\w+ ){1,5}?(?:in|with) (?:a |an )?(?:\w+ )?(?:awkward|difficult|tight|"
        r"impossible|uneasy|uncomfortable|weak) (?:position|spot|place|situation|corner)",
        "costly",
        0.75,
        whom=AFTER,
    ),
    cue(
        r"\b(?:seem(?:s|ed)|look(?:s|ed)|appear(?:s|ed)|is|was|are|were|be|will be) (?:\w+ )?(?:disappointed|embarrassed|humiliated|"
        r"frustrated|deflated|hurt)\b",
        "costly",
        0.6,
    ),
    cue(
        r"\b(?:without|no|lack of) (?:an? |any )?(?:deal|accord|agreement|settlement|contract)\b[^.;]{0,50}?\b(?:will|would|could|may|is)"
        rf" (?:\w+ )?{_HARM}",
        "costly",
        0.7,
    ),
    cue(r"\b(?:isn't|is not|not) (?:\w+ )?the end of (?:the )?(?:world|road|process|story)\b", "harmless", 0.6, whom=NOBODY),
)
"""What is said of an end without a deal, or of the meeting as a whole."""

_PLAN = (
    r"(?:road ?map|sequence of (?:\w+ )?steps|sequencing|step[- ]by[- ]step|incremental(?:ly)?|phased|timetable|time frame|follow[- ]?up"
    r"|next steps?|way forward|path forward|gradual(?:ly)?|interim (?:deal|steps?|agreement)|action-for-action|stages)"
)
ROADMAP_WORDS = frozenset(
    "roadmap road map sequence sequencing step incremental incrementally phased timetable frame follow up next steps forward followup "
    "gradual gradually interim action stages".split()
)
ROADMAP = (
    cue(
        rf"\b(?:don't|doesn't|didn't|do not|does not|did not|still don't)(?: \w+){{0,3}} have[^.;]{{0,30}}?\b{_PLAN}",
        "missing",
        0.85,
    ),
    cue(
        rf"\b(?:no|lacks?|lacking|lacked|without|absence of|missing|nobody has)\b[^.;]{{0,45}}?\b{_PLAN}",
        "missing",
        0.8,
    ),
    cue(rf"\b{_PLAN}[^.;]{{0,40}}?\b(?:unclear|missing|lacking|absent|unknown|not (?:yet )?(?:clear|agreed|set))", "missing", 0.75),
    cue(
        rf"\b(?:opt(?:s|ed|ing)? for|adopt\w*|embrac\w+|accept\w*|tak(?:e|es|ing)|agree\w* (?:on|to)|need\w*|require[sd]?|favou?r\w*|mov(?:e|ing)"
        rf" to(?:wards?)?|only)\b[^.;]{{0,25}}?\b(?:step[- ]by[- ]step|incremental|phased|gradual|interim|in stages|action-for-action)",
        "step_by_step",
        0.8,
    ),
    cue(rf"\b(?:agreed|clear|laid out|set out|drew up|now have|finally have)\b[^.;]{{0,25}}?\b{_PLAN}", "exists", 0.6),
)
"""Is there an order of steps?"""

_STRONG = (
    r"(?:(?:the |an? )?(?:upper|whip|stronger|strong|better) hand|(?:key |real |more |great(?:er)? |considerable |huge |enormous |all the "
    r"|significant )?(?:leverage|bargaining (?:power|chips?))|(?:the |a )?stronger (?:\w+ )?position|all the (?:cards|aces)|the (?:cards|aces|whip)"
    r"|the advantage|an edge|time on (?:its|their|his|her|our) side)"
)
LEVERAGE_WORDS = frozenset(
    "hand leverage bargaining position cards aces whip advantage edge pressure cornered desperate consequences consequence penalty "
    "seat lose negotiating weaker weakened strengthened strengthens cost price".split()
)
LEVERAGE = (
    cue(rf"\b(?:has|have|had|holds?|held|enjoys?|gained|gains?|retains?|with|got|keeps?|kept) {_STRONG}", "stronger", 0.85, denied_means="weaker"),
    cue(rf"\b(?:gives?|given|gave|hands?|handed)\b[^.;]{{0,60}}?\b{_STRONG}", "stronger", 0.65),
    cue(r"\bin the driv(?:er's|ing) seat\b", "stronger", 0.8, denied_means="weaker"),
    cue(r"\b(?:used|use|uses|using|turned?|exploit\w*) [^.;]{0,30}?\bto (?:his|her|its|their) (?:own )?advantage\b", "stronger", 0.7),
    cue(
        r"\bno (?:\w+ ){0,2}(?:consequences?|penalty|price to pay|cost) (?:\w+ )?(?:for|of|in|to|from) (?:not )?\w+",
        "stronger",
        0.6,
    ),
    cue(r"\bnothing to lose\b", "stronger", 0.6),
    cue(
        r"\b(?:negotiat\w+|bargain\w+|talk\w*) from (?:a position of )?(?P<s>strength)\b|\bstrengthen(?:s|ed)? (?:the |its |their )?"
        r"(?:\w+ ){0,3}(?:hand|position)\b",
        "stronger",
        0.6,
    ),
    cue(
        r"\b(?:weaker|weak|poor) (?:hand|(?:bargaining |negotiating )?position)\b|\bweaken(?:s|ed)? (?:the |its |their )?(?:\w+ ){0,3}(?:hand|"
        r"position)\b|\bcornered\b|\bunder (?:growing |mounting |heavy |huge |intense |more |real |enormous |increasing )?pressure\b",
        "weaker",
        0.6,
    ),
)
"""Who is the stronger?"""

GAP_WORDS = frozenset(
    "gap gulf chasm apart differences divided wanted wants want compromise give divide distance concessions sticking rift".split()
)
GAP = (
    cue(
        r"\b(?:both|each|neither|the two) (?:of the )?(?:sides?|parties|governments|leaders|teams)?\b[^.;]{0,30}?\bwant(?:s|ed|ing)? (?:more|better)"
        r"\b[^.;]{0,20}?\bthan\b",
        "each_wanted_more",
        0.85,
        whom=NOBODY,
    ),
    cue(r"\bthere(?:'s| is| was| remains?| are) (?:still )?(?:a |an )?(?:\w+ ){0,2}(?:gap|gulf|chasm|rift|divide)\b", "exists", 0.8, denied_means="none", whom=NOBODY),
    cue(r"\b(?:gap|gulf|chasm|divide|distance) (?:between|remains|is (?:still )?(?:wide|large|big))\b", "exists", 0.65, whom=NOBODY),
    cue(r"\b(?:far|miles|poles|worlds|a long way|some way) apart\b", "exists", 0.75, denied_means="none", whom=NOBODY),
    cue(r"\bdifferences (?:remain|persist|over|between|are|were)\b|\bsticking points? remain", "exists", 0.6, whom=NOBODY),
    cue(
        r"\b(?:require|need|demand|call for|depend on|involve)s? (?:some |a |more |real |further |painful )?(?:compromises?|concessions|give[- ]and[- ]take)"
        r"(?: (?:from|by|on the part of) (?:the )?[\w.]+)?",
        "must_move",
        0.65,
        whom=AFTER,
    ),
    cue(r"\b(?:will|would|'ll|must|should) (?:\w+ )?(?:have|need|has) to (?:give ground|compromise|move|make concessions|give way)\b", "must_move", 0.65),
)
"""How far apart are they?"""

_DEAL = r"(?:deal|agreement|compromise|accord|settlement|solution|contract|treaty|truce|ceasefire|merger|pact)"
DEAL_POSSIBLE_WORDS = frozenset(
    "deal agreement compromise accord settlement solution contract treaty truce ceasefire merger pact bridgeable unbridgeable".split()
)
DEAL_POSSIBLE = (
    cue(
        rf"\b{_DEAL} (?:\w+ ){{0,3}}?(?:is|was|remains|looks|seems|appears|still|could be|can be) (?:\w+ ){{0,2}}?"
        r"(?:possible|within (?:\w+ )?(?:reach|grasp)|achievable|doable|there to be (?:had|done|made)|on the cards|feasible|attainable|in sight|"
        r"realistic)\b",
        "possible",
        0.8,
        denied_means="impossible",
        whom=NOBODY,
    ),
    cue(
        rf"\b{_DEAL} (?:\w+ ){{0,3}}?(?:is|was|remains|looks|seems|appears) (?:\w+ ){{0,2}}?(?:impossible|out of reach|unattainable|a long way off"
        r"|unlikely|unachievable|unrealistic|beyond reach|dead|not (?:possible|achievable|within reach|realistic|on the cards))\b",
        "impossible",
        0.75,
        whom=NOBODY,
    ),
    cue(rf"\b(?:there (?:was|is) (?:never )?(?:a |no )?{_DEAL} to be (?:had|done|made))\b", "possible", 0.5, whom=NOBODY),
    cue(r"\b(?:differences|positions|gaps?)\b[^.;]{0,20}?\bunbridgeable\b", "impossible", 0.75, whom=NOBODY),
    cue(r"\b(?:differences|positions|gaps?)\b[^.;]{0,20}?\bbridgeable\b", "possible", 0.7, whom=NOBODY),
)
"""Was a deal possible?"""

TRUST_WORDS = frozenset(
    "trust trusts trusted distrust mistrust word we'll we see wait verify promise promises doubt doubts doubtful sceptical skeptical "
    "honour honor believe cheat guarantee".split()
)
TRUST = (
    cue(r"\b(?:i|we|they|he|she)(?:'d| do| would)? (?:fully |still )?trust\b(?! (?:fund|deed))", "will_hold", 0.7, denied_means="will_not_hold"),
    cue(r"\b(?:tak(?:e|es|ing)|took) (?:him|her|them|it) at (?:his|her|their|its) word\b", "will_hold", 0.85, denied_means="unsure"),
    cue(r"\b(?:we'll|we will|we shall|we're going to|let's|i'll) (?:just |have to |wait and )?see\b", "unsure", 0.6),
    cue(r"\b(?:remains to be seen|trust but verify)\b", "unsure", 0.6),
    cue(
        r"\b(?:doubt(?:s|ed|ful)?|s[ck]eptical) (?:\w+ ){0,4}?(?:will|would|promises?|pledges?|commitments?|word|keep|honou?r|hold)\b",
        "will_not_hold",
        0.65,
    ),
    cue(
        r"\b(?:will|would|'ll|to|always) (?:keep|honou?r|stand by|stick to) (?:to )?(?:his|her|its|their|the) (?:word|promises?|pledges?|commitments?)\b",
        "will_hold",
        0.65,
        denied_means="will_not_hold",
    ),
)
"""Will what was promised be kept?"""

AT_LARGE_WORDS = frozenset(
    "unwarranted unjustified malpractice mistake wrong right failure success disappointing disappointed reckless irresponsible "
    "regrettable bad good terrible awful excellent harmed harm hurt dangerous risky absurd unfair fair reasonable unreasonable "
    "deserve outrageous insult insulting shameful welcome positive negative important crucial difficult awkward".split()
)
AT_LARGE = (
    cue(
        r"\b(?:unwarranted|unjustified|malpractice|(?:a )?mistake|wrong|failure|disappoint(?:ing|ed|ment)|reckless|irresponsible|regrettable|"
        r"terrible|awful|harm(?:ed|ful)|hurt|dangerous|risky|absurd|unfair|unreasonable|outrageous|insult(?:ing)?|shameful|difficult|awkward|bad)\b",
        "critical",
        0.38,
        denied_means="not_critical",
        whom=NOBODY,
    ),
    cue(
        r"\b(?:right|success|excellent|fair|reasonable|welcome|positive|good)\b(?! (?:now|away|faith|time))",
        "approving",
        0.36,
        denied_means="critical",
        whom=NOBODY,
    ),
)
"""Words of judgement whose target is not told."""
