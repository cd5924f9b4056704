"""From when and until when a post is held, out of the words around it: 2023年5月起任, 任职至2022年6月."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..days import first_day, last_day
from ..record import Span
from .moments import DATE, RANGE, moment, stretch
from .titles import Title
from .view import View

REACH = 80
_LIST_REACH = 300
"""How far before a name the words of deciding may stand: a list of appointments has them in its head."""
_PERSON = "〇"
_TAKE = (
    r"(?:现任|曾任|历任|先后任|先后担任|曾担任|担任|出任|就任|兼任|当选|接任|升任|调任|受聘|聘任|推选|任)"
    r"(?:首任|首届|新一届|为)?(?:中共)?"
)
_LEAVE = r"(?:不再担任|不再兼任|辞去|卸任|离任)"
_GONE = r"(?:卸任|离任|退休|离职|辞任|辞职|去职|退任|退居二线|卸职|离岗|调离)"
_COME = r"(?:走马上任|上任|到任|就任|履新|履职|到岗|任现职|就职|任职)"
_JOINTS = (
    r"(?:起|开始|以来|间|期间|正式|首次|再次|被?任命为|先后|同志|曾|又|即|始|并|由|"
    rf"[，,：:\s{_PERSON}])*+"
)
_LINK = rf"{_JOINTS}(?>经[^，。；经]{{0,24}}?{_JOINTS}(?=经|{_TAKE}$))*"
"""What stands between a date and the word of taking; what follows 经 is read one way only."""
_RESIGNED = re.compile(r"卸任|离任|离职|辞任|辞职|去职|卸职")
_CLOSE = r"(?=[，。；、））\n]|$|后)"
_BEGUN = re.compile(rf"(?:{RANGE}|{DATE()}){_LINK}{_TAKE}$")
_LEFT = re.compile(rf"{DATE()}[^，。；]{{0,8}}{_PERSON}?[^，。；]{{0,8}}{_LEAVE}[^，。；]{{0,4}}$")
_LINE = re.compile(rf"^\s?{RANGE}[，,：:\s]*(?:{_TAKE})?$")
_BEHIND = (
    re.compile(rf"^（(?:{RANGE}|{DATE()}起)(?:任)?）"),
    re.compile(rf"任期(?:为|从|自|：)*(?:{RANGE}|{DATE()}起)"),
    re.compile(rf"(?:^(?:职务)?，?(?:一直|直)?|任职|任期|任)[至到]{DATE('last')}(?:止|届满)?(?=[，。；、）\n]|$)"),
    re.compile(rf"(?:^|，)(?:已|将)?(?:于|在|至|到)?{DATE('last')}(?:正式|已|因[^，。；]{{0,8}}|到龄)?{_GONE}{_CLOSE}"),
    re.compile(rf"{_GONE}于{DATE('last')}"),
    re.compile(rf"(?:^|，)(?:于|自|在|从)?{DATE()}(?:起|正式|，)*{_COME}(?![至到]){_CLOSE}"),
    re.compile(rf"{_COME}(?:始)?[于自]{DATE()}"),
)
_TOLD = re.compile(r"说|表示|介绍|指出|强调|认为|要求|[：“]")
_DECIDED = re.compile(r"任命|决定|免去|免职|通过|表决|选举|批准|补选|接受|聘任|当选|辞去|不再担任")
_LONG_AGO = re.compile(r"已|早|曾|此前|后来|此后|之后|期间|以来|自从")
_CLAUSE_DATE = re.compile(rf"(?:^|[，；：讯电）]|于)\s?{DATE()}(?:上午|下午|晚)?[，,]?")


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


def find_tenures(
    view: View, run: Sequence[Title], *, name: Span | None, start: int, status: str = "current"
) -> Iterator[Tenure]:
    """One for each title of the run: by its own words, else by those that lead the run in.

    `start` is where the sentence begins; `name` is None in the lines of a career.
    `某某2016年任县长，2019年5月起任县委书记 -> (2016, None), (2019-05, None)`.
    """
    starts = [_first(title, name) for title in run]
    last = Tenure()
    for i, title in enumerate(run):
        low = run[i - 1].post.span.end if i else _clause(view, start, starts[0], name)
        told = _taken(view, low, starts[i], name=None if i else name)
        end = starts[i + 1] if i + 1 < len(run) else None
        behind = max(title.post.span.end, name.end if name and end is None else 0)
        ended = _held(view, behind, end)
        last = told if told.spans else last
        yield _merged(last, ended) if last.spans or ended.spans else _decided(view, start, name, status)


def _first(title: Title, name: Span | None) -> int:
    """Where the title begins; a body that is implied, or stands on the name's other side, does not count."""
    post = title.post.span.start
    own = [m.span.start for m in (title.org, title.place) if m and 0 <= post - m.span.start <= REACH]
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
    if match := _BEGUN.search(text) or (_LINE.search(text) if name is None else None):
        return _tenure(view, match, start, shift=shift)
    if match := _LEFT.search(text):
        return Tenure(None, moment(match, "first", view.article.date), (_span(match, start, shift),))
    return Tenure()


def _held(view: View, start: int, end: int | None) -> Tenure:
    """The time in the words behind a title or a name, up to whom or what is named next."""
    text = view.page.text
    high = min(start + REACH, view.article.span.end) if end is None else end
    high = min([high, *(at for sign in "。；\n" if (at := text.find(sign, start, high)) >= 0)])
    people = [m.span.start for m in view.within(Span(start, high)) if m.label == "PERSON"]
    words = text[start : min([high, *people])]
    if told := _TOLD.search(words):
        words = words[: told.start()]
    for pattern in _BEHIND:
        if match := pattern.search(words):
            return _tenure(view, match, start)
    return Tenure()


def _tenure(view: View, match: re.Match[str], start: int, *, shift: int = 0) -> Tenure:
    since, until = stretch(match, view.article.date)
    if since and until and first_day(since) > last_day(until):
        return Tenure()
    left = bool(until and _RESIGNED.search(match.group()))
    return Tenure(since, until, (_span(match, start, shift),), left) if since or until else Tenure()


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
    near = view.before(start, length=_LIST_REACH) + words + view.after(name.end)
    if not _DECIDED.search(near):
        return Tenure()
    told = list(_CLAUSE_DATE.finditer(words))
    day = moment(told[-1], "first", view.article.date) if told else None
    spans = (Span(start + told[-1].start("first"), start + told[-1].end("first")),) if told and day else ()
    day = day or (None if _LONG_AGO.search(words) else view.article.date)
    return Tenure(day, None, spans) if status == "appointed" else Tenure(None, day, spans)
