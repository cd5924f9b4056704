"""A post whose name doubles its body's last character, 部部长 and 局局长, is a body and a post."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..language.rules import rule
from .candidates import Candidate


def cut_doubled(text: str, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """The candidates, those that are read as one post or one body over a doubled character cut into both."""
    doubled = rule("doubled", "body's last character and its post's first are one")
    for c in found:
        at = doubled.search(text, c.start + 1, c.end) if c.label in ("POST", "ORG") else None
        if at is None or at.end() >= c.end:
            yield c
            continue
        yield replace(c, end=at.end(), label="ORG")
        yield replace(c, start=at.end(), label="POST")
