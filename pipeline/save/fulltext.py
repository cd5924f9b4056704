"""Full text of the graph in SQLite (FTS5): names, words and evidence, found by any part of them.

Chinese has no spaces to cut at, and FTS5's own `trigram` finds nothing shorter than three characters, which most names
are. So each run of letters and digits is written as its overlapping pairs and its last character: 松烟机 -> 松烟 烟机
机.
A search for two characters is then one word of the index, for more a phrase, for one the beginning of a word.
"""

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from pipeline.language.forms import folded
from pipeline.record import Edge, Node, PropertyGraph
from pipeline.schema import PARTS, Label, Relation

SCHEMA = """
CREATE TABLE texts (id INTEGER PRIMARY KEY, domain TEXT NOT NULL, owner TEXT NOT NULL, kind TEXT NOT NULL);
CREATE VIRTUAL TABLE search USING fts5(name, words, evidence, content='', tokenize='unicode61 remove_diacritics 0');
"""
_FACTS = frozenset((Relation.HOLDS, Relation.APPOINTED, Relation.REMOVED, *PARTS))
_NAMED = ("aliases", "body")
_WORDS = ("text", "terms", "metric", "holder", "speaker", "org")
_WEIGHTS = "10.0, 4.0, 1.0"
_FIRST = 100
"""So many are looked up at once."""
_RUN = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Found:
    """A node or an edge (`domain`) that the words stand in; the lower the rank the better."""

    domain: str
    owner: str
    kind: str
    rank: float


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


def search(store: sqlite3.Connection, words: str) -> Iterator[Found]:
    """What every one of the words stands in, names before words and evidence; nothing for words without a letter.

    The first come at once; who takes more waits for all.
    """
    if query := _query(words):
        first = _best(store, query, _FIRST)
        yield from first
        if len(first) == _FIRST:
            yield from _best(store, query, -1)[_FIRST:]


def _best(store: sqlite3.Connection, query: str, most: int) -> list[Found]:
    """The best in order, all of them where `most` is -1."""
    best = (
        f"SELECT rowid, bm25(search, {_WEIGHTS}) AS rank FROM search WHERE search MATCH ? ORDER BY rank, rowid LIMIT ?"
    )
    joined = f"SELECT domain, owner, kind, rank FROM ({best}) AS best JOIN texts ON id = best.rowid ORDER BY rank, id"
    return [Found(*row) for row in store.execute(joined, (query, most))]


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
    """What can be found: each node, and the edges that tell a fact; with name, words and evidence."""
    for node in sorted(graph.nodes, key=lambda node: node.id):
        attrs = dict(node.attrs)
        name = " ".join((node.name, *(str(attrs[key]) for key in _NAMED if key in attrs)))
        words = " ".join(str(attrs[key]) for key in _WORDS if key in attrs)
        yield "node", node, "" if node.kind == Label.STATEMENT else name, words, _quotes(node)
    for edge in sorted(graph.edges, key=lambda edge: edge.id):
        if edge.kind in _FACTS:
            yield "edge", edge, "", "", _quotes(edge)


def _quotes(item: Node | Edge) -> str:
    return " ".join(dict.fromkeys(source.quote for source in item.sources))
