"""`guanxi export`: the formats by name, each one module that makes text of a graph, and where they are written."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pipeline.errors import BadInput, one_of
from pipeline.record import PropertyGraph
from pipeline.save.export.csvw import METADATA, NODES, csvw_files
from pipeline.save.export.flat import FlatGraph
from pipeline.save.export.form import Form, lines_of
from pipeline.save.export.ftm import ftm_lines
from pipeline.save.export.gexf import Gexf
from pipeline.save.export.gov_relation import COLUMNS, DATABASE, gov_relation_files
from pipeline.save.export.graphml import Graphml
from pipeline.save.export.life_nodes import HAS_LIFE, LIFE
from pipeline.save.export.neo4j import ARGUMENTS, SCRIPT, neo4j_files
from pipeline.save.export.node_link import node_link_lines
from pipeline.save.export.people import flat_people
from pipeline.save.export.readable import with_standing
from pipeline.save.export.target import write_export_file, write_export_folder
from pipeline.save.export.tie_edges import with_ties
from pipeline.save.export.turtle import turtle_parts
from pipeline.schema import Label, Relation

Files = Iterator[tuple[str, Iterable[str] | bytes]]


@dataclass(frozen=True, slots=True)
class FileFormat:
    """A format that is one file; `ending` is what its name usually ends in."""

    ending: str
    lines: Callable[[PropertyGraph], Iterable[str]]


@dataclass(frozen=True, slots=True)
class FolderFormat:
    """A format that is a folder of files, some of them in folders below it (`persons/甄远山.json`).

    `names` are patterns for all that it may hold.
    """

    files: Callable[[PropertyGraph], Files]
    names: tuple[str, ...]


_GEPHI: dict[str, Callable[[FlatGraph], Form]] = {"gexf": Gexf, "graphml": Graphml}
_KINDS = tuple(f"{kind}.csv" for kind in (*Label, *Relation, LIFE, HAS_LIFE))


def _people(graph: PropertyGraph, *, form: Callable[[FlatGraph], Form]) -> Iterator[str]:
    """A file of the persons for Gephi, as a build writes it; with the ties out of lives that the graph has."""
    flat = flat_people(with_standing(graph))
    return (f"{line}\n" for line in lines_of(flat, form(flat)))


FORMATS: dict[str, FileFormat | FolderFormat] = {
    "csvw": FolderFormat(csvw_files, (*_KINDS, NODES, METADATA)),
    "ftm": FileFormat(".ftm.jsonl", ftm_lines),
    "gov-relation": FolderFormat(
        gov_relation_files, (*(f"{name}.csv" for name in COLUMNS), DATABASE, "persons", "persons/*.json")
    ),
    "neo4j": FolderFormat(neo4j_files, (*_KINDS, SCRIPT, ARGUMENTS)),
    **{f"people-{name}": FileFormat(f".people.{name}", partial(_people, form=form)) for name, form in _GEPHI.items()},
    "node-link": FileFormat(".node-link.json", node_link_lines),
    "turtle": FileFormat(".ttl", turtle_parts),
}


def format_named(name: str) -> FileFormat | FolderFormat:
    """Raises BadInput with the names there are."""
    if name not in FORMATS:
        raise BadInput(one_of("format", name, FORMATS))
    return FORMATS[name]


def default_place(name: str) -> Path:
    """Where a format goes when nobody says: `guanxi.ftm.jsonl`, `guanxi-neo4j`."""
    form = format_named(name)
    return Path(f"guanxi{form.ending}" if isinstance(form, FileFormat) else f"guanxi-{name}")


def export_text(graph: PropertyGraph, name: str, *, lives: bool = False) -> Iterable[str]:
    """The text of a format that is one file, as `export_graph` writes it; raises BadInput for one that is a folder."""
    form = format_named(name)
    if isinstance(form, FolderFormat):
        raise BadInput(f"{name} is a folder of files; name one with -o")
    return form.lines(with_ties(graph, lives=lives))


def export_graph(graph: PropertyGraph, name: str, path: Path, *, force: bool = False, lives: bool = False) -> None:
    """Write the graph and the ties of its persons in a format: all or nothing, the same bytes for the same graph.
    With `lives` also the ties out of lives.

    Raises BadInput for a format that is not known, a path that is taken (with `force` only where it holds something
    else than such an export) or cannot be written; MissingModel where the format needs a package that is not there.
    """
    form, tied = format_named(name), with_ties(graph, lives=lives)
    if isinstance(form, FileFormat):
        write_export_file(path, lambda: form.lines(tied), force=force)
    else:
        write_export_folder(path, lambda: form.files(tied), own=form.names, force=force)
