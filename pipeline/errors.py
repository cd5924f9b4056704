"""Errors that the pipeline raises.

PipelineError
├── BadInput        a file or folder that cannot be read or written
├── BadCorrections  a line of corrections.tsv that cannot be applied
├── BadGraph        a graph that breaks the schema, or a folder that holds none
├── MissingModel    a model or an optional package that is not there
└── NotFound        a name that is not in the graph
    └── AmbiguousName   a name that several things bear
"""

from collections.abc import Iterable
from typing import ClassVar


class PipelineError(Exception):
    """Base of all errors raised on purpose; its text says what, where, and what to do, `heading` in Chinese what kind
    of error it is."""

    heading: ClassVar[str] = "不成"

    def __init__(self, message: str, *, document_id: str | None = None) -> None:
        super().__init__(message)
        self.document_id = document_id


class BadInput(PipelineError):
    """A file or folder that cannot be read or written."""

    heading = "输入或位置有误"


class BadCorrections(PipelineError):
    """A line of the corrections file that cannot be applied."""

    heading = "更正表有误"


class BadGraph(PipelineError):
    """A graph that breaks the schema, or a folder that holds none."""

    heading = "图读不出"


class MissingModel(PipelineError):
    """A model or an optional package that is not there."""

    heading = "缺模型或软件包"


class NotFound(PipelineError):
    """A name that is not in the graph."""

    heading = "图里没有"


class AmbiguousName(NotFound):
    """A name that several things bear; `choices` are (id, description) pairs."""

    heading = "同名不止一个，请用 id"

    def __init__(self, message: str, *, choices: Iterable[tuple[str, str]] = ()) -> None:
        super().__init__(message)
        self.choices = tuple(choices)


def told(err: PipelineError) -> str:
    """The error for a reader: 图里没有 / no person '甄某' in the graph; …"""
    return f"{err.heading} / {err}"


def one_of(what: str, given: object, known: Iterable[str]) -> str:
    """`unknown relation 'hold'; one of: holds, of, said`."""
    return f"unknown {what} {given!r}; one of: {', '.join(sorted(known))}"


def how_to_add(extra: str) -> str:
    """The command that installs an extra; by name alone pip would look for guanxi in a registry, where it is not."""
    return f"in the checkout: .venv/bin/pip install -e '.[{extra}]'"
