"""A name never ends within a bracket that it opens: what stands there is a name of its own."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from .candidates import Candidate

_PAIRS = {"（": "）", "(": ")"}
_CLOSING = tuple(_PAIRS.values())
_SHORTEST = 2


def cut_open(text: str, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """The candidates, those that leave a bracket open cut there: 松烟机械有限公司（松烟公司 is two names; none begins
    with a closing one, or ends with one that it does not open."""
    for c in map(partial(_without_closing, text), found):
        at = _open_bracket(text[c.start : c.end])
        if at is None:
            yield c
            continue
        if at > 0:
            yield replace(c, end=c.start + at)
        if c.end - c.start - at - 1 >= _SHORTEST:
            yield replace(c, start=c.start + at + 1)


def _without_closing(text: str, c: Candidate) -> Candidate:
    """The candidate without a closing bracket at its begin, or at its end if none opens: ）某某, 某某）."""
    name = text[c.start : c.end]
    if len(name) <= _SHORTEST:
        return c
    begin = int(name.startswith(_CLOSING))
    end = int(name.endswith(_CLOSING) and not any(bracket in name for bracket in _PAIRS))
    return replace(c, start=c.start + begin, end=c.end - end)


def _open_bracket(name: str) -> int | None:
    """Where the last bracket opens that the name does not close."""
    at = max(name.rfind(bracket) for bracket in _PAIRS)
    return at if at >= 0 and _PAIRS[name[at]] not in name[at:] else None
