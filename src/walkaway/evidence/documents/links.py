"""Rules for links: to other reports, and around the site."""

import re

from walkaway.evidence.documents.left_out_rule import LeftOutRule, whole, words_of

__all__ = ["RULES"]

_END = r"\W*"
_RUN_TOGETHER = re.compile(r"[a-z]{3}[A-Z][a-z]")
_FEWEST_JOINTS = 3

RULES = (
    LeftOutRule(
        id="links",
        why="The head of a list of other reports.",
        starts=words_of(
            "more most related top latest read see also recommended you what keep editor editor's editor’s editors "
            "picks pick choice trending don't don’t in list end featured popular further must must-read must-reads "
            "similar other next previous up"
        ),
        test=whole(
            r"more (?:stories|news|headlines|top stories|on this(?: story| topic)?|from .{1,40}|like this|coverage)"
            rf"{_END}",
            rf"most (?:read|popular|viewed|watched|shared){_END}",
            r"related(?: (?:posts?|articles?|stories|story|news|content|topics?|coverage|links?|reading|items?|reports?"
            rf"|videos?))?{_END}",
            rf"top (?:stories|news){_END}",
            rf"latest(?: (?:news|videos?|stories|headlines))?{_END}",
            rf"(?:read|see) (?:more|also|next|this){_END}",
            rf"also (?:read|in the news){_END}",
            rf"recommended(?: stories| for you| reading| articles)?{_END}",
            rf"you (?:may|might) (?:also )?(?:like|be interested in){_END}",
            rf"(?:what to read next|keep reading|in case you missed it|don['’]t miss|end of list|up next){_END}",
            rf"(?:editor['’]?s['’]? )?(?:picks?|choice){_END}",
            rf"trending(?: now| stories)?{_END}",
            rf"list of \d+ items?{_END}",
            rf"featured(?: stories)?{_END}",
            rf"popular(?: stories| posts)?{_END}",
            rf"(?:further reading|must[ -]reads?|similar (?:stories|posts)|other (?:stories|news)){_END}",
            rf"(?:next|previous) (?:story|article){_END}",
        ),
        most=70,
        example="Most read",
        counterexample="Most read the letter as a threat.",
        leads=True,
    ),
    LeftOutRule(
        id="read_also",
        why="A link to another report.",
        starts=words_of(
            "also read related see more watch listen don't don’t must must-read recommended continue click in video "
            "live explainer next gallery podcast"
        ),
        test=whole(
            r"also on [\w-]+(?:\.[\w-]+)+.*",
            r"(?:(?:also )?read(?: (?:more|also|next|this|here|on|full story|the full \w+))?|related(?: \w+)?|see also"
            r"|more(?: on (?:this|that)(?: story)?| from [\w ]{2,30}| stories| news| coverage)?"
            r"|watch(?: (?:live|now|here|this|also|more))?|listen(?: (?:now|here|to this))?|don['’]t miss|must[ -]read"
            r"|recommended|explainer|in pictures|live updates|next up|gallery|podcast|video)"
            r"\s?(?:[:|»>]|[-–—]\s)\s?\S.*",
            r"(?-i:ALSO READ|Also Read|READ ALSO|Read Also|READ MORE)\b.*",
            r"read more (?:on|about|at|here|from)\b.{0,80}",
            r"continue reading\b.{0,80}",
            r"click here\b.{0,120}",
            r"(?:read|see) the full (?:story|article|report)\b.{0,60}",
            r"more on (?:this|that) (?:story|topic)\b.*",
        ),
        most=300,
        example="READ: The talks will last two days.",
        counterexample="Read together, the two offers leave little room.",
    ),
    LeftOutRule(
        id="navigation",
        why="Leads around the site.",
        starts=words_of(
            "home menu search skip back log login sign signin my contact about privacy terms you go jump open close "
            "toggle all loading source via"
        ),
        test=whole(
            rf"(?:home|menu|search|my account|contact us|about us|privacy policy|all sections|source link|via){_END}",
            rf"skip to (?:main )?content{_END}",
            rf"back to (?:top|home(?:page)?){_END}",
            rf"(?:log ?in|sign ?in|open menu|close(?: menu)?|toggle navigation|loading){_END}",
            rf"terms (?:of (?:use|service)|and conditions){_END}",
            r"you are here:.{0,120}",
            r"home ?[>»›/|].{0,160}",
            rf"go to .{{2,30}} homepage{_END}",
            rf"jump to .{{2,30}}{_END}",
        ),
        most=200,
        example="Home » Asia News » Talks fail",
        counterexample="Home owners rejected the offer.",
    ),
    LeftOutRule(
        id="run_together",
        why="Leads around the site: the names of its sections run together.",
        test=lambda words: not words.endswith((".", "?", "!")) and len(_RUN_TOGETHER.findall(words)) >= _FEWEST_JOINTS,
        most=300,
        example="PoliticsWorldBusiness NewsSportMoney",
        counterexample="McDonald's and IBM end talks",
    ),
    LeftOutRule(
        id="other_page",
        why="Leads to another page of the paper.",
        test=whole(r"(?:[\w ]{2,40}: |see |continued on |continued from |turn to )page [a-z]?[0-9]{1,3}\W*"),
        most=60,
        example="Timetables: page 14",
        counterexample="The clause stands on page 14",
    ),
    LeftOutRule(
        id="topics",
        why="Lists the topics of the page.",
        starts=words_of("tags tag topics topic keywords keyword filed categories category posted sections hashtags"),
        test=whole(
            r"(?:tags?|topics?|keywords?|filed (?:under|in)|categor(?:y|ies)|posted (?:in|under)|sections|hashtags?)"
            r"\s?[:|].*"
        ),
        most=300,
        example="Tags: strike, port, wages",
        counterexample="Topics for the next round are wages and hours.",
    ),
)
