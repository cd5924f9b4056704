"""`make screenshots`: pictures of the explorer for docs/, from a build of corpus/ in a headless Chromium."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from browser import chromium, no_browser, open_page

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
DOCS = ROOT / "docs"
SIZE = {"width": 1200, "height": 720}


def main() -> None:
    if missing := no_browser():
        raise SystemExit(f"screenshots: {missing}")
    from pipeline.run import build_graph
    from pipeline.save import EXPLORER

    DOCS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        page = build_graph(ROOT / "corpus", out=Path(folder) / "build").out / EXPLORER
        for name, (hash_, act) in VIEWS.items():
            shown = open_page(browser, page, hash_, viewport=SIZE, color_scheme="light")
            act(shown)
            shown.wait_for_timeout(1500)
            shown.screenshot(path=DOCS / f"{name}.png")
            print(DOCS / f"{name}.png")


def people(_: Any) -> None:
    """The page as it opens."""


def person(shown: Any) -> None:
    """The card of who has most ties."""
    shown.click("#panel .facts button.link")


def evidence(shown: Any) -> None:
    """The words of that person's first post."""
    person(shown)
    shown.click("#panel .timeline .proof")


VIEWS = {
    "explorer": ("#lang=zh", people),
    "explorer-person": ("#lang=zh", person),
    "explorer-words": ("#lang=en&theme=dark", evidence),
}


if __name__ == "__main__":
    main()
