"""Sentences of invented reports, written when the rules were done."""

from evidence.told import Told

TOLD_LAST = (
    Told(
        "pay",
        "After 14 hours of talks the hospital trust improved its offer to 7.5 per cent, but the union "
        "said the money was not enough.",
        ("offer hospital pay=7.5",),
    ),
    Told(
        "pay",
        "Our members deserve ten per cent and they will not go back to work for less,",
        ("red_line nurses pay>=10",),
        "diaz",
    ),
    Told(
        "pay",
        "The trust's latest proposal, a copy of which was seen by this newspaper, includes a one-off bonus of $3,000.",
        ("offer hospital bonus=3000",),
    ),
    Told(
        "pay",
        "Diaz told a rally outside the hospital that the nurses would settle for nothing less than "
        "minimum staffing on all wards.",
        ("red_line nurses staffing=all",),
    ),
    Told("pay", "The nurses had originally wanted 15 per cent.", ("demand nurses pay>=15",)),
    Told(
        "pay",
        "Management is understood to be ready to shorten the working week to 38 hours.",
        ("offer hospital hours=38",),
    ),
    Told("pay", "By a margin of two to one, nurses voted down the 5 per cent deal.", ("refusal nurses pay=5",)),
    Told("pay", "A strike would cost patients dearly, ministers warned.", ()),
    Told("pay", "The trust says it has no more money.", ()),
    Told(
        "lease",
        "Harrow Estates says it will waive the deposit if the bakery takes a ten-year lease.",
        ("offer landlord term=10",),
    ),
    Told("lease", "Okafor is pressing for a break clause.", ("demand tenant break_clause=yes",)),
    Told(
        "lease",
        "The landlord's agents have dismissed a rent of £30 per square metre as unrealistic.",
        ("refusal landlord rent=30",),
    ),
    Told(
        "lease",
        "Reed confirmed that the landlord had offered to cut the rent to £35 per square metre.",
        ("offer landlord rent=35",),
    ),
    Told("lease", "Neighbouring shops pay £38 per square metre.", ()),
    Told("lease", "A ten-year lease is not something we could sign,", ("refusal tenant term=10",), "okafor"),
    Told("merger", "Norvent went public with a £23-a-share proposal on Tuesday.", ("offer norvent price=23",)),
    Told(
        "merger",
        "Calder's directors unanimously rebuffed the approach, saying that £23 fundamentally undervalued the company.",
        ("refusal calder",),
    ),
    Told(
        "merger",
        "Holm is said to want at least £26 a share and five seats on the board.",
        ("demand calder price>=26 seats>=5",),
    ),
    Told("merger", "The deal includes a break fee of £80 million, payable by Norvent.", ()),
    Told(
        "merger",
        "Norvent has assured unions that it will guarantee jobs for five years.",
        ("commitment norvent norvent_jobs",),
    ),
    Told(
        "river",
        "Delta, which lies downstream, has long demanded binding arbitration of disputes.",
        ("demand delta arbitration=binding",),
    ),
    Told(
        "river",
        "Upland signalled on Friday that it could agree to release 35 billion cubic metres in dry years.",
        ("offer upland release=35",),
    ),
    Told("river", "Ministers from both countries failed to agree on the filling of the reservoir.", ()),
    Told(
        "river",
        "There will be no signature from Delta unless the filling takes eight years or more, Nour said.",
        ("red_line delta filling>=8",),
    ),
    Told(
        "river",
        "We are not asking for the moon, we are asking for 40 billion cubic metres,",
        ("demand delta release=40",),
        "nour",
    ),
    Told(
        "ceasefire",
        "A spokesman for the Front said it had agreed to hand over 12 hostages.",
        ("acceptance front hostages=12",),
    ),
    Told("ceasefire", "The army will pull back only partially, Lenz said.", ()),
    Told(
        "ceasefire",
        "Mediators in Doha put forward a 30-day truce, which the government accepted and the Front turned down.",
        ("acceptance government", "refusal front"),
    ),
    Told("ceasefire", "The Front's leaders refuse to disarm.", ()),
    Told(
        "ceasefire",
        "The government's refusal to free 200 prisoners has stalled the talks.",
        ("refusal government prisoners=200",),
    ),
    Told("suit", "Altona is offering to pay for 15 years of medical monitoring.", ("offer altona monitoring=15",)),
    Told(
        "suit",
        "Vance said her clients had turned down $350 million because it came without an apology.",
        ("refusal plaintiffs damages=350",),
    ),
    Told("trade", "Veska gave ground on beef, accepting a quota of 40,000 tonnes.", ("acceptance veska quota=40000",)),
    Told(
        "trade", "Orland demanded in return that Veska abolish its subsidies.", ("demand orland subsidies=abolished",)
    ),
    Told(
        "trade",
        "No government of mine will ever open our waters to free fishing,",
        ("red_line orland not(fishing=free)",),
        "chukwu",
    ),
    Told("trade", "The proposal to halve subsidies came from Veska.", ("offer veska subsidies=halved",)),
)
