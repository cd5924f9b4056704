"""`guanxi diff`: what a new build tells that an old one does not, and the other way round."""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.app import app
from pipeline.cli.asking import JSON_VERSION, Unchecked
from pipeline.cli.console import say, say_json, say_text
from pipeline.cli.ending import Code

if TYPE_CHECKING:
    from pipeline.query.compare import Difference

_CAPTIONS = {"holder": "任职", "tie": "关系"}


@app.command()
def diff(
    old: Annotated[Path, typer.Argument(help="旧图的目录 / Folder of the old graph.")],
    new: Annotated[Path, typer.Argument(help="新图的目录 / Folder of the new graph.")],
    *,
    limit: Annotated[
        int, typer.Option("--limit", min=0, help="每类最多几条，0 为全部 / Lines of each kind at most; 0 for all.")
    ] = 20,
    no_verify: Unchecked = False,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON / Print JSON.")] = False,
) -> None:
    """比较两张图：先看任职的变化，再看人物、机构、企业、活动、言论、指标、关系。

    What two graphs tell differently: holders of posts first, then persons, bodies, events, words, figures, ties.

    例 / Example: guanxi diff build-2024 build

    退出码 / Exit codes: 0 两图无异 / the two tell the same, 1 有不同 / they differ, 2 读不了 / one cannot be read.
    """
    from pipeline.query import Graph
    from pipeline.query.compare import compare

    found = compare(*(Graph.load(folder, verify=not no_verify) for folder in (old, new)))
    if as_json:
        answers = [one.as_dict() for one in found]
        say_json({"version": JSON_VERSION, "question": "diff", "answers": answers})
    else:
        _print(found, limit or len(found))
    raise typer.Exit(Code.DIFFERENT if found else 0)


def _print(found: Sequence["Difference"], limit: int) -> None:
    from pipeline.query.compare import count
    from pipeline.query.links import LABELS

    counts = count(found)
    for part, group in groupby(found, key=lambda one: one.part):
        told = ", ".join(f"{number} {fate}" for fate, number in counts[part].items())
        say(f"{_CAPTIONS.get(part) or LABELS[part]} / {part}: {told}")
        for number, one in enumerate(group):
            if number < limit:
                say_text(f"  {one}")
        if sum(counts[part].values()) > limit:
            say(f"  … 还有 / {sum(counts[part].values()) - limit} more; --limit 0 全列 / prints all")
    if not found:
        say("没有不同 / no difference")
