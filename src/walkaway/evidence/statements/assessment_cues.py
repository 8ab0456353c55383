"""Words of judgement on leaving, on the outcome, and on nothing named. Each table is open to more."""

from walkaway.evidence.statements.judging import AFTER, NOBODY, Table, cue

__all__ = ["AT_LARGE", "LEAVING", "NO_DEAL"]

_LEAVE = (
    r"(?:walk(?:ed|ing)?(?: away| out|-away|-out)?(?! (?:across|into|in|on|through|along))|leav(?:e|ing)"
    r"|left|reject(?:ed|ing)?|refus(?:e|ed|ing)|decline[sd]?"
    r"|step(?:ped|ping)? (?:away|back)|turn(?:ed|ing)? (?:[\w' ]{1,30} )?down|say(?:ing)? no"
    r"|said no|quit(?:ting)?|(?:pull|bail|balk|bolt)(?:ed|ing)?(?: out| on)?"
    r"|not (?:to )?(?:giv(?:e|ing) in|sign(?:ing)?|accept(?:ing)?|tak(?:e|ing)|agree(?:ing)?"
    r"|settl(?:e|ing)|budge|yield|cave|bow)"
    r"|hold(?:ing)? (?:out|firm)|stand(?:ing)? firm|suspend(?:ing)? the talks|break(?:ing)? off)"
)
_LEAVE_WORDS = (
    "; walk step leave left leaving reject refuse decline turn say saying said quit pull bail balk "
    "bolt not hold stand suspend break "
    "refusal rejection decision withdrawal walkout"
)
_LEAVE_NOUN = (
    rf"(?:{_LEAVE}|(?:the |its |their |his |her |that |this )(?:walk-?out|refusal|rejection"
    rf"|decision|withdrawal))"
)
_WAS = (
    r"(?:was|is|were|had been|looks like|seems|would have been|looks)"
    r" (?:the |a |an |absolutely |clearly |probably |simply )?"
)
_NO_CLAIM = r"(?<!\bthe )(?<!\ba )(?<!\bno )(?<!\bevery )(?<!\btheir )(?<!\bits )(?<!\bour )"
_RIGHT = (
    r"(?:right|correct|wise|justified|sensible|smart|prudent|well[- ]advised|entitled"
    r"|reasonable|vindicated)"
)
_RIGHT_WORDS = "right correct wise justified sensible smart prudent well advised entitled reasonable vindicated "
_WRONG = (
    r"(?:wrong|mistaken|unwise|foolish|reckless|irresponsible|short-?sighted|premature|hasty"
    r"|unjustified|unreasonable)"
)
_WRONG_WORDS = "wrong mistaken unwise foolish reckless irresponsible short premature hasty unjustified unreasonable "
_MISTAKE = (
    r"(?:a |an |the |their |its |his |her )?(?:\w+ )?(?:mistake|failure|error|blunder|miscalculation"
    r"|misjudge?ment|own goal)"
)
_MISTAKE_WORDS = "mistake failure error blunder miscalculation misjudgment goal "
_HARM = (
    r"(?:deflat\w+|damag\w+|hurt\w*|harm\w*|undermin\w+|weaken\w*|cost(?:s|ly)?|set(?:s|ting)? "
    r"back|jeopardi[sz]\w+|poison\w*"
    r"|sour\w*|sting|backfire\w*|embarrass\w*)\b"
)
_HARM_WORDS = (
    "deflating damage hurt harm undermine weaken cost set sets jeopardise poison sour sting backfire embarrass "
)

