"""What to do next with a graph: questions with names that stand in it, and what Gephi has to be told."""

import shlex
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pipeline.record import Node, PropertyGraph
from pipeline.schema import Label, Relation

GEPHI = (
    "Gephi: 标签字体选中文字体（Preview 与 Overview 各一处） / choose a label font that has Chinese signs",
    "Gephi: 打开时 Edges merge strategy 选 Don't merge / take “Don't merge” as edges merge strategy",
)
CHIEF = ("书记", "省长", "市长", "县长", "区长", "董事长")  # held by one at a time, so the answer is a succession


def closing_hints(graph: PropertyGraph, *, out: Path) -> Iterator[str]:
    """Up to three commands that have an answer in this graph, then the hints for Gephi."""
    place = "" if out == Path("build") else f" -g {_word(str(out))}"
    questions = [f"  {_command()} {verb} {_word(name)}{place}" for verb, name in _questions(graph)]
    if questions:
        yield "试试 / Try:"
        yield from questions
    yield f"Gephi: {out / 'graph.graphml'}, {out / 'people.graphml'}"
    yield from GEPHI


def _questions(graph: PropertyGraph) -> Iterator[tuple[str, str]]:
    nodes = {node.id: node for node in graph.nodes}
    holds = [edge for edge in graph.edges if edge.kind == Relation.HOLDS and dict(edge.attrs).get("kind") != "media"]
    said = [edge for edge in graph.edges if edge.kind in (Relation.SAID, Relation.ON_BEHALF_OF)]
    speakers = [nodes[end] for edge in said for end in (edge.source, edge.target)]
    companies = [node for node in speakers if node.kind == Label.COMPANY]
    posts = [node for edge in holds if dict((node := nodes[edge.target]).attrs).get("body")]
    yield from _most("who", [nodes[edge.source] for edge in holds])
    yield from _most("post", [node for node in posts if dict(node.attrs).get("title") in CHIEF] or posts)
    yield from _most("said", companies or [node for node in speakers if node.kind == Label.PERSON])


def _most(verb: str, nodes: list[Node]) -> Iterator[tuple[str, str]]:
    """The name that comes most often, a post's with its body; of several the first by name."""
    names = Counter(_called(node) for node in nodes)
    if names:
        yield verb, min(names, key=lambda name: (-names[name], name))


def _called(node: Node) -> str:
    attrs = dict(node.attrs)
    return f"{attrs['body']}{attrs['title']}" if "body" in attrs else node.name


def _command() -> str:
    """This command as it was called: `guanxi`, or with the folder that it was called from."""
    called = Path(sys.argv[0])
    return str(called) if called.name == "guanxi" and not called.is_absolute() else "guanxi"


def _word(text: str) -> str:
    return text if text.isalnum() else shlex.quote(text)
