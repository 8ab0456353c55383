"""What happened, in order: rounds, offers and answers, commitments and what became of them."""

from walkaway.analysis import Brief, Happening
from walkaway.report.charts.parts import Spec, colour_by, field, finished, layer, layered
from walkaway.report.charts.style import GREY, PALE, WIDTH, sides, wrapped
from walkaway.report.sentences import happening

__all__ = ["timeline"]

MOST = 40
"""Happenings shown; the table below holds the rest."""
_SHAPES = {
    "offer": "triangle-right",
    "acceptance": "circle",
    "refusal": "cross",
    "demand": "triangle-up",
    "red_line": "triangle-down",
    "commitment": "diamond",
    "history": "diamond",
}
_ROW, _MARK, _TEXT = 19, 78, 92


def timeline(brief: Brief) -> Spec | None:
    """Return what happened as a line from top to bottom; None where nothing has a place in time."""
    rows: list[Spec] = []
    meeting = ""
    for found in brief.timeline.happenings[:MOST]:
        if found.round and found.round != meeting:
            rows.append(_heading(found, brief, len(rows)))
            meeting = found.round
        rows.append(_row(found, brief, len(rows)))
    if not rows:
        return None
    height = _ROW * len(rows)
    y = field("row", "O", axis=None, sort=None)
    left = {"type": "text", "align": "left"}
    marked = [row for row in rows if row["kind"]]
    layers = [
        layer([{}], {"type": "rule", "color": PALE}, x={"value": _MARK}, y={"value": 0}, y2={"value": height}),
        layer(rows, {**left, "fontWeight": 600}, y=y, x={"value": 0}, text=field("head", "N")),
        layer(
            marked,
            {"type": "point", "filled": True, "size": 75},
            y=y,
            x={"value": _MARK},
            shape=colour_by("kind", _SHAPES),
            color=field("colour", "N", scale=None),
        ),
        layer(marked, left, y=y, x={"value": _TEXT}, text=field("text", "N")),
    ]
    return finished(layered(layers, width=WIDTH - 10, height=height))


def _heading(found: Happening, brief: Brief, row: int) -> Spec:
    """Return a row that names a round, where another one begins."""
    meeting = brief.labels.rounds.get(found.round)
    name = wrapped(meeting.name if meeting is not None else found.round, 60, lines=1)
    return {"row": row, "head": name, "kind": "", "text": "", "colour": GREY}


def _row(found: Happening, brief: Brief, row: int) -> Spec:
    looks = sides(found.parties[:1], brief.labels)
    what = happening(found, brief.commitments, brief.labels)
    return {
        "row": row,
        "head": found.date or "not dated",
        "kind": found.kind,
        "colour": looks[0].colour if looks else GREY,
        "text": wrapped(f"{looks[0].name}, {what}" if looks else what, 54, lines=1),
    }
