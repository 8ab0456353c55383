"""Sentences about a court settlement and a trade deal, matters that no rule was tried on before they were written."""

from evidence.told import Told

TOLD_OF_OTHER_TALKS = (
    Told(
        "suit",
        "Altona Chemical has offered $250 million to settle the claims and a full clean-up of the river.",
        ("offer altona cleanup=full damages=250",),
    ),
    Told("suit", "Lawyers for the families rejected the offer within hours.", ("refusal plaintiffs",)),
    Told(
        "suit",
        "The plaintiffs are seeking $600 million and 20 years of medical monitoring.",
        ("demand plaintiffs damages>=600 monitoring>=20",),
    ),
    Told("suit", "We will not settle without a public apology,", ("red_line plaintiffs apology=public",), "vance"),
    Told("suit", "Altona has never admitted that its plant polluted the river.", ()),
    Told("suit", "Keller said the company was prepared to pay up to $300 million.", ("offer altona damages=300",)),
    Told("suit", "Judge Henry Osei urged both sides to settle.", ()),
    Told(
        "suit",
        "The manufacturer agreed to fund medical monitoring for ten years.",
        ("acceptance altona monitoring=10",),
    ),
    Told("suit", "A jury could award as much as $800 million, legal experts said.", ()),
    Told("suit", "Vance described the $250 million offer as derisory.", ("offer altona damages=250",)),
    Told("suit", "An apology is out of the question,", ("refusal altona apology=private|public",), "keller"),
    Told("suit", "The families want the river cleaned up in full.", ("demand plaintiffs cleanup=full",)),
    Told(
        "suit",
        "In a letter seen by this newspaper, Altona proposed a settlement fund of $320 million in "
        "return for an end to all claims.",
        ("offer altona damages=320",),
    ),
    Told(
        "suit",
        "Residents said they would accept $450 million if the company apologised publicly.",
        ("offer plaintiffs apology=public damages=450",),
    ),
    Told("suit", "The company has spent $40 million on lawyers.", ()),
    Told("suit", "Altona said it would not pay a cent more than $300 million.", ("red_line altona damages<=300",)),
    Told(
        "suit",
        "The plaintiffs' demand for a public apology has held up the talks for months.",
        ("demand plaintiffs apology=public",),
    ),
    Told("suit", "Altona promised a full clean-up of the river.", ("commitment altona altona_cleanup",)),
    Told("suit", "The suit was filed in 2019 by 1,200 residents.", ()),
    Told("suit", "Settlement talks broke off when Altona walked out.", ("refusal altona",)),
    Told(
        "trade",
        "Orland wants to keep a tariff of 20 per cent on steel, while Veska is asking for it to be cut to 5 per cent.",
        ("demand orland tariff>=20", "demand veska tariff<=5"),
    ),
    Told(
        "trade",
        "Veska offered to halve its farm subsidies in exchange for a beef quota of 60,000 tonnes.",
        ("offer veska quota=60000 subsidies=halved",),
    ),
    Told("trade", "Port Sable has ruled out free fishing in its waters.", ("refusal orland fishing=free",)),
    Told(
        "trade",
        "Chukwu told parliament that Orland would never abolish its subsidies.",
        ("red_line orland not(subsidies=abolished)",),
    ),
    Told(
        "trade",
        "We put seasonal fishing on the table and they want more,",
        ("offer orland fishing=seasonal",),
        "chukwu",
    ),
    Told("trade", "Novi Dor insists on open visas for workers.", ("demand veska visas=open",)),
    Told("trade", "Veska turned down a quota of 30,000 tonnes.", ("refusal veska quota=30000",)),
    Told("trade", "Marek said Veska could live with a tariff of 10 per cent.", ("offer veska tariff=10",)),
    Told("trade", "Orland's steel exports fell 12 per cent last year.", ()),
    Told("trade", "Negotiators have agreed on limited visas, officials on both sides said.", ()),
    Told(
        "trade",
        "Orland accepted limited visas on Thursday after months of resistance.",
        ("acceptance orland visas=limited",),
    ),
    Told("trade", "If Veska abolished its subsidies, economists say, prices would fall.", ()),
    Told(
        "trade",
        "Any deal without a beef quota of at least 50,000 tonnes is unacceptable to Veska.",
        ("red_line veska quota>=50000",),
    ),
    Told("trade", "Orland has refused to lower the tariff below 15 per cent.", ("red_line orland tariff>=15",)),
    Told("trade", "Orland suspended the talks on Monday.", ()),
    Told("trade", "The two governments are still far apart on beef and fishing.", ()),
    Told("trade", "It would be a mistake for Orland to offer a quota of 70,000 tonnes, farmers warned.", ()),
    Told(
        "trade",
        "The offer, which would raise the quota to 45,000 tonnes, was made by Orland on Friday.",
        ("offer orland quota=45000",),
    ),
    Told("trade", "Veska has called on Orland to abolish its farm subsidies.", ("demand veska subsidies=abolished",)),
    Told("trade", "Marek rejected claims that Veska had demanded open visas.", ()),
    Told(
        "trade",
        "Orland is willing to consider seasonal fishing but not free access, Chukwu said.",
        ("offer orland fishing=seasonal",),
    ),
    Told(
        "trade",
        "Veska's insistence on a quota of 80,000 tonnes is unrealistic, according to Port Sable.",
        ("demand veska quota>=80000",),
    ),
)
