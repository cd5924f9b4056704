"""`guanxi meeting`, `company`, `targets`, `ties`, `conflicts`: the facts of one thing, or of all."""

from typing import Annotated

import typer

from pipeline.cli.app import app
from pipeline.cli.ask import About
from pipeline.cli.asking import Asking, question, typed


@app.command()
@question
def meeting(
    name: Annotated[str, typer.Argument(callback=typed, help="会议、活动 / A meeting or event, or a node's id.")],
    *,
    asking: Asking,
) -> None:
    """会议有谁主持、出席、发言，会上说了什么。 / Who took part in a meeting, and what was said.

    例 / Example: guanxi meeting 全市产业兴市推进大会

    退出码 / Exit codes: 2 用法或输入有误 / usage or input, 3 没有找到 / nothing found.
    """
    g, asked = asking.graph(), asking.asked
    events = g.events(name) or (g.event(name),)
    asking.show([(e, {"participants": e.participants(**asked), "statements": e.statements(**asked)}) for e in events])


@app.command()
@question
def company(
    name: Annotated[str, typer.Argument(callback=typed, help="企业 / A company, or a node's id.")],
    *,
    about: About = None,
    asking: Asking,
) -> None:
    """企业有哪些人，说过什么，定了什么指标。 / A company's people, words and figures.

    例 / Example: guanxi company 赣泽重工 --since 2024

    退出码 / Exit codes: 2 用法或输入有误 / usage or input, 3 没有找到 / nothing found.
    """
    g, asked = asking.graph(), asking.asked
    found = g.companies(name) or (g.company(name),)
    asking.show(
        [
            (
                one,
                {
                    "people": one.people(**asked),
                    "statements": one.statements(about=about, **asked),
                    "targets": one.targets(about=about, **asked),
                },
            )
            for one in found
        ]
    )


@app.command()
@question
def targets(
    name: Annotated[
        str | None, typer.Argument(callback=typed, help="谁的指标；不写是所有的 / Whose figures; all without.")
    ] = None,
    *,
    about: About = None,
    asking: Asking,
) -> None:
    """承诺和完成的指标；--kind target 只看承诺，actual 只看完成。 / Figures promised (target) and reported (actual).

    例 / Example: guanxi targets 赣泽重工 --kind target

    退出码 / Exit codes: 2 用法或输入有误 / usage or input, 3 没有找到 / nothing found.
    """
    g = asking.graph()
    if name is None:
        asking.show_all(g.targets(about=about, **asking.asked))
        return
    asking.show([(one, {"targets": one.targets(about=about, **asking.asked)}) for one in g.find(name)])


@app.command()
@question
def ties(
    name: Annotated[
        str | None, typer.Argument(callback=typed, help="谁的关系；不写是所有人 / Whose ties; all without.")
    ] = None,
    *,
    asking: Asking,
) -> None:
    """人与人的关系，强的在前。 / How persons are tied, the strongest first.

    --kind met 同会, worked_with 共事, succeeded 接任, reported_to 上下级, schooled_with 同校, from_same_place 同乡.

    例 / Example: guanxi ties 沈书航 --kind succeeded

    退出码 / Exit codes: 2 用法或输入有误 / usage or input, 3 没有找到 / nothing found.
    """
    g = asking.graph()
    if name is None:
        asking.show_all(g.ties(**asking.asked))
        return
    persons = g.persons(name) or (g.person(name),)
    asking.show([(one, {"ties": g.ties(one, **asking.asked)}) for one in persons])


@app.command()
@question
def conflicts(*, asking: Asking) -> None:
    """互相矛盾的说法：一职两人、一人两地、数字不一，双方原文并列。 / What cannot all be so, with both sides' words.

    例 / Example: guanxi conflicts --since 2024

    退出码 / Exit codes: 2 用法或输入有误 / usage or input, 3 没有矛盾 / none.
    """
    asking.show_all(asking.graph().conflicts(**asking.asked))
