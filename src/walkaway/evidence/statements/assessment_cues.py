"""The words of judgement, by what is judged. Ordinary English of negotiation; each table is open to more."""

from walkaway.evidence.statements.judging import AFTER, NOBODY, Table, cue

__all__ = ["AT_LARGE", "DEAL_POSSIBLE", "GAP", "LEAVING", "LEVERAGE", "NO_DEAL", "ROADMAP", "TRUST"]

_LEAVE = (
    r"(?:walk(?:ed|ing)?(?: away| out|-away|-out)?|leav(?:e|ing)|left|reject(?:ed|ing)?|refus(?:e|ed|ing)|decline[sd]?"
    r"|turn(?:ed|ing)? (?:[\w' ]{1,30} )?down|say(?:ing)? no|said no|quit(?:ting)?|(?:pull|bail|balk|bolt)(?:ed|ing)?(?: out| on)?"
    r"|not (?:to )?(?:giv(?:e|ing) in|sign(?:ing)?|accept(?:ing)?|tak(?:e|ing)|agree(?:ing)?|settl(?:e|ing)|budge|yield|cave|bow)"
    r"|hold(?:ing)? (?:out|firm)|stand(?:ing)? firm|suspend(?:ing)? the talks|break(?:ing)? off)"
)
_LEAVE_WORDS = (
    "; walk leave left leaving reject refuse decline turn say saying said quit pull bail balk bolt not hold stand suspend break "
    "refusal rejection decision withdrawal walkout"
)
_LEAVE_NOUN = rf"(?:{_LEAVE}|(?:the |its |their |his |her |that |this )(?:walk-?out|refusal|rejection|decision|withdrawal))"
_WAS = (
    r"(?:was|is|were|had been|looks like|seems|would have been|looks)"
    r" (?:the |a |an |absolutely |clearly |probably |simply )?"
)
_RIGHT = r"(?:right|correct|wise|justified|sensible|smart|prudent|well[- ]advised|entitled|reasonable|vindicated)"
_RIGHT_WORDS = "right correct wise justified sensible smart prudent well advised entitled reasonable vindicated "
_WRONG = r"(?:wrong|mistaken|unwise|foolish|reckless|irresponsible|short-?sighted|premature|hasty|unjustified|unreasonable)"
_WRONG_WORDS = "wrong mistaken unwise foolish reckless irresponsible short premature hasty unjustified unreasonable "
_MISTAKE = r"(?:a |an |the |their |its |his |her )?(?:\w+ )?(?:mistake|error|blunder|miscalculation|misjudge?ment|own goal)"
_MISTAKE_WORDS = "mistake error blunder miscalculation misjudgment goal "
_HARM = (
    r"(?:deflat\w+|damag\w+|hurt\w*|harm\w*|undermin\w+|weaken\w*|cost(?:s|ly)?|set(?:s|ting)? back|jeopardi[sz]\w+|poison\w*"
    r"|sour\w*|sting|backfire\w*|embarrass\w*)\b"
)
_HARM_WORDS = "deflating damage hurt harm undermine weaken cost set sets jeopardise poison sour sting backfire embarrass "

