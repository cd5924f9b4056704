"""The latest year that a text tells as past: an article is of no earlier one."""

import re
from collections.abc import Iterator

_YEAR = re.compile(r"(?<![\d—–~至到-])(20\d\d)年(?![—–~至到-])")
_COMING = re.compile(
    "将|要|安排|部署|谋划|做好|计划|规划|力争|预计|预期|拟|目标|达到|有望|年?[底末]?前$|面向|展望|[到至]$|明年"
)
_COMING_BEHIND = re.compile("年?[底末]?前|将|要|计划|规划|力争|预计|预期|拟|目标|达到|有望|建成|到期|届满")
_CLAUSE = re.compile("[，。；！？\\n]")
_SENTENCE = re.compile(r"[。；！？\n]|\d{4}年")
_BEFORE, _BEHIND = 24, 60


def latest_year(text: str) -> int:
    """The latest year whose clause tells of nothing to come, else 0: `2019年返乡，2030年将建成 -> 2019`."""
    return max(_past(text), default=0)


def _past(text: str) -> Iterator[int]:
    for match in _YEAR.finditer(text):
        before = _CLAUSE.split(text[max(0, match.start() - _BEFORE) : match.start()])[-1]
        behind = _SENTENCE.split(text[match.end() : match.end() + _BEHIND])[0]
        if not (_COMING.search(before) or _COMING_BEHIND.search(behind)):
            yield int(match.group(1))
