"""A fact that breaks its finder costs itself and no other kind of fact, and is named."""

import logging
import re
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from ..errors import PipelineError
from .view import View

log = logging.getLogger(__name__)

_TOO_LARGE = re.compile(r"\d{309,}")  # the largest float has 309 digits
Fact = TypeVar("Fact")


def found(find: Callable[[], Iterable[Fact]], *, kind: str, broken: list[str]) -> tuple[Fact, ...]:
    """The facts that `find` gives, up to one that breaks it; a line in `broken` then names kind and fault."""
    facts: list[Fact] = []
    try:
        facts.extend(find())
    except PipelineError:
        raise
    except Exception as err:  # whatever is wrong with it, the page's other facts stand
        log.debug("%s: a fact broke", kind, exc_info=True)
        broken.append(f"{kind} broke ({type(err).__name__}: {err}), the page's other facts stand; please report it")
    return tuple(facts)


def figures_passed_over(view: View) -> Iterator[str]:
    """A line for each run of digits that is no figure that can be held, with its place in the raw file."""
    span = view.article.span
    for match in _TOO_LARGE.finditer(view.page.text, span.start, span.end):
        start, end = view.page.origin[match.start()], view.page.origin[match.end() - 1] + 1
        yield f"{start}-{end}: a figure of {match.end() - match.start()} digits was passed over; check the page"
