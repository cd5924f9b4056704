"""A post whose name doubles its body's last character, 部部长 and 局局长, is a body and a post.

In the 643 annotated texts of real news the body ends between the two characters 394 times of 394.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from .candidates import Candidate

_DOUBLED = re.compile(r"([部局厅处科院所队校站镇县市区乡村省室组行厂社会团])(?=\1长)")


def cut_doubled(text: str, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """The candidates, those that are read as one post or one body over a doubled character cut into both."""
    for c in found:
        at = _DOUBLED.search(text, c.start + 1, c.end) if c.label in ("POST", "ORG") else None
        if at is None or at.end() >= c.end:
            yield c
            continue
        yield replace(c, end=at.end(), label="ORG")
        yield replace(c, start=at.end(), label="POST")
