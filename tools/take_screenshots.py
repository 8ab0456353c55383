"""Take pictures of a page: at desktop and phone width, its first screen and the whole, and as it prints.

    .venv/bin/python tools/take_screenshots.py out/hanoi-2019.html           into out/screenshots
    .venv/bin/python tools/take_screenshots.py PAGE… --out FOLDER

The print is a PDF, and a picture of each of its pages where pdftoppm (of poppler-utils) is there to draw them; without
it one picture shows the page by its style for print, without the breaks between sheets.
"""

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

from browsing import started
from playwright.sync_api import Browser
from setup_browser import ROOT, chromium

DESKTOP, PHONE = (1280, 900), (360, 740)
# What is left of the width of A4 between margins of 16 mm, in CSS pixels of 1/96 inch.
PAPER = (round((210 - 2 * 16) / 25.4 * 96), 1000)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("pages", nargs="+", type=Path, metavar="PAGE", help="an HTML file")
    parser.add_argument("--out", type=Path, default=ROOT / "out" / "screenshots", help="a folder for the pictures")
    asked = parser.parse_args()
    absent = [str(page) for page in asked.pages if not page.is_file()]
    if absent:
        sys.exit(f"There is no {', '.join(absent)}: make a page with 'walkaway brief CASE'.")
    program = chromium()
    if program is None:
        sys.exit("Pictures need Chromium: run 'make browser'.")
    asked.out.mkdir(parents=True, exist_ok=True)
    with started(program) as browser:
        for page in asked.pages:
            for picture in pictures(browser, page, asked.out):
                print(picture)


def pictures(browser: Browser, page: Path, folder: Path) -> list[Path]:
    """Take every picture of a page and return them."""
    name = page.stem
    taken = [
        screenshot(browser, page, folder / f"{name}-{device}{part}.png", size=size, whole=bool(part))
        for device, size in (("desktop", DESKTOP), ("phone", PHONE))
        for part in ("", "-whole")
    ]
    return [*taken, *printed(browser, page, folder / f"{name}-print")]


def screenshot(
    browser: Browser,
    page: Path,
    picture: Path,
    *,
    size: tuple[int, int] = DESKTOP,
    whole: bool = False,
    media: str = "screen",
) -> Path:
    """Write what a page looks like in a window of this size; whole: all of it, as far down as it goes."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, offline=True)
    try:
        tab = context.new_page()
        tab.emulate_media(media=media)
        tab.goto(page.resolve().as_uri())
        tab.screenshot(path=picture, full_page=whole)
    finally:
        context.close()
    return picture


def printed(browser: Browser, page: Path, stem: Path) -> list[Path]:
    """Write a page as PDF, and as pictures of its sheets where there is a program for that."""
    document = stem.with_name(stem.name + ".pdf")
    context = browser.new_context(offline=True)
    try:
        tab = context.new_page()
        tab.goto(page.resolve().as_uri())
        tab.pdf(path=document, format="A4", print_background=True, prefer_css_page_size=True)
    finally:
        context.close()
    if not shutil.which("pdftoppm"):
        one = stem.with_name(stem.name + ".png")
        return [document, screenshot(browser, page, one, size=PAPER, whole=True, media="print")]
    for old in stem.parent.glob(f"{stem.name}-*.png"):
        old.unlink()
    subprocess.run(["pdftoppm", "-r", "80", "-png", str(document), str(stem)], check=True)
    return [document, *sorted(stem.parent.glob(f"{stem.name}-*.png"))]


if __name__ == "__main__":
    main()
