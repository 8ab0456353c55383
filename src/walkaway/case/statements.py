"""What was said, by whom, on what ground; and accounts that conflict."""

from dataclasses import dataclass

from walkaway.case.conditions import Package, Where
from walkaway.case.sources import Citation
from walkaway.results.quick import quick

__all__ = [
    "BASES",
    "KINDS",
    "Basis",
    "Kind",
    "Reading",
    "ReadingGroup",
    "Statement",
    "Target",
    "find_basis",
    "find_kind",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What a kind of statement is, and what it must and may carry.

    Attributes:
        id: The word in the case file.
        meaning: One sentence for readers.
        moves_beliefs: Whether it has a likelihood.
        serves_speaker: Whether saying it helps the speaker, so that own words count for less.
        needs: Fields without which it says nothing; alternatives are joined by ``|``.
        may: Further fields of its own.
    """

    id: str
    meaning: str
    moves_beliefs: bool
    serves_speaker: bool = False
    needs: tuple[str, ...] = ()
    may: tuple[str, ...] = ()


KINDS = (
    Kind(
        id="offer",
        meaning="A package the party put forward and would take.",
        moves_beliefs=True,
        needs=("party", "package"),
        may=("rest", "to"),
    ),
    Kind(
        id="acceptance",
        meaning="A package the party said yes to.",
        moves_beliefs=True,
        needs=("party", "of|package"),
        may=("rest", "to"),
    ),
    Kind(
        id="refusal",
        meaning="A package the party said no to.",
        moves_beliefs=True,
        needs=("party", "of|package"),
        may=("rest", "to"),
    ),
    Kind(
        id="demand",
        meaning="A condition the party asked for, so that the best package without it was refused.",
        moves_beliefs=True,
        serves_speaker=True,
        needs=("party", "where"),
        may=("against", "to"),
    ),
    Kind(
        id="red_line",
        meaning="A condition without which the party prefers no deal, whatever else it gets.",
        moves_beliefs=True,
        serves_speaker=True,
        needs=("party", "where"),
    ),
    Kind(
        id="preference",
        meaning="One package (or any deal, or no deal) liked better than another.",
        moves_beliefs=True,
        needs=("party", "over"),
    ),
    Kind(
        id="priority",
        meaning="One issue matters more than another, or than every other.",
        moves_beliefs=True,
        serves_speaker=True,
        needs=("party", "over"),
    ),
    Kind(
        id="patience",
        meaning="Time costs the party little (high) or much (low).",
        moves_beliefs=True,
        serves_speaker=True,
        needs=("party", "level"),
    ),
    Kind(
        id="commitment",
        meaning="What a party said it will do or refrain from.",
        moves_beliefs=False,
        needs=("party", "commitment"),
    ),
    Kind(id="assessment", meaning="A judgement of the speaker's.", moves_beliefs=False, needs=("of", "verdict")),
    Kind(
        id="report",
        meaning="A fact that bears on the case without moving a belief.",
        moves_beliefs=False,
        may=("party", "to"),
    ),
    Kind(
        id="progress",
        meaning="The sides are said to have come nearer or moved apart.",
        moves_beliefs=False,
        needs=("of", "direction"),
        may=("since",),
    ),
    Kind(id="role", meaning="A third party's part in the process.", moves_beliefs=False, needs=("party", "does")),
    Kind(id="hazard", meaning="Something that may end or weaken the process.", moves_beliefs=False, may=("party",)),
)
"""Every kind of statement; one that moves beliefs has a row in `walkaway.beliefs.likelihood` too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """How a fact is known, and how far it is believed unless the case says otherwise.

    Attributes:
        id: The word in the case file.
        meaning: One sentence for readers.
        credibility: Chance that it tells something.
        credibility_serving: The same where saying it helps the speaker.
    """

    id: str
    meaning: str
    credibility: float
    credibility_serving: float


BASES = (
    Basis(id="own_words", meaning="The party's own words about itself.", credibility=0.9, credibility_serving=0.5),
    Basis(id="deed", meaning="Something the party did.", credibility=0.9, credibility_serving=0.9),
    Basis(id="observer", meaning="Somebody outside says so.", credibility=0.7, credibility_serving=0.7),
    Basis(id="other_side", meaning="The other side's account.", credibility=0.6, credibility_serving=0.6),
    Basis(id="reporter", meaning="The writer of the report says so.", credibility=0.8, credibility_serving=0.8),
    Basis(
        id="hedged",
        meaning="Said with a hedge: purportedly, reportedly, it seems.",
        credibility=0.5,
        credibility_serving=0.5,
    ),
)
"""How a fact can be known, with the default chance that it tells something."""


_KINDS = {kind.id: kind for kind in KINDS}
_BASES = {basis.id: basis for basis in BASES}


def find_kind(kind_id: str) -> Kind | None:
    """Return the kind of this id, or None."""
    return _KINDS.get(kind_id)


def find_basis(basis_id: str) -> Basis | None:
    """Return the basis of this id, or None."""
    return _BASES.get(basis_id)


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What an assessment judges.

    Attributes:
        finding: A finding's name (``walk_away``, ``zone``, ``gap``, ``roadmap``, ``leverage`` …), if it judges one.
        commitment: A commitment's id, if it judges one.
        party: The party whose act is judged.
        offer: The statement or reading group that was refused.
    """

    finding: str = ""
    commitment: str = ""
    party: str = ""
    offer: str = ""


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One fact from evidence, with all its citations.

    Attributes:
        id: Short name used everywhere else.
        kind: One of `KINDS`.
        parties: Whom it is about.
        said_by: The speaker's id; empty where the source's writer says it.
        to: The party addressed.
        round: The round it belongs to.
        date: When, as a partial date, where the round does not say it.
        origin: The utterance it comes from; statements of one origin stand or fall together.
        cite: Every place it is found.
        basis: One of `BASES`.
        credibility: Chance that it tells something, where the default of the basis does not fit.
        text: The fact in the analyst's own words.
        package: What was offered, accepted or refused.
        where: The condition of a demand or red line.
        of: The statement or reading group that was accepted or refused.
        target: What an assessment judges.
        among: The parties whose distance a ``progress`` is about.
        against: The statement or reading group that a demand was made against.
        over: The two sides of a preference, the better one first: packages, ``any_deal`` or ``no_deal``.
        over_issues: The two issues of a priority, the weightier one first; the second may be ``rest``.
        level: ``high`` or ``low`` patience.
        verdict: The judgement of an assessment.
        commitment: The commitment that was made or affirmed.
        direction: ``narrowing`` or ``widening``.
        since: The round from which a ``progress`` counts.
        does: A role's verb.
    """

    id: str
    kind: str
    parties: tuple[str, ...] = ()
    said_by: str = ""
    to: str = ""
    round: str = ""
    date: str = ""
    origin: str = ""
    cite: tuple[Citation, ...] = ()
    basis: str = "reporter"
    credibility: float | None = None
    text: str = ""
    package: Package | None = None
    where: Where | None = None
    of: str = ""
    target: Target | None = None
    among: tuple[str, ...] = ()
    against: str = ""
    over: tuple[Package | str, Package | str] | None = None
    over_issues: tuple[str, str] | None = None
    level: str = ""
    verdict: str = ""
    commitment: str = ""
    direction: str = ""
    since: str = ""
    does: str = ""

    @property
    def party(self) -> str:
        """The one party it is about; empty where it is about none or several."""
        return self.parties[0] if len(self.parties) == 1 else ""

    @property
    def moves_beliefs(self) -> bool:
        """Whether it has a likelihood."""
        kind = find_kind(self.kind)
        return kind is not None and kind.moves_beliefs

    @property
    def believed(self) -> float:
        """The chance that it tells something: as written, or the default of its basis and kind."""
        if self.credibility is not None:
            return self.credibility
        kind, basis = find_kind(self.kind), find_basis(self.basis)
        if kind is None or basis is None:
            return 0.0
        return basis.credibility_serving if kind.serves_speaker else basis.credibility

    def packages(self) -> tuple[Package, ...]:
        """Return every package it carries."""
        over = tuple(side for side in self.over or () if isinstance(side, Package))
        return ((self.package,) if self.package is not None else ()) + over

    def named_issues(self) -> frozenset[str]:
        """Return every issue it names."""
        issues = {issue for package in self.packages() for issue in package.issues}
        if self.where is not None:
            issues.update(self.where.issues)
        issues.update(issue for issue in self.over_issues or () if issue != "rest")
        return frozenset(issues)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One of several conflicting accounts of the same fact.

    Attributes:
        id: Short name.
        statements: The statements that are true if this account is.
        weight: Prior weight against the other accounts.
        text: What it amounts to, for readers.
    """

    id: str
    statements: tuple[str, ...]
    weight: float = 1.0
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingGroup:
    """Accounts of which exactly one is true."""

    id: str
    readings: tuple[Reading, ...]

    def statements(self) -> tuple[str, ...]:
        """Return the statements of all its readings."""
        return tuple(statement for reading in self.readings for statement in reading.statements)