LEAVING = Table.of(
    cue(_RIGHT_WORDS + _LEAVE_WORDS, rf"\b{_RIGHT} (?:\w+ ){{0,2}}?(?:to|in|for) (?:\w+ ){{0,2}}?{_LEAVE}\b", "right", 0.9, denied_means="wrong"),
    cue(_RIGHT_WORDS, rf"\b{_RIGHT} not to \w+", "right", 0.75, denied_means="wrong"),
    cue(_WRONG_WORDS + _LEAVE_WORDS, rf"\b{_WRONG} (?:\w+ ){{0,2}}?(?:to|in|for) (?:\w+ ){{0,2}}?{_LEAVE}\b", "wrong", 0.9, denied_means="right"),
    cue(_MISTAKE_WORDS + _LEAVE_WORDS, rf"\b{_MISTAKE} (?:\w+ ){{0,2}}?(?:to|in|by|of) (?:\w+ )?{_LEAVE}\b", "wrong", 0.9, denied_means="right"),
    cue("choice call decision move thing " + _RIGHT_WORDS + _LEAVE_WORDS,
        rf"\b{_LEAVE_NOUN}\b[^.;]{{0,60}}?\b{_WAS}(?:\w+ )?(?:{_RIGHT}\b|(?:good|best|only) (?:choice|call|decision|move|thing|option))",
        "right", 0.75, denied_means="wrong"),
    cue(_WRONG_WORDS + _MISTAKE_WORDS + _LEAVE_WORDS, rf"\b{_LEAVE_NOUN}\b[^.;]{{0,60}}?\b{_WAS}(?:{_WRONG}|{_MISTAKE})\b", "wrong", 0.8, denied_means="right"),
    cue("would wouldn't could couldn't; have; done taken signed accepted agreed settled touched",
        r"\b(?:wouldn't|would not|would never|couldn't|could not) have (?:done|taken|signed|accepted|agreed|settled|touched)\b",
        "right", 0.75, whom=NOBODY),
    cue("would would've; refused walked rejected said done turned left", r"\bwould(?:'ve| have) (?:also |too )?(?:refused|walked|rejected|said no|done the same|turned \w+ down|left)\b",
        "right", 0.75, whom=NOBODY),
    cue("should shouldn't", r"\bshould(?:n't| not| never) have (?:walked|left|rejected|refused|turned|quit|balked|said no|pulled)\b", "wrong", 0.85),
    cue("should ought", r"\b(?:should|ought to) (?:at least )?have (?:taken|accepted|signed|settled|stayed|said yes|agreed|grabbed)\b", "wrong", 0.8),
    cue("should shouldn't", r"\bshould(?:n't| not| never) have (?:taken|accepted|signed|settled|agreed|given in)\b", "right", 0.7),
    cue("choice option alternative", rf"\b(?:no|little) (?:real )?(?:choice|option|alternative) (?:but|except|other than) to {_LEAVE}", "right", 0.8),
    cue(_HARM_WORDS, rf"\b(?:walking (?:away|out)|leaving|rejecting|refusing|turning [\w ]{{1,30}}? ?down)\b[^.;]{{0,90}}?\b{_HARM}", "costly", 0.7),
)  # fmt: skip
"""Was leaving, or saying no, right?"""

_OUTCOME = (
    r"(?:summit|meeting|talks|negotiations?|outcome|results?|round|session|impasse|stalemate|deadlock|collapse|breakdown"
    r"|failure to (?:agree|reach)|no[- ]deal|walk-?out|process|bargaining|conference|standoff|lack of (?:an? )?(?:deal|agreement|accord"
    r"|movement|achievement|progress))"
)
_OUTCOME_WORDS = (
    "; summit meeting talks negotiation outcome result round session impasse stalemate deadlock collapse breakdown failure no walkout "
    "walk process bargaining conference standoff lack"
)
_FAILED = r"(?:failure|fiasco|disaster|flop|debacle|big mess|mess|shambles|farce|catastrophe|waste of time)"
_FAILED_WORDS = "failure fiasco disaster flop debacle mess shambles farce catastrophe waste "
_POOR = (
    r"(?:disappoint(?:ment|ing)|setback|set-back|blow|missed opportunity|regrettable|bad (?:news|sign|day|outcome|for)|tragedy|step back|pity)"
)
_POOR_WORDS = "disappointment setback set-back blow missed regrettable bad tragedy step pity "
_GOOD = r"(?:success|triumph|step forward|good (?:news|sign|day|outcome|start|for)|encouraging|productive|constructive|milestone)"
_GOOD_WORDS = "success triumph step good encouraging productive constructive milestone "

