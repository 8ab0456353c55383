"""Reports to read: made up, each unlike the others, the same at every run."""

import random
from html import escape

__all__ = ["html_page", "report"]

NAMES = ("Ana Bar", "Tom Okoro", "Lena Fuchs", "Ravi Menon", "Grace Adeyemi", "Paul Marchetti", "Sofia Lindqvist")
ROLES = (
    "the union's negotiator",
    "the company's head of personnel",
    "the chair of the works council",
    "a labour economist at the University of Midhaven",
    "a spokesman for the company",
    "the mediator",
)
SUBJECTS = ("The union", "The company", "The works council", "The mediator", "Management", "Both sides", "The staff")
ACTS = (
    "offered {pay} per cent more pay in return for a working week of {hours} hours",
    "rejected a rise of {pay} per cent as too small",
    "demanded a single payment of {money} euros for everybody",
    "said it would not sign anything below {pay} per cent",
    "accepted {years} years without dismissals",
    "proposed a working week of {hours} hours from next spring",
    "put the cost of the claim at {money},000 euros a year",
    "left the room after an hour and came back with another paper",
)
QUOTES = (
    "We have time, and we will use it",
    "Nobody here wants a strike, but nobody here will pay for peace alone",
    "A week of {hours} hours is not something we can give for {pay} per cent",
    "What is on the table is less than what was on the table in March",
    "They were right to walk away from {money} euros",
    "It was a mistake to leave, because the next offer will be smaller",
    "Jobs matter more to us than any single payment",
    "We are much closer than we were {years} weeks ago",
)
CUES = (
    "“{quote},” said {name}, {role}.",
    "“{quote},” {name} told reporters in the evening. “We will see what tomorrow brings.”",
    "{name}, {role}, said: “{quote}.”",
    "According to {name}, {role}, the talks may go on until {day}.",
    "“{quote},” {last} said.",
    "{last} said that the other side had known this for {years} weeks.",
    "{last} called the figures a “fair beginning”, and reportedly asked for more time.",
)
SCENES = ("Outside, {0}.", "{1}, while {0}.", "By then {0}, and {1}.", "It was said that {0}; {1}.", "{0}, as {1}.")
WHO = (
    "the mayor", "a shift leader", "two drivers", "the bank", "a customer from abroad", "the night porter",
    "her brother", "an old foreman", "the auditors", "a farmer", "the harbour office", "three apprentices",
    "the local paper", "a minister", "the insurer", "a rival plant", "most of the canteen", "the fire brigade",
)  # fmt: skip
DID = (
    "waited for", "spoke of", "wrote to", "looked at", "had heard of", "paid for", "forgot", "photographed", "counted",
    "laughed about", "locked up", "asked after", "argued over", "drove past", "sold", "mended", "remembered",
)  # fmt: skip
WHAT = (
    "the long gate", "last year's accounts", "a broken loom", "the blue vans", "every window", "a letter in the drawer",
    "the weather", "some coffee", "the second furnace", "a list of names", "the empty yard", "an old photograph",
    "the new railway", "several banners", "the winter stock", "a map of the valley", "the cheaper yarn",
)  # fmt: skip
WHEN = (
    "at dawn", "before lunch", "in the rain", "without a word", "for an hour", "once more", "that week", "in spring",
    "after the count", "by telephone", "on the stairs", "far too late", "with great care", "in two languages",
)  # fmt: skip
PLAIN = (
    "The talks in the {place} hall began on {day} and lasted until the early hours of the morning.",
    "Outside, {money} workers from three shifts had gathered, some with drums and some with their children.",
    "Orders have fallen by {pay} per cent since the autumn, and customers ask when the lines will run again.",
    "A first round in the winter had ended without a date for the second, and without a word to the press.",
    "The town's mayor has promised rooms, coffee and, if it should come to that, an emergency nursery.",
    "Analysts note that two other plants in the region settled for {pay} per cent in the past {years} years.",
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
PLACES = ("town", "guild", "sports", "union", "market", "concert")


def report(number: int, words: int = 800) -> str:
    """Return a report of about so many words; every number gives another."""
    draw = random.Random(number)
    lines = [f"Round {number} at the mill: {draw.choice(ACTS).format(**_figures(draw))}", _date(draw)]
    count = 0
    while count < words:
        paragraph = " ".join(_sentence(draw) for _ in range(draw.randint(2, 4)))
        lines.append(paragraph)
        count += len(paragraph.split())
    return "\n\n".join(lines) + "\n"


def html_page(number: int) -> str:
    """Return the same as a page, with what stands around an article."""
    title, date, *paragraphs = report(number).strip().split("\n\n")
    inside = "".join(f"<p>{escape(paragraph)}</p>\n" for paragraph in paragraphs)
    links = "".join(f'<li><a href="/{n}.html">Another story, number {n}</a></li>' for n in range(40))
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta property="og:site_name" content="The Midhaven Post"></head><body><nav><ul>{links}</ul></nav>'
        f"<article><h1>{escape(title)}</h1><time>{date}</time>\n{inside}</article>"
        f"<footer>Share this story. <ul>{links}</ul></footer></body></html>"
    )


def _date(draw: random.Random) -> str:
    return f"{draw.randint(1, 28)} May 2025"


def _figures(draw: random.Random) -> dict[str, str]:
    return {
        "pay": f"{draw.randint(4, 12) / 2:g}",
        "hours": f"{draw.randint(72, 80) / 2:g}",
        "money": str(draw.randint(1, 19) * 50),
        "years": str(draw.randint(2, 9)),
        "day": draw.choice(DAYS),
        "place": draw.choice(PLACES),
    }


def _sentence(draw: random.Random) -> str:
    figures = _figures(draw)
    kind = draw.random()
    if kind < 0.5:
        return _scene(draw)
    if kind < 0.55:
        return draw.choice(PLAIN).format(**figures)
    if kind < 0.75:
        return f"{draw.choice(SUBJECTS)} {draw.choice(ACTS).format(**figures)}."
    name = draw.choice(NAMES)
    quote = draw.choice(QUOTES).format(**figures)
    return draw.choice(CUES).format(quote=quote, name=name, last=name.split()[1], role=draw.choice(ROLES), **figures)


def _scene(draw: random.Random) -> str:
    """Return a sentence that says nothing of the talks, as half of any report."""
    told = [f"{draw.choice(WHO)} {draw.choice(DID)} {draw.choice(WHAT)} {draw.choice(WHEN)}" for _ in range(2)]
    sentence = draw.choice(SCENES).format(*told)
    return f"{sentence[0].upper()}{sentence[1:]}"
