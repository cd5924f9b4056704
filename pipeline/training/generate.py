"""Sentences made by program for local-government and business news, with their labels."""

import csv
import random
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from ..language.geography import COMMON_WORDS
from ..language.lexicon import everyday_words
from .example import Example
from .grammar import Rule, Writer, list_rule, load_grammar

MAX_SIGNS = 160
LEXICON = Path(__file__).parents[2] / "models" / "lexicon"
DIVISIONS, OFFICES = LEXICON / "divisions.tsv", LEXICON / "offices.tsv"
SURNAMES, PLACES, FORMS = LEXICON / "surnames.tsv", LEXICON / "places.tsv", LEXICON / "company_suffixes.tsv"


def generate(count: int, *, seed: int, held_out: bool = False) -> Iterator[Example]:
    """`count` sentences; the same for the same seed. Those held out use names that the others never use."""
    writer = Writer(load_grammar() | lexicon_rules(), random.Random(seed), held_out)
    made = 0
    while made < count:
        example = writer.sentence()
        if 0 < len(example.text) <= MAX_SIGNS:
            made += 1
            yield example


@lru_cache(maxsize=1)
def lexicon_rules() -> dict[str, Rule]:
    """The rules of the grammar that the lexicons stand in for."""
    return (
        read_divisions(DIVISIONS)
        | read_offices(OFFICES)
        | read_surnames(SURNAMES)
        | read_places(PLACES)
        | read_forms(FORMS)
    )


def read_surnames(path: Path) -> dict[str, Rule]:
    """Rules for the single surnames, by weight, the rare ones among them, and the compound ones."""
    rows = [(row["surname"], int(row["weight"])) for row in _rows(path)]
    listed = [name for name, weight in rows for _ in range(weight) if len(name) == 1]
    rare = [name for name, weight in rows if len(name) == 1 and weight < 3]
    return _rules(listedsurname=listed, raresurname=rare, compound=[name for name, _ in rows if len(name) > 1])


def read_places(path: Path) -> dict[str, Rule]:
    """A rule for what is neither city nor county: rivers, hills, regions."""
    return _rules(realland=[row["name"] for row in _rows(path) if row["kind"] in ("china-nature", "china-region")])


def read_forms(path: Path) -> dict[str, Rule]:
    """Rules for the trade words in companies' names, and for the forms of enterprise that a short name ends with."""
    rows = [(row["suffix"], row["strong"] == "yes") for row in _rows(path)]
    forms = [word for word, strong in rows if strong and 1 < len(word) < 5 and word not in _NAMELESS_FORMS]
    return _rules(listedtrade=[word for word, strong in rows if not strong and len(word) > 1], form=forms)


def _rules(**listed: list[str]) -> dict[str, Rule]:
    return {name: list_rule(words) for name, words in listed.items() if words}


def read_divisions(path: Path) -> dict[str, Rule]:
    """Rules for full and short names of China's divisions, districts too, which papers of their city call so: 云岫 for
    云岫区. None where the lexicon is not there."""
    rows = _rows(path)
    if not rows:
        return {}
    return {
        "realname": list_rule(sorted({row["name"] for row in rows})),
        "realshort": list_rule(sorted({short for row in rows if len(short := _short(row)) > 1})),
    }


def _short(row: dict[str, str]) -> str:
    stem = row["name"].removesuffix("区")
    return row["short"] or ("" if stem == row["name"] or stem in everyday_words() | COMMON_WORDS else stem)


def read_offices(path: Path) -> dict[str, Rule]:
    """Rules for what a city's or county's offices and mass organizations are called; none where the lexicon is not."""
    local = [row for row in _rows(path) if {"county", "prefecture"} & set(row["levels"].split(","))]
    named = {kind: [row["name"] for row in local if row["kind"] == kind] for kind in ("state", "mass")}
    kept = {kind: [name for name in names if _follows_a_place(name)] for kind, names in named.items()}
    return {f"{kind}office": list_rule(sorted(names)) for kind, names in kept.items() if names}


_NAMELESS_FORMS = ("公司", "子公司", "总公司", "分公司", "支行", "分行", "企业")


def _follows_a_place(name: str) -> bool:
    return len(name) > 2 and not name[0].isdigit() and not name.startswith("中")


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))
