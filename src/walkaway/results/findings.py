"""What every finding carries besides its answer."""

from dataclasses import dataclass, fields
from html import escape
from typing import Any

from walkaway.results.plain import plain

__all__ = ["Finding", "Method"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """How an answer was worked out.

    Attributes:
        name: ``importance sampling``, ``sequential Monte Carlo`` or ``exact``.
        draws: Number of draws; 1 where exact.
        seed: Seed of the draws; None where exact.
        effective_sample_size: Number of equally weighted draws that would tell as much; None where exact.
    """

    name: str
    draws: int
    seed: int | None = None
    effective_sample_size: float | None = None

    @property
    def exact(self) -> bool:
        """Whether nothing was sampled."""
        return self.name == "exact"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """The base of every finding: an answer that says how it was reached.

    Attributes:
        method: How it was worked out.
    """

    method: Method

    def to_dict(self) -> dict[str, Any]:
        """Return the finding as plain data."""
        return {field.name: plain(getattr(self, field.name)) for field in fields(self)}

    def to_rows(self) -> list[dict[str, Any]]:
        """Return the finding as rows of a table: one row here, one an entry for findings that are lists."""
        return [self.to_dict()]

    def to_frame(self) -> Any:
        """Return the rows as a pandas DataFrame.

        Raises:
            ModuleNotFoundError: pandas is not installed; it is not among Walkaway's dependencies.
        """
        import pandas as pd  # type: ignore[import-untyped, unused-ignore]  # heavy, and only wanted where a user has it already

        return pd.DataFrame(self.to_rows())

    def _repr_html_(self) -> str:
        """Return the rows as a plain HTML table."""
        rows = self.to_rows()
        columns = list(dict.fromkeys(key for row in rows for key in row))
        head = "".join(f"<th>{escape(column)}</th>" for column in columns)
        body = "".join(
            "<tr>" + "".join(f"<td>{escape(str(row.get(column, '')))}</td>" for column in columns) + "</tr>"
            for row in rows
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
