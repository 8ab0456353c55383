"""Rules for links: to other reports, to places where a report can be shared, and around the page."""

from walkaway.evidence.documents.left_out_rule import LeftOutRule, searches, whole

__all__ = ["RULES"]

_NETWORK = r"(?:facebook|twitter|x|linkedin|whatsapp|telegram|reddit|flipboard|pinterest|e-?mail|instagram|youtube|tumblr|messenger|print|copy link|link|share|tweet|save|pocket|threads|bluesky|google news|sms|wechat|weibo|viber|rss|koo|comment|comments|more)"
_OBJECT = r"(?:this|the|our|it|with|on|via|article|story|post|page|news)"
_LEAD = (
    r"(?:more (?:stories|news|headlines|top stories|on this(?: story| topic)?|from .{1,40}|like this|coverage)|most (?:read|popular|viewed|watched|shared)|"
    r"related(?: (?:posts?|articles?|stories|story|news|content|topics?|coverage|links?|reading|items?|reports?|videos?))?|top (?:stories|news)|"
    r"latest(?: (?:news|videos?|stories|headlines))?|(?:read|see) (?:more|also|next|this)|also read|see also|recommended(?: stories| for you| reading| articles)?|"
    r"you (?:may|might) (?:also )?(?:like|be interested in)|what to read next|keep reading|(?:editor['’]?s['’]? )?(?:picks?|choice)|trending(?: now| stories)?|"
    r"don['’]t miss|in case you missed it|list of \d+ items?|end of list|featured(?: stories)?|popular(?: stories| posts)?|also in the news|further reading|"
    r"must[ -]reads?|similar (?:stories|posts)|other (?:stories|news)|next (?:story|article)|previous (?:story|article)|up next|advertisement)"
)

