"""`guanxi review`: what the graph is not sure of, one after the other, and the user's decisions as corrections."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.app import app
from pipeline.cli.asking import DEFAULT, Place, Unchecked
from pipeline.cli.console import complain, say
from pipeline.errors import BadCorrections
from pipeline.visible import visible

if TYPE_CHECKING:
    from pipeline.query.unsure import Decisions, Doubt

_KEYS = {"y": "是 yes", "n": "否 no", "s": "跳过 skip", "q": "停止 quit"}


@app.command()
def review(
    *,
    graph: Place = DEFAULT,
    corrections: Annotated[
        Path, typer.Option("--corrections", help="更正表，答案加在末尾 / Corrections; answers are added at its end.")
    ] = Path("corpus/corrections.tsv"),
    below: Annotated[
        float, typer.Option("--below", min=0, max=1, help="低于此分的才问 / Ask about what scores less.")
    ] = 0.75,
    listed: Annotated[bool, typer.Option("--list", help="只列出，不问 / List, without asking.")] = False,
    no_verify: Unchecked = False,
) -> None:
    """逐条看存疑之处（合并、低分任职、冲突），把你的决定加进更正表；已有的行一字不动。

    Walk through what is unsure (merges, roles with low scores, conflicts), and add your decisions to the corrections;
    no line that stands there is changed.

    例 / Example: guanxi review --corrections corpus/corrections.tsv

    退出码 / Exit codes: 2 图或更正表不能用 / the graph or the corrections cannot be used.
    """
    from pipeline.query import Graph
    from pipeline.query.unsure import Decisions, find_doubts

    decisions = Decisions(corrections)
    found = list(find_doubts(Graph.load(graph, verify=not no_verify), below=below))
    open_ = [doubt for doubt in found if not decisions.has(doubt)]
    if listed:
        for number, doubt in enumerate(open_, 1):
            _show(doubt, f"{number}/{len(open_)}")
    else:
        _walk([doubt for doubt in open_ if doubt.no], decisions)
    if not open_:
        say("没有存疑之处 / nothing is unsure")


def _walk(doubts: Sequence["Doubt"], decisions: "Decisions") -> None:
    answered = 0
    for number, doubt in enumerate(doubts, 1):
        if decisions.has(doubt):  # an earlier answer decided it
            continue
        _show(doubt, f"{number}/{len(doubts)}")
        answer = _ask()
        if answer == "q":
            break
        if answer != "s":
            answered += _add(decisions, doubt.lines(answer == "y"))
    if answered:
        say(f"{decisions.path}: 加了 {answered} 条 / {answered} answers added; guanxi build 后生效 / build again")


def _show(doubt: "Doubt", place: str) -> None:
    from pipeline.query.answers import one_row, quoted
    from pipeline.query.unsure import CAPTIONS

    say(f"[{place}] {CAPTIONS[doubt.kind]} / {doubt.kind} {doubt.score:.2f}: {doubt.question}")
    for line in filter(None, (doubt.why, *(one_row(one.date, quoted(one)) for one in doubt.sources))):
        say(f"      {line}")


def _ask() -> str:
    """The key that was typed; the end of the input is the end of the questions."""
    told = ", ".join(f"{key} {meaning}" for key, meaning in _KEYS.items())
    while True:
        try:
            answer = typer.prompt(f"{told}", default="s", show_default=True).strip().lower()
        except typer.Abort:
            say("")
            return "q"
        if answer[:1] in _KEYS:
            return str(answer[:1])
        complain(f"{visible(answer)}: 请键入 / type one of: {' '.join(_KEYS)}")


def _add(decisions: "Decisions", lines: Sequence[str]) -> int:
    """1 where the lines were added; a contradiction is told and the walk goes on."""
    try:
        decisions.add(lines)
    except BadCorrections as err:
        complain(f"没有加 / not added: {err}")
        return 0
    return 1
