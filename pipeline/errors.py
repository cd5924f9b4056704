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


class PipelineError(Exception):
    """Base of all errors raised on purpose; its text says what, where, and what to do."""

    def __init__(self, message: str, *, document_id: str | None = None) -> None:
        super().__init__(message)
        self.document_id = document_id


class BadInput(PipelineError):
    """A file or folder that cannot be read or written."""


class BadCorrections(PipelineError):
    """A line of the corrections file that cannot be applied."""


class BadGraph(PipelineError):
    """A graph that breaks the schema, or a folder that holds none."""


class MissingModel(PipelineError):
    """A model or an optional package that is not there."""


class NotFound(PipelineError):
    """A name that is not in the graph."""


class AmbiguousName(NotFound):
    """A name that several things bear; `choices` are (id, description) pairs."""

    def __init__(self, message: str, *, choices: Iterable[tuple[str, str]] = ()) -> None:
        super().__init__(message)
        self.choices = tuple(choices)


def one_of(what: str, given: object, known: Iterable[str]) -> str:
    """`unknown relation 'hold'; one of: holds, of, said`."""
    return f"unknown {what} {given!r}; one of: {', '.join(sorted(known))}"


def how_to_add(extra: str) -> str:
    """The command that installs an extra; by name alone pip would look for guanxi in a registry, where it is not."""
    return f"in the checkout: .venv/bin/pip install -e '.[{extra}]'"
