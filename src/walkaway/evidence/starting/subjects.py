"""What people bargain over, from wage rounds to truces: nouns, in families that name one matter, and how it is counted.

A report that names one of these in words of bargaining speaks of an issue. Other nouns need more evidence.
"""

from dataclasses import dataclass

__all__ = ["AMBIGUOUS", "FOLLOWERS", "SUBJECTS", "THINGS", "VERBS_TOO", "Subject"]

THINGS = "things"

_TABLE = """
pay wage wages salary salaries raise raises rise: percent money
bonus bonuses premium premiums allowance allowances: money percent
payment payments instalment instalments: money
hours overtime: time
breaks break: time things
shifts shift rota rotas roster rosters night nights: things
staffing ratio ratios headcount: things
class classes: things
pension pensions superannuation: money percent
benefits insurance healthcare: money
leave holidays vacation: time things
layoffs layoff redundancies redundancy dismissals dismissal: time things
jobs job outsourcing: things
price prices: money
stake stakes equity: percent
headquarters relocation: -
warranty indemnity escrow: money time
rent rents: money
lease tenancy: time
repairs renovation: -
tariffs tariff duties duty: percent money
quota quotas catch allocation: things percent
subsidies subsidy: money
taxes tax levy levies: percent money
budget: money
spending: money
debt debts loan loans bailout: money
fee fees royalty royalties toll tolls: money percent
compensation damages reparations ransom: money
deficit: money
guarantee guarantees: things time
volume volumes transit supplies deliveries: things
imports exports: things
water: -
data records: -
access: -
border borders territory: -
sanctions embargo: -
weapons weapon missiles missile warheads: things
tests testing: things
exercises drills manoeuvres: -
enrichment centrifuges: percent things
inspections inspectors monitors: things
denuclearization denuclearisation disarmament: -
facility facilities reactor reactors: things
ceasefire truce armistice: time
prisoners hostages captives detainees: things
troops: things
corridor corridors: -
aid: money
amnesty immunity: -
ministry ministries portfolio portfolios: things
seats seat: things
referendum: -
autonomy sovereignty independence: -
clause clauses: -
cleanup liability liabilities: money percent
licence licences license licenses permits visas: things
copyright patents: -
emissions: percent
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A matter people bargain over.

    Attributes:
        family: What all its nouns are gathered under.
        counted: How it may be counted: ``percent``, ``money``, ``time``, ``things``; empty where it has no number.
    """

    family: str
    counted: frozenset[str]


def _subjects() -> dict[str, Subject]:
    found: dict[str, Subject] = {}
    for row in _TABLE.strip().splitlines():
        nouns, _, counted = row.partition(":")
        kinds = frozenset(counted.split()) - {"-"}
        subject = Subject(family=nouns.split()[0], counted=kinds)
        found.update(dict.fromkeys(nouns.split(), subject))
    return found


SUBJECTS = _subjects()
"""Subjects by each of their nouns, in small letters."""

VERBS_TOO = frozenset("pay raise raises rise break breaks leave catch tests permits monitors water aid access".split())
"""Nouns that are verbs as well; after "to", "will" or a pronoun they name no matter."""

AMBIGUOUS = frozenset(
    "night nights hours water class break leave ministry ministries catch tests monitors aid access seat rise data"
    " territory independence insurance".split()
)
"""Nouns that stand in reports for many other reasons; to be named says little of them."""

FOLLOWERS = frozenset(
    "size sizes level levels length scale scales cap caps limit limits rate rates terms guarantee guarantees plan"
    " plans".split()
)
"""What belongs to the name of a matter where it follows: class size."""
