"""Many things as a few lists: every text once, attributes by column, evidence by number."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from pipeline.record import Scalar, Source

MOST_PROOFS = 20
"""So many pieces of evidence of one node or edge are taken along."""

Attrs = Iterable[tuple[str, Scalar]]
Column = dict[str, list[Scalar]]
Json = dict[str, object]


class Strings:
    """Texts by number, each once; 0 is the empty one, which also stands for none."""

    def __init__(self) -> None:
        self._numbers = {"": 0}

    def number(self, text: str | None) -> int:
        return self._numbers.setdefault(text or "", len(self._numbers))

    def as_list(self, start: int = 0) -> list[str]:
        """All texts from that number on."""
        return list(self._numbers)[start:]


def runs(rows: Iterable[int]) -> list[int]:
    """Ascending numbers as pairs, the first of a run and its length: 3, 4, 5, 9 -> 3, 3, 9, 1."""
    found: list[int] = []
    for row in rows:
        if found and found[-2] + found[-1] == row:
            found[-1] += 1
        else:
            found += [row, 1]
    return found


def repeats(values: Iterable[int]) -> list[int]:
    """Numbers as pairs, each with how often it follows itself: 7, 7, 2 -> 7, 2, 2, 1."""
    return [number for value, same in groupby(values) for number in (value, len(list(same)))]


def attribute_columns(rows: Sequence[Attrs], strings: Strings) -> dict[str, Column]:
    """A column for each attribute name: the rows that have it (as `runs`) and their values, as `text` (numbers of
    strings) or as `number`; a column of both is text."""
    found: dict[str, dict[int, Scalar]] = {}
    for row, attrs in enumerate(rows):
        for name, value in attrs:
            found.setdefault(name, {})[row] = value
    return {name: _column(found[name], strings) for name in sorted(found)}


def _column(values: dict[int, Scalar], strings: Strings) -> Column:
    if any(isinstance(value, str) for value in values.values()):
        return {"rows": [*runs(values)], "text": [strings.number(str(value)) for value in values.values()]}
    return {
        "rows": [*runs(values)],
        "number": [float(value) if value % 1 else int(value) for value in _numbers(values)],
    }


def _numbers(values: dict[int, Scalar]) -> Iterable[float]:
    return (float(value) for value in values.values())


class Proofs:
    """Evidence by number, each piece once; words are left out where the text that they stand in is taken along."""

    def __init__(self, strings: Strings, files: dict[str, int], with_text: frozenset[str]) -> None:
        self._strings, self._files, self._with_text = strings, files, with_text
        self._numbers: dict[Source, int] = {}

    def refer(self, owners: Iterable[Iterable[Source]], *, most: int = MOST_PROOFS) -> Json:
        """For each owner how many pieces it has here, and the numbers of these, one after the other; `more` tells, by
        the row of the owner, how many there are in all where some are left out."""
        counts: list[int] = []
        refs: list[int] = []
        more: dict[str, int] = {}
        for row, sources in enumerate(owners):
            found = tuple(sources)
            counts.append(len(found[:most]))
            refs += [self.number(source) for source in found[:most]]
            if len(found) > most:
                more[str(row)] = len(found)
        return {"counts": counts, "refs": refs, "more": more}

    def number(self, source: Source) -> int:
        return self._numbers.setdefault(source, len(self._numbers))

    def as_columns(self) -> Json:
        """File, half-open raw offsets, day, and words where they are needed."""
        sources = list(self._numbers)
        return {
            "file": [self._files.setdefault(source.document_id, len(self._files)) for source in sources],
            "start": [source.start for source in sources],
            "end": [source.end for source in sources],
            "date": [self._strings.number(source.date) for source in sources],
            "quote": [self._strings.number(self._quote(source)) for source in sources],
        }

    def _quote(self, source: Source) -> str:
        return "" if source.document_id in self._with_text else source.quote
