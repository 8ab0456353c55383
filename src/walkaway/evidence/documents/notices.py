"""Rules for notices: advertisements, cookies, rights, who helped, and where a report came from."""

from walkaway.evidence.documents.agencies import AGENCY, WIRES
from walkaway.evidence.documents.left_out_rule import LeftOutRule, searches, whole

__all__ = ["RULES"]

_WIRE = "|".join(sorted((name.replace(".", r"\.") for name in WIRES), key=len, reverse=True))
_NAMES = r"[A-Z][\w.'’-]*(?:,? (?:and |in |by )?[A-Z][\w.'’-]*){0,30}"

RULES = (
    LeftOutRule(
        id="advertisement",
        why="An advertisement.",
        starts=frozenset("advertisement advertisements ad ads sponsored promoted paid story article content scroll partner advert skip".split()),
        test=whole(
            r"\W*(?:advertise?ments?|ads?|advert|sponsored(?: content| by .{2,40}| post)?|promoted(?: content)?|paid (?:post|content|partnership)|partner content|skip ad\w*|scroll to continue.{0,40}"
            r"|ad(?:vertisement)?\s?[-–—:|].{0,60}|(?:story|article|content) continues (?:below|after)\b.{0,40})\W*"
        ),
        most=100,
        example="Story continues below advertisement",
        counterexample="Advertisement sales were part of the deal.",
    ),
    LeftOutRule(
        id="cookies",
        why="A notice on cookies.",
        starts=frozenset(),
        test=searches(r"\bcookies\b.{0,200}\b(?:your experience|you accept|you agree|you consent|our (?:use|site|website|partners)|opt.out|this (?:site|website))|\b(?:we use|uses?|accept|manage|reject)(?: all| our)? cookies\b|\bcookie (?:policy|settings|preferences|notice)\b"),
        holds=("cookie",),
        most=500,
        example="We use cookies to improve your experience.",
        counterexample="The baker offered cookies to the pickets.",
    ),
    LeftOutRule(
        id="rights",
        why="A notice on rights.",
        starts=frozenset(),
        test=searches(
            r"^\W*(?:©|\(c\)|copyright)\W{0,3}(?:©|\(c\)|(?:19|20)[0-9]{2}\b)|^©|^\W*copyright (?:[A-Z]\w+ ?){1,4}[.,]? (?:19|20)[0-9]{2}|\ball rights reserved\b|\bmay not be (?:published|reproduced|republished)\b"
            r"|^\W*(?:legal )?disclaimer\s*(?:$|:)|\brepublished (?:here )?with permission\b|\bunder a creative commons\b"
        ),
        holds=("©", "(c)", "copyright", "rights reserved", "may not be", "disclaimer", "permission", "creative commons"),
        most=600,
        example="Copyright © 2019 The Associated Press. All rights reserved.",
        counterexample="Copyright was the last point of the talks.",
    ),
    LeftOutRule(
        id="staff",
        why="Says who helped to write it.",
        starts=frozenset("reporting additional writing editing compiled with contributed the associated edited written".split()),
        test=whole(
            rf"\W*(?:additional |with additional )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled|[Ee]dited|[Ww]ritten)(?: and (?:additional )?(?:[Rr]eporting|[Ww]riting|[Ee]diting))?"
            rf"(?: for \w+)? by:? {_NAMES}(?:[;,.]? .{{0,5}}(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Ee]dited|[Ww]ritten|[Cc]ompiled)\b.*)?\W*|\((?:additional )?reporting by\b[^()]*\)\W*"
            rf"|[Ww]ith (?:additional )?(?:inputs?|reporting|files?|contributions?) (?:from|by)\b.{{2,120}}",
            ignore_case=False,
        ),
        most=400,
        example="(Reporting by Ann Lee; Editing by Tom Gray)",
        counterexample="Reporting by the BBC showed that both sides had lied.",
    ),
    LeftOutRule(
        id="contributors",
        why="Says who helped to write it.",
        starts=frozenset(),
        test=searches(
            r"\bcontributed (?:to this (?:report|story|article)|reporting)|^(?:associated press|AP|reuters) (?:writers?|journalists?|reporters?) .{2,120} contributed\b"
            r"|^some information (?:for|in) this (?:report|article|story) (?:came|was|is)\b|^this (?:story|article) (?:was|is) (?:produced|originally|first|reported|written|also|published|provided|translated)\b"
            r"|^this (?:story|article|page) (?:has been|was|will be) (?:updated|corrected|published|edited|amended|auto-?generated|not been)|^\W*this is a (?:developing|breaking)(?: news)? story\b"
            r"|\bhas not been edited by\b|\bgenerated from a syndicated feed\b"
        ),
        holds=("contributed", "some information", "this story", "this article", "this page", "this is a", "edited by", "syndicated"),
        most=400,
        example="Associated Press writer Ann Lee in London contributed to this report.",
        counterexample="The strike contributed to the fall in trade.",
    ),
    LeftOutRule(
        id="origin",
        why="Says where the report comes from.",
        starts=frozenset(name.split()[0] for name in WIRES) | frozenset(("source", "sources", "agencies", "agency", "via")),
        test=whole(
            rf"\W*(?:(?:source|sources|via)\s?:\s?\S.{{1,60}}|(?:{_WIRE}|agencies)(?: ?/ ?(?:{_WIRE}|agencies))*)\W*|Reuters, the news and media division\b.*"
        ),
        most=400,
        example="[Source: ENCA]",
        counterexample="Sources said that the port would close.",
    ),
    LeftOutRule(
        id="agency_line",
        why="Says where the report comes from.",
        starts=frozenset(),
        test=whole(rf"(?:[-–—]{{1,2}} ?|\()?(?:With |From )?{AGENCY}(?:(?:,|/| and| &)? ?{AGENCY})*\)?", ignore_case=False),
        most=60,
        example="— AP",
        counterexample="— Ann Lee",
    ),
    LeftOutRule(
        id="rule",
        why="A rule between parts.",
        starts=frozenset(),
        test=whole(r"[\W_]{1,200}"),
        most=200,
        example="* * *",
        counterexample="* one *",
    ),
)
