"""`guanxi explore`: the page of a build, in the browser."""

import os
import sys
import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.app import app
from pipeline.cli.asking import DEFAULT, Place, Unchecked, typed
from pipeline.cli.console import say
from pipeline.errors import BadGraph


@app.command()
def explore(
    *,
    graph: Place = DEFAULT,
    show: Annotated[
        bool, typer.Option("--open/--no-open", help="在浏览器里打开，或只显示路径 / Open it, or print its path alone.")
    ] = True,
) -> None:
    """在浏览器里看图：人、职位、会议，每条关系都能点到原话；没有浏览器就显示路径。

    See the graph in the browser, each tie with its words; the path is printed, too.

    例 / Example: guanxi explore -g build

    退出码 / Exit codes: 2 目录里没有这一页 / the folder has no such page.
    """
    from pipeline.save import EXPLORER

    page = graph / EXPLORER
    if not page.is_file():
        raise BadGraph(f"{page}: no such page; build it with `guanxi build CORPUS -o {graph}`")
    say(str(page))
    if show and _has_screen():
        webbrowser.open(page.resolve().as_uri())


def _has_screen() -> bool:
    """Whether a browser could show a window: a text browser would take the terminal."""
    named = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))
    return named or sys.platform in ("darwin", "win32")


@app.command()
def report(
    name: Annotated[str, typer.Argument(callback=typed, help="人、机构、企业、职位或会议 / A name, or a node's id.")],
    *,
    out: Annotated[Path, typer.Option("--out", "-o", help="写到 / File to write (.html).")],
    graph: Place = DEFAULT,
    no_verify: Unchecked = False,
    force: Annotated[bool, typer.Option("--force", help="换掉已有的文件 / Replace a file that stands there.")] = False,
) -> None:
    """把所知的一个人、机构、职位或会议写成一页，条条有原话，可以转给别人。

    Write what is known of one person, body, post or meeting as a page with all its sources, for sending on.

    例 / Example: guanxi report 沈书航 -o 沈书航.html

    退出码 / Exit codes: 2 用法或输入有误 / usage or input, 3 没有找到 / nothing found,
    4 同名者不止一个，请用列出的 id / several bear the name: ask by one of the ids listed.
    """
    from pipeline.explore.report import report_html
    from pipeline.query import Graph
    from pipeline.save.export.target import write_export_file

    g = Graph.load(graph, verify=not no_verify)
    thing = g.one(name)
    write_export_file(out, lambda: [report_html(g, thing)], force=force)
    say(str(out))
