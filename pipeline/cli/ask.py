"""`guanxi who`, `post`, `said` and `path`: questions to a saved graph."""

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from pipeline.cli.app import app
from pipeline.cli.console import complain, say, say_json, say_text
from pipeline.cli.ending import Code

if TYPE_CHECKING:
    from pipeline.query import Answer, Body, Graph, Person, Thing
    from pipeline.query.answers import Figure, Saying

Place = Annotated[Path, typer.Option("--graph", "-g", help="图的目录 / Folder of the graph.")]
MinScore = Annotated[float, typer.Option("--min-score", min=0, max=1, help="最低分数 / Leave out what scores lower.")]
AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON / Print JSON.")]
Unchecked = Annotated[
    bool, typer.Option("--no-verify", help="不核对图的校验和 / Do not compare the graph's checksum; sooner there.")
]

T = TypeVar("T", bound="Thing")
DEFAULT = Path("build")


def _typed(word: str | None) -> str | None:
    """The word as it was typed: where the locale knows no Chinese, its bytes are read as UTF-8."""
    if not word or word.encode(errors="ignore") == word.encode(errors="surrogateescape"):
        return word
    return os.fsencode(word).decode("utf-8", "surrogateescape")


@app.command()
def who(
    name: Annotated[str, typer.Argument(callback=_typed, help="人名 / A person's name, or a node's id.")],
    *,
    on: Annotated[
        str | None, typer.Option("--on", help="只看这一天 / On this day: 2025-02-06, 2025-02 or 2025.")
    ] = None,
    timeline: Annotated[
        bool, typer.Option("--timeline", help="履历，含空档 / The posts as one career, with its gaps.")
    ] = False,
    graph: Place = DEFAULT,
    no_verify: Unchecked = False,
    min_score: MinScore = 0.0,
    as_json: AsJson = False,
) -> None:
    """某人的生平和任职，附日期、文件和原文；同名者都列出。 / Life and posts of a person, with date, file and words;
    namesakes all.

    例 / Example: guanxi who 张明远 --on 2025-02-06

    退出码 / Exit codes: 2 用法或输入有误 / usage or input, 3 没有找到 / nothing found.
    """
    g = _load(graph, no_verify)
    persons = g.persons(name) or (g.person(name),)
    if timeline and on:
        raise typer.BadParameter("--timeline 和 --on 不能同用 / choose one of --timeline and --on")

    def answers(person: "Person") -> "Sequence[Answer]":
        return person.timeline(min_score=min_score) if timeline else person.posts(on=on, min_score=min_score)

    key = "timeline" if timeline else "posts"
    _print_all(persons, answers, key=key, as_json=as_json, about=lambda person: person.life)


@app.command()
def post(
    title: Annotated[str, typer.Argument(callback=_typed, help="机构加职务 / Body and title, or a node's id.")],
    *,
    graph: Place = DEFAULT,
    no_verify: Unchecked = False,
    min_score: MinScore = 0.0,
    as_json: AsJson = False,
) -> None:
    """某职位先后由谁担任，按时间排列。 / Who holds and held a post, in order of time.

    例 / Example: guanxi post 临江市委书记

    退出码 / Exit codes: 2 用法或输入有误 / usage or input, 3 没有找到 / nothing found.
    """
    g = _load(graph, no_verify)
    posts = g.posts(title) or (g.post(title),)
    _print_all(posts, lambda post: post.holders(min_score=min_score), key="holders", as_json=as_json)


@app.command()
def said(
    name: Annotated[
        str, typer.Argument(callback=_typed, help="人、企业或机构 / A person, company or organization, or a node's id.")
    ],
    *,
    about: Annotated[
        str | None, typer.Option("--about", callback=_typed, help="内容含有这些词 / Only what names these words.")
    ] = None,
    graph: Place = DEFAULT,
    no_verify: Unchecked = False,
    min_score: MinScore = 0.0,
    as_json: AsJson = False,
) -> None:
    """某人、企业或机构说过什么，逐字引原文；数字不一的并列。 / What was said, word for word; figures that clash.

    例 / Example: guanxi said 临江机床 --about 出口

    退出码 / Exit codes: 2 用法或输入有误 / usage or input, 3 没有找到 / nothing found.
    """
    g = _load(graph, no_verify)
    speakers: tuple[Person | Body, ...] = (*g.persons(name), *g.companies(name), *g.organizations(name)) or (
        _nobody(g, name),
    )

    def answers(speaker: "Person | Body") -> "list[Saying | Figure]":
        told: tuple[Saying | Figure, ...] = (*speaker.statements(about=about), *_clashing(speaker, about))
        return [one for one in told if one.score >= min_score]

    _print_all(speakers, answers, key="statements", as_json=as_json)


@app.command()
def path(
    a: Annotated[str, typer.Argument(callback=_typed, help="从 / From: a name or a node's id.")],
    b: Annotated[str, typer.Argument(callback=_typed, help="到 / To: a name or a node's id.")],
    *,
    through: Annotated[
        bool, typer.Option("--through", help="也经过媒体和枢纽 / Through media roles and hubs too.")
    ] = False,
    graph: Place = DEFAULT,
    no_verify: Unchecked = False,
    as_json: AsJson = False,
) -> None:
    """两个名字怎样相连，每步附原文。 / How two names are tied: the shortest way, each step with its words.

    例 / Example: guanxi path 张明远 临江机床

    退出码 / Exit codes: 2 用法或输入有误 / usage or input, 3 没有找到，或不相连 / nothing found, or not tied,
    4 同名者不止一个，请用列出的 id / several bear the name: ask by one of the ids listed.
    """
    steps = _load(graph, no_verify).path(a, b, through=through)
    if as_json:
        say_json([step.as_dict() for step in steps])
        return
    for step in steps:
        say(str(step))


def _load(folder: Path, no_verify: bool) -> "Graph":
    from pipeline.query import Graph

    return Graph.load(folder, verify=not no_verify)


def _clashing(speaker: "Thing", about: str | None) -> list["Figure"]:
    """Figures that other figures of the same metric and period contradict; none where words are asked for."""
    return [] if about else [figure for figure in speaker.targets() if figure.clashes]


def _nobody(graph: "Graph", name: str) -> "Person":
    """Raises NotFound with the names that are close."""
    return graph.person(name)


def _print_all(
    things: Iterable[T],
    answers_of: Callable[[T], Sequence["Answer"]],
    *,
    key: str,
    as_json: bool,
    about: Callable[[T], Sequence["Answer"]] = lambda _: (),
) -> None:
    """Each thing with its answers, in text behind what is `about` it (which its own data has); the exit code tells
    when there is nothing."""
    found = [(thing, answers_of(thing)) for thing in things]
    shown = [(thing, (*about(thing), *answers)) for thing, answers in found]
    if as_json:
        say_json([{**thing.as_dict(), key: [answer.as_dict() for answer in answers]} for thing, answers in found])
    elif any(answers for _, answers in shown):
        _print_text(shown)
    if not any(answers for _, answers in shown):
        complain("没有找到 / nothing found: " + "; ".join(str(thing) for thing, _ in found))
        raise typer.Exit(Code.NOTHING_FOUND)


def _print_text(found: Sequence[tuple["Thing", Sequence["Answer"]]]) -> None:
    for thing, answers in found:
        say(f"{thing}  [{thing.id}]")
        for answer in answers:
            say_text(f"  {answer}")
