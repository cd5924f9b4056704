"""`guanxi who`, `post`, `said`, `path`: who is who, and how two are tied."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.app import app
from pipeline.cli.asking import Asking, question, typed

if TYPE_CHECKING:
    from pipeline.query import Answer, Body, Event, Graph, Person, Thing
    from pipeline.query.answers import Figure
    from pipeline.query.wanted import Asked

About = Annotated[
    str | None, typer.Option("--about", callback=typed, help="内容含有这些词 / Only what names these words.")
]


@app.command()
@question
def who(
    name: Annotated[str, typer.Argument(callback=typed, help="名字 / A name, or a node's id.")],
    *,
    timeline: Annotated[
        bool, typer.Option("--timeline", help="履历，含空档 / A person's posts as one career, with its gaps.")
    ] = False,
    asking: Asking,
) -> None:
    """名字是谁：人的生平和任职，职位谁任，机构有谁，会上有谁；同名都列。 / Whatever bears the name, and who is in it.

    例 / Example: guanxi who 沈书航 --on 2025-02-06

    退出码 / Exit codes: 2 用法或输入有误 / usage or input, 3 没有找到 / nothing found.
    """
    g = asking.graph()
    if timeline and {"on", "since", "until"} & {name for name, value in asking.asked.items() if value}:
        raise typer.BadParameter("--timeline 和日期不能同用 / choose --timeline, or --on, --since and --until")
    things: dict[str, Thing] = {thing.id: thing for thing in (*g.persons(name), *g.find(name))}
    asking.show([(thing, _who(g, thing, asking.asked, timeline=timeline)) for thing in things.values()])


def _who(g: "Graph", thing: "Thing", asked: "Asked", *, timeline: bool) -> "dict[str, Sequence[Answer]]":
    """The answers that tell who or what it is, under the name of their kind."""
    from pipeline.query import Body, Event, Person, Post

    match thing:
        case Person() if timeline:
            return {"life": thing.life, "timeline": thing.timeline(min_score=asked.get("min_score", 0.0))}
        case Person():
            posts = thing.posts(**asked)
            return {"life": thing.life, "posts": posts, "events": () if posts else thing.events(**asked)}
        case Post():
            return {"holders": thing.holders(**asked)}
        case Body():
            return {"people": thing.people(**asked)}
        case Event():
            return {"participants": thing.participants(**asked)}
    there: Asked = {**asked, "place": thing.name}
    return {"roles": g.roles(**there)}


@app.command()
@question
def post(
    title: Annotated[str, typer.Argument(callback=typed, help="机构加职务 / Body and title, or a node's id.")],
    *,
    asking: Asking,
) -> None:
    """某职位先后由谁担任，按时间排列。 / Who holds and held a post, in order of time; with --on, on that day.

    例 / Example: guanxi post 云泽市委书记 --on 2024-06-01

    退出码 / Exit codes: 2 用法或输入有误 / usage or input, 3 没有找到 / nothing found.
    """
    g = asking.graph()
    posts = g.posts(title) or (g.post(title),)
    asking.show([(post, {"holders": post.holders(**asking.asked)}) for post in posts])


@app.command()
@question
def said(
    name: Annotated[
        str | None,
        typer.Argument(callback=typed, help="人、企业、机构或会议；不写是所有人 / Who, or where; all without."),
    ] = None,
    *,
    about: About = None,
    asking: Asking,
) -> None:
    """谁说过什么，附出处；数字不一的并列。 / What was said, by one or by all (--kind company: by enterprises).

    例 / Example: guanxi said --kind company --about 铸件

    退出码 / Exit codes: 2 用法或输入有误 / usage or input, 3 没有找到 / nothing found.
    """
    g = asking.graph()
    if name is None:
        asking.show_all(g.statements(about=about, **asking.asked))
        return
    asking.show([(one, _told(one, about, asking.asked)) for one in g.speakers(name)])


def _told(speaker: "Person | Body | Event", about: str | None, asked: "Asked") -> "dict[str, Sequence[Answer]]":
    said_: list[Answer] = [*speaker.statements(about=about, **asked), *_clashing(speaker, about, asked)]
    return {"statements": said_}


def _clashing(speaker: "Thing", about: str | None, asked: "Asked") -> "list[Figure]":
    """Figures that other figures of the same metric and period contradict; none where words are asked for."""
    return [] if about else [figure for figure in speaker.targets(**asked) if figure.clashes]


@app.command()
@question
def path(
    a: Annotated[str, typer.Argument(callback=typed, help="从 / From: a name or a node's id.")],
    b: Annotated[str, typer.Argument(callback=typed, help="到 / To: a name or a node's id.")],
    *,
    through: Annotated[
        bool, typer.Option("--through", help="也经过媒体、枢纽和地名 / Through media roles, hubs and places too.")
    ] = False,
    asking: Asking,
) -> None:
    """两个名字怎样相连（经职位、会议和言论），每步附原文。 / How two names are tied, by posts, meetings and words.

    例 / Example: guanxi path 梁思远 蒋伯勤

    退出码 / Exit codes: 2 用法或输入有误 / usage or input, 3 没有找到，或不相连 / nothing found, or not tied,
    4 同名者不止一个，请用列出的 id / several bear the name: ask by one of the ids listed.
    """
    asking.show_all(asking.graph().path(a, b, through=through))
