"""Rules for notices: advertisements, cookies, rights, who helped, and where a report came from."""

from walkaway.evidence.documents.agencies import AGENCY, WIRES
from walkaway.evidence.documents.left_out_rule import LeftOutRule, anywhere, whole, words_of

__all__ = ["RULES"]

_END = r"\W*"
_WIRE = "|".join(sorted((name.replace(".", r"\.") for name in WIRES), key=len, reverse=True))
_NAMES = r"[A-Z][\w.'’-]*(?:,? (?:and |in |by )?[A-Z][\w.'’-]*){0,30}"
_DONE = r"(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled|[Ee]dited|[Ww]ritten)"

RULES = (
    LeftOutRule(
        id="advertisement",
        why="An advertisement.",
        starts=words_of(
            "advertisement advertisements ad ads sponsored promoted paid story article content scroll partner advert "
            "skip"
        ),
        test=whole(
            rf"(?:advertise?ments?|ads?|advert|promoted(?: content)?|partner content|skip ad\w*){_END}",
            rf"sponsored(?: content| by .{{2,40}}| post)?{_END}",
            rf"paid (?:post|content|partnership){_END}",
            r"scroll to continue.{0,40}",
            r"ad(?:vertisement)?\s?[-–—:|].{0,60}",
            r"(?:story|article|content) continues (?:below|after)\b.{0,40}",
        ),
        most=100,
        example="Story continues below advertisement",
        counterexample="Advertisement sales were part of the deal.",
    ),
    LeftOutRule(
        id="cookies",
        why="A notice on cookies.",
        holds=("cookie",),
        test=anywhere(
            r"\bcookies\b.{0,200}\b(?:your experience|you accept|you agree|you consent|opt.out|this (?:site|website)"
            r"|our (?:use|site|website|partners))",
            r"\b(?:we use|uses?|accept|manage|reject)(?: all| our)? cookies\b",
            r"\bcookie (?:policy|settings|preferences|notice)\b",
        ),
        most=500,
        example="We use cookies to improve your experience.",
        counterexample="The baker offered cookies to the pickets.",
    ),
    LeftOutRule(
        id="rights",
        why="A notice on rights.",
        holds=(
            "©",
            "(c)",
            "copyright",
            "rights reserved",
            "may not be",
            "disclaimer",
            "permission",
            "creative commons",
        ),
        test=anywhere(
            r"^\W*(?:©|\(c\)|copyright)\W{0,3}(?:©|\(c\)|(?:19|20)[0-9]{2}\b)",
            r"^©",
            r"^\W*copyright (?:[A-Z]\w+ ?){1,4}[.,]? (?:19|20)[0-9]{2}",
            r"\ball rights reserved\b",
            r"\bmay not be (?:published|reproduced|republished)\b",
            r"^\W*(?:legal )?disclaimer\s*(?:$|:)",
            r"\brepublished (?:here )?with permission\b",
            r"\bunder a creative commons\b",
        ),
        most=600,
        example="Copyright © 2019 The Associated Press. All rights reserved.",
        counterexample="Copyright was the last point of the talks.",
    ),
    LeftOutRule(
        id="staff",
        why="Says who helped to write it.",
        starts=words_of("reporting additional writing editing compiled with edited written"),
        test=whole(
            rf"(?:[Aa]dditional |[Ww]ith additional )?{_DONE}(?: and (?:additional )?{_DONE})?(?: for \w+)? by:? "
            rf"{_NAMES}"
            rf"(?:[;,.]? .{{0,12}}{_DONE}\b.*)?{_END}",
            rf"\((?:[Aa]dditional )?[Rr]eporting by\b[^()]*\){_END}",
            r"[Ww]ith (?:additional )?(?:inputs?|reporting|files?|contributions?) (?:from|by)\b.{2,120}",
            ignore_case=False,
        ),
        most=400,
        example="(Reporting by Ann Lee; Editing by Tom Gray)",
        counterexample="Reporting by the BBC showed that both sides had lied.",
    ),
    LeftOutRule(
        id="contributors",
        why="Says who helped to write it, or how it came about.",
        holds=(
            "contributed",
            "some information",
            "this story",
            "this article",
            "this page",
            "this is a",
            "this release",
            "this press release",
            "this transcript",
            "edited by",
            "syndicated",
        ),
        test=anywhere(
            r"\bcontributed (?:to this (?:report|story|article)|reporting)",
            r"^(?:associated press|AP|reuters) (?:writers?|journalists?|reporters?) .{2,120} contributed\b",
            r"^some information (?:for|in) this (?:report|article|story) (?:came|was|is)\b",
            r"^this (?:story|article) (?:was|is) (?:produced|originally|first|reported|written|also|published|provided"
            r"|translated)\b",
            r"^this (?:story|article|page) (?:has been|was|will be) (?:updated|corrected|published|edited|amended"
            r"|auto-?generated|not been)",
            r"^\W*this is a (?:developing|breaking)(?: news)? story\b",
            r"\bhas not been edited by\b",
            r"^this (?:press )?release (?:contains|includes) forward-looking statements\b",
            r"^this is an? (?:rush|rough|edited|lightly edited|unedited) transcript\b",
            r"^this transcript (?:has been|was|is|may)\b",
            r"^this page (?:refreshes|updates|is updated|will be updated)\b",
            r"\bgenerated from a syndicated feed\b",
        ),
        most=400,
        example="Associated Press writer Ann Lee in London contributed to this report.",
        counterexample="The strike contributed to the fall in trade.",
    ),
    LeftOutRule(
        id="origin",
        why="Says where the report comes from.",
        starts=frozenset(name.split()[0] for name in WIRES) | words_of("source sources agencies agency via"),
        test=whole(
            r"(?:source|sources|via)\s?:\s?\S.{1,60}",
            rf"(?:{_WIRE}|agencies)(?: ?/ ?(?:{_WIRE}|agencies))*{_END}",
            r"Reuters, the news and media division\b.*",
        ),
        most=400,
        example="[Source: ENCA]",
        counterexample="Sources said that the port would close.",
    ),
    LeftOutRule(
        id="agency_line",
        why="Says where the report comes from.",
        test=whole(rf"(?:With |From )?{AGENCY}(?:(?:, ?| ?/ ?| and | & ){AGENCY})*\)?", ignore_case=False),
        most=60,
        example="— AP, AFP",
        counterexample="— Ann Lee",
    ),
    LeftOutRule(
        id="rule",
        why="A rule between parts.",
        test=whole(r"_*"),
        most=200,
        example="* * *",
        counterexample="* one *",
    ),
)
