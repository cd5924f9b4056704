"""How soon a large graph answers, and what memory it takes to write it for Gephi.

`make bench PART=graph` prints it; `EDGES=` tells how many edges. Each step is a process of its own, as a command is.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
EDGES = 1_000_000
SMALLER = 4
"""The files for Gephi are written of a graph so many times smaller as well: what is flat takes no less there."""
ASKED, WAYS = 200, 20
WORDS = {"few": "第12项", "many": "早日建成", "most": "工作"}
"""Words that stand in few, in one of eight and in most of what can be found."""
CHOSEN: tuple[tuple[str, dict[str, Any]], ...] = (
    ("工作", {"until": "2015-06"}),
    ("工作", {"since": "2024-11"}),
    ("工作", {"on": "2019-05-05"}),
    ("早日建成", {"kind": "statement", "until": "2016-02"}),
    ("局", {"place": "岱安3镇"}),
    ("作证", {"place": "岱安3镇", "since": "2024"}),
    ("作证", {"kind": "attended", "on": "2015-01"}),
    ("作证", {"min_score": 0.95}),
)
"""Words that stand in many texts, and what is chosen of these."""
WANTED = {"open": "< 1 s", "posts": "< 5 ms", "path": "< 200 ms", "search": "< 50 ms"}


@dataclass(frozen=True, slots=True)
class Speed:
    """What was measured: seconds by the clock and of the processor, and megabytes; what it has to be."""

    name: str
    seconds: float | None = None
    cpu: float | None = None
    megabytes: float | None = None
    wanted: str = ""


def measured_graph(edges: int = EDGES) -> Iterator[Speed]:
    """The store written, opened and asked; then the files for Gephi, at two sizes."""
    with tempfile.TemporaryDirectory() as folder:
        for count in (edges // SMALLER, edges):
            yield from _step("files", count, Path(folder))
        yield from _step("write", edges, Path(folder))
        yield from _step("ask", edges, Path(folder))


def _step(name: str, edges: int, folder: Path) -> list[Speed]:
    words = [sys.executable, __file__, name, str(edges), str(folder)]
    done = subprocess.run(words, check=True, capture_output=True, text=True, cwd=ROOT)
    return [Speed(**row) for row in json.loads(done.stdout)]


def write_graph(edges: int, folder: Path) -> Iterator[Speed]:
    """A build's store, with the manifest that names it."""
    from news_graph import news_graph

    from pipeline.save.manifest import Manifest, saved_file, write_manifest
    from pipeline.save.store import write_store

    graph, store = news_graph(edges), folder / "graph.sqlite"
    seconds, cpu = _timed(lambda: write_store(store, graph))
    write_manifest(folder, Manifest((saved_file(store),), {}))
    name = f"writing the store: {len(graph.nodes):,} nodes, {len(graph.edges):,} edges"
    yield Speed(name, seconds, cpu, store.stat().st_size / 1e6)


def ask_graph(_: int, folder: Path) -> Iterator[Speed]:
    """The graph opened once, and asked; of many times the 95th of a hundred, of a few the longest."""
    from news_graph import person_name

    from pipeline import Graph
    from pipeline.errors import NotFound

    opened: list[Graph] = []
    times = _timed(lambda: opened.append(Graph.load(folder)))
    yield Speed("opening the graph, its checksum compared", *times, _megabytes(), WANTED["open"])
    g = opened[0]
    persons = g.stats()["nodes"]["person"]
    names = [person_name(number * 1507 % persons) for number in range(ASKED)]
    posts = [_timed(lambda name=name: g.person(name).posts()) for name in names]
    yield Speed(f"a person's posts, by name ({ASKED} persons)", *_share(posts, 0.95), wanted=WANTED["posts"])

    def way(number: int) -> None:
        with suppress(NotFound):
            g.path(f"person:{number * 1507 % persons:07}", f"person:{(number * 1733 + 900) % persons:07}")

    ways = [_timed(lambda number=number: way(number)) for number in range(WAYS)]
    yield Speed(f"a path (the longest of {WAYS})", *_share(ways, 1), wanted=WANTED["path"])
    for much, words in WORDS.items():
        found = [_timed(lambda words=words: g.search(words)) for _ in range(3)]
        yield Speed(f"search, words of {much} texts (the longest of 3)", *_share(found, 1), wanted=WANTED["search"])
    for words, asked in CHOSEN:
        found = [_timed(lambda words=words, asked=asked: g.search(words, **asked)) for _ in range(3)]
        chosen = ", ".join(f"{name} {value}" for name, value in asked.items())
        yield Speed(f"search for {words}, {chosen} (the longest of 3)", *_share(found, 1), wanted=WANTED["search"])
    yield Speed("memory after all questions", megabytes=_megabytes())


def write_files(edges: int, folder: Path) -> Iterator[Speed]:
    """GraphML and GEXF of a graph that is in memory, with what they take beside it."""
    from news_graph import news_graph

    from pipeline.save.export.flat import flatten
    from pipeline.save.export.form import write_forms
    from pipeline.save.export.gexf import Gexf
    from pipeline.save.export.graphml import Graphml

    graph = news_graph(edges)
    held = _megabytes()
    flats = []
    times = _timed(lambda: flats.append(flatten(graph)))
    yield Speed(f"laying out {len(graph.edges):,} edges, memory beside the graph", *times, _megabytes() - held)
    held, flat = _megabytes(), flats[0]
    forms = {folder / f"{edges}.graphml": Graphml(flat), folder / f"{edges}.gexf": Gexf(flat)}
    times = _timed(lambda: write_forms(flat, forms))
    size = sum(path.stat().st_size for path in forms) / 1e6
    name = f"writing GraphML and GEXF, {size:,.0f} MB, memory beside that"
    yield Speed(name, *times, _megabytes() - held, "flat")


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock, and of the processor."""
    begin, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - begin, time.process_time() - cpu


def _share(times: Iterable[tuple[float, float]], share: float) -> tuple[float, ...]:
    """What so large a share of the times stay below, by the clock and of the processor."""
    sides = [sorted(side) for side in zip(*times, strict=True)]
    return tuple(side[int((len(side) - 1) * share)] for side in sides)


def _megabytes() -> float:
    """The most memory that the process had so far."""
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def graph_table(rows: Iterable[Speed]) -> str:
    """A Markdown table."""
    lines = ["| a graph that is kept | seconds | of the processor | MB | wanted |", "|---|---|---|---|---|"]
    for row in rows:
        times = (f"{value:.3g}" if value is not None else "" for value in (row.seconds, row.cpu))
        memory = "" if row.megabytes is None else f"{row.megabytes:,.0f}"
        lines.append(f"| {row.name} | {' | '.join(times)} | {memory} | {row.wanted} |")
    return "\n".join(lines)


STEPS = {"write": write_graph, "ask": ask_graph, "files": write_files}

if __name__ == "__main__":
    step, count, place = sys.argv[1:]
    rows = STEPS[step](int(count), Path(place))
    print(json.dumps([{name: getattr(row, name) for name in Speed.__slots__} for row in rows]))
