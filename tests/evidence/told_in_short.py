"""Positions told in few words: numbers without a unit, offers that stand, what a party would pay, relative clauses.

Each form stands beside sentences like it that hold no position.
"""

from evidence.told import Told
from walkaway.evidence.speech.speech import REPORTED

TOLD_IN_SHORT = (
    # Numbers without a unit.
    Told("trade", "Veska wants 12.5 and will not wait.", ("demand veska tariff<=12.5",)),
    Told("river", "Delta wants 41 and says so.", ("demand delta release>=41",)),
    Told("river", "Tarsa came down to 23.", ("offer upland release=23",)),
    Told("suit", "We are asking for 120.", ("demand plaintiffs damages>=120",), "vance"),
    Told("river", "Under 40 we sign nothing.", ("red_line delta release>=40",), "nour"),
    Told("pay", "The union wants 30 more beds.", ()),
    Told("pay", "The union wants 3 in 10 of its members to be asked.", ()),
    Told("pay", "The union wants 36 by Friday.", ()),
    Told("river", "Delta wants 41 engineers at the dam.", ()),
    # Which of two issues is meant is not said.
    Told("pay", "The union wants 7.5.", ()),
    Told("trade", "Veska will not go over 12.5.", ("red_line veska tariff<=12.5",)),
    Told("trade", "Veska is unlikely to accept any tariff above 12 per cent.", ("red_line veska tariff<=12",)),
    Told("trade", "Veska will not go over the text again before 12.", ()),
    # The most, and what cannot be gone to.
    Told("trade", "The most we can do is 16.5.", ("offer orland tariff=16.5",), "chukwu"),
    Told("pay", "The best we can do is hope.", (), "brook"),
    Told("pay", "Six per cent is what we can offer.", ("offer hospital pay=6",), "brook"),
    Told("pay", "Six per cent is what you can read in the papers.", (), "brook"),
    Told("suit", "We moved from 90 to 120.", ("offer altona damages=120",), "keller"),
    Told("suit", "We moved from 90 streets to 120.", (), "keller"),
    Told("trade", "We can't go to 8.5.", ("refusal orland tariff=8.5",), "chukwu"),
    Told("pay", "We can't go to 8 wards at once.", (), "brook"),
    # Offers that stand.
    Told("suit", "Altona offers 60, and no more.", ("offer altona damages=60",)),
    Told("suit", "Altona offers two jobs at its gates.", ("report altona",)),
    Told("pay", "The trust's offer stands: 6 per cent and a 38-hour week.", ("offer hospital hours=38 pay=6",)),
    Told("pay", "Our final offer is 6 per cent.", ("offer hospital pay=6",), "brook"),
    Told("merger", "Norvent's £21 a share offer was the second.", ("offer norvent price=21",)),
    Told("pay", "The trust's offer stands.", ()),
    Told("pay", "Our final offer is not 6 per cent.", (), "brook"),
    # What a party says that it would pay.
    Told("pay", "she would pay 6 per cent", ("offer hospital pay=6",), "brook", REPORTED),
    Told("pay", "she would pay 6 per cent if the wards stayed open", (), "brook", REPORTED),
    Told("pay", "The trust would pay 6 per cent.", ()),
    Told("suit", "We'd pay 60.", ("offer altona damages=60",), "keller"),
    Told("suit", "We'd pay 60 lawyers for that.", (), "keller"),
    Told("suit", "Altona is willing to move from its figure of $60 million.", ()),
    # Who answers, and how.
    Told("pay", "Members voted by 83 per cent to reject the offer.", ("refusal nurses",)),
    Told("pay", "Members voted it down.", ("refusal nurses",)),
    Told("pay", "The union turned that offer down.", ("refusal nurses",)),
    Told("merger", "The letter went to Calder, which rejected the offer.", ("refusal calder",)),
    Told("merger", "The best deals are the ones you can walk away from.", (), "mistry"),
    Told("merger", "Norvent is ready to reject the $21 a share.", ()),
    Told("merger", "Calder agreed to study the proposal.", ()),
    # What is asked for is no line because it has a bound.
    Told("pay", "The union wants no more than 36 hours, and 7 per cent on pay.", ("demand nurses hours<=36 pay>=7",)),
    Told("pay", "I cannot sign that.", ("refusal hospital",), "brook"),
    Told("pay", "I cannot sign that letter.", (), "brook"),
    # Lines.
    Told(
        "merger",
        "Calder would not recommend any offer that moves it to Oslo.",
        ("red_line calder not(headquarters=oslo)",),
    ),
    Told("merger", "Calder would not recommend any film that moves its workers.", ()),
    Told(
        "pay",
        "Eight per cent is off the table for good.",
        ("red_line hospital not(pay=8)", "refusal hospital pay=8"),
        "brook",
    ),
    Told("pay", "Eight per cent is off the table.", ("refusal hospital pay=8",), "brook"),
    Told(
        "pay",
        "Without that, nobody signs.",
        ("red_line nurses staffing=all",),
        "diaz",
        "",
        "We need staffing on all wards.",
    ),
    Told("pay", "Without that picture, nobody signs.", (), "diaz", "", "We need staffing on all wards."),
    # Wants of which only a phrase speaks, and a mediator's text.
    Told("pay", "Take off what they want back in pension payments and little is left.", (), "diaz"),
    Told(
        "river",
        "The African Union put 38 billion cubic metres and binding arbitration on the table.",
        ("offer union arbitration=binding release=38",),
    ),
    Told("river", "The African Union proposed to wait.", ()),
)
"""The sentences."""