RULES = (
    LeftOutRule(
        id="links",
        why="The head of a list of other reports.",
        starts=frozenset(
            "more most related top latest read see also recommended you what keep editor editor's editor’s editors picks "
            "trending don't don’t in list end featured popular further must must-read must-reads similar other next previous up pick choice".split()
        ),
        test=whole(rf"\W*{_LEAD}\W*"),
        most=70,
        example="Most read",
        counterexample="Most read the letter as a threat.",
        leads=True,
    ),
    LeftOutRule(
        id="read_also",
        why="A link to another report.",
        starts=frozenset(
            "also read related see more watch listen don't don’t must must-read recommended continue click in video live explained next opinion "
            "full in-depth timeline gallery photos pictures podcast explainer fact background here".split()
        ),
        test=whole(
            r"\W*(?:also on [\w-]+(?:\.[\w-]+)+.*|(?:(?:also )?read(?: (?:more|also|next|this|here|on|full story|the full \w+))?|related(?: \w+)?|see also|"
            r"more(?: on (?:this|that)(?: story)?| from [\w ]{2,30}| stories| news| coverage)?|watch(?: (?:live|now|here|this|also|more))?|listen(?: (?:now|here|to this))?|"
            r"don['’]t miss|must[ -]read|recommended|explainer|in pictures|live updates|next up|gallery|podcast|video)\s?(?:[:|»>]|[-–—]\s)\s?\S.*"
            r"|(?-i:ALSO READ|Also Read|READ ALSO|Read Also|READ MORE)\b.*|read more (?:on|about|at|here|from)\b.{0,80}|continue reading\b.{0,80}|click here\b.{0,120}|(?:read|see) the full (?:story|article|report)\b.{0,60}"
            r"|more on (?:this|that) (?:story|topic)\b.*)"
        ),
        most=300,
        example="READ: The talks will last two days.",
        counterexample="Read together, the two offers leave little room.",
    ),
    LeftOutRule(
        id="share",
        why="An invitation to share the page or to follow its makers.",
        starts=frozenset(
            "like share shares tweet follow kindly please join connect find email e-mail print facebook twitter whatsapp save copy linkedin telegram reddit spread "
            "flipboard pinterest x instagram add forward pass".split()
        ),
        test=whole(
            rf"\W*(?:like (?:(?:this|our) (?:story|article|page|post|content)|us|what you)\b.{{0,80}}|(?:kindly |please )?share(?: (?:this|our)\b.{{0,80}}| (?:it )?(?:with|on|via)\b.{{0,60}}|"
            rf" the (?:article|story|post|page|news|love)\b.{{0,60}}|[:!.\s]*)|(?:{_NETWORK}[\s|,/·•]*)+|follow (?:us|\w+(?: \w+){{0,3}} on (?:{_NETWORK}|google))\b.{{0,120}}"
            rf"|follow @\w+.{{0,60}}|(?:kindly|please) (?:like|follow)\b.{{0,80}}|(?:join|connect with|find|add|follow) (?:us|the [\w ]+|our [\w ]+|[\w ]+) (?:on|as|via) (?:our )?"
            rf"(?:{_NETWORK}|google|a preferred)\b.{{0,80}}|(?:e-?mail|print|tweet|save|copy|forward) (?:this|the) (?:article|story|page|link)\b.{{0,40}}|spread the (?:word|news)\W*"
            r"|\d+ shares?)"
        ),
        most=160,
        example="Like this story? Share it with a friend!",
        counterexample="Share prices fell after the talks broke down.",
    ),
    LeftOutRule(
        id="share_count",
        why="A count of the page's readers.",
        starts=frozenset(),
        test=whole(r"\W*[0-9][0-9.,k]* ?(?:shares?|comments?|views?|likes?|retweets?)\W*"),
        most=40,
        example="12 Comments",
        counterexample="12 comments were enough to end the talks.",
    ),
    LeftOutRule(
        id="newsletter",
        why="An invitation to subscribe.",
        starts=frozenset("sign subscribe get join receive enjoy download register become support never stay listen for unlock start try want have got already log to don't don’t our this you".split()),
        test=whole(
            r"\W*(?:sign (?:up|in)\b(?: (?:to|for|here|now|today|free)\b.*|\W*)|subscribe(?: (?:to|now|for|here|today|and)\b.*|\W*)|(?:(?:get|receive|enjoy|download|join|unlock|start|try|want|have|got) (?:us|our|the latest|the day|the best|your|real|all|breaking|daily|e-?mail|news|more|unlimited|instant|free|a (?:free|news|tip|story)|updates|to receive|to read|the app)|never miss|register|become a|support (?:us|our)|listen to [\w ]{2,40} podcast)\b"
            r"(?=.{0,160}\b(?:newsletters?|inbox|subscribers?|subscriptions?|subscribe|free trial|our apps?|the app\b|push alerts?|email alerts?|real[- ]?time updates?|breaking news alerts?|"
            r"news alerts?|daily digest|unlimited|our journalism|a (?:member|patron|supporter)|membership|news tips?|a tip\b|story tips?|our (?:whatsapp|telegram) (?:channel|group)|our podcast|podcast daily|our daily)).*"
            r"|already a subscriber\b.*|log in to (?:continue|read)\b.*|to (?:continue|keep) reading\b.*|for (?:more|the latest) (?:news|stories|updates)\b.{0,120}|stay (?:informed|updated|up to date|connected)\b.{0,100}"
            r"|this (?:article|content|story) is (?:for|only|available|exclusive)\b.{0,30}subscrib.*|you(?:['’]ve| have) read \d+ of .*)"
        ),
        most=300,
        example="Sign up for our daily newsletter",
        counterexample="Get a deal or leave, the minister told the union.",
    ),
    LeftOutRule(
        id="comments",
        why="Belongs to the comments of readers.",
        starts=frozenset("view comments comment post leave no join what have add show hide write be login please".split()),
        test=whole(
            r"\W*(?:(?:view|show|hide|read|post|add|write|leave|see)(?: all| a| your| the)? (?:\d+ )?(?:comments?|repl(?:y|ies))\W*|comments?(?: are)? (?:closed|off|disabled)\b.{0,80}|no comments(?: yet)?\W*|comments?\W*"
            r"|join the (?:conversation|discussion)\W*.{0,40}|what do you think\?.{0,60}|have your say\W*|leave a (?:comment|reply)\b.{0,40}|be the first to comment\W*|your e-?mail address will not be published\b.*)"
        ),
        most=140,
        example="Comments are closed.",
        counterexample="Comments on the offer are due on Friday.",
    ),
    LeftOutRule(
        id="navigation",
        why="Leads around the site.",
        starts=frozenset("home menu search skip back log login sign signin my contact about privacy terms you go jump open close toggle all loading source via".split()),
        test=searches(
            r"^\W*(?:home|menu|search|skip to (?:main )?content|back to (?:top|home(?:page)?)|log ?in|sign ?in|my account|contact us|about us|privacy policy|terms (?:of (?:use|service)|and conditions)|"
            r"you are here:?.{0,120}|home ?(?:[>»›/|]).{0,160}|go to .{2,30} homepage|jump to .{2,30}|open menu|close(?: menu)?|toggle navigation|all sections|loading\W*|source link|via)\W*$"
        ),
        most=200,
        example="Home » Asia News » Talks fail",
        counterexample="Home owners rejected the offer.",
    ),
    LeftOutRule(
        id="topics",
        why="Lists the topics of the page.",
        starts=frozenset("tags tag topics topic keywords keyword filed categories category posted sections section hashtags".split()),
        test=whole(r"\W*(?:tags?|topics?|keywords?|filed (?:under|in)|categor(?:y|ies)|posted (?:in|under)|sections?|hashtags?)\s?[:|].*"),
        most=300,
        example="Tags: strike, port, wages",
        counterexample="Topics for the next round are wages and hours.",
    ),
    LeftOutRule(
        id="player",
        why="Belongs to a player of sound or film.",
        starts=frozenset("your listen watch play video audio this the now live".split()),
        test=whole(
            r"\W*(?:your browser (?:does|doesn['’]t|do)\b.*|(?:listen|watch)(?: (?:to this (?:article|story)|live|now|here|again))?\W*(?:\d+ ?min\w*)?\W*|play (?:video|audio|now)\W*|video player.{0,40}|this (?:video|audio) (?:is|can)\b.{0,80}"
            r"|(?:video|audio) (?:unavailable|duration.{0,20})\W*|now playing\W*|live (?:tv|stream|now|updates?)\W*)"
        ),
        most=160,
        example="Listen to this article",
        counterexample="Listen to the workers, the mediator told the port.",
    ),
)

