"""Words by which English says that somebody speaks."""

import re

__all__ = ["SPEECH_VERB", "SPEECH_VERBS"]

SPEECH_VERBS = """
    said says say saying tell told tells telling add added adds adding note noted notes noting argue argued argues arguing
    insist insisted insists insisting warn warned warns warning write wrote writes writing tweet tweeted tweets tweeting
    post posted posts posting acknowledge acknowledged acknowledges acknowledging recall recalled recalls recalling ask
    asked asks asking reply replied replies replying answer answered answers answering respond responded responds
    responding retort retorted explain explained explains explaining declare declared declares declaring announce
    announced announces announcing state stated states stating claim claimed claims claiming admit admitted admits
    admitting concede conceded concedes conceding continue continued continues continuing conclude concluded concludes
    concluding observe observed observes observing remark remarked remarks remarking comment commented comments commenting
    complain complained complains complaining stress stressed stresses stressing emphasise emphasised emphasises
    emphasize emphasized emphasizes emphasising emphasizing reiterate reiterated reiterates reiterating repeat repeated
    repeats joke joked jokes joking quip quipped quips shout shouted shouting yell yelled whisper whispered murmur
    murmured mutter muttered cry cried exclaim exclaimed predict predicted predicts predicting suggest suggested suggests
    suggesting caution cautioned cautions cautioning contend contended contends contending assert asserted asserts
    asserting confirm confirmed confirms confirming deny denied denies denying vow vowed vows vowing pledge pledged
    promise promised promises urge urged urges urging plead pleaded demand demanded lament lamented laments lamenting
    boast boasted counter countered counters countering agree agreed agrees believe believes believed think thinks
    thought put puts read reads begin began agreed joked sighed recounted opined testified affirmed maintained maintains
    volunteered offered interjected chimed echoed vented fumed thundered scoffed snapped shot quoted signalled signaled
    disclosed revealed reported informed summarised summarized clarified elaborated mused reflected speculated
    reasoned ventured summed described describes called calls
""".split()
"""Verbs of speech, each form."""

SPEECH_VERB = re.compile(
    r"\b(?:" + "|".join(sorted(set(SPEECH_VERBS), key=len, reverse=True)) + r"|according\s+to)\b", re.IGNORECASE
)