LEAVING = Table.of(
    cue(
        _RIGHT_WORDS + _LEAVE_WORDS,
        rf"(?:\b{_RIGHT} (?:\w+ ){{1,2}}?|{_NO_CLAIM}\b{_RIGHT} )(?:to|in|for) (?:\w+ ){{0,2}}?{_LEAVE}\b",
        "right",
        0.9,
        denied_means="wrong",
    ),
    cue(_RIGHT_WORDS, rf"\b{_RIGHT} not to \w+", "right", 0.75, denied_means="wrong"),
    cue(
        _WRONG_WORDS + _LEAVE_WORDS,
        rf"\b{_WRONG} (?:\w+ ){{0,2}}?(?:to|in|for) (?:\w+ ){{0,2}}?{_LEAVE}\b",
        "wrong",
        0.9,
        denied_means="right",
    ),
    cue(
        _RIGHT_WORDS + _LEAVE_WORDS,
        rf"\b{_RIGHT} (?:of|for) (?:the )?[\w' ]{{1,30}}? to {_LEAVE}\b",
        "right",
        0.85,
        denied_means="wrong",
        whom=AFTER,
    ),
    cue(
        _WRONG_WORDS + _LEAVE_WORDS,
        rf"\b{_WRONG} (?:of|for) (?:the )?[\w' ]{{1,30}}? to {_LEAVE}\b",
        "wrong",
        0.85,
        denied_means="right",
        whom=AFTER,
    ),
    cue(
        _MISTAKE_WORDS + _LEAVE_WORDS,
        rf"\b{_MISTAKE} (?:\w+ ){{0,2}}?(?:to|in|by|of) (?:\w+ )?{_LEAVE}\b",
        "wrong",
        0.9,
        denied_means="right",
    ),
    cue(
        "choice call decision move thing " + _RIGHT_WORDS + _LEAVE_WORDS,
        rf"\b{_LEAVE_NOUN}\b[^.;]{{0,60}}?\b{_WAS}(?:\w+ )?(?:{_RIGHT}\b|(?:good|best|only) "
        rf"(?:choice|call|decision|move|thing|option))",
        "right",
        0.75,
        denied_means="wrong",
    ),
    cue(
        _WRONG_WORDS + _MISTAKE_WORDS + _LEAVE_WORDS,
        rf"\b{_LEAVE_NOUN}\b[^.;]{{0,60}}?\b{_WAS}(?:{_WRONG}|{_MISTAKE})\b",
        "wrong",
        0.8,
        denied_means="right",
    ),
    cue(
        "would wouldn't could couldn't; have; done taken signed accepted agreed settled touched",
        r"\b(?:wouldn't|would not|would never|couldn't|could not) have (?:done|taken|signed"
        r"|accepted|agreed|settled|touched)\b",
        "right",
        0.75,
        whom=NOBODY,
    ),
    cue(
        "would would've; refused walked rejected said done turned left",
        r"\bwould(?:'ve| have) (?:also |too )?(?:refused|walked|rejected|said no|done the same"
        r"|turned \w+ down|left)\b",
        "right",
        0.75,
        whom=NOBODY,
    ),
    cue(
        "should shouldn't",
        r"\bshould(?:n't| not| never) have (?:walked|left|rejected|refused|turned|quit|balked|said "
        r"no|pulled)\b",
        "wrong",
        0.85,
    ),
    cue(
        "should ought",
        r"\b(?:should|ought to) (?:at least )?have (?:taken|accepted|signed|settled|stayed|said "
        r"yes|agreed|grabbed)\b",
        "wrong",
        0.8,
    ),
    cue(
        "should shouldn't",
        r"\bshould(?:n't| not| never) have (?:taken|accepted|signed|settled|agreed|given in)\b",
        "right",
        0.7,
    ),
    cue(
        "choice option alternative",
        rf"\b(?:no|little) (?:real )?(?:choice|option|alternative) (?:but|except|other than) to {_LEAVE}",
        "right",
        0.8,
    ),
    cue(
        _HARM_WORDS,
        rf"\b(?:walking (?:away|out)|leaving|rejecting|refusing|turning [\w ]{{1,30}}? "
        rf"?down)\b[^.;]{{0,90}}?\b{_HARM}",
        "costly",
        0.7,
    ),
)
"""Was leaving, or saying no, right?"""

_OUTCOME = (
    r"(?:summit|meeting|talks|negotiations?|outcome|results?|round|session|impasse|stalemate"
    r"|deadlock|collapse|breakdown"
    r"|failure to (?:agree|reach)|no[- ]deal|walk-?out|process|bargaining|conference|standoff"
    r"|lack of (?:an? )?(?:deal|agreement|accord"
    r"|movement|achievement|progress))"
)
_OUTCOME_WORDS = (
    "; summit meeting talks negotiation outcome result round session impasse stalemate "
    "deadlock collapse breakdown failure no walkout "
    "walk process bargaining conference standoff lack"
)
_FAILED = r"(?:failure|fiasco|disaster|flop|debacle|big mess|mess|shambles|farce|catastrophe|waste of time)"
_FAILED_WORDS = "failure fiasco disaster flop debacle mess shambles farce catastrophe waste "
_POOR = (
    r"(?:disappoint(?:ment|ing)|setback|set-back|blow|missed opportunity|regrettable|bad "
    r"(?:news|sign|day|outcome|for)|tragedy|step back|pity)"
)
_POOR_WORDS = "disappointment setback set-back blow missed regrettable bad tragedy step pity "
_GOOD = (
    r"(?:success|triumph|step forward|good (?:news|sign|day|outcome|start|for)|encouraging"
    r"|productive|constructive|milestone)"
)
_GOOD_WORDS = "success triumph step good encouraging productive constructive milestone "

