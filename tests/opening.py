"""How soon the explorer opens a large graph, and how smoothly it moves, in a headless Chromium without a graphics card.

`make bench PART=explorer` prints it; `tests/browser.py` says what is missing where there is no browser.
"""

import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from browser import chromium, open_page, wait_until
from large_graph import large_graph

SECONDS, FRAMES = 3.0, 20
"""The most that opening may take, and the least frames a second while the picture is moved."""
MOVES = 40
COUNT = """() => {
    window.frames_ = 0;
    const count = () => { window.frames_ += 1; requestAnimationFrame(count); };
    requestAnimationFrame(count);
}"""
THERE = "document.querySelector('#filters fieldset') !== null"
DRAWN = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


@dataclass(frozen=True, slots=True)
class Opening:
    """What was measured, in which unit, and what it has to be."""

    name: str
    value: float
    unit: str
    wanted: str


def measured_opening() -> Iterator[Opening]:
    """Writing the page, opening it until it is drawn, and moving it."""
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        page = Path(folder) / "explorer.html"
        begin = time.perf_counter()
        nodes, edges = _write(page)
        size = f"{nodes:,} nodes, {edges:,} edges"
        yield Opening(f"writing the page, {size}", time.perf_counter() - begin, "s", "")
        yield Opening("the page", page.stat().st_size / 1e6, "MB", "")
        open_page(browser, page, "#view=overview").context.close()
        begin = time.perf_counter()
        shown = open_page(browser, page, "#view=overview")
        shown.evaluate(DRAWN)
        yield Opening(f"opening until drawn, {size}", time.perf_counter() - begin, "s", f"< {SECONDS:g}")
        wait_until(shown, THERE)
        yield Opening("the same until all panels stand", time.perf_counter() - begin, "s", "")
        assert shown.evaluate("guanxi.seen.ties.size") == edges
        yield Opening("frames a second while moved", _frames(shown), "", f"> {FRAMES}")


def _write(path: Path) -> tuple[int, int]:
    from pipeline.explore import write_explorer
    from pipeline.graph.index import Index
    from pipeline.save.export.overview import flat_overview

    graph = large_graph()
    picture = flat_overview(graph)
    write_explorer(path, {"overview": picture, "people": picture}, Index(graph))
    return len(graph.nodes), len(graph.edges)


def _frames(shown: Any) -> float:
    """Frames a second while the mouse drags the picture to and fro."""
    box = shown.locator("#picture").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    shown.mouse.move(x, y)
    shown.mouse.down()
    shown.evaluate(COUNT)
    begin = time.perf_counter()
    for step in range(MOVES):
        shown.mouse.move(x + 60 * (step % 5 - 2), y + 40 * (step % 3 - 1), steps=3)
    seconds, frames = time.perf_counter() - begin, shown.evaluate("window.frames_")
    shown.mouse.up()
    return float(frames) / seconds


def opening_table(rows: list[Opening]) -> str:
    """A Markdown table."""
    lines = ["| explorer.html | | wanted |", "|---|---|---|"]
    return "\n".join([*lines, *(f"| {row.name} | {row.value:.2f} {row.unit} | {row.wanted} |" for row in rows)])
