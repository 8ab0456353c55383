"""A figure as a file of its own: SVG, PNG, or a page that holds it."""

from collections.abc import Callable
from html import escape
from importlib.util import find_spec

from walkaway.report.charts.parts import Spec

__all__ = ["PICTURES", "available", "picture", "svg_of"]

SCALE = 2
"""Dots of a PNG for each point of the figure: sharp on today's screens."""

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>body {{ margin: 1.5rem; font-family: sans-serif; color: #222 }} svg {{ max-width: 100%; height: auto }}</style>
</head>
<body>
<h1>{title}</h1>
{drawing}
</body>
</html>
"""


def available() -> bool:
    """Return whether figures can be drawn: whether the extra ``figures`` is installed. It is not loaded."""
    return find_spec("vl_convert") is not None


def picture(spec: Spec, ending: str, title: str) -> bytes:
    """Return a figure as a file.

    Args:
        spec: The figure as Vega-Lite.
        ending: The file's ending, one of `PICTURES`.
        title: The title of a page.
    """
    return PICTURES[ending](spec, title)


def svg_of(spec: Spec) -> str:
    """Return a figure as the SVG that Vega gives."""
    import vl_convert  # heavy and optional: only a figure needs it

    return str(vl_convert.vegalite_to_svg(spec))


def _png(spec: Spec, title: str) -> bytes:
    import vl_convert  # heavy and optional: see above

    return bytes(vl_convert.vegalite_to_png(spec, scale=SCALE))


def _page(spec: Spec, title: str) -> bytes:
    return PAGE.format(title=escape(title), drawing=svg_of(spec)).encode("utf-8")


PICTURES: dict[str, Callable[[Spec, str], bytes]] = {
    ".svg": lambda spec, title: svg_of(spec).encode("utf-8"),
    ".png": _png,
    ".html": _page,
}
"""What makes a file of each ending."""
