"""Several answers or things: a tuple that shows itself line by line, as a table in a notebook, and as a frame."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from html import escape
from typing import Any, TypeVar

from pipeline.dates import first_day, is_date, last_day
from pipeline.errors import MissingModel, how_to_add
from pipeline.visible import visible

T = TypeVar("T")
_SHOWN = 20
_DATES = ("date", "first", "last", "since", "until")
_ENDS = ("last", "until")
_WIDTH = 100


class Listing(tuple[T, ...]):
    """A tuple; `print` shows each answer in a line, a notebook the first of them as a table."""

    __slots__ = ()

    def __str__(self) -> str:
        return "\n".join(map(str, self))

    def __repr__(self) -> str:
        lines = [f"  {short(one)}" for one in self[:_SHOWN]]
        more = [f"  … {len(self) - _SHOWN} more"] if len(self) > _SHOWN else []
        return "\n".join([f"<{len(self)} answers>", *lines, *more])

    def _repr_html_(self) -> str:
        more = f"<p>… {len(self) - _SHOWN}</p>" if len(self) > _SHOWN else ""
        return table([plain(one) for one in self[:_SHOWN]]) + more

    def to_frame(self) -> Any:
        """A pandas frame, dates as dates; raises MissingModel without pandas."""
        return frame([plain(one) for one in self])


def short(one: object) -> str:
    """One line, cut where it is long."""
    line = str(one).split("\n", 1)[0]
    return line if len(line) <= _WIDTH else f"{line[:_WIDTH]}…"


def plain(one: Any) -> dict[str, Any]:
    """The scalars of an answer or a thing, and its first evidence as file, place and words."""
    if hasattr(one, "node"):
        known = {**one.as_dict(), "bodies": "；".join(one.bodies())}
    else:
        known = {field.name: getattr(one, field.name) for field in fields(one)} if is_dataclass(one) else dict(one)
    row = {name: value for name, value in known.items() if value is None or isinstance(value, str | int | float)}
    sources = getattr(one, "sources", ())
    if sources:
        first = sources[0]
        row |= {"file": first.document_id, "start": first.start, "end": first.end, "quote": first.quote}
    return row


def table(rows: list[dict[str, Any]]) -> str:
    """The rows as HTML, nothing in them taken for markup."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    head = "".join(f"<th>{escape(name)}</th>" for name in names)
    lines = ("".join(f"<td>{_cell(row.get(name))}</td>" for name in names) for row in rows)
    return f"<table><tr>{head}</tr>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def frame(rows: list[dict[str, Any]], columns: tuple[str, ...] | None = None) -> Any:
    """The rows as a pandas frame. A date that is a month or a year is its first day, in `last` and `until` its last.

    Raises MissingModel without pandas.
    """
    try:
        import pandas  # type: ignore[import-untyped]
    except ImportError as err:
        raise MissingModel(
            f"to_frame: pandas is not installed; {how_to_add('pandas')}, elsewhere: pip install pandas"
        ) from err
    made = pandas.DataFrame(rows, columns=columns)
    for name in _DATES:
        if name in made.columns:
            made[name] = pandas.to_datetime(made[name].map(_bound(name)), errors="coerce")
    return made


def _bound(name: str) -> Callable[[object], str | None]:
    day = last_day if name in _ENDS else first_day
    return lambda text: day(text) if isinstance(text, str) and is_date(text) else None


def _cell(value: object) -> str:
    return "" if value is None else escape(visible(str(value)))
