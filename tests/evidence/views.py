"""Sentences of invented reports, each with the views that a careful reader finds in it.

A view is written as ``kind party what``: ``patience union high``, ``assessment company walk_away:right``,
``assessment - no_deal:failure``, ``role qatar host``, ``progress - narrowing``. A dash is no party.
"""

from typing import NamedTuple

__all__ = ["VIEWS", "Seen"]


class Seen(NamedTuple):
    """A sentence, who says it, and what is in it."""

    talk: str
    text: str
    views: tuple[str, ...]
    teller: str = ""
    before: str = ""


VIEWS = (
    # Leaving, right or wrong.
    Seen("merger", "Calder was wise to turn the bid down.", ("assessment calder walk_away:right",), "stranger"),
    Seen(
        "merger", "Norvent's decision to walk away was a mistake.", ("assessment norvent walk_away:wrong",), "stranger"
    ),
    Seen(
        "merger", "The board of Calder should have taken the money.", ("assessment calder walk_away:wrong",), "stranger"
    ),
    Seen("lease", "The tenant had little choice but to walk away.", ("assessment tenant walk_away:right",), "stranger"),
    Seen("lease", "It was not wrong of the tenant to refuse.", ("assessment tenant walk_away:right",), "stranger"),
    Seen(
        "ceasefire",
        "Rejecting the plan was reckless, and the Front knows it.",
        ("assessment front walk_away:wrong",),
        "stranger",
    ),
    Seen(
        "ceasefire",
        "The government made a mistake by rejecting the offer.",
        ("assessment government walk_away:wrong",),
        "stranger",
    ),
    Seen("river", "Delta was justified in refusing.", ("assessment delta walk_away:right",), "stranger"),
    Seen(
        "river",
        "Leaving the table will damage Delta more than Upland.",
        ("assessment delta walk_away:costly",),
        "stranger",
    ),
    Seen(
        "river",
        "I would have walked out, too.",
        ("assessment delta walk_away:right",),
        "stranger",
        "Delta walked out of the talks.",
    ),
    Seen("lease", "The tenant has the right to walk across the yard.", (), "stranger"),
    Seen("merger", "She left the right door open.", (), ""),
    # The outcome.
    Seen("river", "The summit was a fiasco from beginning to end.", ("assessment - no_deal:failure",), "stranger"),
    Seen("river", "The outcome is a blow to everybody downstream.", ("assessment - no_deal:costly",), "stranger"),
    Seen("ceasefire", "The collapse of the talks is a tragedy.", ("assessment - no_deal:costly",), "stranger"),
    Seen(
        "merger", "The end of the talks is no disaster for Calder.", ("assessment - no_deal:not_a_failure",), "stranger"
    ),
    Seen(
        "lease",
        "Without an agreement the landlord would be hurt most.",
        ("assessment landlord no_deal:costly",),
        "stranger",
    ),
    Seen(
        "ceasefire",
        "The deadlock leaves Qatar in an awkward position.",
        ("assessment qatar no_deal:costly",),
        "stranger",
    ),
    Seen("merger", "The disaster fund paid for the roof.", (), ""),
    Seen("river", "There is a risk of failure of the negotiations.", ("hazard - ",), "stranger"),
    # Steps.
    Seen("river", "There is still no roadmap for the filling.", ("assessment - roadmap:missing",), "stranger"),
    Seen("ceasefire", "The two sides need a phased approach.", ("assessment - roadmap:step_by_step",), "stranger"),
    Seen("ceasefire", "The timetable remains unclear.", ("assessment - roadmap:missing",), ""),
    Seen("merger", "He took the steps two at a time.", (), ""),
    # Leverage.
    Seen("lease", "The landlord holds all the cards.", ("assessment landlord leverage:stronger",), "stranger"),
    Seen("lease", "The tenant has no leverage.", ("assessment tenant leverage:weaker",), "stranger"),
    Seen(
        "merger",
        "Calder is in a weaker position than it was in May.",
        ("assessment calder leverage:weaker",),
        "stranger",
    ),
    Seen(
        "merger",
        "Norvent is under mounting pressure from its shareholders.",
        ("assessment norvent leverage:weaker",),
        "",
    ),
    Seen("river", "Upland is in the driver's seat.", ("assessment upland leverage:stronger",), "stranger"),
    Seen("river", "The dam gives Upland enormous leverage.", ("assessment upland leverage:stronger",), "stranger"),
    Seen("ceasefire", "The Front has nothing to lose.", ("assessment front leverage:stronger",), "stranger"),
    Seen("ceasefire", "He put his hand on the hostage's shoulder.", (), ""),
    # The gap and the zone.
    Seen("river", "The two governments remain far apart on arbitration.", ("assessment - gap:exists",), ""),
    Seen("merger", "We are not far apart.", ("assessment - gap:none",), "mistry"),
    Seen(
        "merger", "Each side wanted more than the other could give.", ("assessment - gap:each_wanted_more",), "stranger"
    ),
    Seen("ceasefire", "A deal was within reach last night.", ("assessment - zone:possible",), "stranger"),
    Seen("ceasefire", "An agreement is out of reach for now.", ("assessment - zone:impossible",), "stranger"),
    Seen("lease", "There was never a deal to be done.", ("assessment - zone:impossible",), "reed"),
    Seen("lease", "The gap between the two buildings is narrow.", (), ""),
    Seen("lease", "He wants to see whether a deal is possible.", (), "reed"),
    # Patience.
    Seen("lease", "We are in no hurry.", ("patience tenant high",), "okafor"),
    Seen("lease", "The landlord can afford to wait.", ("patience landlord high",), ""),
    Seen("merger", "Calder is running out of time.", ("patience calder low",), "stranger"),
    Seen("merger", "Time is on our side.", ("patience norvent high",), "mistry"),
    Seen("merger", "They cannot wait for ever.", ("patience calder low",), "mistry"),
    Seen("river", "Delta needs a deal quickly, before the rains come.", ("patience delta low",), ""),
    Seen("river", "Upland will take as long as it takes.", ("patience upland high",), ""),
    Seen("ceasefire", "The government is racing against the clock.", ("patience government low",), ""),
    Seen("ceasefire", "The ambulance was in a hurry.", (), ""),
    Seen("river", "The river does not rush here.", (), ""),
    # Nearer or farther.
    Seen("ceasefire", "The two sides have narrowed their differences.", ("progress - narrowing",), ""),
    Seen("ceasefire", "We are closer than we have ever been.", ("progress - narrowing",), "lenz"),
    Seen("river", "Good progress was made in Tarsa, she said.", ("progress - narrowing",), ""),
    Seen("river", "The parties moved further apart in the second week.", ("progress - widening",), ""),
    Seen("merger", "The two made no progress on price.", ("report - ",), ""),
    Seen("merger", "Both hope to make progress next week.", (), ""),
    Seen("lease", "The bakery moved closer to the station.", (), ""),
    # What matters, what is liked.
    Seen("merger", "For Norvent the price matters most.", ("priority norvent price",), ""),
    Seen("ceasefire", "The Front is desperate for a ceasefire.", ("priority front truce",), "stranger"),
    Seen("ceasefire", "The hostages are the government's top priority.", ("priority government hostages",), ""),
    Seen("river", "Delta would love to see an agreement.", ("preference delta any_deal>no_deal",), "stranger"),
    Seen(
        "river", "Upland said it regretted the failure to reach an accord.", ("preference upland any_deal>no_deal",), ""
    ),
    Seen("lease", "No deal is better than a bad deal.", ("preference landlord no_deal>any_deal",), "reed"),
    Seen(
        "lease",
        "The landlord prefers a full repair to a partial repair.",
        ("preference landlord repairs=full>repairs=partial",),
        "",
    ),
    Seen("lease", "The tenant regrets the noise.", (), ""),
    # Third parties.
    Seen("ceasefire", "Qatar hosted the talks.", ("role qatar host",), ""),
    Seen("ceasefire", "Qatar has been mediating between the two for a year.", ("role qatar mediate",), ""),
    Seen("river", "The African Union offered to act as guarantor.", ("role union guarantee",), ""),
    Seen("river", "The African Union helped to broker the accord of 2015.", ("role union mediate",), ""),
    Seen("ceasefire", "Qatar also hosts an airline.", (), ""),
    # What may go wrong.
    Seen("ceasefire", "The truce could collapse at any moment.", ("hazard - ",), "stranger"),
    Seen("ceasefire", "There is a danger that the talks fall apart.", ("hazard - ",), "stranger"),
    Seen("river", "Elections in Upland next year could derail the process.", ("hazard - ",), ""),
    Seen("merger", "The regulator may yet sink the deal.", ("hazard - ",), ""),
    Seen("merger", "Swimmers risk their lives here.", (), ""),
    Seen("ceasefire", "The talks, mediated by Qatar, lasted four hours.", ("role qatar mediate",), ""),
    Seen("river", "The three held talks under the auspices of the African Union.", ("role union mediate",), ""),
    Seen(
        "ceasefire",
        "All are closer than ever, but it could still fall apart.",
        ("progress - narrowing", "hazard - "),
        "",
    ),
    Seen("river", "Significant gaps between the two remain.", ("assessment - gap:exists",), ""),
    Seen("river", "An agreement can still be reached in September.", ("assessment - zone:possible",), "nour"),
    Seen("merger", "Their refusal makes a deal at this point unlikely.", ("assessment - zone:impossible",), "holm"),
    Seen(
        "merger",
        "It is not a failure to walk away.",
        ("assessment norvent walk_away:right",),
        "stranger",
        "Norvent walked away.",
    ),
    Seen("river", "The minister expressed regret over the deadlock, for Delta.", (), ""),
    Seen("river", "Delta expressed regret over the deadlock.", ("preference delta any_deal>no_deal",), ""),
    Seen("river", "No date has been set for future talks.", ("hazard - ",), ""),
    Seen("pay", "For the union, pay outweighs the pension scheme.", ("priority nurses pay",), ""),
    # What happened.
    Seen("river", "The talks made no progress, the ministry said.", ("report - ",), ""),
    Seen("lease", "Negotiations have reached an impasse over the deposit.", ("report - ",), ""),
    Seen("merger", "The talks broke down on Friday.", ("report - ",), ""),
    Seen("lease", "They left without an agreement.", ("report - ",), ""),
    Seen("river", "The meeting ended abruptly, and no statement was issued.", ("report - ",), ""),
    Seen("river", "Negotiators are due to meet again in May.", ("report - ",), ""),
    Seen("lease", "Two months are left before the end of the lease.", (), ""),
    Seen("lease", "He cut the bread short.", (), ""),
)
"""The sentences. Written beside the rules, they show what the rules can do and prove nothing of other texts."""
