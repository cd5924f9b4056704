"""Records as JSON lines: the form of `records.jsonl` and, read leniently, of gold files."""

import json
import re
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import NoneType
from typing import Any, NoReturn, get_args, get_origin

from pipeline.errors import BadInput, one_of
from pipeline.files import can_be_replaced, read_whole_file, write_whole
from pipeline.record import ArticleRecord, MentionRecord, Proposer, Record
from pipeline.visible import visible_json

_KEYS = {"since": "from"}
_SCALARS: frozenset[type] = frozenset((str, int, float, bool, NoneType))
_ID_LETTERS: dict[type, str] = {ArticleRecord: "a", MentionRecord: "m"}
_NEUTRAL: dict[str, object] = {
    "direct": False,
    "article": "a1",
    "by": "",
    "cue": None,
    "date": None,
    "event": None,
    "kind": "other",
    "metric": "",
    "org": None,
    "org_full": None,
    "period": None,
    "place": None,
    "province": None,
    "score": 1.0,
    "sha256": "",
    "since": None,
    "speaker": None,
    "status": "current",
    "text": "",
    "title": None,
    "until": None,
    "why": "",
}
_OTHERS: dict[Any, StrEnum] = {Proposer: Proposer.OTHER}
"""What a word stands for that a closed set does not know, or one that is missing."""
MAX_BYTES = 1024**3
"""Of a file of records: a gigabyte takes some gigabytes of memory."""


def record_to_json(record: Record) -> str:
    """One line, keys sorted, only what could steer a terminal escaped; ValueError where a number is not finite."""
    return visible_json(json.dumps(_plain(record), ensure_ascii=False, sort_keys=True, allow_nan=False))


def record_from_json(line: str) -> Record:
    """The record of one line. Unknown keys are passed over, missing ones get neutral values where there are any.

    Raises BadInput on what is not JSON, a missing key without a neutral value, or a value of another type.
    """
    try:
        data = json.loads(line, parse_constant=_no_constant)
    except RecursionError:
        raise BadInput("not a record: nested too deep") from None
    except ValueError as err:
        raise BadInput(f"not JSON: {err}") from err
    record: Record = _build(Record, data, "record", 0)
    return record