NO_DEAL = Table.of(
    cue(_FAILED_WORDS + _OUTCOME_WORDS, rf"\b{_OUTCOME}\b[^.;]{{0,60}}?\b{_FAILED}\b", "failure", 0.6, denied_means="not_a_failure", whom=NOBODY),
    cue(_FAILED_WORDS + _OUTCOME_WORDS, rf"\b{_FAILED}\b(?! to)[^.;]{{0,40}}?\b{_OUTCOME}\b", "failure", 0.5, denied_means="not_a_failure", whom=NOBODY),
    cue(_POOR_WORDS + _OUTCOME_WORDS, rf"\b{_OUTCOME}\b[^.;]{{0,60}}?\b{_POOR}", "costly", 0.65, denied_means="harmless", whom=NOBODY),
    cue(_GOOD_WORDS + _OUTCOME_WORDS, rf"\b{_OUTCOME}\b[^.;]{{0,60}}?\b{_GOOD}", "success", 0.5, denied_means="costly", whom=NOBODY),
    cue("put puts leave left place land",
        r"\b(?:puts?|leaves?|left|placed?|lands?) (?:\w+ ){1,5}?(?:in|with) (?:a |an )?(?:\w+ )?(?:awkward|difficult|tight|"
        r"impossible|uneasy|uncomfortable|weak) (?:position|spot|place|situation|corner)", "costly", 0.75, whom=AFTER),
    cue("disappointed embarrassed humiliated frustrated deflated hurt",
        r"\b(?:seem(?:s|ed)|look(?:s|ed)|appear(?:s|ed)|is|was|are|were|be|will be) (?:\w+ )?(?:disappointed|embarrassed|humiliated|"
        r"frustrated|deflated|hurt)\b", "costly", 0.6),
    cue(_HARM_WORDS, r"\b(?:without|no|lack of) (?:an? |any )?(?:deal|accord|agreement|settlement|contract)\b[^.;]{0,50}?\b(?:will|would|could|may|is)"
        rf" (?:\w+ )?{_HARM}", "costly", 0.7),
    cue("end", r"\b(?:isn't|is not|not) (?:\w+ )?the end of (?:the )?(?:world|road|process|story)\b", "harmless", 0.6, whom=NOBODY),
    cue("deal agreement", r"\bno (?:deal|agreement) (?:is|was|would be|would have been) better than\b", "harmless", 0.55, whom=NOBODY),
)  # fmt: skip
"""What is said of an end without a deal, or of the meeting as a whole."""

_PLAN = (
    r"(?:road ?map|sequence of (?:\w+ )?steps|sequencing|step[- ]by[- ]step|incremental(?:ly)?|phased|timetable|time frame|follow[- ]?up"
    r"|next steps?|way forward|path forward|gradual(?:ly)?|interim (?:deal|steps?|agreement)|action-for-action|stages)"
)
_PLAN_WORDS = "roadmap road sequence sequencing step steps incremental phased timetable time follow next way path gradual interim action stages "

ROADMAP = Table.of(
    cue("don't doesn't didn't not; " + _PLAN_WORDS, rf"\b(?:do|does|did)(?:n't| not)(?: \w+){{0,3}} have[^.;]{{0,30}}?\b{_PLAN}", "missing", 0.85, whom=NOBODY),
    cue("no lack without absence missing nobody; " + _PLAN_WORDS, rf"\b(?:no|lacks?|lacking|lacked|without|absence of|missing|nobody has)\b[^.;]{{0,45}}?\b{_PLAN}",
        "missing", 0.8, whom=NOBODY),
    cue("unclear missing lacking absent unknown not; " + _PLAN_WORDS, rf"\b{_PLAN}[^.;]{{0,40}}?\b(?:unclear|missing|lacking|absent|unknown|not (?:yet )?(?:clear|agreed|set))", "missing", 0.75, whom=NOBODY),
    cue("step steps incremental phased gradual interim stages action",
        r"\b(?:opt(?:s|ed|ing)? for|adopt\w*|embrac\w+|accept\w*|tak(?:e|es|ing)|agree\w* (?:on|to)|need\w*|require[sd]?|favou?r\w*|mov(?:e|ing)"
        r" to(?:wards?)?|only)\b[^.;]{0,25}?\b(?:step[- ]by[- ]step|incremental|phased|gradual|interim|in stages|action-for-action)",
        "step_by_step", 0.8),
    cue("agreed clear laid set drew now finally; " + _PLAN_WORDS, rf"\b(?:agreed|clear|laid out|set out|drew up|now have|finally have)\b[^.;]{{0,25}}?\b{_PLAN}",
        "exists", 0.6, whom=NOBODY),
)  # fmt: skip
"""Is there an order of steps?"""

_STRONG = (
    r"(?:(?:the |an? )?(?:upper|whip|stronger|strong|better) hand|(?:key |real |more |great(?:er)? |considerable |huge |enormous |all the "
    r"|significant )?(?:leverage|bargaining (?:power|chips?))|(?:the |a )?stronger (?:\w+ )?position|all the (?:cards|aces)|the (?:cards|aces|whip)"
    r"|the advantage|an edge|time on (?:its|their|his|her|our) side)\b"
)
_STRONG_WORDS = "hand leverage bargaining position cards aces whip advantage edge side "

