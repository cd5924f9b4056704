"""Rows as the lines of a CSV file for programs, every value to the letter."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence


def csv_lines(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Records by RFC 4180, each with its line end; `tables.write_table` writes for spreadsheets."""
    for row in (header, *rows):
        record = io.StringIO(newline="")
        csv.writer(record, lineterminator="\r\n").writerow(row)
        yield record.getvalue()
