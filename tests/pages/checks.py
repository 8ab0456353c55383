"""What is asked of a page in a browser. Every check returns the faults it finds, in words; a good page has none."""

import re
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, ConsoleMessage, Dialog, Error, Page, Request

DESKTOP, PHONE = (1280, 900), (360, 740)
# A4 between margins of 16 mm, in CSS pixels of 1/96 inch.
SHEET = (round((210 - 2 * 16) / 25.4 * 96), round((297 - 2 * 16) / 25.4 * 96))
# The criteria of WCAG 2.0 to 2.2 at levels A and AA, and what axe-core recommends beyond them.
CRITERIA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabs:
    """Two tabs of a browser, without a network. A page opens in one of them in a third of the time of a new one."""

    with_script: Page
    without_script: Page

    @classmethod
    def of(cls, browser: Browser) -> "Tabs":
        """New tabs of a browser."""
        with_script, without_script = (
            browser.new_context(offline=True, java_script_enabled=script).new_page() for script in (True, False)
        )
        return cls(with_script=with_script, without_script=without_script)


def opened(
    tabs: Tabs, path: Path, size: tuple[int, int] = DESKTOP, *, script: bool = True, folded: bool = True
) -> Page:
    """Open a page on a screen of this size; not folded: every `details` stands open."""
    page = tabs.with_script if script else tabs.without_script
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(path.as_uri())
    if not folded:
        unfold(page)
    return page


def unfold(page: Page) -> None:
    """Open every `details`."""
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What is seen of a page in one visit: folded and not, wide and narrow, on screen and by its style for paper."""

    requests: tuple[str, ...]
    """Everything the page asks for beside its own file."""
    complaints: tuple[str, ...]
    """What the console says of it: errors, warnings, what a script threw; and what a box asked."""
    overflow: tuple[str, ...]
    """What does not keep within the window at desktop or phone width, with every `details` open."""


# A hint to look up a name or to open a connection ahead is no request that a browser tells of, so it is looked for.
HINTS = "link[rel~=preconnect], link[rel~=dns-prefetch], meta[http-equiv=refresh]"


def look(tabs: Tabs, path: Path) -> Look:
    """Visit a page and tell what was seen."""
    page = tabs.with_script
    asked: list[str] = []
    said: list[str] = []

    def own(request: Request) -> bool:
        return request.url == path.as_uri() and request.is_navigation_request() and request.frame.parent_frame is None

    def note(request: Request) -> None:
        if not own(request) and not request.url.startswith("data:"):
            asked.append(f"{request.resource_type} {request.url}")

    def hear(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            said.append(message.text)

    def catch(error: Error) -> None:
        said.append(str(error))

    def refuse(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.dismiss()

    listeners = {"request": note, "console": hear, "pageerror": catch, "dialog": refuse}
    page.route("**/*", lambda route, request: route.continue_() if own(request) else route.abort())
    for event, listener in listeners.items():
        page.on(event, listener)
    try:
        opened(tabs, path, folded=False)
        # What waits until it comes into view is asked for at once.
        page.evaluate("document.querySelectorAll('[loading]').forEach(element => { element.loading = 'eager' })")
        wide = [f"{DESKTOP[0]} wide: {fault}" for fault in overflow(page)]
        page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
        narrow = [f"{PHONE[0]} wide: {fault}" for fault in overflow(page)]
        hints = page.evaluate("hints => [...document.querySelectorAll(hints)].map(e => 'hint ' + e.outerHTML)", HINTS)
        page.emulate_media(media="print")
        page.evaluate("new Promise(drawn => requestAnimationFrame(() => setTimeout(drawn, 20)))")
    finally:
        for event, listener in listeners.items():
            page.remove_listener(event, listener)
        page.unroute_all()
    requests = tuple(dict.fromkeys([*asked, *hints]))
    return Look(requests=requests, complaints=tuple(said), overflow=(*wide, *narrow))


def accessibility(page: Page, axe: str) -> list[str]:
    """What axe-core finds and calls serious or critical."""
    page.evaluate(axe)
    found = page.evaluate(
        """criteria => axe.run(document, {
            runOnly: {type: 'tag', values: criteria}, resultTypes: ['violations'], preload: false, selectors: false,
        })""",
        CRITERIA,
    )
    return [
        f"{fault['impact']}: {fault['help']} ({fault['id']}): {node['html'][:200]}"
        for fault in found["violations"]
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"]
    ]


OVERFLOW = r"""
() => {
  const wide = document.documentElement.clientWidth;
  const faults = [];
  const name = element => element.tagName.toLowerCase() + (element.id ? '#' + element.id : '')
    + [...element.classList].map(word => '.' + word).join('');
  const words = node => `"${node.textContent.trim().slice(0, 40)}"`;
  const style = element => getComputedStyle(element);
  const outside = (box, left, right) => box.width > 0 && (box.right > right + 1 || box.left < left - 1);

  // Kept from sight on purpose: a box of a pixel, or one that stands wholly to the left of the window.
  const hidden = (element, box) => !element.checkVisibility()
    || box.right <= 0
    || (Math.min(box.width, box.height) <= 1 && style(element).overflowX !== 'visible');

  const letters = (text, left, right, place) => {
    const range = document.createRange();
    range.selectNodeContents(text);
    if ([...range.getClientRects()].some(box => outside(box, left, right)))
      faults.push(`the text ${words(text)} of ${name(text.parentElement)} leaves ${place}`);
  };

  const drawing = svg => {
    const shown = style(svg).overflowX === 'visible';  // then it is the window that cuts
    const box = shown ? new DOMRect(0, -1e6, wide, 2e6) : svg.getBoundingClientRect();
    for (const text of svg.querySelectorAll('text')) {
      const own = text.getBoundingClientRect();
      if (outside(own, box.left, box.right) || own.bottom > box.bottom + 1 || own.top < box.top - 1)
        faults.push(`the text ${words(text)} leaves its drawing`);
    }
  };

  const walk = element => {
    const box = element.getBoundingClientRect();
    if (hidden(element, box)) return;
    if (outside(box, 0, wide)) {
      faults.push(`${name(element)} reaches from ${box.left} to ${box.right} of ${wide}`);
      return;
    }
    if (element instanceof SVGSVGElement) { drawing(element); return; }
    const across = style(element).overflowX;
    if (across === 'auto' || across === 'scroll') return;  // it can be scrolled: what is inside may be wider
    if (across !== 'visible' && element.scrollWidth > element.clientWidth + 1)
      faults.push(`${name(element)} cuts off what it holds: ${words(element)}`);
    for (const child of element.childNodes) {
      if (child.nodeType === Node.TEXT_NODE && child.textContent.trim()) letters(child, 0, wide, 'the window');
      if (child.nodeType === Node.ELEMENT_NODE) walk(child);
    }
  };

  if (document.scrollingElement.scrollWidth > wide)
    faults.push(`the page is ${document.scrollingElement.scrollWidth} wide in a window of ${wide}`);
  for (const child of document.body.children) walk(child);
  return faults;
}
"""


def overflow(page: Page) -> list[str]:
    """What is wider than the window, cut off by its box, or leaves its drawing. What can be scrolled may be wider."""
    return page.evaluate(OVERFLOW)


SILENT = """
() => [...document.querySelectorAll('details')].filter(details => details.checkVisibility()).flatMap(details =>
    [...details.children].filter(child => child.tagName !== 'SUMMARY' && child.textContent.trim()
        && getComputedStyle(child).display !== 'none' && !child.checkVisibility())
      .map(child => `folded up: "${child.textContent.trim().slice(0, 60)}"`))
