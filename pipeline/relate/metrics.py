"""What a figure counts, for when, and whether it is promised or reported."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from ..language.rules import rule
from .amounts import find_amounts
from .holders import TABLE

_SIGNS = re.compile("（[^（）]*）|[“”<>＜＞‹›&（）]|[:：]$")
CLAUSE_END = re.compile("[，。；：]|(?<=%),")
_BEHIND = re.compile("(?:以上|左右|以内)?的?(?P<name>[^，。；：、！？（）“”\\s\\d和与及在等由将已来的]{2,14})")
_AND = re.compile("(?<!总)和$|(?<![涉波普])及$|(?<!参)与$|或$")
_LONGEST = 24
_CLAUSES_BACK = 5
"""So many clauses before the figure's own may name what it counts: 营收9亿元，同比增长3%，环比下降1%."""


def figure_kind(text: str, at: int) -> str:
    """`target` for what is promised, `actual` for what is reported: by the last word before the figure that tells."""
    before = text[max(0, text.rfind("。", 0, at)) : at]
    told = max((m.start() for m in rule(TABLE, "reported").finditer(before)), default=-1)
    promised = max((m.start() for m in rule(TABLE, "to come").finditer(before)), default=-1)
    if told == promised == -1:
        return "target" if is_promised(before) else "actual"
    return "target" if promised > told else "actual"


def metric_name(clause: str, behind: str, before: str) -> str | None:
    """The words that name what is counted: those right before the figure; of a verb alone (推动8栋楼宇) those behind;
    else those before an earlier figure, in the clause or the nearest before it that names any. None where none does."""
    first, last = _around_figures(clause)
    grown = rule(TABLE, "grown").search(clause)
    told = reversed(CLAUSE_END.split(before)[-_CLAUSES_BACK:])
    earlier = (_named(_around_figures(one)[0]) for one in told)
    name = _named(last) or _counted_behind(last, behind) or _named(first) or next(filter(None, earlier), "")
    return f"{name}{grown['way']}"[-_LONGEST:] if name and grown else name[-_LONGEST:] or None


def _around_figures(clause: str) -> tuple[str, str]:
    """What a clause says before its first figure, and behind its last; the whole clause twice where it has none."""
    amounts = list(find_amounts(clause))
    if not amounts:
        return clause, clause
    return clause[: min(a.start for a in amounts)], clause[max(a.end for a in amounts) :]


def _named(words: str) -> str:
    """The noun that the words end in, without what leads to it and to the figure; empty where they hold none."""
    bare = rule(TABLE, "metric head").sub("", _SIGNS.sub("", words))
    name = rule(TABLE, "metric tail").sub("", bare)
    tells = len(name) >= 2 and not _AND.search(name) and not rule(TABLE, "no metric").fullmatch(name)
    return name if tells else ""


def _counted_behind(words: str, behind: str) -> str:
    """What a verb counts that stands right before the figure: 接待 before 300名游客."""
    named = _BEHIND.match(behind)
    if named is None:
        return ""
    verb = rule(TABLE, "metric verb").search(_SIGNS.sub("", words))
    return (verb["kept"] or "" if verb else "") + named["name"]


def is_promised(words: str) -> bool:
    return bool(rule(TABLE, "promised").search(words))


def periods_in(words: str) -> list[re.Match[str]]:
    """The stretches of time that the words name: 今年底, 到2030年."""
    return list(rule(TABLE, "period").finditer(words))


def period_before(periods: Sequence[re.Match[str]], at: int) -> str | None:
    count = bisect_right(periods, at, key=re.Match.end)
    return periods[count - 1].group() if count else None
