"""Rules for what a page asks of its readers: to share, to subscribe, to comment, to play."""

from walkaway.evidence.documents.left_out_rule import LeftOutRule, whole, words_of

__all__ = ["RULES"]

_END = r"\W*"
_NETWORK = (
    r"(?:facebook|twitter|x|linkedin|whatsapp|telegram|reddit|flipboard|pinterest|e-?mail|instagram|youtube|tumblr"
    r"|messenger|print|copy link|link|share|tweet|save|pocket|threads|bluesky|google news|wechat|weibo|viber|rss|koo"
    r"|comments?|more)"
)
_PAGE = r"(?:article|story|post|page|news|link|love|word|content)"
_OFFERED = (
    r"(?=.{0,160}\b(?:newsletters?|inbox|subscribers?|subscriptions?|subscribe|free trial|our apps?|the app"
    r"|push alerts?|e-?mail alerts?|real[- ]?time updates?|breaking news alerts?|news alerts?|daily digest"
    r"|unlimited|our journalism"
    r"|a (?:member|patron|supporter)|membership|news tips?|a tip|story tips?"
    r"|our (?:whatsapp|telegram) (?:channel|group)|our podcast|podcast daily|our daily)\b)"
)
_OURS = (
    r"(?:us|our|the latest|the day|the best|the app|your|real|all|breaking|daily|e-?mail|news|more|unlimited|instant"
    r"|free|updates|a (?:free|news|tip|story)|to receive|to read)"
)

RULES = (
    LeftOutRule(
        id="share",
        why="An invitation to share the page or to follow its makers.",
        starts=words_of(
            "like share shares tweet follow kindly please join connect find email e-mail print facebook twitter "
            "whatsapp save copy linkedin telegram reddit spread flipboard pinterest x instagram add forward"
        ),
        test=whole(
            rf"like (?:(?:this|our) {_PAGE}|us|what you)\b.{{0,80}}",
            r"(?:kindly |please )?share(?: (?:this|our)\b.{0,80}| (?:it )?(?:with|on|via)\b.{0,60}"
            rf"| the {_PAGE}\b.{{0,60}}|[:!.\s]*)",
            rf"(?:{_NETWORK}[\s|,/·•]*)+",
            rf"follow (?:us|\w+(?: \w+){{0,3}} on (?:{_NETWORK}|google))\b.{{0,120}}",
            r"follow @\w+.{0,60}",
            r"(?:kindly|please) (?:like|follow)\b.{0,80}",
            r"(?:join|connect with|find|add|follow) [\w ]{2,60} (?:on|as|via) (?:our )?"
            rf"(?:{_NETWORK}|google|a preferred)\b.{{0,80}}",
            rf"(?:e-?mail|print|tweet|save|copy|forward) (?:this|the) {_PAGE}\b.{{0,40}}",
            rf"spread the (?:word|news){_END}",
            r"\d+ shares?",
        ),
        most=160,
        example="Like this story? Share it with a friend!",
        counterexample="Share prices fell after the talks broke down.",
    ),
    LeftOutRule(
        id="share_count",
        why="A count of the page's readers.",
        test=whole(rf"[0-9][0-9.,k]* ?(?:shares?|comments?|views?|likes?|retweets?){_END}"),
        most=40,
        example="12 Comments",
        counterexample="12 comments were enough to end the talks.",
    ),
    LeftOutRule(
        id="newsletter",
        why="An invitation to subscribe.",
        starts=words_of(
            "sign subscribe get join receive enjoy download register become support never stay listen for unlock start "
            "try want have got already log to this you unsubscribe"
        ),
        test=whole(
            rf"sign (?:up|in)\b(?: (?:to|for|here|now|today|free)\b.*|{_END})",
            rf"subscribe\b(?: (?:to|now|for|here|today|and)\b.*|{_END})",
            rf"(?:get|receive|enjoy|download|join|unlock|start|try|want|have|got) {_OURS}\b{_OFFERED}.*",
            rf"(?:never miss|register|become a|support (?:us|our))\b{_OFFERED}.*",
            r"listen to [\w ]{2,40} podcast\b.*",
            r"already a subscriber\b.*",
            r"unsubscribe\b.{0,80}",
            r"log in to (?:continue|read)\b.*",
            r"to (?:continue|keep) reading\b.*",
            r"for (?:more|the latest) (?:news|stories|updates)\b.{0,120}",
            r"stay (?:informed|updated|up to date|connected) (?:with|on|by|and)\b.{0,100}",
            r"this (?:article|content|story) is (?:for|only|available|exclusive)\b.{0,30}subscrib.*",
            r"you(?:['’]ve| have) read \d+ of .*",
        ),
        most=300,
        example="Sign up for our daily newsletter",
        counterexample="Get a deal or leave, the minister told the union.",
    ),
    LeftOutRule(
        id="comments",
        why="Belongs to the comments of readers.",
        starts=words_of("view comments comment post leave no join what have add show hide write be your"),
        test=whole(
            r"(?:view|show|hide|read|post|add|write|leave|see)(?: all| a| your| the)? (?:\d+ )?"
            rf"(?:comments?|repl(?:y|ies)){_END}",
            r"comments?(?: are)? (?:closed|off|disabled)\b.{0,80}",
            rf"(?:no comments(?: yet)?|comments?|have your say){_END}",
            r"join the (?:conversation|discussion)\b.{0,40}",
            r"what do you think\?.{0,60}",
            r"leave a (?:comment|reply)\b.{0,40}",
            rf"be the first to comment{_END}",
            r"your e-?mail address will not be published\b.*",
        ),
        most=140,
        example="Comments are closed.",
        counterexample="Comments on the offer are due on Friday.",
    ),
    LeftOutRule(
        id="player",
        why="Belongs to a player of sound or film.",
        starts=words_of("your listen watch play video audio this now live"),
        test=whole(
            r"your browser (?:does|doesn['’]t|do)\b.*",
            rf"(?:listen|watch)(?: (?:to this (?:article|story)|live|now|here|again))?{_END}(?:\d+ ?min\w*)?{_END}",
            rf"play (?:video|audio|now){_END}",
            r"video player.{0,40}",
            r"this (?:video|audio) (?:is|can) (?:not|no longer|be played)\b.{0,80}",
            rf"(?:video|audio) (?:unavailable|duration.{{0,20}}){_END}",
            rf"now playing{_END}",
            rf"live (?:tv|stream|now|updates?){_END}",
        ),
        most=160,
        example="Listen to this article",
        counterexample="Listen to the workers, the mediator told the port.",
    ),
)
