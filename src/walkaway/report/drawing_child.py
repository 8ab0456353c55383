"""Draw figures for another process: a specification a line in, a drawing a line out, both as JSON.

It is started by its path (`walkaway.report.drawing_process`) and loads nothing of Walkaway: to start quickly is all
that it is for. A line that cannot be drawn is answered with null.
"""

import json
import sys

__all__ = ["FIRST", "answer"]

FIRST = {"data": {"values": [{}]}, "mark": "point"}
"""A figure that nobody sees: the first one takes far longer than any other."""


def answer() -> None:
    """Draw what comes in until nothing more does."""
    import vl_convert  # heavy and optional: whoever starts this has looked whether it is there

    vl_convert.vegalite_to_svg(FIRST)
    for line in sys.stdin.buffer:
        try:
            drawn = vl_convert.vegalite_to_svg(json.loads(line))
        except ValueError:
            drawn = None  # the other process draws it itself, and says what is wrong
        sys.stdout.write(f"{json.dumps(drawn)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    answer()
