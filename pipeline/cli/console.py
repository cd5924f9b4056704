"""What reaches the terminal: nothing that could steer it, coloured only where a person looks, in any encoding."""

import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from pipeline.record import Problem
from pipeline.visible import visible, visible_json


def clean(text: str) -> str:
    """Text of several lines with every character that could steer a terminal made visible; line ends and tabs stay."""
    return visible(text.replace("\r\n", "\n"), keep="\n\t")


def say(line: str) -> None:
    """A line of the answer, on standard output; a line end in a name is shown as an escape."""
    _write(visible(line) + "\n", sys.stdout)


def say_text(text: str) -> None:
    """Lines of the answer, on standard output."""
    _write(clean(text) + "\n", sys.stdout)


def say_json(data: object) -> None:
    """Data as JSON, on standard output; what could steer a terminal or has no place in its encoding is escaped."""
    text = visible_json(json.dumps(data, ensure_ascii=False, sort_keys=True, indent=2))
    if not _can_show(text):
        text = json.dumps(data, sort_keys=True, indent=2)
    _write(text + "\n", sys.stdout)


def say_json_lines(lines: Iterable[str]) -> None:
    """Lines of JSON as they stand, on standard output; escaped as JSON has it where its encoding has no place."""
    for line in lines:
        _write((line if _can_show(line) else json.dumps(json.loads(line), sort_keys=True)) + "\n", sys.stdout)


def say_rich(*things: RenderableType, soft_wrap: bool = False) -> None:
    """Tables and coloured text, on standard output; their words have to be clean."""
    console = out_console()
    with console.capture() as shown:
        console.print(*things, sep="\n", soft_wrap=soft_wrap)
    _write(shown.get(), sys.stdout)


def complain(message: str) -> None:
    """A message of one line on standard error."""
    _write(visible(message) + "\n", sys.stderr)


def complain_text(text: str) -> None:
    """A message of several lines on standard error."""
    _write(clean(text) + "\n", sys.stderr)


def list_problems(problems: Iterable[Problem]) -> None:
    """Each file that had a problem, once, on standard error."""
    for problem in problems:
        told = problem.document_id in problem.message
        complain(problem.message if told else f"{problem.document_id}: {problem.message}")


def escape_unencodable(*streams: object) -> None:
    """Let the streams write escapes for what their encoding lacks, unless the user chose another way."""
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper) and stream.errors in ("strict", "surrogateescape"):
            stream.reconfigure(errors="backslashreplace")


def out_console() -> Console:
    return Console(highlight=False, markup=False, emoji=False)


@contextmanager
def progress_bar(title: str, *, total: int) -> Iterator[Callable[[int], None] | None]:
    """A function that moves the bar to the number done, or None where no terminal would show it."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=total)
        yield lambda done: bar.update(task, completed=done)


def leave(stream: TextIO) -> None:
    """Send the rest to nowhere: who read it has seen enough, and the interpreter would stumble over it at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def _write(text: str, stream: TextIO | None) -> None:
    if stream is None:  # closed from the start
        return
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        leave(stream)


def _can_show(text: str) -> bool:
    try:
        text.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        return False
    return True