LEVERAGE = Table.of(
    cue(_STRONG_WORDS + "; has have had hold held enjoy gain retain got keep kept", rf"\b(?:has|have|had|holds?|held|enjoys?|gained|gains?|retains?|got|keeps?|kept) {_STRONG}", "stronger", 0.85,
        denied_means="weaker"),
    cue(_STRONG_WORDS + "; give gave hand", rf"\b(?:gives?|given|gave|hands?|handed)\b[^.;]{{0,60}}?\b{_STRONG}", "stronger", 0.65),
    cue("driver's driving", r"\bin the driv(?:er's|ing) seat\b", "stronger", 0.8, denied_means="weaker"),
    cue("advantage", r"\b(?:used|use|uses|using|turned?|exploit\w*) [^.;]{0,30}?\bto (?:his|her|its|their) (?:own )?advantage\b", "stronger", 0.7),
    cue("consequence penalty price cost",
        r"(?:\b(?:no|not|never|little|few)|n't)(?: [\w']+){0,7} (?:consequences?|penalty|price|costs?) (?:for|of|in|from|to pay for) (?:not )?\w+ing\b",
        "stronger", 0.65),
    cue("nothing", r"\bnothing to lose\b", "stronger", 0.6),
    cue("strength strengthen", r"\b(?:negotiat\w+|bargain\w+|talk\w*) from (?:a position of )?strength\b|\bstrengthen(?:s|ed)? (?:the |its |their )?"
        r"(?:\w+ ){0,3}(?:hand|position)\b", "stronger", 0.6),
    cue("weak weaker weaken poor cornered pressure",
        r"\b(?:weaker|weak|poor) (?:hand|(?:bargaining |negotiating )?position)\b|\bweaken(?:s|ed)? (?:the |its |their )?(?:\w+ ){0,3}(?:hand|"
        r"position)\b|\bcornered\b|\bunder (?:growing |mounting |heavy |huge |intense |more |real |enormous |increasing )?pressure\b", "weaker", 0.6),
)  # fmt: skip
"""Who is the stronger?"""

GAP = Table.of(
    cue("want wanted; both each neither two",
        r"\b(?:both|each|neither|the two) (?:of the )?(?:sides?|parties|party|governments|leaders|teams)?\b[^.;]{0,30}?\bwant(?:s|ed|ing)? (?:more|better)"
        r"\b[^.;]{0,20}?\bthan\b", "each_wanted_more", 0.85, whom=NOBODY),
    cue("gap gulf chasm rift divide", r"\bthere(?:'s| is| was| remains?| are) (?:still )?(?:a |an )?(?:\w+ ){0,2}?(?:gap|gulf|chasm|rift|divide)\b", "exists", 0.8, whom=NOBODY),
    cue("gap gulf chasm divide distance", r"\b(?:gap|gulf|chasm|divide|distance) (?:between|remains|is (?:still )?(?:wide|large|big))\b", "exists", 0.6, whom=NOBODY),
    cue("apart", r"\b(?:far|miles|poles|worlds|a long way|some way) apart\b", "exists", 0.75, denied_means="none", whom=NOBODY),
    cue("differences sticking", r"\bdifferences (?:remain|persist|are|were)\b|\bsticking points? remain", "exists", 0.6, whom=NOBODY),
    cue("compromise concession give; require need demand call depend involve",
        r"\b(?:require|need|demand|call for|depend on|involve)s? (?:some |a |more |real |further |painful )?(?:compromises?|concessions|give[- ]and[- ]take)"
        r"(?: (?:from|by|on the part of) (?:the )?[\w.]+)?", "must_move", 0.65, whom=AFTER),
    cue("give compromise move make; have need has", r"\b(?:will|would|'ll|must|should) (?:\w+ )?(?:have|need|has) to (?:give ground|compromise|move|make concessions|give way)\b", "must_move", 0.65),
)  # fmt: skip
"""How far apart are they?"""

_DEAL = r"(?:deal|agreement|compromise|accord|settlement|solution|contract|treaty|truce|ceasefire|merger|pact)"
_DEAL_WORDS = "deal agreement compromise accord settlement solution contract treaty truce ceasefire merger pact "

