"""`guanxi export`: a saved graph in the form of another tool."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.app import app
from pipeline.cli.asking import DEFAULT, Place, Unchecked
from pipeline.cli.console import say, say_text

FORMS = "csvw, ftm, gov-relation, neo4j, node-link, people-gexf, people-graphml, turtle"


@app.command()
def export(
    form: Annotated[str, typer.Argument(metavar="FORMAT", help=f"格式 / One of: {FORMS}.")],
    *,
    graph: Place = DEFAULT,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help="写到 / Where to: a file or a folder; - is standard output for one file."),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="换掉已有的导出 / Replace an export that stands there.")
    ] = False,
    life_ties: Annotated[
        bool, typer.Option("--life-ties", help="也写同校、同乡 / Also tie who went to one school, is from one place.")
    ] = False,
    no_verify: Unchecked = False,
) -> None:
    """把图写成别的工具的格式：Neo4j、FollowTheMoney、CSVW、NetworkX、gov-relation、RDF、Gephi。

    Write the graph for another tool: Neo4j, FollowTheMoney, CSVW, NetworkX, gov-relation, RDF, Gephi (people-gexf).

    例 / Example: guanxi export neo4j -o my-neo4j

    退出码 / Exit codes: 2 用法或输入有误，路径已有他物 / usage or input, or something stands at the path.
    """
    from pipeline.query import Graph
    from pipeline.save.export.formats import default_place, export_graph, export_text, format_named

    format_named(form)
    found = Graph.load(graph, verify=not no_verify).property_graph
    if out == Path("-"):
        _show(export_text(found, form, lives=life_ties))
        return
    place = out or default_place(form)
    export_graph(found, form, place, force=force, lives=life_ties)
    say(str(place))


def _show(lines: Iterable[str]) -> None:
    """To the letter, but what could steer a terminal where one looks on."""
    if sys.stdout.isatty():
        say_text("".join(lines))
    else:
        sys.stdout.writelines(lines)
