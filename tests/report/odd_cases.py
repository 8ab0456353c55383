"""Small cases that leave much unsaid, or say it in letters that could break a page."""

from functools import cache

from walkaway.formats import parse_case
from walkaway.workbench import brief

TEMPLATE = """
walkaway: 1
id: odd
title: {title}
parties:
  buyer: {buyer}
  seller: {seller}
issues:
  price:
    name: {issue}
    options:
      low:
        name: {option}
        assumed: true
      high: {{name: Dear, assumed: true}}
  delivery: {{options: {{week: {{name: In a week, assumed: true}}, month: {{name: In a month, assumed: true}}}}}}
no_deal:
  outcome: {{price: high, delivery: month}}
  assumed: true
preferences:
  buyer: {{price: {{order: [low, high], assumed: true}}}}
  seller: {{price: {{order: [high, low], assumed: true}}}}
statements:
  offer: {{kind: offer, party: buyer, package: {{price: low, delivery: week}}, text: {text}}}
  answer: {{kind: refusal, party: seller, of: offer, text: {text}}}
  judged: {{kind: assessment, said_by: them, of: {{finding: walk_away, offer: offer}}, verdict: right, text: {text}}}
  first: {{kind: priority, party: seller, over: [price, rest], text: {text}}}
people:
  them: {{name: {speaker}, observer: true}}
"""

ONE_PARTY = """
walkaway: 1
id: alone
parties: {buyer: Buyer}
issues: {price: {range: {low: 0, high: 10, step: 1}}}
no_deal: {value: {buyer: 0.5}, assumed: true}
"""

NO_STATEMENTS = """
walkaway: 1
id: silent
parties: {buyer: Buyer, seller: Seller}
issues:
  price: {options: {low: {name: Cheap, assumed: true}, high: {name: Dear, assumed: true}}}
  delivery: {options: {week: {name: In a week, assumed: true}, month: {name: In a month, assumed: true}}}
no_deal: {outcome: {price: high, delivery: month}, assumed: true}
"""

NO_OFFERS = (
    NO_STATEMENTS.replace("silent", "wordy")
    + """
statements:
  wants: {kind: priority, party: buyer, over: [price, rest], text: "The price comes first."}
  waits: {kind: patience, party: seller, level: high, text: "It can wait."}
  line: {kind: red_line, party: seller, where: {not: {price: low, delivery: week}}, text: "Not both."}
"""
)

THREE_PRINCIPALS = """
walkaway: 1
id: three
title: Three heirs
parties: {ann: Ann, ben: Ben, cleo: Cleo}
issues:
  house: {ordered: false, options: {ann: {name: Ann's, because: [will]}, ben: {name: Ben's, because: [will]},
    cleo: {name: Cleo's, because: [will]}}}
  money: {range: {low: 0, high: 100, step: 25, unit: USD}}
no_deal: {value: {ann: [0.2, 0.4], ben: [0.2, 0.4], cleo: [0.2, 0.4]}, assumed: true}
preferences:
  ann: {house: {order: [ann, [ben, cleo]], because: [will]}, money: {direction: higher, because: [will]}}
  ben: {house: {order: [ben, [ann, cleo]], because: [will]}, money: {direction: lower, because: [will]}}
  cleo: {house: {order: [cleo, [ann, ben]], because: [will]}, money: {direction: lower, because: [will]}}
statements:
  will: {kind: report, text: "The will names three heirs and a sum."}
  offer: {kind: offer, party: ann, package: {house: ann, money: 25}, text: "The house, and 25."}
  no_ben: {kind: refusal, party: ben, of: offer, text: "No."}
  no_cleo: {kind: refusal, party: cleo, of: offer, text: "No."}
"""

EXACT_WITHOUT_A_ZONE = """
walkaway: 1
id: hopeless
parties: {buyer: Buyer, seller: Seller}
issues: {price: {options: {low: {name: Cheap, assumed: true}, high: {name: Dear, assumed: true}}}}
no_deal: {value: {buyer: 0.9, seller: 0.9}, assumed: true}
exact:
  buyer: {points: {price: {low: 10}}, assumed: true}
  seller: {points: {price: {high: 10}}, assumed: true}
statements:
  offer: {kind: offer, party: buyer, package: {price: low}, text: "Cheap."}
  answer: {kind: refusal, party: seller, of: offer, text: "No."}
"""

ODD = {
    "one party": ONE_PARTY,
    "no statements": NO_STATEMENTS,
    "no offers": NO_OFFERS,
    "three principals": THREE_PRINCIPALS,
    "exact without a zone": EXACT_WITHOUT_A_ZONE,
}

MARKUP = {
    "markup": "[bold red]Not bold[/bold red]",
    "a closing tag": "[/] and [/bold]",
    "brackets": "[a] [[b]] [1, 2] ]] [",
    "a link": "[link=https://example.org]here[/link]",
    "an escape": "back\\slash \\[bold] \\",
    "emoji": ":smile: 🤝 👩‍👩‍👧",
    "from right to left": "שלום עליכם السلام عليكم",
    "wide letters": "日本語のとても長い名前",
    "combining marks": "e\u0301a\u0308o\u0302" * 5,
    "percent and braces": "{price} %s %(x)d {{}} 100 %",
    "very long": "word " * 400,
    "very long without a blank": "x" * 2000,
}


def quoted(text: str) -> str:
    """A text as YAML."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


@cache
def case_with(text: str, draws: int = 120):
    """A brief of a case all of whose names and texts are this one, worked out once."""
    fields = ("title", "buyer", "seller", "issue", "option", "text", "speaker")
    found = parse_case(TEMPLATE.format(**dict.fromkeys(fields, quoted(text))))
    return brief(found.case, draws=draws)


def twelve_issues() -> str:
    """A case of twelve issues on which forty packages were put forward."""
    issues = "\n".join(
        f"  issue_{k}: {{name: Matter number {k + 1} of the long agenda, options: "
        f"{{no: {{name: Left as it is, assumed: true}}, yes: {{name: Settled as proposed, assumed: true}}}}}}"
        for k in range(12)
    )
    held = ", ".join(f"issue_{k}: no" for k in range(12))
    orders = "\n".join(
        f"  {party}: {{"
        + ", ".join(f"issue_{k}: {{order: [{', '.join(order)}], assumed: true}}" for k, order in enumerate(rows))
        + "}"
        for party, rows in (
            ("union", [("yes", "no") if k % 3 else ("no", "yes") for k in range(12)]),
            ("firm", [("no", "yes") if k % 3 else ("yes", "no") for k in range(12)]),
        )
    )
    offers = []
    for number in range(40):
        named = ", ".join(f"issue_{k}: yes" for k in range(12) if k < 2 or (number * 7 + k * k) % 5 < 2)
        side = ("union", "firm")[number % 2]
        offers.append(
            f"  offer_{number}: {{kind: offer, party: {side}, round: r{number // 10}, credibility: 0.2, "
            f"package: {{{named}}}, text: Proposal {number + 1} of the talks.}}"
        )
    rounds = "\n".join(f"  r{k}: {{name: Round {k + 1}, date: 2020-0{k + 1}}}" for k in range(4))
    return (
        f"walkaway: 1\nid: long\ntitle: A long agenda\nparties: {{union: Union, firm: Firm}}\nrounds:\n{rounds}\n"
        f"issues:\n{issues}\nno_deal:\n  outcome: {{{held}}}\n  assumed: true\npreferences:\n{orders}\nstatements:\n"
        + "\n".join(offers)
        + "\n  answer: {kind: refusal, party: firm, of: offer_38, round: r3, text: The firm said no.}\n"
    )
