"""Text under change whose signs know where they stood."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import unescape

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")


@dataclass(frozen=True, slots=True)
class Signs:
    """`origin[i]` is the raw offset of `text[i]`; it never falls from one sign to the next."""

    text: str
    origin: Sequence[int]


class Builder:
    """Collects runs of signs and gives them back as one `Signs`."""

    def __init__(self) -> None:
        self._runs: list[str] = []
        self._origin: list[int] = []

    def __len__(self) -> int:
        return len(self._origin)

    @property
    def last(self) -> str:
        """The sign added last, or an empty string."""
        return self._runs[-1][-1] if self._runs else ""

    def add(self, run: str, origin: Iterable[int]) -> None:
        """Append signs with their origins, which must not fall."""
        if run:
            self._runs.append(run)
            self._origin.extend(origin)

    def at(self, run: str, offset: int) -> None:
        """Append signs that all come from one place."""
        self.add(run, (offset,) * len(run))

    def build(self) -> Signs:
        return Signs("".join(self._runs), tuple(self._origin))


def decoded(raw: str, start: int, end: int) -> Signs:
    """`raw[start:end]` with its entities decoded, each mapped to the entity's first sign."""
    builder, done = Builder(), start
    for entity in _ENTITY.finditer(raw, start, end):
        builder.add(raw[done : entity.start()], range(done, entity.start()))
        builder.at(unescape(entity.group()), entity.start())
        done = entity.end()
    builder.add(raw[done:end], range(done, end))
    return builder.build()


def rewritten(signs: Signs, pattern: re.Pattern[str], *parts: int | str) -> Signs:
    """`signs` with each match replaced by `parts`: a number keeps that group, a text stands at the match's place."""
    builder, done = Builder(), 0
    for match in pattern.finditer(signs.text):
        _copy(builder, signs, done, match.start())
        place = match.start()
        for part in parts:
            if isinstance(part, str):
                builder.at(part, signs.origin[min(place, len(signs.origin) - 1)])
            else:
                _copy(builder, signs, *match.span(part))
                place = max(place, match.end(part) - 1)
        done = match.end()
    if done == 0:
        return signs
    _copy(builder, signs, done, len(signs.text))
    return builder.build()


def joined(blocks: Iterable[Signs], *, between: str) -> Signs:
    """The blocks in order, with `between` at the last place before each further one."""
    builder, last = Builder(), 0
    for block in blocks:
        if len(builder):
            builder.at(between, last)
        builder.add(block.text, block.origin)
        last = block.origin[-1]
    return builder.build()


def _copy(builder: Builder, signs: Signs, start: int, end: int) -> None:
    if start < end:
        builder.add(signs.text[start:end], signs.origin[start:end])
