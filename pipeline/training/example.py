"""A training sentence: text, labelled spans, and spans whose labels are unknown (masked)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LabelledSpan = tuple[int, int, str]
_WIDTH = {ord(wide): narrow for wide, narrow in zip(map(chr, range(0xFF10, 0xFF1A)), "0123456789", strict=True)}
_WIDTH |= {code: chr(code - 0xFEE0) for code in (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_FULL = str.maketrans(",:;?!()|", "，：；？！（）｜")
_NOT_NUMERIC = re.compile(r"(?<![0-9A-Za-z])[,:]|[,:](?![0-9A-Za-z])|[;?!()]")


@dataclass(frozen=True, slots=True)
class Example:
    """`spans` are (start, end, label) and `masks` (start, end), half open in `text`; no two spans overlap."""

    text: str
    spans: tuple[LabelledSpan, ...] = ()
    masks: tuple[tuple[int, int], ...] = ()


def normalize(text: str) -> str:
    """`text` with half-width digits and letters and full-width punctuation, sign by sign: the length stays."""
    text = _NOT_NUMERIC.sub(lambda m: m.group().translate(_FULL), text.translate(_WIDTH))
    quotes = iter(_alternate("“”"))
    return "".join(next(quotes) if sign == '"' else sign for sign in text)


def tags(example: Example) -> list[str | None]:
    """One BIOES tag a sign; None where the label is unknown."""
    result: list[str | None] = ["O"] * len(example.text)
    for start, end in example.masks:
        result[start:end] = [None] * (end - start)
    for start, end, label in example.spans:
        result[start:end] = _bioes(end - start, label)
    return result


def _bioes(length: int, label: str) -> list[str | None]:
    if length == 1:
        return [f"S-{label}"]
    return [f"B-{label}", *[f"I-{label}"] * (length - 2), f"E-{label}"]


def _alternate(signs: Iterable[str]) -> Iterator[str]:
    while True:
        yield from signs
