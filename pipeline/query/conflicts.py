"""When a post was held, and who is told to hold a principal post at the same time as another."""

from dataclasses import replace

from pipeline.days import tenure
from pipeline.query.answers import Holding

_PRINCIPAL = ("书记", "长", "主任", "主席", "总经理", "总裁", "总理")
_DEPUTY = ("副", "助理", "委员", "成员", "名誉", "处长", "科长", "组长", "队长")
OVER = ("former", "removed")

Interval = tuple[str | None, str | None]


def held(holding: Holding) -> tuple[str | None, str | None]:
    """The first and last day on which the post is known to be held."""
    names = ("status", "first", "last", "until")
    return tenure({**{name: getattr(holding, name) for name in names}, "from": holding.since})


def with_conflicts(holdings: list[Holding]) -> tuple[Holding, ...]:
    """The holders of one post; of a principal one, those who overlap with others name them."""
    times = [(holding, held(holding)) for holding in holdings if _alone(holding)]
    others = {id(one): {other.person for other, its in times if _clash(one, time, other, its)} for one, time in times}
    return tuple(replace(one, conflict=tuple(sorted(others.get(id(one), ())))) for one in holdings)


def _alone(holding: Holding) -> bool:
    """Whether one person at a time holds such a post: 书记, 市长, 董事长, but not 副书记."""
    post = holding.post
    return (
        holding.kind != "media"
        and holding.status not in OVER
        and bool(holding.org_full)
        and post.endswith(_PRINCIPAL)
        and not any(word in post for word in _DEPUTY)
    )


def _clash(one: Holding, time: Interval, other: Holding, its: Interval) -> bool:
    """Whether two persons have a day in common that is not the day on which one followed the other."""
    if one.person_id == other.person_id or None in time or None in its:
        return False
    start, end = max(str(time[0]), str(its[0])), min(str(time[1]), str(its[1]))
    handed_over = any(h.since or h.until or h.status == "appointed" for h in (one, other))
    return start < end or (start == end and not handed_over)
