"""Words of judgement on what lies ahead: steps, leverage, the gap, a possible deal, a promise. Open to more."""

from walkaway.evidence.statements.judging import AFTER, NOBODY, Table, cue

__all__ = ["DEAL_POSSIBLE", "GAP", "LEVERAGE", "ROADMAP", "TRUST"]

_PLAN = (
    r"(?:road ?map|sequence of (?:\w+ )?steps|sequencing|step[- ]by[- ]step|incremental(?:ly)?"
    r"|phased|timetable|time frame|follow[- ]?up"
    r"|next steps?|way forward|path forward|gradual(?:ly)?|interim (?:deal|steps?|agreement)"
    r"|action-for-action|stages)"
)
_PLAN_WORDS = (
    "roadmap road sequence sequencing step steps incremental phased timetable time follow "
    "next way path gradual interim action stages "
)

ROADMAP = Table.of(
    cue(
        _PLAN_WORDS + "; don't doesn't didn't not",
        rf"\b(?:do|does|did)(?:n't| not)(?: \w+){{0,3}} have[^.;]{{0,30}}?\b{_PLAN}",
        "missing",
        0.85,
        whom=NOBODY,
    ),
    cue(
        _PLAN_WORDS + "; no lack without absence missing nobody",
        rf"\b(?:no|lacks?|lacking|lacked|without|absence of|missing|nobody has)\b[^.;]{{0,45}}?\b{_PLAN}",
        "missing",
        0.8,
        whom=NOBODY,
    ),
    cue(
        _PLAN_WORDS + "; unclear missing lacking absent unknown not",
        rf"\b{_PLAN}[^.;]{{0,40}}?\b(?:unclear|missing|lacking|absent|unknown|not (?:yet )?(?:clear"
        rf"|agreed|set))",
        "missing",
        0.75,
        whom=NOBODY,
    ),
    cue(
        "step steps incremental phased gradual interim stages action",
        r"\b(?:opt(?:s|ed|ing)? for|adopt\w*|embrac\w+|accept\w*|tak(?:e|es|ing)|agree\w* (?:on"
        r"|to)|need\w*|require[sd]?|favou?r\w*|mov(?:e|ing)"
        r" to(?:wards?)?|only)\b[^.;]{0,25}?\b(?:step[- ]by[- ]step|incremental|phased|gradual"
        r"|interim|in stages|action-for-action)",
        "step_by_step",
        0.8,
    ),
    cue(
        _PLAN_WORDS + "; agreed clear laid set drew now finally",
        rf"\b(?:agreed|clear|laid out|set out|drew up|now have|finally have)\b[^.;]{{0,25}}?\b{_PLAN}",
        "exists",
        0.6,
        whom=NOBODY,
    ),
)
"""Is there an order of steps?"""

_STRONG = (
    r"(?:(?:the |an? )?(?:upper|whip|stronger|strong|better) hand|(?:key |real |more "
    r"|great(?:er)? |considerable |huge |enormous |all the "
    r"|significant )?(?:leverage|bargaining (?:power|chips?))|(?:the |a )?stronger (?:\w+ "
    r")?position|all the (?:cards|aces)|the (?:cards|aces|whip)"
    r"|the advantage|an edge|time on (?:its|their|his|her|our) side)\b"
)
_STRONG_WORDS = "hand leverage bargaining position cards aces whip advantage edge side "

