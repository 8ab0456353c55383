"""Small words of English that hold a sentence together, and verbs that are not of speech. Open tables."""

__all__ = [
    "ADVERBS",
    "AUXILIARIES",
    "CONJUNCTIONS",
    "DETERMINERS",
    "IRREGULAR_VERBS",
    "NEGATIONS",
    "PREPOSITIONS",
    "PRONOUNS",
    "RELATIVES",
    "TIMES",
    "TOLD_OF_THEM",
]

DETERMINERS = frozenset(
    """
    the a an this that these those some many most both each another his her its their our my your several two three
    four five six seven eight nine ten one no any every other either neither few all dozens hundreds thousands half
    certain
    """.split()
)
PRONOUNS = frozenset("he she they it i we you him them us me someone somebody everyone everybody nobody".split())
RELATIVES = frozenset("who whom whose which where".split())
AUXILIARIES = frozenset(
    """
    has had have having is was were are been be being am will would shall should can could may might must do does did
    isn't wasn't aren't weren't hasn't hadn't haven't won't wouldn't shouldn't can't couldn't don't doesn't didn't
    he's she's they've they're we've we're i've i'm it's he'd she'd they'd
    here's there's that's what's who's let's where's how's
    """.split()
)
NEGATIONS = frozenset(
    """
    not never declined refused isn't wasn't aren't weren't hasn't hadn't haven't won't wouldn't shouldn't can't
    couldn't don't doesn't didn't without nor cannot
    """.split()
)
ADVERBS = frozenset(
    """
    ahead also later then still again soon once ever never not even just only too already now today yesterday tomorrow
    tonight meanwhile however instead therefore thus perhaps indeed often always sometimes though moreover furthermore
    afterwards afterward thereafter earlier nevertheless nonetheless repeatedly there here further first second
    finally lastly likewise almost nearly about out back rather quite very more much well yet ago online anyway
    """.split()
)
CONJUNCTIONS = frozenset(
    """
    and or but while as because although though whereas if when that than so nor whether after before since until
    unless once whenever plus yet how
    """.split()
)
PREPOSITIONS = frozenset(
    """
    of at for in from on to with by about under over against into onto upon within between among through during
    without across along behind beyond despite except inside like near outside per regarding toward towards via amid
    versus following concerning alongside including besides throughout around above below
    """.split()
)
TIMES = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december mon tue tues wed thu thurs fri sat sun jan feb mar apr jun jul aug sep sept
    oct nov dec easter christmas ramadan eid gmt am pm
    """.split()
)
IRREGULAR_VERBS = frozenset(
    """
    won lost left made took gave got kept met put held went came saw led ran fell rose wants wanted became began broke
    brought built bought chose cut drew drove fought found flew forgot froze grew hit hurt laid let paid sat sold sent
    set shook showed shut spent spoke stood stuck struck taught threw understood withdrew woke wore makes takes gives
    gets keeps holds goes comes sees leads runs falls rises becomes brings builds leaves loses meets pays sells sends
    sets shows speaks stands tries seems seemed appears appeared remains remained needs need want needed agreed
    """.split()
)

TOLD_OF_THEM = frozenset(
    "declined refused agreed tried wanted offered hoped threatened failed continued managed promised decided asked "
    "pledged vowed".split()
)
"""Past forms that tell what somebody did: "the spokesman *declined* to comment" is no spokesman of that name."""
