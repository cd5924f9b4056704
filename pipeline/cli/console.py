"""What reaches the terminal: cleaned of control signs, coloured only where a person looks."""

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from pipeline.record import Problem

_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ud800-\udfff\ufeff]")


def clean(text: str) -> str:
    """The text with every sign that could steer a terminal made visible; line ends and tabs stay."""
    return _UNSAFE.sub(_visible, text.replace("\r\n", "\n"))


def say(text: str) -> None:
    """A line of the answer, on standard output."""
    typer.echo(clean(text))


def say_json(data: object) -> None:
    """Data as JSON, on standard output; signs that could steer a terminal are written as escapes."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, indent=2)
    typer.echo(_UNSAFE.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text))


def complain(*lines: str) -> None:
    """A message on standard error."""
    for line in lines:
        typer.echo(clean(line), err=True)


def list_problems(problems: Iterable[Problem]) -> None:
    """Each file that had a problem, once, on standard error."""
    for problem in problems:
        told = problem.document_id in problem.message
        complain(problem.message if told else f"{problem.document_id}: {problem.message}")


def out_console() -> Console:
    return Console(highlight=False, markup=False, emoji=False)


@contextmanager
def progress_bar(title: str, *, total: int) -> Iterator[Callable[[int], None] | None]:
    """A function that moves the bar to the number done, or None where no terminal would show it."""
    if not sys.stderr.isatty():
        yield None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=total)
        yield lambda done: bar.update(task, completed=done)


def _visible(match: re.Match[str]) -> str:
    code = ord(match[0])
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"
