"""Word lists of `models/lexicon`: TSV files with a header and a `source` column, read once a folder."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from pipeline.errors import BadInput, MissingModel, one_of
from pipeline.files import read_whole_file
from pipeline.model_files.folder import check_file
from pipeline.model_files.path import models_folder

Models = str | Path | None
DOCUMENT = "document"
WEIGHED = frozenset({"weighed", DOCUMENT})
"""Kinds of cues that attribute only where learned weights say so; what a DOCUMENT tells is a body's word."""


@dataclass(frozen=True, slots=True)
class Office:
    """A body without its place. `full` is the long form of a short one, `levels` where it exists."""

    name: str
    kind: str
    levels: frozenset[str]
    full: str


@dataclass(frozen=True, slots=True)
class Division:
    """An administrative division. `short` is empty where the name is not shortened or means something else."""

    code: str
    name: str
    short: str
    level: str
    parent: str


def lexicon_folder(models: Models = None) -> Path:
    """The folder of the lists below `models`; raises MissingModel where there is none."""
    return _below(models_folder(models), "lexicon")


def _list(models: Models, name: str) -> Path:
    return _below(lexicon_folder(models), name)


@cache
def _below(folder: Path, name: str) -> Path:
    """`folder / name`, put together once: rules ask for their lists at every name that they look at."""
    return folder / name


def read_tsv(path: Path) -> tuple[dict[str, str], ...]:
    """The rows of a list in its order, by column name.

    Raises MissingModel when the file is absent, BadInput (file:line) for bytes that are not UTF-8
    for a row with another number of columns than the header, and for what is no regular file.
    """
    try:
        lines = read_whole_file(path).decode("utf-8-sig").splitlines()
    except FileNotFoundError as err:
        raise MissingModel(f"{path}: this word list is missing; install guanxi again, or name another folder") from err
    except UnicodeDecodeError as err:
        raise BadInput(f"{path}: not UTF-8 at byte {err.start}; save the list as UTF-8") from err
    header = lines[0].split("\t") if lines else []
    cells = (_cells(path, number, line, len(header)) for number, line in enumerate(lines[1:], start=2))
    return tuple(dict(zip(header, row, strict=True)) for row in cells)


def _cells(path: Path, number: int, line: str, width: int) -> list[str]:
    cells = line.split("\t")
    if len(cells) != width:
        raise BadInput(f"{path}:{number}: {len(cells)} columns where the header has {width}; part them by one tab")
    return cells


