"""Options that every finding's command shares."""

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["AsJson", "CasePath", "Draws", "Out", "Quick", "Quiet", "Seed", "Without"]

CasePath = Annotated[
    Path, typer.Argument(help="The case: a folder that holds case.yaml, or the file.", show_default=False)
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of words.")]
Seed = Annotated[int, typer.Option("--seed", min=0, help="Seed of the draws; the same seed gives the same numbers.")]
Draws = Annotated[
    int, typer.Option("--draws", min=1, max=10_000_000, help="Number of draws; more draws, smaller standard errors.")
]
Out = Annotated[Path | None, typer.Option("--out", help="A folder to write the JSON to as well.", show_default=False)]
Quiet = Annotated[bool, typer.Option("--quiet", help="Print no progress and no warnings.")]
Without = Annotated[
    list[str] | None,
    typer.Option("--without", metavar="ID", help="Leave a statement out; may be repeated.", show_default=False),
]
Quick = Annotated[
    bool, typer.Option("--quick", help="Leave out conventions, assumptions, influence and what to find out.")
]
