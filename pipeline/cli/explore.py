"""`guanxi explore`: the page of a build, in the browser."""

import os
import sys
import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.app import app
from pipeline.cli.asking import DEFAULT, Place
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