LEVERAGE = Table.of(
    cue(
        _STRONG_WORDS + "; has have had hold held enjoy gain retain got keep kept",
        rf"\b(?:has|have|had|holds?|held|enjoys?|gained|gains?|retains?|got|keeps?|kept) {_STRONG}",
        "stronger",
        0.85,
        denied_means="weaker",
    ),
    cue(
        _STRONG_WORDS + "; give gave hand",
        rf"\b(?:gives?|given|gave|hands?|handed)\b[^.;]{{0,60}}?\b{_STRONG}",
        "stronger",
        0.65,
        whom=AFTER,
    ),
    cue(
        "leverage bargaining cards",
        r"\b(?:no|little|lacks?(?: any)?|lost(?: all| its| their)?|without(?: any)?) (?:real |much )?"
        r"(?:leverage|bargaining (?:power|chips?)|cards to play)\b",
        "weaker",
        0.75,
    ),
    cue("driver's driving", r"\bin the driv(?:er's|ing) seat\b", "stronger", 0.8, denied_means="weaker"),
    cue(
        "advantage",
        r"\b(?:used|use|uses|using|turned?|exploit\w*) [^.;]{0,30}?\bto (?:his|her|its|their) "
        r"(?:own )?advantage\b",
        "stronger",
        0.7,
    ),
    cue(
        "consequence penalty price cost",
        r"(?:\b(?:no|not|never|little|few)|n't)(?: [\w']+){0,7} (?:consequences?|penalty|price"
        r"|costs?) (?:for|of|in|from|to pay for) (?:not )?\w+ing\b",
        "stronger",
        0.65,
    ),
    cue("nothing", r"\bnothing to lose\b", "stronger", 0.6),
    cue(
        "strength strengthen",
        r"\b(?:negotiat\w+|bargain\w+|talk\w*) from (?:a position of )?strength\b|\bstrengthen(?:s"
        r"|ed)? (?:the |its |their )?"
        r"(?:\w+ ){0,3}(?:hand|position)\b",
        "stronger",
        0.6,
    ),
    cue(
        "weak weaker weaken poor cornered pressure",
        r"\b(?:weaker|weak|poor) (?:hand|(?:bargaining |negotiating )?position)\b|\bweaken(?:s"
        r"|ed)? (?:the |its |their )?(?:\w+ ){0,3}(?:hand|"
        r"position)\b|\bcornered\b|\bunder (?:growing |mounting |heavy |huge |intense |more |real "
        r"|enormous |increasing )?pressure\b",
        "weaker",
        0.6,
    ),
)
"""Who is the stronger?"""

GAP = Table.of(
    cue(
        "want wanted; both each neither two",
        r"\b(?:both|each|neither|the two) (?:of the )?(?:sides?|parties|party|governments|leaders"
        r"|teams)?\b[^.;]{0,30}?\bwant(?:s|ed|ing)? (?:more|better)"
        r"\b[^.;]{0,20}?\bthan\b",
        "each_wanted_more",
        0.85,
        whom=NOBODY,
    ),
    cue(
        "gap gulf chasm rift divide",
        r"\bthere(?:'s| is| was| remains?| are) (?:still )?(?:a |an )?(?:\w+ ){0,2}?(?:gap|gulf"
        r"|chasm|rift|divide)\b",
        "exists",
        0.8,
        whom=NOBODY,
    ),
    cue(
        "gap gulf chasm divide distance",
        r"\b(?:gap|gulf|chasm|divide|distance) (?:between (?:the )?(?:(?:two|both) )?(?:sides|parties|them|us|positions"
        r"|governments|leaders|teams|countries|companies|negotiators)|remains|is (?:still )?(?:wide|large|big))\b",
        "exists",
        0.6,
        whom=NOBODY,
    ),
    cue(
        "apart",
        r"\b(?:far|miles|poles|worlds|a long way|some way) apart\b",
        "exists",
        0.75,
        denied_means="none",
        whom=NOBODY,
    ),
    cue(
        "differences gaps divisions areas disagreements sticking; remain persist",
        r"\b(?:differences|gaps|divisions|disagreements?|sticking points?) (?:\w+ )?(?:remain|persist)\b"
        r"|\b(?:significant|considerable|substantial|major|wide|serious|deep) (?:\w+ )?(?:gaps|differences|divisions)\b"
        r"[^.;]{0,30}?\bremain",
        "exists",
        0.6,
        whom=NOBODY,
    ),
    cue(
        "compromise concession give; require need demand call depend involve",
        r"\b(?:require|need|demand|call for|depend on|involve)s? (?:some |a |more |real |further "
        r"|painful )?(?:compromises?|concessions|give[- ]and[- ]take)"
        r"(?: (?:from|by|on the part of) (?:the )?[\w.]+)?",
        "must_move",
        0.65,
        whom=AFTER,
    ),
    cue(
        "give compromise move make; have need has",
        r"\b(?:will|would|'ll|must|should) (?:\w+ )?(?:have|need|has) to (?:give ground|compromise"
        r"|move|make concessions|give way)\b",
        "must_move",
        0.65,
    ),
)
"""How far apart are they?"""

_DEAL = (
    r"(?:deal|agreement|compromise|accord|settlement|solution|contract|treaty|truce|ceasefire"
    r"|merger|pact)"
)
_DEAL_WORDS = "deal agreement compromise accord settlement solution contract treaty truce ceasefire merger pact "

