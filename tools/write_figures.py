"""Bring the figures and outputs in the pages up to date with what the program says now; what it cannot, it names."""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from documents import PAGES, ROOT, Runs, page_folder, refreshed

if __name__ == "__main__":
    runs, failed = Runs(), False
    for page in PAGES:
        before = page.read_text(encoding="utf-8")
        after, trouble = refreshed(before, runs, page_folder(Path(tempfile.mkdtemp())))
        if after != before:
            page.write_text(after, encoding="utf-8")
            print(f"{page.relative_to(ROOT)}: brought up to date")
        for sentence in trouble:
            failed = True
            print(f"{page.relative_to(ROOT)}: {sentence}", file=sys.stderr)
    sys.exit(1 if failed else 0)