"""
UNFIT = """
([wide, high]) => [...document.querySelectorAll('figure')].filter(figure => figure.checkVisibility())
.flatMap(figure => {
  const name = 'figure' + (figure.id ? '#' + figure.id : ''), faults = [];
  const drawn = [...figure.querySelectorAll('svg, img, table')].map(part => part.getBoundingClientRect());
  const width = Math.max(figure.getBoundingClientRect().width, ...drawn.map(box => box.width));
  const height = Math.max(0, ...drawn.map(box => box.height));  // a long caption may go on overleaf
  if (width > wide + 1) faults.push(`${name} is ${width} wide on a sheet of ${wide}`);
  if (height > high + 1) faults.push(`${name} is ${height} high on a sheet of ${high}`);
  if (!getComputedStyle(figure).breakInside.startsWith('avoid')) faults.push(`${name} may be cut between two sheets`);
  return faults;
})
"""


def print_faults(tabs: Tabs, path: Path) -> list[str]:
    """What is lost on paper: a `details` that is printed without what it holds, a figure that does not fit a sheet.

    That the first is so on paper is measured too: a page prints on as many sheets folded as unfolded.
    """
    page = opened(tabs, path, SHEET)
    page.emulate_media(media="print")
    faults = [*page.evaluate(SILENT), *page.evaluate(UNFIT, list(SHEET))]
    folded = sheets(page)
    unfold(page)
    unfolded = sheets(page)
    return faults + ([f"{folded} sheets folded, {unfolded} unfolded"] if folded != unfolded else [])


def sheets(page: Page) -> int:
    """On how many sheets a page prints."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", prefer_css_page_size=True)))


def shut_to_links(page: Page) -> list[str]:
    """The ids inside a closed `details` that an address with `#id` does not show: the first of each."""
    anchors = page.evaluate(
        """() => [...document.querySelectorAll('details:not([open])')]
            .map(details => details.querySelector('[id]')?.id).filter(Boolean)"""
    )
    address = page.url.partition("#")[0]
    shut = []
    for anchor in anchors:
        page.goto(f"{address}#{anchor}")
        seen = page.evaluate(
            """id => { const element = document.getElementById(id), box = element.getBoundingClientRect();
                return element.checkVisibility() && box.top < innerHeight && box.bottom > 0; }""",
            anchor,
        )
        if not seen:
            shut.append(anchor)
    return shut
