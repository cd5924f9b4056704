"""Full text of the graph in SQLite (FTS5): names, words and evidence, found by any part of them.

Chinese has no spaces to cut at, and FTS5's own `trigram` finds nothing shorter than three characters, which most names
are. So each run of letters and digits is written as its overlapping pairs and its last character: 松烟机 -> 松烟 烟机
机.
A search for two characters is then one word of the index, for more a phrase, for one the beginning of a word.

Rows stand kind by kind, the latest first: what bm25 ranks alike comes in that order, and so does what it is not asked
to rank. It weighs every match, which takes a second for a million, and tells nothing of a word that stands everywhere.

What a question chooses by is a word of the row as well, its months and its places: FTS5 then steps over all that stands
elsewhere. Days and scores are compared in what is left.
"""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import TypeVar

from pipeline.dates import first_day, is_date, last_day, months_between
from pipeline.graph.index import Lookup
from pipeline.graph.whereabouts import Whereabouts
from pipeline.language.forms import folded
from pipeline.record import Edge, Node
from pipeline.resolve.name_forms import place_core
from pipeline.schema import PARTS, Label, Relation

_ALL = "name, words, evidence, months, places"
SCHEMA = f"""
CREATE TABLE texts (id INTEGER PRIMARY KEY, domain TEXT NOT NULL, owner TEXT NOT NULL, kind TEXT NOT NULL,
    first TEXT NOT NULL, last TEXT NOT NULL, score REAL NOT NULL);
CREATE INDEX texts_by_kind ON texts (kind);
CREATE TABLE months (month TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE VIRTUAL TABLE search USING fts5({_ALL}, content='',
    tokenize='unicode61 remove_diacritics 0');
"""
Item = TypeVar("Item", Node, Edge)
_FACTS = (Relation.HOLDS, Relation.APPOINTED, Relation.REMOVED, *PARTS)
_NAMED = ("aliases", "body")
_WORDS = ("text", "terms", "metric", "holder", "speaker", "org")
_WEIGHTS = "10.0, 4.0, 1.0, 0.0, 0.0"
_FIRST = 100
"""So many are looked up at once."""
RANKED = 5_000
"""Where words stand in more than so many places, these are not ranked."""
_COLUMNS = ("{name}", "{words}", "{name words evidence}")
"""What is looked through first where nothing is ranked; the last is all that holds words."""
_NOTHING = "none"
"""Stands for no month and no place, so that a row is not shorter, which ranks higher, for lack of one."""
_ALWAYS = ("", "9999")
"""First and last of the days of a question without a bound. A row without a date has them the other way round, so that
it lies in no span of days but this."""
_MATCHED = "search MATCH ? AND search.rowid BETWEEN ? AND ?"
_CHOSEN = "last >= ? AND first <= ? AND score >= ?"
_JOINED = f"search JOIN texts ON id = search.rowid WHERE {_MATCHED} AND {_CHOSEN}"
_RUN = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Found:
    """A node or an edge (`domain`) that the words stand in."""

    domain: str
    owner: str
    kind: str


@dataclass(frozen=True, slots=True)
class Match:
    """What is looked for: words and what else has to stand in a row, both in the language of FTS5; the first and last
    row that it is for; the days and the score."""

    words: str
    filters: str
    rows: tuple[int, int]
    days: tuple[str, str]
    score: float

    def values(self, column: str = _COLUMNS[-1]) -> tuple[str | int | float, ...]:
        """Those of `_MATCHED` and `_CHOSEN`, with the words in some of the columns."""
        return (f"{column} : ({self.words}){self.filters}", *self.rows, *self.days, self.score)


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


