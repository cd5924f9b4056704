"""Sentences made by program for local-government and business news, with their labels."""

import csv
import random
from collections.abc import Iterator
from pathlib import Path

from .example import Example
from .grammar import Rule, Writer, list_rule, load_grammar

MAX_SIGNS = 160
LEXICON = Path(__file__).parents[2] / "models" / "lexicon"
DIVISIONS, OFFICES = LEXICON / "divisions.tsv", LEXICON / "offices.tsv"


def generate(count: int, *, seed: int, held_out: bool = False) -> Iterator[Example]:
    """`count` sentences; the same for the same seed. Those held out use names that the others never use."""
    writer = Writer(load_grammar() | read_divisions(DIVISIONS) | read_offices(OFFICES), random.Random(seed), held_out)
    made = 0
    while made < count:
        example = writer.sentence()
        if 0 < len(example.text) <= MAX_SIGNS:
            made += 1
            yield example


def read_divisions(path: Path) -> dict[str, Rule]:
    """Rules for full and short names of China's divisions; none where the lexicon is not there."""
    rows = _rows(path)
    if not rows:
        return {}
    return {
        "realname": list_rule(sorted({row["name"] for row in rows})),
        "realshort": list_rule(sorted({row["short"] for row in rows if len(row["short"]) > 1})),
    }


def read_offices(path: Path) -> dict[str, Rule]:
    """Rules for what a city's or county's offices and mass organizations are called; none where the lexicon is not."""
    local = [row for row in _rows(path) if {"county", "prefecture"} & set(row["levels"].split(","))]
    named = {kind: [row["name"] for row in local if row["kind"] == kind] for kind in ("state", "mass")}
    kept = {kind: [name for name in names if _follows_a_place(name)] for kind, names in named.items()}
    return {f"{kind}office": list_rule(sorted(names)) for kind, names in kept.items() if names}


def _follows_a_place(name: str) -> bool:
    return len(name) > 2 and not name[0].isdigit() and not name.startswith("中")


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))
