"""Gold files, and the pages that they speak of."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from ..errors import BadInput
from ..files import read_whole_file
from ..read import read_file
from ..record import Record, Repaired
from ..repair import repair

Gold = dict[str, Any]
"""A gold file as it stands: an extraction record with `optional` items, `refers_to` of mentions and raw offsets."""

_NEEDED = {
    "articles": (),
    "mentions": ("start", "end", "label"),
    "roles": ("person", "post"),
    "statements": ("start", "end"),
    "events": (),
    "targets": ("holder",),
    "appointments": ("person", "post", "change"),
}


@dataclass(frozen=True, slots=True)
class Page:
    """The text that a gold file speaks of: as it stands in the file, and made readable."""

    raw: str
    repaired: Repaired


@dataclass(frozen=True, slots=True)
class Compared:
    """A record, the gold file of the same source, and the page where it is at hand."""

    source: str
    record: Record
    gold: Gold
    page: Page | None = None

    def words(self, start: int, end: int) -> str:
        """The words of a raw span, without white space; empty without the page."""
        return "".join(self.page.raw[start:end].split()) if self.page else ""

    def told_names(self) -> dict[str, str]:
        """The full names that gold gives to words of the page."""
        told = (m for m in self.gold.get("mentions", []) if "refers_to" in m)
        return {self.words(m["start"], m["end"]): m["refers_to"] for m in told}


def read_gold(folder: Path) -> dict[str, Gold]:
    """The gold files (*.json) of a folder by the name of their source; raises BadInput naming a bad file."""
    golds = [_gold(path) for path in sorted(folder.glob("*.json"))]
    if not golds:
        raise BadInput(f"{folder}: no gold files (*.json) here; name the folder that holds them")
    return dict(golds)


def read_pages(folder: Path, sources: Iterable[str]) -> dict[str, Page]:
    """The pages of that name which the folder holds; raises BadInput naming one that cannot be read."""
    paths = {source: folder / PurePosixPath(source).name for source in sources}
    return {source: _page(path) for source, path in paths.items() if path.is_file()}


def _page(path: Path) -> Page:
    document = read_file(path)
    return Page(document.raw, repair(document))


def _gold(path: Path) -> tuple[str, Gold]:
    try:
        gold = json.loads(read_whole_file(path).decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError) as err:
        raise BadInput(f"{path}: cannot read the gold file: {err}") from err
    if not isinstance(gold, dict):
        raise BadInput(f"{path}: a gold file is one JSON object, found {type(gold).__name__}")
    if gold.keys().isdisjoint(_NEEDED):
        raise BadInput(f"{path}: no section of a gold file is there; give it one or more of {', '.join(_NEEDED)}")
    for section, keys in _NEEDED.items():
        _check(path, gold, section, keys)
    return gold.get("source") or path.with_suffix(".txt").name, gold


def _check(path: Path, gold: Gold, section: str, keys: tuple[str, ...]) -> None:
    items = gold.get(section, [])
    if not isinstance(items, list):
        raise BadInput(f"{path}: {section}: a list is needed, found {type(items).__name__}")
    for i, item in enumerate(items):
        missing = [key for key in keys if key not in item] if isinstance(item, dict) else ["an object"]
        if missing:
            raise BadInput(f"{path}: {section}[{i}]: missing {', '.join(missing)}; add it")
