"""Sentences of invented reports, each with the positions that a careful reader finds in it.

A position is written as ``kind party content``: ``offer nurses pay=5 bonus=2000``. A bound is written ``pay>=5`` or
``pay<=5``, a negation ``not(...)``, a choice of levels ``a|b``. Where a case has no words for it, the content is ``?``.
"""

from typing import NamedTuple

from walkaway.case import Statement, Where


class Told(NamedTuple):
    """A sentence, who tells it, and what is to be found; `before` is the sentence that stands before it."""

    talks: str
    text: str
    found: tuple[str, ...] = ()
    teller: str = ""
    form: str = ""
    before: str = ""


TOLD = (
    # Pay.
    Told(
        "pay",
        "The hospital trust offered a 4 per cent pay rise and a one-off bonus of $1,000.",
        ("offer hospital bonus=1000 pay=4",),
    ),
    Told("pay", "The union rejected the trust's latest offer on Tuesday.", ("refusal nurses",)),
    Told("pay", "Nurses are demanding a pay rise of 12 per cent.", ("demand nurses pay>=12",)),
    Told("pay", "We will not sign anything below eight per cent.", ("red_line nurses pay>=8",), "diaz"),
    Told(
        "pay",
        "Management has put forward a one-off bonus of $2,500 in place of a rise.",
        ("offer hospital bonus=2500",),
    ),
    Told("pay", "The trust said it could not afford a 12% rise.", ()),
    Told("pay", "We cannot accept a rise of 12 per cent.", ("refusal hospital pay=12",), "brook"),
    Told("pay", "The trust agreed to minimum staffing on all wards.", ("acceptance hospital staffing=all",)),
    Told("pay", "Some 82 per cent of members voted to reject the offer.", ("refusal nurses",)),
    Told(
        "pay",
        "The union is prepared to accept 6 per cent if the pension scheme is kept.",
        ("offer nurses pay=6 pension=kept",),
    ),
    Told("pay", "Inflation of 9 per cent has eaten into wages.", ()),
    Told("pay", "Will the union accept 5 per cent?", ()),
    Told("pay", "The trust has not offered a pay rise.", ()),
    Told("pay", "The union insisted on a working week of 36 hours.", ("demand nurses hours<=36",)),
    Told(
        "pay",
        "Diaz said the union would never accept the closure of the pension scheme.",
        ("red_line nurses not(pension=closed)",),
    ),
    Told("pay", "The trust refused to discuss staffing.", ()),
    Told("pay", "The trust tabled a two-year deal worth 3.5 per cent a year.", ("offer hospital pay=3.5",)),
    Told("pay", "The nurses' union wants a rise of between 8 and 10 per cent.", ("demand nurses pay=8|8.5|9|9.5|10",)),
    Told("pay", "Members were offered a 5 per cent rise in May.", ("offer hospital pay=5",)),
    Told("pay", "Ministers urged the union to accept the offer.", ()),
    Told("pay", "The union turned down a proposal of 4 per cent.", ("refusal nurses pay=4", "offer hospital pay=4")),
    Told("pay", "Both sides agreed to talks on Friday.", ()),
    Told("pay", "Both sides accepted a rise of 6 per cent.", ("acceptance hospital pay=6", "acceptance nurses pay=6")),
    Told(
        "pay",
        "Without minimum staffing on all wards there will be no deal, Diaz said.",
        ("red_line nurses staffing=all",),
    ),
    Told("pay", "The trust promised to keep the pension scheme.", ("commitment hospital hospital_pension",)),
    Told("pay", "The union demanded the resignation of the chief executive.", ("report nurses",)),
    Told("pay", "They walked away from the table at midnight.", ("refusal hospital",), "diaz"),
    Told("pay", "If the trust offered 8 per cent, the nurses would be back tomorrow, analysts think.", ()),
    Told(
        "pay", "It offered 7 per cent.", ("offer hospital pay=7",), "", "", "The hospital trust returned to the talks."
    ),
    Told("pay", "The offer was turned down by the union within an hour.", ("refusal nurses",)),
    Told("pay", "The trust may offer 8 per cent next week.", ()),
    Told(
        "pay",
        "We are ready to go to 5.5 per cent, but in return we need a working week of 39 hours.",
        ("offer hospital hours=39 pay=5.5", "demand hospital hours>=39"),
        "brook",
    ),
    Told("pay", "The union called for all wards to have minimum staffing.", ("demand nurses staffing=all",)),
    Told("pay", "Brook called the demand for 12 per cent unrealistic.", ()),
    Told("pay", "The nurses' demand for a 12 per cent rise has not changed.", ("demand nurses pay>=12",)),
    # Lease.
    Told(
        "lease",
        "The landlord offered to repair the roof in full in return for a lease of ten years.",
        ("offer landlord repairs=full term=10",),
    ),
    Told("lease", "The bakery offered £32 per square metre.", ("offer tenant rent=32",)),
    Told("lease", "Harrow Estates wanted a deposit of six months.", ("demand landlord deposit=6",)),
    Told("lease", "We won't pay more than £36.", ("red_line tenant rent<=36",), "okafor"),
    Told("lease", "The tenant refused to sign without a break clause.", ("red_line tenant break_clause=yes",)),
    Told(
        "lease",
        "Reed said the landlord would accept £38 per square metre provided the lease runs for five years.",
        ("offer landlord rent=38 term=5",),
    ),
    Told("lease", "The landlord rejected a break clause.", ("refusal landlord break_clause=yes",)),
    Told("lease", "The tenant agreed to a deposit of four months.", ("acceptance tenant deposit=4",)),
    Told("lease", "The roof must be repaired in full.", ("demand tenant repairs=full",), "okafor"),
    Told("lease", "The shop has been in the row for 15 years.", ()),
    Told("lease", "Okafor proposed meeting again on Monday.", ()),
    Told("lease", "Harrow Estates dropped its claim for arrears of £4,000.", ()),
    # Merger.
    Told("merger", "Norvent raised its offer to £24 a share.", ("offer norvent price=24",)),
    Told(
        "merger",
        "Calder's board rejected the bid of £21 a share as too low.",
        ("refusal calder price=21", "offer norvent price=21"),
    ),
    Told("merger", "Calder insisted on a break fee of £120 million.", ("demand calder break_fee=120",)),
    Told(
        "merger",
        "Norvent was willing to leave the headquarters in Leeds and to guarantee jobs for two years.",
        ("offer norvent headquarters=leeds jobs=two_years",),
    ),
    Told("merger", "Holm said Calder would not recommend anything below £25 a share.", ("red_line calder price>=25",)),
    Told(
        "merger",
        "Norvent offered four seats on the board in exchange for a headquarters in Oslo.",
        ("offer norvent headquarters=oslo seats=4",),
    ),
    Told("merger", "Shares in Calder rose 8% to £19.40.", ()),
    Told("merger", "Norvent said its bid of £22 a share was final.", ("offer norvent price=22",)),
    Told("merger", "Analysts said Norvent should offer £26.", ()),
    Told("merger", "Calder had sought a five-year guarantee of jobs.", ("demand calder jobs=five_years",)),
    Told("merger", "A headquarters in Leeds is a red line for Calder.", ("red_line calder headquarters=leeds",)),
    Told(
        "merger",
        "The two companies agreed on a headquarters in Oslo.",
        ("acceptance calder headquarters=oslo", "acceptance norvent headquarters=oslo"),
    ),
    Told("merger", "Norvent pulled out of the talks.", ("refusal norvent",)),
    # River.
    Told("river", "Upland proposed to fill the reservoir in five years.", ("offer upland filling=5",)),
    Told("river", "Delta demanded binding arbitration.", ("demand delta arbitration=binding",)),
    Told("river", "Upland rejected binding arbitration.", ("refusal upland arbitration=binding",)),
    Told(
        "river",
        "Tarsa was ready to release 30 billion cubic metres a year and to exchange data in full.",
        ("offer upland data=full release=30",),
    ),
    Told("river", "We need 40 billion cubic metres.", ("demand delta release>=40",), "nour"),
    Told("river", "The African Union proposed filling over seven years.", ()),
    Told(
        "river",
        "Nour said Delta would agree to seven years if Upland accepts binding arbitration.",
        ("offer delta arbitration=binding filling=7",),
    ),
    Told("river", "Upland has refused to share any data.", ("refusal upland data=full|partial",)),
    Told("river", "Delta accepted advisory arbitration.", ("acceptance delta arbitration=advisory",)),
    Told("river", "The dam cost $4.6 billion and took eleven years to build.", ()),
    Told("river", "Egyptian-style quotas were never on the table, Tesfaye said.", ()),
    Told("river", "Merou insists that filling take no less than eight years.", ("demand delta filling>=8",)),
    # Ceasefire.
    Told(
        "ceasefire",
        "The Front offered to free 20 hostages in exchange for a 60-day truce and 150 prisoners.",
        ("offer front hostages=20 prisoners=150 truce=60",),
    ),
    Told("ceasefire", "The government demanded the release of all hostages.", ("demand government hostages=50",)),
    Told(
        "ceasefire",
        "The Front insisted on a complete withdrawal of troops before it frees any hostages.",
        ("demand front withdrawal=full",),
    ),
    Told("ceasefire", "Korvia rejected a full withdrawal.", ("refusal government withdrawal=full",)),
    Told(
        "ceasefire",
        "The army will continue to suspend air strikes, Lenz said.",
        ("commitment government government_strikes",),
    ),
    Told("ceasefire", "Qatar proposed a truce of 40 days.", ()),
    Told("ceasefire", "The Front agreed to a truce of six weeks.", ("acceptance front truce=42",)),
    Told(
        "ceasefire", "We will never accept a partial withdrawal.", ("red_line front not(withdrawal=partial)",), "adan"
    ),
    Told("ceasefire", "The government is not ready for a full withdrawal.", ("refusal government withdrawal=full",)),
    Told("ceasefire", "Rebels called for 400 aid trucks a day.", ("demand front aid=400",)),
    Told("ceasefire", "Seven soldiers died in the fighting on Sunday.", ()),
    Told(
        "ceasefire",
        "The government vowed to suspend air strikes for as long as the talks last.",
        ("commitment government government_strikes",),
    ),
    Told(
        "ceasefire",
        "It accepted a partial withdrawal.",
        ("acceptance government withdrawal=partial",),
        "",
        "",
        "The government softened its line.",
    ),
)


def _level(level: object) -> str:
    return f"{level:g}" if isinstance(level, float) else str(level)


def _condition(where: Where) -> str:
    parts = []
    for clause in where.clauses:
        if clause.bounds:
            parts += [f"{clause.issue}{'>=' if b.side == 'at_least' else '<='}{_level(b.level)}" for b in clause.bounds]
        else:
            parts.append(f"{clause.issue}={'|'.join(map(_level, clause.levels))}")
    parts += [f"not({_condition(inner)})" for inner in where.negated]
    return " ".join(sorted(parts))


def written(statement: Statement) -> str:
    """Return a position as it is written in this module."""
    content = ""
    if statement.package is not None:
        content = " ".join(f"{i}={'|'.join(sorted(map(_level, ls)))}" for i, ls in sorted(statement.package.terms))
    elif statement.where is not None:
        content = _condition(statement.where)
    elif statement.commitment:
        content = statement.commitment
    return f"{statement.kind} {statement.party} {content}".strip()