NO_DEAL = Table.of(
    cue(
        _FAILED_WORDS + _OUTCOME_WORDS,
        rf"\b{_OUTCOME}\b[^.;]{{0,60}}?\b(?P<judged>{_FAILED})\b",
        "failure",
        0.6,
        denied_means="not_a_failure",
        whom=NOBODY,
    ),
    cue(
        _FAILED_WORDS + _OUTCOME_WORDS,
        rf"\b{_FAILED}\b(?! to)[^.;]{{0,40}}?\b{_OUTCOME}\b",
        "failure",
        0.5,
        denied_means="not_a_failure",
        whom=NOBODY,
    ),
    cue(
        _POOR_WORDS + _OUTCOME_WORDS,
        rf"\b{_OUTCOME}\b[^.;]{{0,60}}?\b(?P<judged>{_POOR})",
        "costly",
        0.65,
        denied_means="harmless",
        whom=NOBODY,
    ),
    cue(
        _GOOD_WORDS + _OUTCOME_WORDS,
        rf"\b{_OUTCOME}\b[^.;]{{0,60}}?\b(?P<judged>{_GOOD})",
        "success",
        0.5,
        denied_means="costly",
        whom=NOBODY,
    ),
    cue(
        "put puts leave left place land",
        r"\b(?:puts?|leaves?|left|placed?|lands?) (?:\w+ ){1,5}?(?:in|with) (?:a |an )?(?:\w+ "
        r")?(?:awkward|difficult|tight|"
        r"impossible|uneasy|uncomfortable|weak) (?:position|spot|place|situation|corner)",
        "costly",
        0.75,
        whom=AFTER,
    ),
    cue(
        "disappointed embarrassed humiliated frustrated deflated hurt",
        r"\b(?:seem(?:s|ed)|look(?:s|ed)|appear(?:s|ed)|is|was|are|were|be|will be) (?:\w+ "
        r")?(?:disappointed|embarrassed|humiliated|"
        r"frustrated|deflated|hurt)\b",
        "costly",
        0.6,
    ),
    cue(
        _HARM_WORDS,
        r"\b(?:without|no|lack of) (?:an? |any )?(?:deal|accord|agreement|settlement"
        r"|contract)\b[^.;]{0,50}?\b(?:will|would|could|may|is)"
        rf" (?:\w+ )?{_HARM}",
        "costly",
        0.7,
        whom=AFTER,
    ),
    cue(
        "end",
        r"\b(?:isn't|is not|not) (?:\w+ )?the end of (?:the )?(?:world|road|process|story)\b",
        "harmless",
        0.6,
        whom=NOBODY,
    ),
)
"""What is said of an end without a deal, or of the meeting as a whole."""

AT_LARGE = Table.of(
    cue(
        "unwarranted unjustified malpractice mistake wrong failure disappointing reckless "
        "irresponsible regrettable terrible awful harm hurt "
        "dangerous risky absurd unfair unreasonable outrageous insult shameful difficult awkward bad",
        r"\b(?:unwarranted|unjustified|malpractice|(?:a )?mistake|wrong|failure|disappoint(?:ing"
        r"|ed|ment)|reckless|irresponsible|regrettable|"
        r"terrible|awful|harm(?:ed|ful)|hurt|dangerous|risky|absurd|unfair|unreasonable|outrageous"
        r"|insult(?:ing)?|shameful|difficult|awkward|bad)\b",
        "critical",
        0.38,
        denied_means="not_critical",
        whom=NOBODY,
    ),
    cue(
        "right success excellent fair reasonable welcome positive good",
        r"\b(?:right|success|excellent|fair|reasonable|welcome|positive|good)\b(?! (?:now|away|faith|time))",
        "approving",
        0.36,
        denied_means="critical",
        whom=NOBODY,
    ),
)
"""Words of judgement whose target is not told."""