@cache
def _column(path: Path, columns: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The rows of `path` cut to `columns`; raises BadInput when the header lacks one, MissingModel for a wrong sum."""
    rows = read_tsv(path)
    lacking = [name for name in columns if not rows or name not in rows[0]]
    if lacking:
        raise BadInput(f"{path}:1: no column {', '.join(lacking)}; the header needs {', '.join(columns)}, source")
    check_file(path)
    return tuple(tuple(row[name] for name in columns) for row in rows)


@cache
def _lookup(path: Path, key: str, value: str) -> Mapping[str, str]:
    return MappingProxyType({row[0]: row[1] for row in _column(path, (key, value))})


@cache
def _words(path: Path, column: str) -> frozenset[str]:
    return frozenset(row[0] for row in _column(path, (column,)))


REGION = "region"
"""The level of what one of the two special regions alone has, Hong Kong or Macau."""


def offices(models: Models = None) -> Mapping[str, Office]:
    """Bodies of party, state and society by name, full and short: 发改委 -> Office(…, full=发展和改革委员会)."""
    return _offices(_list(models, "offices.tsv"))


@cache
def _offices(path: Path) -> Mapping[str, Office]:
    rows = _column(path, ("name", "kind", "levels", "full"))
    return MappingProxyType(
        {name: Office(name, kind, frozenset(levels.split(",")), full) for name, kind, levels, full in rows}
    )


def posts(models: Models = None) -> Mapping[str, str]:
    """Titles that name a post anywhere, with their rank: 副局长 -> deputy. Words of credit lines are left out."""
    return _posts(_list(models, "posts.tsv"), credit=False)


def everyday_words(models: Models = None) -> frozenset[str]:
    """Words of two signs that read like a name: 应该, 万一."""
    return _words(_list(models, "everyday.tsv"), "word")


def credit_words(models: Models = None) -> frozenset[str]:
    """Words that name a post only in the lines of reporters and editors: 摄影, 审核, 一审, 图."""
    return _credit_words(_list(models, "posts.tsv"))


@cache
def _credit_words(path: Path) -> frozenset[str]:
    return frozenset(_posts(path, credit=True))


@cache
def _posts(path: Path, *, credit: bool) -> Mapping[str, str]:
    ranks = _lookup(path, "title", "rank")
    return MappingProxyType({title: rank for title, rank in ranks.items() if (rank == "credit") is credit})


def surnames(models: Models = None) -> Mapping[str, int]:
    """Surnames of one and more signs with a weight: 5 for the twenty most common, 1 for rare ones."""
    return _surnames(_list(models, "surnames.tsv"))


@cache
def _surnames(path: Path) -> Mapping[str, int]:
    weights = _lookup(path, "surname", "weight")
    wrong = [name for name, weight in weights.items() if weight not in {"1", "2", "3", "4", "5"}]
    if wrong:
        raise BadInput(f"{path}: weight of {wrong[0]} is {weights[wrong[0]]!r}; it must be 1 to 5")
    return MappingProxyType({name: int(weight) for name, weight in weights.items()})


def divisions(models: Models = None) -> tuple[Division, ...]:
    """China's provinces, prefectures and counties by code; former names stand beside the present ones."""
    return _divisions(_list(models, "divisions.tsv"))


@cache
def _divisions(path: Path) -> tuple[Division, ...]:
    return tuple(Division(*row) for row in _column(path, ("code", "name", "short", "level", "parent")))


def countries(models: Models = None) -> frozenset[str]:
    """Countries and territories, full and short."""
    return _words(_list(models, "countries.tsv"), "name")


def places(models: Models = None) -> Mapping[str, str]:
    """Regions, rivers, hills and cities of the world, with their kind: 京津冀 -> china-region."""
    return _lookup(_list(models, "places.tsv"), "name", "kind")


def cues(models: Models = None) -> Mapping[str, str]:
    """Words that attribute what is said, with their kind: 指出 -> directive."""
    return _lookup(_list(models, "cues.tsv"), "cue", "kind")


def reporting_words(models: Models = None) -> frozenset[str]:
    """The cues that attribute by themselves; those of the kinds WEIGHED do only where learned weights say so."""
    return frozenset(cue for cue, kind in cues(models).items() if kind not in WEIGHED)


def company_suffixes(models: Models = None) -> Mapping[str, bool]:
    """Ends of enterprise names: True where the end alone makes a company (有限公司), False where it does not (药业)."""
    return _company_suffixes(_list(models, "company_suffixes.tsv"))


@cache
def _company_suffixes(path: Path) -> Mapping[str, bool]:
    return MappingProxyType({suffix: strong == "yes" for suffix, strong in _column(path, ("suffix", "strong"))})


def word_list(use: str, models: Models = None) -> frozenset[str]:
    """Words of one use in the rules of relating: `word_list("generic meeting")` holds 会议.

    Raises BadInput for a use that the list does not know.
    """
    return _word_list(_list(models, "words.tsv"), use)


@cache
def _word_list(path: Path, use: str) -> frozenset[str]:
    rows = [(word, uses.split("；")) for word, uses in _column(path, ("word", "uses"))]
    found = frozenset(word for word, uses in rows if use in uses)
    if not found:
        raise BadInput(f"{path}: {one_of('use', use, {told for _, uses in rows for told in uses})}")
    return found
