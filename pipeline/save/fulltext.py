"""Full text of the graph in SQLite (FTS5): names, words and evidence, found by any part of them.

Chinese has no spaces to cut at, and FTS5's own `trigram` finds nothing shorter than three characters, which most names
are. So each run of letters and digits is written as its overlapping pairs and its last character: 松烟机 -> 松烟 烟机
机.
A search for two characters is then one word of the index, for more a phrase, for one the beginning of a word.

Rows stand kind by kind, the latest first: what bm25 ranks alike comes in that order, and so does what it is not asked
to rank. It weighs every match, which takes a second for a million, and tells nothing of a word that stands everywhere.
"""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TypeVar

from pipeline.language.forms import folded
from pipeline.record import Edge, Node, PropertyGraph
from pipeline.schema import PARTS, Label, Relation

SCHEMA = """
CREATE TABLE texts (id INTEGER PRIMARY KEY, domain TEXT NOT NULL, owner TEXT NOT NULL, kind TEXT NOT NULL);
CREATE INDEX texts_by_kind ON texts (kind);
CREATE VIRTUAL TABLE search USING fts5(name, words, evidence, content='', tokenize='unicode61 remove_diacritics 0');
"""
Item = TypeVar("Item", Node, Edge)
_FACTS = (Relation.HOLDS, Relation.APPOINTED, Relation.REMOVED, *PARTS)
_NAMED = ("aliases", "body")
_WORDS = ("text", "terms", "metric", "holder", "speaker", "org")
_WEIGHTS = "10.0, 4.0, 1.0"
_FIRST = 100
"""So many are looked up at once."""
RANKED = 5_000
"""Where words stand in more than so many places, these are not ranked."""
_COLUMNS = ("{name} : ", "{words} : ", "")
"""What is looked through first where nothing is ranked."""
_MATCHED = "search MATCH ? AND search.rowid BETWEEN ? AND ?"
_RUN = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Found:
    """A node or an edge (`domain`) that the words stand in."""

    domain: str
    owner: str
    kind: str


Match = tuple[str, int, int]
"""A query of FTS5, and the first and last row that it is for."""


@cache
def has_fulltext() -> bool:
    """Whether this Python's SQLite was built with FTS5."""
    store = sqlite3.connect(":memory:")
    try:
        store.execute("CREATE VIRTUAL TABLE one USING fts5(x)")
    except sqlite3.OperationalError:
        return False
    finally:
        store.close()
    return True


def fill_fulltext(store: sqlite3.Connection, graph: PropertyGraph) -> None:
    """Make the tables of `SCHEMA` and fill them, in order of ids, so that equal graphs give equal bytes."""
    for statement in filter(str.strip, SCHEMA.split(";")):
        store.execute(statement)
    for number, (domain, owner, *columns) in enumerate(_entries(graph), 1):
        store.execute("INSERT INTO texts VALUES (?, ?, ?, ?)", (number, domain, owner.id, owner.kind))
        pairs = [" ".join(_pairs(text)) for text in columns]
        store.execute("INSERT INTO search (rowid, name, words, evidence) VALUES (?, ?, ?, ?)", (number, *pairs))
    store.execute("INSERT INTO search (search) VALUES ('optimize')")


def open_fulltext(graph: PropertyGraph) -> sqlite3.Connection:
    """The full text of a graph that no store has, in memory."""
    store = sqlite3.connect(":memory:", check_same_thread=False)
    fill_fulltext(store, graph)
    return store


def search(store: sqlite3.Connection, words: str, *, kind: str | None = None) -> Iterator[Found]:
    """What every one of the words stands in, of a kind of nodes or edges or of all; nothing for words without a letter.

    The best first by bm25, names before words before evidence, then the latest. Where there are more than `RANKED`,
    all that bear the words in a name, kind by kind and the latest first; then so those whose words they are, then
    those whose evidence. The first come at once; who takes more waits for all.
    """
    query = _query(words)
    rows = _rows_of(store, kind)
    if query and rows:
        match = (query, *rows)
        yield from (one for one in _found(store, match) if kind in (None, one.kind))


