"""Figures on the annotated pages beside their floors, which only rise; `make score` runs this file.

`make score RAISE=1` writes higher floors, never lower ones. Pages that were added come under the floors, and figures
that fell for a good reason get lower ones, by `make score RENEW="why"`; the reason is kept in the file.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from pipeline.evaluate import evaluate_records, read_gold, read_pages
from pipeline.record import Record
from pipeline.serial import read_records

FLOORS = Path(__file__).with_name("floors.json")
SETS = ("gold", "held")
TOLERANCE = 0.002


@dataclass(frozen=True, slots=True)
class Floors:
    """The least that each figure of a set may be (F1, or a share), on which pages, and why they were set."""

    reason: str
    pages: tuple[str, ...]
    figures: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Line:
    """A figure beside its floor; None where one of them is not there."""

    name: str
    value: float | None
    floor: float | None

    @property
    def is_fall(self) -> bool:
        return self.floor is not None and (self.value is None or self.value < self.floor - TOLERANCE)

    def __str__(self) -> str:
        value, floor = ("-" if n is None else f"{n:.3f}" for n in (self.value, self.floor))
        return f"{self.name:44}{value:>8}{floor:>8}{'   FALL' if self.is_fall else ''}"


def folder(name: str) -> Path:
    return FLOORS.parent / name


def annotated(name: str) -> tuple[str, ...]:
    """The sources that a set has gold files for."""
    return tuple(sorted(read_gold(folder(name))))


def figures(records: Iterable[Record], name: str, *, pages: Iterable[str]) -> dict[str, float]:
    """Every figure of the set on those pages alone, rounded as it is stored."""
    golds = read_gold(folder(name))
    chosen = {page: golds[page] for page in pages}
    report = evaluate_records(records, chosen, pages=read_pages(folder(name), chosen))
    return {row: round(value, 4) for row, value in report.values().items()}


def compared(floors: Floors, values: Mapping[str, float]) -> list[Line]:
    """A line for each figure, floors without a figure last."""
    return [Line(name, values.get(name), floors.figures.get(name)) for name in {**values, **floors.figures}]


def raised(floors: Floors, values: Mapping[str, float]) -> Floors:
    """Floors with the higher of the two, and with the figures that had none."""
    return replace(
        floors, figures={**floors.figures, **{n: max(v, floors.figures.get(n, v)) for n, v in values.items()}}
    )


def read_floors(path: Path | None = None) -> dict[str, Floors]:
    path = path or FLOORS
    stored = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    return {name: Floors(own["reason"], tuple(own["pages"]), own["figures"]) for name, own in stored.items()}


def write_floors(floors: Mapping[str, Floors]) -> None:
    text = json.dumps({name: asdict(own) for name, own in floors.items()}, ensure_ascii=False, indent=1)
    FLOORS.write_text(text + "\n", "utf-8")


def show(name: str, floors: Floors, lines: Iterable[Line]) -> Iterator[str]:
    """A table of one set, and what is under no floor yet."""
    yield f"\n{'tests/' + name + ' beside its floors':44}{'figure':>8}{'floor':>8}"
    yield from map(str, lines)
    new = sorted(set(annotated(name)) - set(floors.pages))
    if new:
        yield f'{len(new)} pages are under no floor yet ({new[0]} ...): make score RENEW="why"'


def main(arguments: list[str] | None = None) -> int:
    """Print the tables for records in FOLDER/gold.jsonl and FOLDER/held.jsonl; 1 where a figure fell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("records", type=Path, help="folder with gold.jsonl and held.jsonl")
    parser.add_argument("--raise", dest="is_raise", action="store_true", help="write higher floors")
    parser.add_argument("--renew", metavar="REASON", help="set the floors anew, on all pages that are there")
    options = parser.parse_args(arguments)
    floors, has_fall = read_floors(), False
    for name in SETS:
        records = read_records(options.records / f"{name}.jsonl")
        own = floors.get(name, Floors("", (), {}))
        if options.renew:
            own = Floors(options.renew, annotated(name), {})
        values = figures(records, name, pages=own.pages)
        floors[name] = raised(own, values) if options.is_raise or options.renew else own
        lines = compared(floors[name], values)
        has_fall |= any(line.is_fall for line in lines)
        print("\n".join(show(name, own, lines)))
    if options.is_raise or options.renew:
        write_floors(floors)
    return int(has_fall)


if __name__ == "__main__":
    sys.exit(main())
