"""Words by which English says that somebody speaks."""

import re
from collections.abc import Iterable

__all__ = ["SPEECH_VERB", "SPEECH_VERBS"]

SPEECH_VERBS = """
    acknowledge acknowledged acknowledges acknowledging add added adding adds admit admits admitted admitting
    affirmed agree agreed agrees announce announced announces announcing answer answered answering answers argue
    argued argues arguing ask asked asking asks assert asserted asserting asserts began begin believe believed
    believes boast boasted called calls caution cautioned cautioning cautions chimed claim claimed claiming claims
    clarified comment commented commenting comments complain complained complaining complains concede conceded
    concedes conceding conclude concluded concludes concluding confirm confirmed confirming confirms contend
    contended contending contends continue continued continues continuing counter countered countering counters
    cried cry declare declared declares declaring demand demanded denied denies deny denying described describes
    disclosed echoed elaborated emphasise emphasised emphasises emphasising emphasize emphasized emphasizes
    emphasizing exclaim exclaimed explain explained explaining explains fumed informed insist insisted insisting
    insists interjected joke joked jokes joking lament lamented lamenting laments maintained maintains murmur
    murmured mused mutter muttered note noted notes noting observe observed observes observing offered opined plead
    pleaded pledge pledged post posted posting posts predict predicted predicting predicts promise promised promises
    put puts quip quipped quips quoted read reads reasoned recall recalled recalling recalls recounted reflected
    reiterate reiterated reiterates reiterating remark remarked remarking remarks repeat repeated repeats replied
    replies reply replying reported respond responded responding responds retort retorted revealed said say saying
    says scoffed shot shout shouted shouting sighed signaled signalled snapped speculated state stated states
    stating stress stressed stresses stressing suggest suggested suggesting suggests summarised summarized summed
    tell telling tells testified think thinks thought thundered told tweet tweeted tweeting tweets urge urged urges
    urging vented ventured volunteered vow vowed vowing vows warn warned warning warns whisper whispered write
    writes writing wrote yell yelled
""".split()
"""Verbs of speech, each form."""
ACCORDING_TO = r"according\s+to"


def _by_first_letters(words: Iterable[str]) -> str:
    """Return a pattern for words that tries those alone which begin as the text does."""
    groups: dict[str, list[str]] = {}
    for word in sorted(set(words)):
        groups.setdefault(word[:1], []).append(word[1:])
    return "|".join(f"{letter}(?:{'|'.join(rests)})" for letter, rests in groups.items())


SPEECH_VERB = re.compile(rf"\b(?:{_by_first_letters((*SPEECH_VERBS, ACCORDING_TO))})\b", re.IGNORECASE)
