"""Verbs and phrases by which English gives words to somebody: how each does so, and whether it keeps its distance."""

from dataclasses import dataclass

__all__ = ["ASK", "CALL", "CUES", "HEDGES", "HEDGE_PHRASES", "SAY", "TELL", "THINK", "Cue"]

SAY, TELL, CALL, ASK, THINK = "say", "tell", "call", "ask", "think"
"""How a verb takes its words: *said (that) …*, *told somebody (that) …*, *called it …*, *urged somebody to …*,
*believes …*, which gives a view without a word having been spoken."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A form of a verb of speech.

    Attributes:
        lemma: Its base form.
        kind: How it takes its words.
        form: ``base``, ``s``, ``past`` or ``ing``.
        noun: Whether the form is a noun as well ("demands").
        hedged: Whether it keeps its distance (claimed).
    """

    lemma: str
    kind: str
    form: str
    noun: bool = False
    hedged: bool = False


REGULAR = {
    SAY: """
        chant roar scream jeer gripe grouse quibble enthuse offer express voice add note argue insist explain
        declare announce state admit concede continue conclude observe remark comment complain stress emphasise
        emphasize reiterate repeat joke quip shout yell whisper murmur mutter exclaim predict suggest contend assert
        confirm deny vow lament boast counter agree recount testify affirm maintain interject chime echo vent fume
        thunder scoff snap signal disclose reveal clarify elaborate muse reflect speculate reason venture
        acknowledge recall reply answer respond retort tweet post caution cry sigh opine summarise summarize point
        warn accuse protest report indicate underline underscore propose recommend pledge promise threaten hint
        volunteer relate estimate allege profess claim blog message text email apologise apologize decry rejoin
        chide gush sneer shrug grumble moan proclaim pronounce stipulate specify outline describe
        confess concur bemoan tease crow rage object grouch marvel recommend confide insinuate rule argue remember
        decide conclude demur enquire inquire
    """,
    TELL: """
        inform assure remind notify advise
    """,
    CALL: """
        call brand dub label hail praise pan slam blast denounce condemn dismiss welcome criticise criticize
        portray depict refer nickname regard
        characterise characterize term deride lambast deem attack mock tout laud reject applaud ridicule decry style
    """,
    ASK: """
        ask urge order demand request implore exhort press instruct plead appeal invite question
    """,
    THINK: """
        believe hope expect doubt fear consider worry reckon
    """,
}
IRREGULAR = (
    ("say", SAY, "say says said saying"),
    ("write", SAY, "write writes wrote writing written"),
    ("tell", TELL, "tell tells told telling"),
    ("think", THINK, "think thinks thought thinking"),
    ("feel", THINK, "feel feels felt feeling"),
    ("know", THINK, "know knows knew knowing"),
    ("begin", SAY, "begin begins began beginning"),
    ("swear", SAY, "swear swears swore swearing"),
    ("speak", SAY, "speak speaks spoke speaking spoken"),
    ("sing", SAY, "sing sings sang singing sung"),
    ("put", SAY, "put puts put putting"),
    ("read", SAY, "read reads read reading"),
    ("quote", SAY, "quote quotes quoted quoting"),
    ("cite", SAY, "cite cites cited citing"),
)
FORMS = ("base", "s", "past", "ing", "past")

NOUNS_TOO = frozenset(
    """
    claim claims comment comments state states answer answers demand demands offer offers report reports promise
    promises request requests note notes post posts tweet tweets reply replies question questions point points call
    calls label labels vow vows pledge pledges order orders press fear fears hope hopes doubt doubts cry cries joke
    jokes boast boasts echo echoes signal signals text texts message messages email emails blog attack attacks protest
    protests reason reasons venture ventures counter counters blast hint hints estimate estimates outline outlines
    style term terms shot shots brand brands pan hail slam complain warning warnings saying ruling offering meaning
    sigh sighs chant chants scream screams
    roar roars sneer understanding beginning feeling thought thoughts appeal appeals advice threat invite read put puts
    deem laud shrug
    moan shout whisper lament maintain remark remarks welcome stress hold holds go goes going position worry worries
    """.split()
)
"""Forms that are nouns as well: no cue after an article, an adjective or a possessive."""

HEDGED_LEMMAS = frozenset({"claim", "allege", "profess", "hint"})

HEDGES = frozenset(
    """
    purportedly reportedly allegedly apparently seemingly supposedly ostensibly likely possibly perhaps probably
    presumably evidently rumoured rumored
    """.split()
)
"""Words that keep a distance to what is told."""

HEDGE_PHRASES = (
    "is said to",
    "are said to",
    "was said to",
    "were said to",
    "said to be",
    "said to have",
    "is understood to",
    "are understood to",
    "it is understood",
    "is believed to",
    "are believed to",
    "was believed to",
    "is thought to",
    "are thought to",
    "is reported to",
    "are reported to",
    "was reported to",
    "it seems",
    "it appears",
    "appears to",
    "appeared to",
    "seems to",
    "seemed to",
    "sources say",
    "sources said",
    "by some accounts",
    "according to sources",
    "according to reports",
    "media reports",
)
"""Phrases that do, in small letters."""


def _regular(lemma: str) -> tuple[str, str, str, str]:
    """Return the forms of a regular verb: base, with -s, past, with -ing."""
    if lemma in {"refer", "demur", "pan", "dub", "slam", "chat", "hint-at"} or lemma in {
        "admit",
        "quip",
        "shrug",
        "snap",
    }:
        double = lemma + lemma[-1]
        return lemma, lemma + "s", double + "ed", double + "ing"
    if lemma.endswith("e"):
        return lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    if lemma.endswith(("s", "sh", "ch", "x", "o")):
        return lemma, lemma + "es", lemma + "ed", lemma + "ing"
    return lemma, lemma + "s", lemma + "ed", lemma + "ing"


def _table() -> dict[str, Cue]:
    found: dict[str, Cue] = {}
    for kind, lemmas in REGULAR.items():
        for lemma in lemmas.split():
            for form, word in zip(FORMS, _regular(lemma), strict=False):
                found.setdefault(word, Cue(lemma, kind, form, word in NOUNS_TOO, lemma in HEDGED_LEMMAS))
    for lemma, kind, words in IRREGULAR:
        for form, word in zip(FORMS, words.split(), strict=False):
            found[word] = Cue(lemma, kind, "past" if word in {"put", "read"} else form, word in NOUNS_TOO)
    found["signalled"] = found["signaled"]
    found["signalling"] = found["signaling"]
    found["quoted"] = Cue("quote", SAY, "past")
    return found


CUES = _table()
"""Every form with what it does."""
