"""Where a run of posts tells of another time: 任市长，不再担任局长，拟任书记."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ..language.rules import rule
from ..record import Span
from .titles import Title
from .view import View

_STATUSES = (("removed", "removed"), ("proposed", "proposed"), ("elected", "appointed"), ("holds now", "current"))
"""What the words within a run of posts say, and the status of those behind them."""


@dataclass(frozen=True, slots=True)
class Part:
    """Posts of a run that are of one time; `status` is what the words before them tell, empty for the first."""

    status: str
    titles: tuple[Title, ...]


def parts_of(view: View, run: Sequence[Title]) -> list[Part]:
    """The run cut where its words tell of another status: 任市长，不再担任局长，拟任书记. One at least."""
    parts = [Part("", tuple(run[:1]))]
    for before, title in pairwise(run):
        start = min(m.span.start for m in title.named if m.span.start >= before.post.span.end)
        words = view.words(Span(before.post.span.end, start))
        status = next((status for said, status in _STATUSES if rule("shapes", said).search(words)), None)
        if status:
            parts.append(Part(status, (title,)))
        else:
            parts[-1] = replace(parts[-1], titles=(*parts[-1].titles, title))
    return parts


def is_proposed(view: View, before: str, end: int) -> bool:
    """Whether the words before a post, or those behind its `end`, say that it is to be taken if others agree."""
    return bool(rule("shapes", "candidate").match(view.after(end)) or rule("shapes", "proposed").search(before))
