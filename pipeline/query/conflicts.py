"""When a post was held, and what the pages tell that cannot both be so."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from pipeline.dates import first_day, is_date, last_day, tenure
from pipeline.query.answers import Clash, Figure, Holding
from pipeline.record import Source
from pipeline.resolve.name_forms import NATIONAL_POSTS
from pipeline.schema import NOT_HELD, is_principal

_SEATS = ("市委", "县委", "区委", "州委", "旗委", "省委", "市政府", "县政府", "区政府", "州政府", "旗政府", "省政府")

Interval = tuple[str | None, str | None]
Days = tuple[str, str]
Rule = Callable[[Holding, Interval, Holding, Interval], Days | None]


def held(holding: Holding) -> tuple[str | None, str | None]:
    """The first and last day on which the post is known to be held."""
    names = ("status", "first", "last", "until")
    return tenure({**{name: getattr(holding, name) for name in names}, "from": holding.since})


def _surely(holding: Holding) -> Interval:
    """The days on which the post was held whatever a month or year as its begin or end means: 2021 to 2023-05 is the
    end of 2021 to the first of May."""
    low, high = held(holding)
    begin, end = holding.since or holding.first, holding.until or holding.last or holding.first
    low = last_day(begin) if low and begin and is_date(begin) else low
    high = first_day(end) if high and end and is_date(end) else high
    return (low, high) if not (low and high) or low <= high else (None, None)


def with_conflicts(holdings: Sequence[Holding]) -> tuple[Holding, ...]:
    """The holders of one post; of a principal one, those who overlap with others name them, with both words."""
    return _marked(holdings, [one for one in holdings if _alone(one)], _clash, "同时任此职")


def with_rivals(holdings: Sequence[Holding]) -> tuple[Holding, ...]:
    """The posts of one person; of those at the head of two places at one time each names the other."""
    return _marked(holdings, [one for one in holdings if _seat(one)], _apart, "同时在两地任主职")


def with_other_figures(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures of one holder; those that give one metric of one period different values name each other."""
    groups: dict[tuple[object, ...], list[int]] = {}
    for number, figure in enumerate(figures):
        if figure.period:
            year = (figure.date or "")[:4]
            groups.setdefault((figure.metric, figure.unit, figure.kind, figure.period, year), []).append(number)
    found = list(figures)
    for numbers in groups.values():
        for here in numbers:
            others = [figures[there] for there in numbers if _differ(figures[here], figures[there])]
            clashes = tuple(Clash(other.value, "同一指标数字不同", other.sources[:1]) for other in others)
            found[here] = replace(figures[here], clashes=clashes)
    return tuple(found)


def _differ(one: Figure, other: Figure) -> bool:
    return (one.low, one.high) != (other.low, other.high) and (other.low > one.high or other.high < one.low)


def _marked(holdings: Sequence[Holding], judged: Iterable[Holding], rule: Rule, why: str) -> tuple[Holding, ...]:
    against: dict[int, list[Clash]] = {}
    for one, other in combinations(judged, 2):
        if days := rule(one, _surely(one), other, _surely(other)):
            for mine, theirs in ((one, other), (other, one)):
                against.setdefault(id(mine), []).append(_told(mine, theirs, why, days))
    return tuple(_with(one, against.get(id(one), [])) for one in holdings)


def _with(holding: Holding, clashes: Sequence[Clash]) -> Holding:
    if not clashes:
        return holding
    names = {*holding.conflict, *(clash.who for clash in clashes)}
    return replace(holding, conflict=tuple(sorted(names)), clashes=(*holding.clashes, *clashes))


def _told(mine: Holding, theirs: Holding, why: str, days: Days) -> Clash:
    who = theirs.person if theirs.person_id != mine.person_id else f"{theirs.org_full or ''}{theirs.post}"
    span = days[0] if days[0] == days[1] else f"{days[0]} 至 {days[1]}"
    return Clash(who, f"{why}：{span}", tuple(_of_days((mine, theirs), days)))


def _of_days(holdings: Iterable[Holding], days: Days) -> Iterator[Source]:
    """Of each the evidence that stands nearest to the days in question, from their end backwards."""
    for holding in holdings:
        dated = [one for one in holding.sources if one.date and first_day(one.date) >= days[0]]
        yield from (dated or list(holding.sources)[-1:])[:1]


def _alone(holding: Holding) -> bool:
    """Whether the post is held, and by one person at a time."""
    post = holding.post
    return (
        holding.kind != "media"
        and holding.status not in NOT_HELD
        and (bool(holding.org_full) or post in NATIONAL_POSTS)
        and is_principal(post)
    )


def _seat(holding: Holding) -> bool:
    """Whether the post is at the head of a party committee or government."""
    return _alone(holding) and str(holding.org_full).endswith(_SEATS)


def _clash(one: Holding, time: Interval, other: Holding, its: Interval) -> Days | None:
    """The days that two persons have in common; None where there are none, or one followed the other on it."""
    if one.person_id == other.person_id or None in time or None in its:
        return None
    start, end = max(str(time[0]), str(its[0])), min(str(time[1]), str(its[1]))
    inside = any(str(low) < start and end < str(high) for low, high in (time, its))
    met = start == end and (inside or not _handed_over(one, other, start))
    return (start, end) if start < end or met else None


def _handed_over(one: Holding, other: Holding, day: str) -> bool:
    """Whether one may have followed the other on the day: one alone came on it, or who did not come left."""
    came = [h.status == "appointed" or bool(h.since and first_day(h.since) == day) for h in (one, other)]
    left = any(h.until and last_day(h.until) == day for h in (one, other))
    return sum(came) == 1 or (left and not any(came))


def _apart(one: Holding, time: Interval, other: Holding, its: Interval) -> Days | None:
    """The days on which one person is told to head two places, neither part of the other."""
    if None in time or None in its or one.post_id == other.post_id:
        return None
    places = [_place(str(holding.org_full)) for holding in (one, other)]
    if places[0].startswith(places[1]) or places[1].startswith(places[0]):
        return None
    start, end = max(str(time[0]), str(its[0])), min(str(time[1]), str(its[1]))
    inside = any(str(low) < start and end < str(high) for low, high in (time, its))
    return (start, end) if start < end or (start == end and inside) else None


def _place(body: str) -> str:
    """The place that a seat's name begins with: 云州市委 -> 云州."""
    return next(body[: -len(seat)] for seat in sorted(_SEATS, key=len, reverse=True) if body.endswith(seat))