DEAL_POSSIBLE = Table.of(
    cue(
        _DEAL_WORDS + "; can could; reached done struck made",
        rf"\b{_DEAL} (?:can|could) (?:still|yet) be (?:reached|done|struck|made)\b",
        "possible",
        0.75,
        whom=NOBODY,
    ),
    cue(
        _DEAL_WORDS + "; make makes making looking; unlikely impossible",
        rf"\b(?:mak(?:es?|ing) (?:\w+ ){{0,4}}?{_DEAL}|{_DEAL} (?:\w+ )?looking)\b"
        r"[^.;]{0,25}?\b(?:unlikely|impossible)\b",
        "impossible",
        0.75,
        whom=NOBODY,
    ),
    cue(
        _DEAL_WORDS + "; possible within achievable doable there on feasible attainable sight realistic",
        rf"\b{_DEAL} (?:\w+ ){{0,3}}?(?:is|was|remains|looks|seems|appears|still|could be|can be) "
        rf"(?:\w+ ){{0,2}}?"
        r"(?:possible|within (?:\w+ )?(?:reach|grasp)|achievable|doable|there to be (?:had|done"
        r"|made)|on the cards|feasible|attainable|in sight|"
        r"realistic)\b",
        "possible",
        0.8,
        denied_means="impossible",
        whom=NOBODY,
    ),
    cue(
        _DEAL_WORDS + "; impossible out unattainable long unlikely unachievable unrealistic beyond dead not",
        rf"\b{_DEAL} (?:\w+ ){{0,3}}?(?:is|was|remains|looks|seems|appears) (?:\w+ "
        rf"){{0,2}}?(?:impossible|out of reach|unattainable|a long way off"
        r"|unlikely|unachievable|unrealistic|beyond reach|dead|not (?:\w+ )?(?:possible|achievable"
        r"|within reach|realistic|on the cards))\b",
        "impossible",
        0.8,
        whom=NOBODY,
    ),
    cue(
        _DEAL_WORDS + "; there",
        rf"\bthere (?:was|is|were) (?:still )?an? (?:\w+ )?{_DEAL} to be (?:had|done|made)\b",
        "possible",
        0.7,
        whom=NOBODY,
    ),
    cue(
        _DEAL_WORDS + "; there",
        rf"\bthere (?:was|is) (?:no|never an?) (?:\w+ )?{_DEAL} to be (?:had|done|made)\b",
        "impossible",
        0.75,
        whom=NOBODY,
    ),
    cue(
        "unbridgeable",
        r"\b(?:differences|positions|gaps?)\b[^.;]{0,20}?\bunbridgeable\b",
        "impossible",
        0.75,
        whom=NOBODY,
    ),
    cue(
        "bridgeable",
        r"\b(?:differences|positions|gaps?)\b[^.;]{0,20}?\bbridgeable\b",
        "possible",
        0.7,
        denied_means="impossible",
        whom=NOBODY,
    ),
)
"""Was a deal possible?"""

TRUST = Table.of(
    cue(
        "trust",
        r"\b(?:i|we|they|he|she)(?:'d| do| would)? (?:fully |still )?trust\b(?! (?:fund|deed))",
        "will_hold",
        0.7,
        denied_means="will_not_hold",
    ),
    cue("trust", r"\b(?:do|does|did)(?:n't| not) trust\b|\b(?:no|little|lack of) trust\b", "will_not_hold", 0.65),
    cue(
        "take taking took",
        r"\b(?:tak(?:e|es|ing)|took) (?:him|her|them|it) at (?:his|her|their|its) word\b",
        "will_hold",
        0.85,
        denied_means="unsure",
    ),
    cue(
        "see",
        r"\b(?:we'll|we will|we shall|we're going to|let's|i'll) (?:just |have to |wait and )?see\b",
        "unsure",
        0.6,
    ),
    cue("remain verify", r"\b(?:remains to be seen|trust but verify)\b", "unsure", 0.6),
    cue(
        "doubt sceptical skeptical",
        r"\b(?:doubt(?:s|ed|ful)?|s[ck]eptical) (?:\w+ ){0,4}?(?:will|would|promises?|pledges?"
        r"|commitments?|word|keep|honou?r|hold)\b",
        "will_not_hold",
        0.65,
    ),
    cue(
        "word promise pledge commitment",
        r"\b(?:will|would|'ll|to|always) (?:keep|honou?r|stand by|stick to) (?:to )?(?:his|her|its"
        r"|their|the) "
        r"(?:word|promises?|pledges?|commitments?)\b",
        "will_hold",
        0.65,
        denied_means="will_not_hold",
    ),
)
"""Will what was promised be kept?"""
