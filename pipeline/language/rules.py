"""Rules of `models/rules`: TSV tables of patterns, each row with an example and its source, read once a folder.

A pattern may name a part in braces: a row of `parts.tsv` above it (`{moment}`), or words of `lexicon/words.tsv` by
their use (`{taking a post}`). Rows are tried in their order in the file.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from pipeline.errors import BadInput, MissingModel, one_of
from pipeline.language.lexicon import Models, read_tsv, word_list
from pipeline.language.patterns import SQUARE, degree
from pipeline.model_files.folder import SUMS, check_file, read_sums
from pipeline.model_files.path import models_folder

PARTS = "parts.tsv"
COLUMNS = ("pattern", "says", "example", "counter_example", "source")
_PART = re.compile(r"\{([a-z][a-z ]*)\}")


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of a table: what a pattern says, and a text where it does; `where` is file:line."""

    pattern: re.Pattern[str]
    says: str
    example: str
    where: str


def rules(table: str, says: str, *, models: Models = None) -> tuple[re.Pattern[str], ...]:
    """The patterns of a table that say this, in the order in which they are tried.

    Raises BadInput when a row of the table is wrong, or none says this; MissingModel when the table is not there.
    """
    known = _by_kind(models_folder(models), table)
    if says not in known:
        raise BadInput(f"models/rules/{table}.tsv: {one_of('rule', says, known)}")
    return known[says]


def rule(table: str, says: str, *, models: Models = None) -> re.Pattern[str]:
    """The one pattern of a table that says this; see `rules`."""
    found = rules(table, says, models=models)
    if len(found) != 1:
        raise BadInput(f"models/rules/{table}.tsv: {len(found)} rows say {says!r}; make them one")
    return found[0]


def first_match(patterns: Sequence[re.Pattern[str]], text: str) -> re.Match[str] | None:
    """What the first pattern that is in the text finds there."""
    return next((match for pattern in patterns if (match := pattern.search(text))), None)


@cache
def _by_kind(models: Path, table: str) -> Mapping[str, tuple[re.Pattern[str], ...]]:
    found: dict[str, tuple[re.Pattern[str], ...]] = {}
    for row in read_rules(models / "rules" / f"{table}.tsv"):
        found[row.says] = (*found.get(row.says, ()), row.pattern)
    return MappingProxyType(found)


@cache
def read_rules(path: Path) -> tuple[Rule, ...]:
    """The rules of a table, each compiled and held against its examples.

    A table that `SHA256SUMS` beside it names was looked through for steep patterns before it was written there; any
    other is now. Raises BadInput (file:line) for the first row that is wrong, MissingModel when the file is absent or
    its sum another.
    """
    found = _read(path)
    for file in (path, path.with_name(PARTS)):
        check_file(file)
    return found if _is_named(path) else _without_steep(found)


def check_rules(path: Path) -> None:
    """Raises what `read_rules` raises, whatever the sums say, and looks for steep patterns, which takes seconds."""
    _without_steep(_read(path))


def _without_steep(found: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """The rules; raises BadInput (file:line) for the first whose time can grow by more than the square of a text."""
    for row in found:
        if degree(row.pattern.pattern, row.pattern.flags) > SQUARE:
            raise BadInput(
                f"{row.where}: this pattern can read one text in many ways, which may take for ever; write each "
                "alternative of a repeat once, repeat no repeat, or close it: ++, (?>...)"
            )
    return found


def _is_named(path: Path) -> bool:
    return (path.parent / SUMS).is_file() and path.name in read_sums(path.parent)[1]


def _read(path: Path) -> tuple[Rule, ...]:
    rows = read_tsv(path)
    lacking = [name for name in COLUMNS if not rows or name not in rows[0]]
    if lacking:
        raise BadInput(f"{path}:1: no column {', '.join(lacking)}; the header needs {', '.join(COLUMNS)}")
    return tuple(_rules(path, rows))


def _rules(path: Path, rows: Sequence[Mapping[str, str]]) -> Iterator[Rule]:
    shared = path.with_name(PARTS)
    known = _read(shared) if path != shared and shared.is_file() else ()
    parts = {row.says: row.pattern.pattern for row in known}
    for number, row in enumerate(rows, start=2):
        where = f"{path}:{number}"
        written = _written(row["pattern"], where, parts, path.parents[1])
        yield _checked(row, _compiled(written, where), where)
        if path == shared:
            parts[row["says"]] = written


def _written(pattern: str, where: str, parts: Mapping[str, str], models: Path) -> str:
    """The pattern with its parts written out."""

    def part(match: re.Match[str]) -> str:
        try:
            return f"(?:{parts[match[1]] if match[1] in parts else _any_of(word_list(match[1], models))})"
        except (BadInput, MissingModel) as err:
            raise BadInput(f"{where}: no part {match[1]!r} in {PARTS}, and {err}") from err

    return _PART.sub(part, pattern)


def _any_of(words: frozenset[str]) -> str:
    """The words as one pattern, longer ones first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _compiled(pattern: str, where: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except (re.error, RecursionError, OverflowError) as err:
        raise BadInput(f"{where}: this pattern cannot be read: {err}; correct it") from err


def _checked(row: Mapping[str, str], pattern: re.Pattern[str], where: str) -> Rule:
    """Raises BadInput when the row lacks a cell, or its examples do not show what it says."""
    empty = [name for name in COLUMNS if not row[name]]
    if empty:
        raise BadInput(f"{where}: no {empty[0]}; every rule has {', '.join(COLUMNS)}")
    if not pattern.search(row["example"]):
        raise BadInput(f"{where}: the pattern is not in its example {row['example']!r}; correct one of them")
    if pattern.search(row["counter_example"]):
        raise BadInput(
            f"{where}: the pattern is in its counter-example {row['counter_example']!r}; correct one of them"
        )
    return Rule(pattern, row["says"], row["example"], where)
