"""`guanxi list` and `search`: what there is in a graph."""

from enum import StrEnum
from typing import Annotated

import typer

from pipeline.cli.app import app
from pipeline.cli.asking import Asking, question, typed
from pipeline.schema import Label

Kind = StrEnum("Kind", {label.name: label.value for label in Label})  # type: ignore[misc]


@app.command("list")
@question
def list_(
    what: Annotated[Kind, typer.Argument(help="哪一类 / Which kind of things.")],
    *,
    asking: Asking,
) -> None:
    """列出图里的人、职位、机构、企业、地点、活动、言论、指标或报道。 / All things of a kind.

    例 / Example: guanxi list event --since 2025 --place 云泽

    退出码 / Exit codes: 2 用法或输入有误 / usage or input, 3 没有找到 / nothing found.
    """
    asking.show_all(asking.graph().things(what, **asking.asked))


@app.command()
@question
def search(
    words: Annotated[list[str], typer.Argument(help="词，都要有 / Words, all of which have to be there.")],
    *,
    limit: Annotated[int, typer.Option("--limit", min=1, help="最多几条 / How many at most.")] = 20,
    asking: Asking,
) -> None:
    """在名字、言论和原文里找词，一两个字也行；最合的在前。 / Words in names, statements and evidence, the best first.

    超过 5,000 处的词不再排名：先名字，次言论，后原文，近的在前。 / What stands in more than 5,000 places is not ranked:
    names come first, then words, then evidence, and the latest first.

    例 / Example: guanxi search 铸件 海上风电 --kind statement

    退出码 / Exit codes: 2 用法或输入有误 / usage or input, 3 没有找到 / nothing found.
    """
    asked = " ".join(filter(None, map(typed, words)))
    asking.show_all(asking.graph().search(asked, limit=limit, **asking.asked))
