"""What all questions share: the options that choose among answers, and how answers are printed, as text or as JSON."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from inspect import Parameter, signature
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipeline.cli.console import complain, say, say_json, say_text
from pipeline.cli.ending import Code
from pipeline.errors import AmbiguousName, NotFound

if TYPE_CHECKING:
    from pipeline.query import Answer, Graph, Thing
    from pipeline.query.wanted import Asked

JSON_VERSION = 1
"""Of the form of `--json`: `{"version": 1, "question": "who", "answers": [...]}`; raised when a reader would break."""

Groups = Sequence[tuple["Thing", dict[str, Sequence["Answer"]]]]
"""Things, each with its answers by kind: `posts`, `statements` …"""


def typed(word: str | None) -> str | None:
    """The word as it was typed: where the locale knows no Chinese, its bytes are read as UTF-8."""
    if not word or word.encode(errors="ignore") == word.encode(errors="surrogateescape"):
        return word
    return os.fsencode(word).decode("utf-8", "surrogateescape")


DEFAULT = Path("build")
Place = Annotated[Path, typer.Option("--graph", "-g", help="图的目录 / Folder of the graph.")]
Unchecked = Annotated[
    bool, typer.Option("--no-verify", help="不核对图的校验和 / Do not compare the graph's checksum; sooner there.")
]
_DAY = "2025-02-06, 2025-02, 2025, 2025年2月6日"
_On = Annotated[str | None, typer.Option("--on", callback=typed, help=f"只看这一天 / On this day: {_DAY}.")]
_Since = Annotated[str | None, typer.Option("--since", callback=typed, help="从这天起 / Not before this day.")]
_Until = Annotated[str | None, typer.Option("--until", callback=typed, help="到这天止 / Not after this day.")]
OPTIONS: dict[str, tuple[object, Any]] = {
    "on": (_On, None),
    "since": (_Since, None),
    "until": (_Until, None),
    "kind": (
        Annotated[
            str | None,
            typer.Option("--kind", help="只看这一类 / Of this kind: official, enterprise; company; target; attended."),
        ],
        None,
    ),
    "place": (
        Annotated[str | None, typer.Option("--place", callback=typed, help="只看这个地方 / Of this place.")],
        None,
    ),
    "min_score": (
        Annotated[float, typer.Option("--min-score", min=0, max=1, help="最低分数 / Leave out what scores lower.")],
        0.0,
    ),
    "graph": (Place, DEFAULT),
    "no_verify": (Unchecked, False),
    "as_json": (Annotated[bool, typer.Option("--json", help="输出 JSON / Print JSON.")], False),
}
"""The options of every question, with their defaults."""


@dataclass(frozen=True, slots=True)
class Asking:
    """A question's options, and the way to answer it."""

    question: str
    folder: Path
    no_verify: bool
    as_json: bool
    asked: "Asked"

    def graph(self) -> "Graph":
        from pipeline.query import Graph

        return Graph.load(self.folder, verify=not self.no_verify)

    def show(self, groups: Groups) -> None:
        """Each thing with its answers; the exit code tells when there is not one answer."""
        is_empty = not any(answers for _, parts in groups for answers in parts.values())
        if self.as_json:
            self._json([{**thing.as_dict(), **_plain(parts)} for thing, parts in groups])
        elif not is_empty:
            for thing, parts in groups:
                _print_thing(thing, [answer for answers in parts.values() for answer in answers])
        if is_empty:
            self._end("; ".join(str(thing) for thing, _ in groups))

    def show_all(self, answers: Sequence["Answer | Thing"]) -> None:
        """Answers, or things, one after the other."""
        if self.as_json:
            self._json([answer.as_dict() for answer in answers])
        for answer in () if self.as_json else answers:
            say_text(_line(answer))
        if not answers:
            self._end("")

    def _json(self, answers: Sequence[object], **more: object) -> None:
        say_json({"version": JSON_VERSION, "question": self.question, "answers": answers, **more})

    def _end(self, about: str) -> None:
        complain("没有找到 / nothing found" + (f": {about}" if about else ""))
        raise typer.Exit(Code.NOTHING_FOUND)

    def unknown(self, err: NotFound) -> None:
        """A name that is not there, or that several bear, as JSON."""
        if self.as_json:
            choices = [{"id": id_, "about": about} for id_, about in getattr(err, "choices", ())]
            self._json([], error=str(err), **({"choices": choices} if isinstance(err, AmbiguousName) else {}))


def question(function: Callable[..., None]) -> Callable[..., None]:
    """A command whose parameter `asking` is filled by the options of every question."""
    own = [one for one in signature(function, eval_str=True).parameters.values() if one.name != "asking"]
    shared = [
        Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
        for name, (annotation, default) in OPTIONS.items()
    ]

    @wraps(function)
    def run(**given: Any) -> None:
        chosen = {name: given.pop(name) for name in OPTIONS}
        asking = _asking(function.__name__.rstrip("_"), chosen)
        try:
            function(**given, asking=asking)
        except NotFound as err:
            asking.unknown(err)
            raise

    parameters = [*own, *shared]
    run.__signature__ = signature(function).replace(parameters=parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {one.name: one.annotation for one in parameters}
    return run


def _asking(name: str, chosen: dict[str, Any]) -> Asking:
    folder, no_verify, as_json = (chosen.pop(option) for option in ("graph", "no_verify", "as_json"))
    return Asking(name, folder, no_verify, as_json, chosen)  # type: ignore[arg-type]


def _plain(parts: dict[str, Sequence["Answer"]]) -> dict[str, Any]:
    return {key: [answer.as_dict() for answer in answers] for key, answers in parts.items()}


def _print_thing(thing: "Thing", answers: Sequence["Answer"]) -> None:
    say(_line(thing))
    for answer in answers:
        say_text(f"  {answer}")


def _line(one: "Answer | Thing") -> str:
    """An answer as it reads; a thing with what it is, and its id."""
    from pipeline.query import Thing
    from pipeline.query.links import LABELS

    return f"{LABELS[one.node.kind]} {one}  [{one.id}]" if isinstance(one, Thing) else str(one)
