"""Sentences made by program for local-government and business news, with their labels."""

import csv
import random
from collections.abc import Iterator
from pathlib import Path

from .example import Example
from .grammar import Rule, Writer, list_rule, load_grammar

MAX_SIGNS = 160
DIVISIONS = Path(__file__).parents[2] / "models" / "lexicon" / "divisions.tsv"


def generate(count: int, *, seed: int, held_out: bool = False) -> Iterator[Example]:
    """`count` sentences; the same for the same seed. Those held out use names that the others never use."""
    writer = Writer(load_grammar() | read_divisions(DIVISIONS), random.Random(seed), held_out)
    made = 0
    while made < count:
        example = writer.sentence()
        if 0 < len(example.text) <= MAX_SIGNS:
            made += 1
            yield example


def read_divisions(path: Path) -> dict[str, Rule]:
    """Rules for full and short names of China's divisions; none where the lexicon is not there."""
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    return {
        "realname": list_rule(sorted({row["name"] for row in rows})),
        "realshort": list_rule(sorted({row["short"] for row in rows if len(row["short"]) > 1})),
    }
