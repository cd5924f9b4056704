"""Quotation marks of a paragraph: outer quotations, nested and unclosed ones."""

from collections.abc import Sequence

from ..record import Span


def find_quotations(text: str, *, start: int = 0) -> tuple[Span, ...]:
    """The outer quotations “…” of `text`, marks included, offset by `start`; one never closed runs to the end."""
    spans: list[Span] = []
    depth = opened = 0
    for i, sign in enumerate(text):
        if sign == "“":
            opened = i if depth == 0 else opened
            depth += 1
        elif sign == "”" and depth:
            depth -= 1
            if depth == 0:
                spans.append(Span(start + opened, start + i + 1))
    if depth:
        spans.append(Span(start + opened, start + len(text)))
    return tuple(spans)


def inside(quotes: Sequence[Span], at: int) -> bool:
    """Whether the sign at `at` stands between the marks of a quotation."""
    return any(q.start < at < q.end - 1 for q in quotes)
