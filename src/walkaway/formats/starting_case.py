"""A commented case to start from."""

import re
import textwrap

from walkaway.case import BASES, KINDS
from walkaway.formats.emit import emit

__all__ = ["starter"]

TEMPLATE = """\
# A case to start from. It passes 'walkaway check' as it stands, and everything in it is a placeholder:
# replace what says PLACEHOLDER, rename the ids (side_a, first_issue, low …), and delete what you do not need.
# Nothing here is a fact about anybody. Texts with a comma or a colon go in quotes.
walkaway: 1
{head}
# Who has interests in the outcome. Roles: principal (must agree; the default), mediator, stakeholder, ratifier.
parties:
  side_a:
    name: PLACEHOLDER side A
    aliases: []
  side_b:
    name: PLACEHOLDER side B

# Who is quoted: speakers of a party, and observers.
people:
  speaker_a:
    name: PLACEHOLDER speaker of side A
    party: side_a

# The reports. Statements cite them as report:3, the third line that is not empty.
# Under passed_over go lines that say nothing of the negotiation, each with the reason ('walkaway check --coverage').
sources:
  report:
    title: PLACEHOLDER title of the report
    publisher: PLACEHOLDER publisher
    date: 2000-01-31
    lines: 3
    passed_over:
      1: "PLACEHOLDER: headline."

# Meetings and exchanges. A date may be a year, a month or a day.
rounds:
  first_round:
    name: PLACEHOLDER first round
    date: 2000-01

# What is to be settled. Options stand in the order of their scale ('ordered: false' where there is none);
# 'assumed: true' marks an option that nobody has named, 'agreeable: false' one that can only hold without a deal.
issues:
  first_issue:
    name: PLACEHOLDER first issue
    options:
      low: PLACEHOLDER low
      middle:
        name: PLACEHOLDER middle
        assumed: true
      high: PLACEHOLDER high
  price:
    name: PLACEHOLDER number to be settled
    range:
      low: 0
      high: 100
      step: 5
      unit: PLACEHOLDER unit

# What holds without a deal: an outcome, a lottery over outcomes, or a value for each party.
no_deal:
  outcome:
    first_issue: low
    price: 0
  because: [now]
  # How far things may get worse or better than they stand, on a party's 0-1 scale:
  # shift:
  #   side_a: [-0.1, 0]

# What the parties want, best first; options in inner brackets are tied. Each needs 'because:' or 'assumed: true'.
preferences:
  side_a:
    first_issue:
      order: [high, middle, low]
      because: [offer_a]
    price:
      direction: lower
      assumed: true
  side_b:
    first_issue:
      order: [low, middle, high]
      assumed: true
    price:
      direction: higher
      assumed: true

# The evidence: one fact a statement, however many reports have it.
{words}
statements:
  now:
    kind: report
    round: first_round
    cite: [report:2]
    text: "PLACEHOLDER: how things stand without a deal."
  offer_a:
    kind: offer
    party: side_a
    to: side_b
    said_by: speaker_a
    round: first_round
    cite: [report:2]
    basis: own_words
    package:
      first_issue: high
      price: 20
    text: "PLACEHOLDER: what side A offered, in your own words."
  answer_b:
    kind: refusal
    party: side_b
    of: offer_a
    round: first_round
    cite: [report:3]
    text: "PLACEHOLDER: how side B answered."
"""


def starter(case_id: str = "my-case", title: str = "") -> str:
    """Return the text of a commented case that passes `walkaway check`, its placeholders marked as such.

    Args:
        case_id: The id; other characters than small letters, digits and hyphens are replaced.
        title: The name for readers.

    Examples:
        >>> from walkaway.formats.case_file import parse_case
        >>> parse_case(starter("Port strike")).case.id
        'port-strike'
    """
    plain = re.sub(r"[^a-z0-9]+", "-", case_id.lower()).strip("-") or "my-case"
    head = emit({"id": plain, "title": title or "PLACEHOLDER title of the case"})
    words = [
        _comment("Kinds: " + ", ".join(kind.id for kind in KINDS) + "."),
        _comment("Bases: " + ", ".join(basis.id for basis in BASES) + " (the default is reporter)."),
    ]
    return TEMPLATE.format(head=head, words="\n".join(words))


def _comment(text: str) -> str:
    """Return a text as the lines of a comment."""
    return textwrap.fill(text, width=110, initial_indent="# ", subsequent_indent="# ")