DEAL_POSSIBLE = Table.of(
    cue("possible within achievable doable there on feasible attainable sight realistic; " + _DEAL_WORDS,
        rf"\b{_DEAL} (?:\w+ ){{0,3}}?(?:is|was|remains|looks|seems|appears|still|could be|can be) (?:\w+ ){{0,2}}?"
        r"(?:possible|within (?:\w+ )?(?:reach|grasp)|achievable|doable|there to be (?:had|done|made)|on the cards|feasible|attainable|in sight|"
        r"realistic)\b", "possible", 0.8, denied_means="impossible", whom=NOBODY),
    cue("impossible out unattainable long unlikely unachievable unrealistic beyond dead not; " + _DEAL_WORDS,
        rf"\b{_DEAL} (?:\w+ ){{0,3}}?(?:is|was|remains|looks|seems|appears) (?:\w+ ){{0,2}}?(?:impossible|out of reach|unattainable|a long way off"
        r"|unlikely|unachievable|unrealistic|beyond reach|dead|not (?:\w+ )?(?:possible|achievable|within reach|realistic|on the cards))\b",
        "impossible", 0.8, whom=NOBODY),
    cue("there; " + _DEAL_WORDS, rf"\bthere (?:was|is|were) (?:still )?an? (?:\w+ )?{_DEAL} to be (?:had|done|made)\b", "possible", 0.7, whom=NOBODY),
    cue("there; " + _DEAL_WORDS, rf"\bthere (?:was|is) (?:no|never an?) (?:\w+ )?{_DEAL} to be (?:had|done|made)\b", "impossible", 0.75, whom=NOBODY),
    cue("unbridgeable", r"\b(?:differences|positions|gaps?)\b[^.;]{0,20}?\bunbridgeable\b", "impossible", 0.75, whom=NOBODY),
    cue("bridgeable", r"\b(?:differences|positions|gaps?)\b[^.;]{0,20}?\bbridgeable\b", "possible", 0.7, denied_means="impossible", whom=NOBODY),
)  # fmt: skip
"""Was a deal possible?"""

TRUST = Table.of(
    cue("trust", r"\b(?:i|we|they|he|she)(?:'d| do| would)? (?:fully |still )?trust\b(?! (?:fund|deed))", "will_hold", 0.7, denied_means="will_not_hold"),
    cue("trust", r"\b(?:do|does|did)(?:n't| not) trust\b|\b(?:no|little|lack of) trust\b", "will_not_hold", 0.65),
    cue("take taking took", r"\b(?:tak(?:e|es|ing)|took) (?:him|her|them|it) at (?:his|her|their|its) word\b", "will_hold", 0.85, denied_means="unsure"),
    cue("see", r"\b(?:we'll|we will|we shall|we're going to|let's|i'll) (?:just |have to |wait and )?see\b", "unsure", 0.6),
    cue("remain verify", r"\b(?:remains to be seen|trust but verify)\b", "unsure", 0.6),
    cue("doubt sceptical skeptical", r"\b(?:doubt(?:s|ed|ful)?|s[ck]eptical) (?:\w+ ){0,4}?(?:will|would|promises?|pledges?|commitments?|word|keep|honou?r|hold)\b",
        "will_not_hold", 0.65),
    cue("word promise pledge commitment", r"\b(?:will|would|'ll|to|always) (?:keep|honou?r|stand by|stick to) (?:to )?(?:his|her|its|their|the) "
        r"(?:word|promises?|pledges?|commitments?)\b", "will_hold", 0.65, denied_means="will_not_hold"),
)  # fmt: skip
"""Will what was promised be kept?"""

AT_LARGE = Table.of(
    cue("unwarranted unjustified malpractice mistake wrong failure disappointing reckless irresponsible regrettable terrible awful harm hurt "
        "dangerous risky absurd unfair unreasonable outrageous insult shameful difficult awkward bad",
        r"\b(?:unwarranted|unjustified|malpractice|(?:a )?mistake|wrong|failure|disappoint(?:ing|ed|ment)|reckless|irresponsible|regrettable|"
        r"terrible|awful|harm(?:ed|ful)|hurt|dangerous|risky|absurd|unfair|unreasonable|outrageous|insult(?:ing)?|shameful|difficult|awkward|bad)\b",
        "critical", 0.38, denied_means="not_critical", whom=NOBODY),
    cue("right success excellent fair reasonable welcome positive good",
        r"\b(?:right|success|excellent|fair|reasonable|welcome|positive|good)\b(?! (?:now|away|faith|time))",
        "approving", 0.36, denied_means="critical", whom=NOBODY),
)  # fmt: skip
"""Words of judgement whose target is not told."""
