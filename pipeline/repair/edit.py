"""Edits of a `Repaired` that keep its origin: the only place where signs and origins are put together."""

from collections.abc import Iterable
from dataclasses import replace

from ..record import Repaired


def replace_spans(page: Repaired, edits: Iterable[tuple[int, int, str]]) -> Repaired:
    """`page` with each `text[start:end]` replaced by `new`; edits are sorted and do not overlap.

    The i-th new sign takes the origin of the i-th replaced one; further ones that of the last.
    """
    text: list[str] = []
    origin: list[int] = []
    at = 0
    for start, end, new in edits:
        text.append(page.text[at:start])
        origin.extend(page.origin[at:start])
        text.append(new)
        origin.extend(page.origin[min(start + i, end - 1)] for i in range(len(new)))
        at = end
    text.append(page.text[at:])
    origin.extend(page.origin[at:])
    return replace(page, text="".join(text), origin=tuple(origin))


def replace_signs(page: Repaired, text: str) -> Repaired:
    """`page` with its signs exchanged one for one; `text` has the same length."""
    if len(text) != len(page.text):
        raise ValueError(f"{len(text)} signs for {len(page.text)}")
    return replace(page, text=text)