def read_records(path: Path) -> tuple[Record, ...]:
    """The records of a JSON Lines file, in its order; raises BadInput naming file and line."""
    try:
        lines = read_whole_file(path, limit=MAX_BYTES).decode("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as err:
        raise BadInput(f"{path}: cannot read records: {err}; write them with `guanxi extract`") from err
    return tuple(_read_line(path, number, line) for number, line in enumerate(lines, 1) if line.strip())


def check_records_place(path: Path, inputs: Iterable[Path]) -> None:
    """Raises BadInput where records written to `path` would take the place of an input, or of what is no records."""
    for source in inputs:
        if _is_same(source, path):
            raise BadInput(f"{path}: is the input {source}, which would be lost; choose another file with -o")
    if not _may_be_replaced(path):
        raise BadInput(f"{path}: holds no records of guanxi, and would be lost; choose another file with -o")


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False


def _may_be_replaced(path: Path) -> bool:
    """Whether nothing is there, an empty file, records by the first line, or what is written in place (a pipe)."""
    try:
        if not can_be_replaced(path):
            return True
        with path.open("rb") as file:
            line = file.readline(MAX_BYTES)
        first = json.loads(line) if line else None
    except FileNotFoundError:
        return True
    except (OSError, ValueError, RecursionError):
        return False
    return not line or (isinstance(first, dict) and first.keys() >= {"source", "sha256"})


def write_records(path: Path, records: Iterable[Record]) -> None:
    """Write one record a line (UTF-8, LF), in the order given, whole or not at all.

    Raises BadInput when the file cannot be written; what stood there then still stands.
    """
    text = "".join(f"{record_to_json(record)}\n" for record in records)
    try:
        write_whole(path, text)
    except OSError as err:
        raise BadInput(f"{path}: cannot write records: {err.strerror}; choose another place") from err


def _read_line(path: Path, number: int, line: str) -> Record:
    try:
        return record_from_json(line)
    except BadInput as err:
        raise BadInput(f"{path}:{number}: {err}") from err


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON number")


def _plain(value: Any) -> Any:
    kind: type = type(value)
    if kind in _SCALARS:
        return value
    if is_dataclass(value):
        return {key: _field(name, getattr(value, name)) for name, key, _ in _plan(kind)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def _field(name: str, value: Any) -> Any:
    return f"a{value + 1}" if name == "article" else _plain(value)


@cache
def _plan(kind: type) -> tuple[tuple[str, str, Any], ...]:
    """Field, JSON key and type of each field of a dataclass."""
    return tuple((f.name, _KEYS.get(f.name, f.name), f.type) for f in fields(kind))


def _build(kind: Any, data: Any, where: str, index: int) -> Any:
    if not isinstance(data, dict):
        raise BadInput(f"{where}: an object is needed, found {type(data).__name__}")
    values = {}
    for name, key, wanted in _plan(kind):
        given = data[key] if key in data else _missing(kind, name, wanted, where=where, index=index)
        values[name] = _index(given, f"{where}.{key}") if name == "article" else _typed(wanted, given, f"{where}.{key}")
    return kind(**values)


def _missing(kind: type, name: str, wanted: Any, *, where: str, index: int) -> Any:
    if name == "id" and kind in _ID_LETTERS:
        return f"{_ID_LETTERS[kind]}{index + 1}"
    if name in ("start", "end") and kind is ArticleRecord:
        return 0
    if get_origin(wanted) is tuple:
        return []
    if wanted in _OTHERS:
        return _OTHERS[wanted]
    if name not in _NEUTRAL:
        raise BadInput(f"{where}: key {_KEYS.get(name, name)!r} is missing; add it")
    return _NEUTRAL[name]


@cache
def _as_they_are(wanted: Any) -> frozenset[type]:
    """The types of JSON's values that need no change for a field of this type; none for what is listed or a word of a
    closed set."""
    if get_origin(wanted) is tuple or (isinstance(wanted, type) and issubclass(wanted, StrEnum)):
        return frozenset()
    return frozenset(get_args(wanted) or (wanted,)) & _SCALARS


def _typed(wanted: Any, given: Any, where: str) -> Any:
    if type(given) in _as_they_are(wanted):
        return given
    if get_origin(wanted) is tuple:
        return _items(get_args(wanted)[0], given, where)
    if wanted is float and type(given) is int:
        return float(given)
    if isinstance(wanted, type) and issubclass(wanted, StrEnum) and isinstance(given, str):
        return _member(wanted, given, where)
    if isinstance(given, list) and any(get_origin(choice) is tuple for choice in get_args(wanted)):
        return _range(given, where)
    raise BadInput(f"{where}: {_shown(wanted)} is needed, found {str(given)[:40]!r}")


def _member(wanted: type[StrEnum], given: str, where: str) -> StrEnum:
    """The word of a closed set; for one that it does not know what `_OTHERS` says, else BadInput."""
    try:
        return wanted(given)
    except ValueError:
        if wanted in _OTHERS:
            return _OTHERS[wanted]
    raise BadInput(f"{where}: {one_of('word', given, wanted)}")


def _items(kind: Any, given: Any, where: str) -> tuple[Any, ...]:
    if not isinstance(given, list):
        raise BadInput(f"{where}: a list is needed, found {type(given).__name__}")
    if not is_dataclass(kind):
        return tuple(_typed(kind, item, f"{where}[{i}]") for i, item in enumerate(given))
    return tuple(_build(kind, item, f"{where}[{i}]", i) for i, item in enumerate(given))


def _range(given: list[Any], where: str) -> tuple[Any, ...]:
    if len(given) != 2 or any(type(bound) not in (int, float) for bound in given):
        raise BadInput(f"{where}: a range is [low, high], found {str(given)[:40]}")
    return tuple(given)


def _index(given: Any, where: str) -> int:
    """`a1` -> 0."""
    digits = given[1:] if isinstance(given, str) and given[:1] == "a" else ""
    if not re.fullmatch("[1-9][0-9]{0,8}", digits):
        raise BadInput(f"{where}: an article's id like 'a1' is needed, found {str(given)[:40]!r}")
    return int(digits) - 1


def _shown(wanted: Any) -> str:
    return getattr(wanted, "__name__", None) or str(wanted)
