"""Figures on the annotated pages beside their floors, which only rise; `make score` runs this file.

Real news comes first, where it lies beside the checkout: it is the judge. The pages that were written for the project
follow. `make score RAISE=1` writes higher floors, never lower ones. Pages that were added come under the floors, and
figures that fell for a good reason get lower ones, by `make score RENEW="why"`; the reason is kept in the file.
"""

import argparse
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from builds import ROOT, SHARED

from pipeline.evaluate import Gold, Report, evaluate_records, format_report, read_gold, read_pages
from pipeline.record import Record
from pipeline.run import extract

FLOORS = Path(__file__).with_name("floors.json")
TOLERANCE, FLIPS = 0.002, 4
"""How far a figure may be under its floor: so much, or as much as FLIPS of its items make. The rounding of floats
differs between processors and flips some (`models/tagger/card.md`, *On every processor*)."""


@dataclass(frozen=True, slots=True)
class PageSet:
    """Annotated pages: the folders of their texts and of their gold files, and how their names begin."""

    pages: Path
    gold: Path
    begin: str = ""

    def golds(self) -> dict[str, Gold]:
        """The gold files by their source."""
        return {source: gold for source, gold in read_gold(self.gold).items() if source.startswith(self.begin)}

    @property
    def is_there(self) -> bool:
        return self.pages.is_dir() and self.gold.is_dir()


SETS = {
    "news, local": PageSet(SHARED / "news" / "dev", SHARED / "news" / "dev", "DL"),
    "news, business": PageSet(SHARED / "news" / "dev", SHARED / "news" / "dev", "DB"),
    "seeds": PageSet(SHARED / "seeds", SHARED / "gold"),
    "gold": PageSet(ROOT / "tests" / "gold", ROOT / "tests" / "gold"),
    "held": PageSet(ROOT / "tests" / "held", ROOT / "tests" / "held"),
}
"""By their names in tests/floors.json, real news first."""


@dataclass(frozen=True, slots=True)
class Floors:
    """The least that each figure of a set may be (F1, or a share), on which pages, and why they were set."""

    reason: str
    pages: tuple[str, ...]
    figures: Mapping[str, float]
    counts: Mapping[str, int] = field(default_factory=dict)
    """How many gold items each figure is about."""


@dataclass(frozen=True, slots=True)
class Line:
    """A figure beside its floor; None where one of them is not there."""

    name: str
    value: float | None
    floor: float | None
    slack: float = TOLERANCE

    @property
    def is_fall(self) -> bool:
        return self.floor is not None and (self.value is None or self.value < self.floor - self.slack)

    def __str__(self) -> str:
        value, floor = ("-" if n is None else f"{n:.3f}" for n in (self.value, self.floor))
        return f"{self.name:44}{value:>8}{floor:>8}{'   FALL' if self.is_fall else ''}"


def annotated(name: str) -> tuple[str, ...]:
    """The sources that a set has gold files for."""
    return tuple(sorted(SETS[name].golds()))


def report(records: Iterable[Record], name: str, *, pages: Iterable[str]) -> Report:
    """What `guanxi evaluate` tells of the set, on those pages alone."""
    golds = SETS[name].golds()
    chosen = {page: golds[page] for page in pages}
    return evaluate_records(records, chosen, pages=read_pages(SETS[name].pages, chosen))


def figures(told: Report) -> dict[str, float]:
    """Every figure, rounded as it is stored."""
    return {row: round(value, 4) for row, value in told.values().items()}


def counts(told: Report) -> dict[str, int]:
    """How many gold items each figure is about."""
    shared = {f"facts: {row.name}": row.gold for row in told.figures.rows}
    return shared | {f"{name}: {row.name}": row.gold for name, rows in told.tables.items() for row in rows}


def measured(name: str, pages: Iterable[str]) -> Report:
    """The report on the pages of a set, as the program reads them now."""
    pages = tuple(pages)
    return report(extract([SETS[name].pages / page for page in pages], workers=os.cpu_count() or 1), name, pages=pages)


def compared(floors: Floors, values: Mapping[str, float]) -> list[Line]:
    """A line for each figure, floors without a figure last."""
    slack = {name: max(TOLERANCE, FLIPS / count) for name, count in floors.counts.items() if count}
    names = {**values, **floors.figures}
    return [Line(name, values.get(name), floors.figures.get(name), slack.get(name, TOLERANCE)) for name in names]


def raised(floors: Floors, values: Mapping[str, float]) -> Floors:
    """Floors with the higher of the two, and with the figures that had none."""
    return replace(
        floors, figures={**floors.figures, **{n: max(v, floors.figures.get(n, v)) for n, v in values.items()}}
    )


def read_floors(path: Path | None = None) -> dict[str, Floors]:
    path = path or FLOORS
    stored = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    return {
        name: Floors(own["reason"], tuple(own["pages"]), own["figures"], own.get("counts", {}))
        for name, own in stored.items()
    }


def write_floors(floors: Mapping[str, Floors]) -> None:
    text = json.dumps({name: asdict(own) for name, own in floors.items()}, ensure_ascii=False, indent=1)
    FLOORS.write_text(text + "\n", "utf-8")


def show(name: str, floors: Floors, lines: Iterable[Line]) -> Iterator[str]:
    """A table of one set, and what is under no floor yet."""
    yield f"\n{name + ' beside its floors':44}{'figure':>8}{'floor':>8}"
    yield from map(str, lines)
    new = sorted(set(annotated(name)) - set(floors.pages))
    if new:
        yield f'{len(new)} pages are under no floor yet ({new[0]} ...): make score RENEW="why"'


def main(arguments: list[str] | None = None) -> int:
    """Print the figures of each set that is there, beside its floors; 1 where one fell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", dest="names", action="append", choices=tuple(SETS), help="this set alone; repeatable")
    parser.add_argument("--raise", dest="is_raise", action="store_true", help="write higher floors")
    parser.add_argument("--renew", metavar="REASON", help="set the floors anew, on all pages that are there")
    options = parser.parse_args(arguments)
    floors, has_fall = read_floors(), False
    for name in options.names or SETS:
        if not SETS[name].is_there:
            print(f"\n{name}: {SETS[name].pages} is not there, passed over")
            continue
        own = floors.get(name, Floors("", annotated(name), {}))
        if options.renew:
            own = Floors(options.renew, annotated(name), {})
        told = measured(name, own.pages)
        if options.is_raise or options.renew:
            own = replace(raised(own, figures(told)), counts=counts(told))
        floors[name] = own
        lines = compared(floors[name], figures(told))
        has_fall |= any(line.is_fall for line in lines)
        print("\n".join((f"\n{name}", format_report(told), *show(name, own, lines))), flush=True)
    if options.is_raise or options.renew:
        write_floors({name: floors[name] for name in SETS if name in floors})
    return int(has_fall)


if __name__ == "__main__":
    sys.exit(main())
