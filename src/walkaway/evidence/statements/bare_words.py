"""Content that is not named where it is meant: "that", "it", "so", and "more" without a noun."""

import re

from walkaway.evidence.speech.speech import Passage
from walkaway.evidence.statements.contents import Terms, content_before, terms_of
from walkaway.evidence.statements.context import Context
from walkaway.evidence.statements.quantities import MORE, SEVERAL, measures_of_option
from walkaway.evidence.statements.sentence import Sentence

__all__ = ["terms_behind", "terms_of_more"]

_DO_MORE = re.compile(
    r"\b(?:do|go|give|offer|move|concede|deliver|take)\s+(?:much\s+|even\s+|a\s+(?:little|bit|lot)\s+"
    r"|significantly\s+|any\s+)?"
    r"(?:more|further)\b(?!\s+(?:than|talks|time|meetings))",
    re.IGNORECASE,
)
_BACK = 0.9
"""What is left of the surety of words that only point back."""
_BARE = 0.75
"""How sure "do more" means the one option that is called more."""


def terms_of_more(words: str, context: Context) -> Terms | None:
    """Return what "do more" asks for: the one option named for it; None where there is none or several."""
    if not _DO_MORE.search(words):
        return None
    named = [
        (issue.id, option.id)
        for issue in context.case.issues
        for option in issue.options
        if measures_of_option(option.id, option.name) & {MORE, SEVERAL}
    ]
    if len({issue for issue, _ in named}) != 1:
        return None
    issue, option = named[0]
    return Terms(levels={issue: (option,)}, sides={issue: "at_least"}, sure=_BARE)


def terms_behind(at: int, sentence: Sentence, passage: Passage, context: Context) -> Terms | None:
    """Return what "that" stands for: what was said before a place, in the passage or in the one before it."""
    here, last = content_before(at, sentence, passage, context)
    terms = (
        terms_of(here, context, text=sentence.text)
        or terms_of_more(sentence.text[:at], context)
        or terms_of(last, context)
        or (terms_of_more(context.before.text, context) if context.before is not None else None)
    )
    return None if terms is None else Terms(levels=terms.levels, sides=terms.sides, sure=terms.sure * _BACK)
