"""Words that show what is negotiated over, and what is done with it."""

__all__ = ["ACTIONS", "ASKING", "AWAY", "EMPTY_HEADS", "MODIFIERS_OUT", "NOUNS_OF_ACTION", "STOPS"]

_TABLE = """
lift lifts lifted lifting: lifted
dismantle dismantles dismantled dismantling: dismantled
remove removes removed removing: removed
ease eases eased easing: eased
withdraw withdraws withdrew withdrawn withdrawing: withdrawn
release releases released releasing: released
return returns returned returning: returned
cut cuts cutting: cut
scrap scraps scrapped scrapping: scrapped
drop drops dropped dropping: dropped
close closes closed closing: closed
open opens opened reopen reopened: opened
raise raises raised raising: raised
increase increases increased increasing: raised
pay pays paid paying: ""
suspend suspends suspended suspending halt halted halting shun shuns shunned freeze froze frozen: suspended
stop stops stopped stopping: stopped
ban bans banned banning: banned
keep keeps kept keeping maintain maintains maintained maintaining retain retained: kept
share shares shared sharing: shared
hire hires hired hiring: hired
sell sells sold selling: sold
buy buys bought buying acquire acquires acquired acquiring: bought
move moves moved moving: moved
build builds built building: built
give grant grants granted granting: given
accept accepts accepted accepting: ""
offer offers offered offering: ""
demand demands demanded demanding: ""
want wants wanted: ""
propose proposes proposed proposing: ""
refuse refuses refused refusing: ""
reject rejects rejected rejecting: ""
seek seeks sought seeking: ""
need needs: ""
"""
ACTIONS = {
    word: done.strip().strip('"')
    for words, _, done in (row.partition(":") for row in _TABLE.strip().splitlines())
    for word in words.split()
}
"""Verbs whose object may be an issue, each with the participle that tells what becomes of it; empty where it only tells
that somebody asks or offers."""

ASKING = frozenset(word for word, done in ACTIONS.items() if not done) - {"pay", "pays", "paid", "paying"}
"""Those that only tell that somebody asks or offers."""

AWAY = frozenset(("lifted", "dismantled", "removed", "eased", "withdrawn", "scrapped", "dropped", "cut", "released"))
"""What takes a thing away; of such a thing all, a part or nothing may be."""

NOUNS_OF_ACTION = {
    "relief": "lifted",
    "removal": "removed",
    "withdrawal": "withdrawn",
    "release": "released",
    "closure": "closed",
    "suspension": "suspended",
    "exemption": "lifted",
    "cut": "cut",
    "rise": "raised",
    "increase": "raised",
}
"""Nouns that name what is done with the thing before them: sanctions relief."""

STOPS = frozenset(
    """
    a an the this that these those his her its their our my your some any all both each every no more most many much
    of in on at to for with without from by against over about under into onto until till since before after during
    and or but nor if unless because while when where which who whom whose what why how than then as so not
    is are was were be been being am do does did done has have had having will would shall should can could may might
    must it he she they we you i them him us me himself herself itself themselves there here now today tomorrow
    yesterday again also only just even still already yet very too back out up down off away said says say told
    between through across near inside outside such like one two three four five six seven eight nine ten another
    other others s t went going come came made make take taken took get got went give gives gave given
    alive sure glad ready stands voice whether whatever
    """.split()
)
"""Words at which a noun phrase ends."""

MODIFIERS_OUT = frozenset(
    """
    new old other further current full complete entire total partial certain several large small big large-scale great
    major key main own first last next final good better best possible more less comprehensive multiple general such
    economic early late whole so-called many few little much basic broad wider longer shorter same different final
    revised
    """.split()
)
"""Words before a noun that do not tell one matter from another."""

EMPTY_HEADS = frozenset(
    """
    deal deals agreement agreements accord talk talks negotiation negotiations summit meeting meetings offer offers
    demand demands proposal proposals request requests way ways thing things time times people person man woman side
    sides statement statements number word words question questions answer point points part parts place day days week
    weeks month months year years hour hours minute minutes end start process progress decision reason reasons case
    issue issues matter matters problem problems solution position positions line lines lot bit kind sort role idea
    ideas view views party parties government company union country countries world press reporters news report result
    results outcome conference journey walk hand hands face eye eyes head heart mind home house room table door doors
    letter text note paper papers picture story life death criticism blame anything something nothing everything
    everyone somebody nobody anybody leader leaders president minister chief chairman official officials spokesman
    member members group groups team teams figure figures name names future past present power trust vision gap
    concession concessions compromise change changes step steps term terms condition conditions order form example
    sense use need needs chance chances hope hopes action effect business leverage advantage attention others
    doing having it itself director directors judge mayor passenger relationship partnership friends friend focus
    hurry threat joke movement development failure consequences goal sequence percent cent per anyone combination
    agenda gesture gestures
    """.split()
)
"""Nouns that are no matter to be settled."""
