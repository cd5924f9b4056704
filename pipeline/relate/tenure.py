"""From when and until when a post is held, out of the words around it: 2023年5月起任, 任职至2022年6月."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..dates import first_day, last_day
from ..language.rules import first_match, rule, rules
from ..record import Span
from .changes import Part
from .moments import day_meant, moment, stretch
from .titles import Title
from .view import View

REACH = 80
LIST_REACH = 300
"""How far before a name the words of deciding may stand: a list of appointments has them in its head."""
_PERSON = "〇"
"""Stands for the name in what the rules of `models/rules/tenure.tsv` read."""
_TABLE = "tenure"


@dataclass(frozen=True, slots=True)
class Tenure:
    """ISO dates as precise as told; `spans` are the words that tell them; `left` where they tell of leaving."""

    since: str | None = None
    until: str | None = None
    spans: tuple[Span, ...] = ()
    left: bool = False

    def is_over(self, day: str | None) -> bool:
        """Whether the time ended by the article's day; without a day, whether an end is told with its begin."""
        if self.until is None:
            return False
        return first_day(self.until) <= last_day(day) if day else self.since is not None


def find_tenures(view: View, parts: Sequence[Part], *, name: Span | None, start: int) -> Iterator[Tenure]:
    """One for each title of the parts of a run: by its own words, else by those that lead its part in.

    `start` is where the sentence begins; `name` is None in the lines of a career.
    `某某2016年任县长，2019年5月起任县委书记 -> (2016, None), (2019-05, None)`.
    """
    run = [title for part in parts for title in part.titles]
    ends = [0, *(title.post.span.end for title in run)]
    starts = [_first(view, title, name, behind=end) for title, end in zip(run, ends, strict=False)]
    i, last = 0, Tenure()
    for part in parts:
        last = last if part.status == "appointed" else Tenure()
        for title in part.titles:
            low = run[i - 1].post.span.end if i else _clause(view, start, starts[0], name)
            told = _taken(view, low, starts[i], name=None if i else name)
            end = starts[i + 1] if i + 1 < len(run) else None
            behind = max(title.post.span.end, name.end if name and end is None else 0)
            ended = _held(view, behind, end)
            last = told if told.spans else last
            yield _merged(last, ended) if last.spans or ended.spans else _decided(view, start, name, part.status)
            i += 1


def _first(view: View, title: Title, name: Span | None, *, behind: int) -> int:
    """Where the title begins, behind the post before it; a body that is implied, told in another clause or on the
    name's other side, does not count."""
    post = title.post.span.start
    clause = max(behind, post - REACH, *(view.page.text.rfind(sign, 0, post) for sign in "；。"))
    own = [m.span.start for m in (title.org, title.place) if m and clause <= m.span.start <= post]
    return min([post, *(at for at in own if name is None or (at > name.start) == (post > name.start))])


def _clause(view: View, start: int, first: int, name: Span | None) -> int:
    """Where the clause before the name (or before the title, if that comes first) begins."""
    at = min(name.start, first) if name else first
    return max(start, at - 24, view.page.text.rfind("；", start, at) + 1) if name else start


def _taken(view: View, start: int, end: int, *, name: Span | None) -> Tenure:
    """The time in the words up to a title; the name among them is one sign for the patterns."""
    text = view.page.text[start:end]
    shift = 0
    if name is not None and start <= name.start and name.end <= end:
        text = text[: name.start - start] + _PERSON + text[name.end - start :]
        shift = len(name) - 1
    lines = rules(_TABLE, "line") if name is None else ()
    if match := first_match((*rules(_TABLE, "begun"), *lines), text):
        return _tenure(view, match, start, shift=shift)
    if match := rule(_TABLE, "left").search(text):
        return Tenure(None, moment(match, "first", _day(view, match, start)), (_span(match, start, shift),))
    return Tenure()


def _held(view: View, start: int, end: int | None) -> Tenure:
    """The time in the words behind a title or a name, up to whom or what is named next."""
    text = view.page.text
    high = min(start + REACH, view.article.span.end) if end is None else end
    high = min([high, *(at for sign in "。；\n" if (at := text.find(sign, start, high)) >= 0)])
    people = [m.span.start for m in view.within(Span(start, high)) if m.label == "PERSON"]
    words = text[start : min([high, *people])]
    if told := rule(_TABLE, "told").search(words):
        words = words[: told.start()]
    match = first_match(rules(_TABLE, "behind"), words)
    return _tenure(view, match, start) if match else Tenure()


def _tenure(view: View, match: re.Match[str], start: int, *, shift: int = 0) -> Tenure:
    since, until = stretch(match, _day(view, match, start))
    if since and until and first_day(since) > last_day(until):
        return Tenure()
    left = bool(until and rule(_TABLE, "resigned").search(match.group()))
    return Tenure(since, until, (_span(match, start, shift),), left) if since or until else Tenure()


def _day(view: View, match: re.Match[str], start: int) -> str | None:
    """The day by which the dates are read that a rule found in the words from `start` on."""
    return day_meant(match.group(), view.before(start + match.start(), length=REACH), view.article.date)


def _span(match: re.Match[str], start: int, shift: int) -> Span:
    return Span(start + match.start() + (match.group()[0] in "，；"), start + match.end() + shift)


def _merged(taken: Tenure, ended: Tenure) -> Tenure:
    since, until = taken.since or ended.since, ended.until or taken.until
    return Tenure(since, until, (*taken.spans, *ended.spans), taken.left or ended.left)


def _decided(view: View, start: int, name: Span | None, status: str) -> Tenure:
    """Who is appointed or removed holds the post from or until the day told in the sentence, else the article's."""
    if status not in ("appointed", "removed") or name is None:
        return Tenure()
    words = view.page.text[start : name.start]
    near = view.before(start, length=LIST_REACH) + words + view.after(name.end)
    if not rule(_TABLE, "decided").search(near):
        return Tenure()
    told = list(rule(_TABLE, "clause date").finditer(words))
    day = moment(told[-1], "first", view.article.date) if told else None
    spans = (Span(start + told[-1].start("first"), start + told[-1].end("first")),) if told and day else ()
    day = day or (None if rule(_TABLE, "long ago").search(words) else view.article.date)
    return Tenure(day, None, spans) if status == "appointed" else Tenure(None, day, spans)
