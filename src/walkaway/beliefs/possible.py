"""Can some preference hold each statement at all?"""

from walkaway.beliefs.beliefs import Beliefs
from walkaway.errors import CaseError, Fault

__all__ = ["impossible_statements", "require_possible"]


def impossible_statements(beliefs: Beliefs) -> tuple[Fault, ...]:
    """Return a fault for every statement whose likelihood stays under ½ on every prior draw."""
    faults = []
    best: dict[str, float] = {}
    for party, scores in beliefs.prior_scores.items():
        if beliefs.case.exact_preferences(party) is not None:
            continue
        for world in range(len(beliefs.evidence.worlds)):
            claims = beliefs.evidence.claims(party, world)
            for claim in claims.every:
                found = float(scores.single(claim, beliefs.settings).max())
                best[claim.statement.id] = max(found, best.get(claim.statement.id, 0.0))
    for statement, highest in sorted(best.items()):
        if highest < 0.5:
            faults.append(
                Fault(
                    message=f"no preference in the declared orders can hold '{statement}'; it never reaches ½",
                    where=("statements", statement),
                    mend="check its content, the orders declared for its party, and what holds without a deal",
                )
            )
    return tuple(faults)


def require_possible(beliefs: Beliefs) -> None:
    """Raise where some statement fits no preference at all.

    Raises:
        CaseError: with one fault a statement.
    """
    faults = impossible_statements(beliefs)
    if faults:
        raise CaseError(faults)
