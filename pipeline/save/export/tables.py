"""Roles and statements as CSV files that a spreadsheet opens without running anything in them."""

import csv
import io
from pathlib import Path

from pipeline.errors import BadInput
from pipeline.record import PropertyGraph, Scalar
from pipeline.save.rows import COLUMNS, Row, rows
from pipeline.visible import visible

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def write_table(path: Path, graph: PropertyGraph, *, what: str) -> None:
    """Write the rows of `what` (a key of `rows.COLUMNS`) as UTF-8 with BOM; raises BadInput when it cannot."""
    table = io.StringIO(newline="")
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(COLUMNS[what])
    writer.writerows(_cells(row) for row in rows(graph, what))
    try:
        Path(path).write_bytes(table.getvalue().encode("utf-8-sig", "replace"))
    except OSError as err:
        raise BadInput(f"{path}: cannot write: {err.strerror}; free the place or choose another") from err


def safe_cell(value: Scalar | None) -> str:
    """The value as text, controls and marks of direction as escapes, line ends and tabs as they are.

    What a spreadsheet would take for a formula gets a leading `'`.
    """
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value)
    plain = visible(value.replace("\0", ""), keep="\t\r\n")
    return f"'{plain}" if plain.lstrip(" \n　").startswith(_FORMULA) else plain


def _cells(row: Row) -> list[str]:
    """A file's name stays in one line, whatever it holds."""
    shown = {"file": visible(str(row["file"]))} if row.get("file") else {}
    return [safe_cell(value) for value in (row | shown).values()]