def fill_fulltext(store: sqlite3.Connection, index: Lookup) -> None:
    """Make the tables of `SCHEMA` and fill them, in order of ids, so that equal graphs give equal bytes."""
    for statement in filter(str.strip, SCHEMA.split(";")):
        store.execute(statement)
    places, seen = Whereabouts(index), set[str]()
    for number, (domain, owner, *columns) in enumerate(_entries(index), 1):
        months, *days = _days(owner)
        seen |= months
        row = (number, domain, owner.id, owner.kind, *days, float(str(dict(owner.attrs).get("score", 1.0))))
        store.execute("INSERT INTO texts VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        texts = (*(" ".join(_pairs(text)) for text in columns), *map(_as_words, (months, _cores(places, owner))))
        store.execute(f"INSERT INTO search (rowid, {_ALL}) VALUES (?, ?, ?, ?, ?, ?)", (number, *texts))
    store.executemany("INSERT INTO months VALUES (?)", ((month,) for month in sorted(seen)))
    store.execute("INSERT INTO search (search) VALUES ('optimize')")


def open_fulltext(index: Lookup) -> sqlite3.Connection:
    """The full text of a graph that no store has, in memory."""
    store = sqlite3.connect(":memory:", check_same_thread=False)
    fill_fulltext(store, index)
    return store


def search(
    store: sqlite3.Connection,
    words: str,
    *,
    kind: str | None = None,
    first: str | None = None,
    last: str | None = None,
    place: str | None = None,
    min_score: float = 0.0,
) -> Iterator[Found]:
    """What every one of the words stands in, of a kind of nodes or edges or of all; nothing for words without a letter.

    The best first by bm25, names before words before evidence, then the latest. Where there are more than `RANKED`,
    all that bear the words in a name, kind by kind and the latest first; then so those whose words they are, then
    those whose evidence. The first come at once; who takes more waits for all.

    Of what has several dates, one lies from the day `first` to `last`, or one before and one after.
    """
    query, rows = _query(words), _rows_of(store, kind)
    if query and rows:
        days = (first or _ALWAYS[0], last or _ALWAYS[1])
        match = Match(query, _filters(store, days, place), rows, days, min_score)
        yield from (one for one in _found(store, match) if kind in (None, one.kind))


def _filters(store: sqlite3.Connection, days: tuple[str, str], place: str | None) -> str:
    told = ""
    if days != _ALWAYS:
        between = "SELECT month FROM months WHERE month BETWEEN ? AND ?"
        months = [month for (month,) in store.execute(between, [day[:7].replace("-", "") for day in days])]
        told += f" AND {{months}} : ({' OR '.join(months) or _NOTHING})"
    core = place_core(folded(place)) if place else ""
    return told + (f' AND {{places}} : "{" ".join(_RUN.findall(core))}"' if core else "")


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
    """Whether the words alone stand in more rows."""
    counted = f"SELECT count(*) FROM (SELECT 1 FROM search WHERE {_MATCHED} LIMIT ?)"
    values = replace(match, filters="").values()[:3]
    return bool(store.execute(counted, (*values, bound + 1)).fetchone()[0] > bound)


def _in_order(store: sqlite3.Connection, match: Match) -> Iterator[Found]:
    """All as their rows stand, those with the words in a name first, each once."""
    in_order = f"SELECT id, domain, owner, kind FROM {_JOINED} ORDER BY search.rowid"
    seen: set[int] = set()
    for column in _COLUMNS:
        for number, *found in store.execute(in_order, match.values(column)):
            if number not in seen:
                seen.add(number)
                yield Found(*found)


def _best(store: sqlite3.Connection, match: Match, most: int) -> list[Found]:
    """The best in order, all of them where `most` is -1."""
    best = f"SELECT id, domain, owner, kind, bm25(search, {_WEIGHTS}) AS rank FROM {_JOINED} ORDER BY rank, id LIMIT ?"
    return [Found(*row[1:4]) for row in store.execute(best, (*match.values(), most))]


def _query(words: str) -> str:
    """Each run of letters as a phrase of pairs, or as the beginning of one: 松 -> "松"*."""
    runs = (run for word in words.split() for run in _RUN.findall(folded(word)))
    return " AND ".join(f'"{run}"*' if len(run) == 1 else f'"{" ".join(_cut(run)[:-1])}"' for run in runs)


def _pairs(text: str) -> Iterator[str]:
    for run in _RUN.findall(folded(text)):
        yield from _cut(run)


def _cut(run: str) -> list[str]:
    return [*map("".join, pairwise(run)), run[-1]]


def _entries(index: Lookup) -> Iterator[tuple[str, Node | Edge, str, str, str]]:
    """What can be found, in order: each node, and the edges that tell a fact; with name, words and evidence."""
    for node in _by_kind(index.graph.nodes, Label):
        attrs = dict(node.attrs)
        name = " ".join((node.name, *(str(attrs[key]) for key in _NAMED if key in attrs)))
        words = " ".join(str(attrs[key]) for key in _WORDS if key in attrs)
        yield "node", node, "" if node.kind == Label.STATEMENT else name, words, _quotes(node)
    for edge in _by_kind((edge for edge in index.graph.edges if edge.kind in _FACTS), _FACTS):
        yield "edge", edge, "", "", _quotes(edge)


def _by_kind(items: Iterable[Item], kinds: Iterable[str]) -> list[Item]:
    """In order of the kinds, of each the latest first, then by id."""
    order = {kind: number for number, kind in enumerate(kinds)}
    latest = sorted(sorted(items, key=lambda item: item.id), key=_latest, reverse=True)
    return sorted(latest, key=lambda item: order[item.kind])


def _latest(item: Node | Edge) -> str:
    """The day on which it was, else the last on which it is told; empty where none is known."""
    return str(dict(item.attrs).get("date") or max((one.date or "" for one in item.sources), default=""))


def _days(item: Node | Edge) -> tuple[set[str], str, str]:
    """The months in which it was, else those in which it is told, as 202502; the first and the last day."""
    stated = dict(item.attrs).get("date")
    dates = [str(stated)] if stated and isinstance(item, Node) else [stated, *(one.date for one in item.sources)]
    spans = [(first_day(day), last_day(day)) for day in map(str, dates) if is_date(day)]
    months = {month.replace("-", "") for span in spans for month in months_between(*span)}
    return (
        months,
        min((one for one, _ in spans), default=_ALWAYS[1]),
        max((one for _, one in spans), default=_ALWAYS[0]),
    )


def _cores(places: Whereabouts, item: Node | Edge) -> set[str]:
    """The short names of its places, those of an edge of both its ends."""
    ends = (item.id,) if isinstance(item, Node) else (item.source, item.target)
    return {place_core(folded(name)) for end in ends for name in places.of(end)}


def _as_words(words: Iterable[str]) -> str:
    return " ".join(sorted(words)) or _NOTHING


def _quotes(item: Node | Edge) -> str:
    return " ".join(dict.fromkeys(source.quote for source in item.sources))
