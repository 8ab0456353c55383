"""What a number rests on: statements, declarations, method and settings, and what was left out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from walkaway.analysis import Brief, Declared
from walkaway.analysis.influence import Influence
from walkaway.case.statements import find_basis
from walkaway.report.anchors import citation_anchor, ground_anchor, statement_anchor
from walkaway.report.document import Citation, Ground, Support
from walkaway.report.sentences import finding_name
from walkaway.report.words import joined, margin, percent, points
from walkaway.results import StatementLabel

__all__ = ["Grounds", "known", "settings_in_words"]

NO_EFFECT = "no effect"
"""Said of a statement that moves beliefs, but not this number."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """The grounds of one brief's numbers.

    Attributes:
        brief: The brief.
    """

    brief: Brief

    def of_headline(
        self,
        finding: str,
        pointer: str,
        parties: Sequence[str],
        *,
        first: Iterable[str] = (),
        left_out: Mapping[str, str] | None = None,
    ) -> Ground:
        """Return the ground of a headline probability.

        Args:
            finding: Name of the finding, as the influences give it.
            pointer: Where it stands in the JSON.
            parties: Whose preferences it hangs on.
            first: Statements that name what the finding is about.
            left_out: Statements that the finding leaves out, each with the reason.
        """
        effects = {
            item.id: item
            for item in self.brief.influence.influences
            if item.finding == finding and item.what == "statement"
        }
        omitted = left_out or {}
        others = [s for s in self._known([*first, *self._about(parties)]) if s not in effects and s not in omitted]
        supports = [self._support(statement, _effect(item)) for statement, item in effects.items()]
        worked_out = NO_EFFECT if self.brief.influence.influences else ""
        supports += [self._support(statement, worked_out) for statement in others]
        return Ground(
            id=ground_anchor(finding),
            title=f"whether {finding_name(finding, self.brief.labels)}",
            about=(pointer,),
            statements=tuple(supports),
            declared=self._declared(parties, finding),
            method=self._method(),
            left_out=(*(f"{statement}: {why}." for statement, why in omitted.items()), *self._asked_out()),
        )

    def of_statements(self, anchor: str, statements: Iterable[str], *, sampled: bool = False) -> Ground:
        """Return the ground of what is read off statements."""
        return Ground(
            id=anchor,
            statements=tuple(self._support(statement) for statement in self._known(statements)),
            method=self._method() if sampled else ("Read off these statements; nothing is estimated.",),
            left_out=self._asked_out(),
        )

    def of_parties(self, anchor: str, parties: Sequence[str], first: Iterable[str] = ()) -> Ground:
        """Return the ground of numbers that hang on parties' preferences.

        Args:
            anchor: Id of the ground.
            parties: The parties.
            first: Statements that name what the numbers are about.
        """
        return Ground(
            id=anchor,
            statements=tuple(self._support(statement) for statement in self._known([*first, *self._about(parties)])),
            declared=self._declared(parties),
            method=self._method(),
            left_out=self._asked_out(),
        )

    def _known(self, statements: Iterable[str]) -> list[str]:
        """Return statements once each, without those that are not there or were left out on request."""
        known, asked_out = self.brief.labels.statements, self.brief.left_out
        return [s for s in dict.fromkeys(statements) if s in known and s not in asked_out]

    def _about(self, parties: Sequence[str]) -> list[str]:
        """Return the statements that move beliefs on some parties, and those behind preferences that are given."""
        labels = self.brief.labels
        found = [
            statement
            for statement, label in labels.statements.items()
            if (label.believed is not None or label.reading is not None) and set(label.about) & set(parties)
        ]
        given = [s for item in self.brief.declared if item.where.startswith("exact.") for s in item.because]
        return list(dict.fromkeys([*given, *found])) if self.brief.method.exact else found

    def _support(self, statement: str, effect: str = "") -> Support:
        label = self.brief.labels.statements[statement]
        return Support(
            statement=statement,
            anchor=statement_anchor(statement),
            text=label.text,
            said_by=label.said_by,
            known=known(label, exact=self.brief.method.exact),
            cite=tuple(Citation(text=place, anchor=citation_anchor(place)) for place in label.cite),
            effect=effect,
        )

    def _declared(self, parties: Sequence[str], finding: str = "") -> tuple[str, ...]:
        effects = {item.where: item.effect or {} for item in self.brief.assumptions}
        lines = []
        for item in self.brief.declared:
            if item.party and item.party not in parties:
                continue
            change = effects.get(item.where, {}).get(finding)
            if change is not None:
                lines.append((f"{self._with_ground(item)}; without it {points(change)} points", abs(change)))
            else:
                lines.append((self._with_ground(item), 0.0))
        lines.sort(key=lambda line: -line[1])
        return tuple(line for line, _ in lines)

    def _with_ground(self, item: Declared) -> str:
        behind = self._known(item.because)
        if not behind:
            return f"{item.what} (assumed: no statement says so)" if item.assumed else item.what
        named = f"statements {joined(behind)}" if len(behind) > 1 else f"statement {behind[0]}"
        return f"{item.what} ({'assumed, from' if item.assumed else 'from'} {named})"

    def _method(self) -> tuple[str, ...]:
        found = self.brief.method
        if found.exact:
            return ("Preferences are given in numbers, so this is a calculation.",)
        return (f"{found.draws:,} draws (seed {found.seed}), {found.name}; {settings_in_words(self.brief)}.",)

    def _asked_out(self) -> tuple[str, ...]:
        if not self.brief.left_out:
            return ()
        return (f"On request: {joined(self.brief.left_out)}.",)


def _effect(item: Influence) -> str:
    again = "; drawn anew" if item.rerun else ""
    return f"{points(item.change)} ± {margin(item.standard_error)} points when left out{again}"


def known(label: StatementLabel, *, exact: bool = False) -> str:
    """Return how a statement is known, and how far it is believed."""
    basis = find_basis(label.basis)
    how = basis.meaning.rstrip(".") if basis is not None else label.basis
    if label.reading is not None:
        return f"{how}; true if its account is"
    if label.believed is None or exact:
        return f"{how}; moves no figure by itself"
    return f"{how}; taken to tell something with a chance of {percent(label.believed)}"


def settings_in_words(brief: Brief) -> str:
    """Return the conventions in one line."""
    now = brief.settings
    return (
        f"noise {now.noise:g}, chance of holding out {now.hold_out:g}, smallest gain worth a deal {now.min_gain:g}, "
        f"Dirichlet {now.concentration:g}, credibilities × {now.credibility_factor:g}"
    )