def _found(store: sqlite3.Connection, match: Match) -> Iterator[Found]:
    if _is_over(store, match, RANKED):
        yield from _in_order(store, match)
        return
    first = _best(store, match, _FIRST)
    yield from first
    if len(first) == _FIRST:
        yield from _best(store, match, -1)[_FIRST:]


def _rows_of(store: sqlite3.Connection, kind: str | None) -> tuple[int, int] | None:
    """The first and last row of a kind; None where there is nothing of it."""
    where, among = ("", ()) if kind is None else ("WHERE kind = ?", (kind,))
    ends = (f"(SELECT {end}(id) FROM texts {where})" for end in ("min", "max"))
    low, high = store.execute(f"SELECT {', '.join(ends)}", among * 2).fetchone()
    return None if low is None else (low, high)


def _is_over(store: sqlite3.Connection, match: Match, bound: int) -> bool:
    counted = f"SELECT count(*) FROM (SELECT 1 FROM search WHERE {_MATCHED} LIMIT ?)"
    return bool(store.execute(counted, (*match, bound + 1)).fetchone()[0] > bound)


def _in_order(store: sqlite3.Connection, match: Match) -> Iterator[Found]:
    """All as their rows stand, those with the words in a name first, each once."""
    query, low, high = match
    joined = f"SELECT id, domain, owner, kind FROM search JOIN texts ON id = search.rowid WHERE {_MATCHED}"
    in_order = f"{joined} ORDER BY search.rowid"
    seen: set[int] = set()
    for column in _COLUMNS:
        for number, *found in store.execute(in_order, (f"{column}({query})", low, high)):
            if number not in seen:
                seen.add(number)
                yield Found(*found)


def _best(store: sqlite3.Connection, match: Match, most: int) -> list[Found]:
    """The best in order, all of them where `most` is -1."""
    best = f"SELECT rowid, bm25(search, {_WEIGHTS}) AS rank FROM search WHERE {_MATCHED} ORDER BY rank, rowid LIMIT ?"
    joined = f"SELECT domain, owner, kind FROM ({best}) AS best JOIN texts ON id = best.rowid ORDER BY rank, id"
    return [Found(*row) for row in store.execute(joined, (*match, most))]


def _query(words: str) -> str:
    """Each run of letters as a phrase of pairs, or as the beginning of one: 松 -> "松"*."""
    runs = (run for word in words.split() for run in _RUN.findall(folded(word)))
    return " AND ".join(f'"{run}"*' if len(run) == 1 else f'"{" ".join(_cut(run)[:-1])}"' for run in runs)


def _pairs(text: str) -> Iterator[str]:
    for run in _RUN.findall(folded(text)):
        yield from _cut(run)


def _cut(run: str) -> list[str]:
    return [*map("".join, pairwise(run)), run[-1]]


def _entries(graph: PropertyGraph) -> Iterator[tuple[str, Node | Edge, str, str, str]]:
    """What can be found, in order: each node, and the edges that tell a fact; with name, words and evidence."""
    for node in _by_kind(graph.nodes, Label):
        attrs = dict(node.attrs)
        name = " ".join((node.name, *(str(attrs[key]) for key in _NAMED if key in attrs)))
        words = " ".join(str(attrs[key]) for key in _WORDS if key in attrs)
        yield "node", node, "" if node.kind == Label.STATEMENT else name, words, _quotes(node)
    for edge in _by_kind((edge for edge in graph.edges if edge.kind in _FACTS), _FACTS):
        yield "edge", edge, "", "", _quotes(edge)


def _by_kind(items: Iterable[Item], kinds: Iterable[str]) -> list[Item]:
    """In order of the kinds, of each the latest first, then by id."""
    order = {kind: number for number, kind in enumerate(kinds)}
    latest = sorted(sorted(items, key=lambda item: item.id), key=_latest, reverse=True)
    return sorted(latest, key=lambda item: order[item.kind])


def _latest(item: Node | Edge) -> str:
    """The day on which it was, else the last on which it is told; empty where none is known."""
    return str(dict(item.attrs).get("date") or max((one.date or "" for one in item.sources), default=""))


def _quotes(item: Node | Edge) -> str:
    return " ".join(dict.fromkeys(source.quote for source in item.sources))
