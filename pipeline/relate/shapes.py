"""Shapes in which a sentence tells who holds what: posts before a name, behind it, taken, left, before their body."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..language.rules import rule
from ..record import Mention, Role, Span
from .changes import is_proposed, parts_of
from .held import Told, roles_of
from .tenure import LIST_REACH
from .titles import NOTE, Title, goes_on, holds, read_title, run_behind, without_second_names
from .view import BODIES, View

_TABLE = "shapes"
_AND = frozenset({"、", "和", "及", "与", "以及"})
_CONGRATULATED = re.compile("时?，(?:代表[^，。；]{2,14})?(?:热烈|衷心)?祝贺[他她其](?!的)")
"""Behind the name of whom it means: 致电某某，祝贺他当选."""
_IN_BRACKETS = re.compile("（(?:[现时原]任?为?)?")
_LEAVING = 40
"""So much may stand between a name and the posts that its bearer leaves: the reason."""
_ITS_OWN = re.compile(
    r"(?<=[为任聘选])(?:[本该]?(?:公司|集团|行|校|院))?(?:第[一二三四五六七八九十\d]{1,3}届)?(?:董事会|监事会|理事会)?$"
)


def roles_in(told: Told, mentions: Sequence[Mention]) -> Iterator[Role]:
    """The roles that a sentence with these mentions tells, those by 其 at the end."""
    mentions = without_second_names(told.view, mentions)
    yield from _in_order(told, mentions)
    yield from _by_its(told, mentions)


def _in_order(told: Told, mentions: Sequence[Mention]) -> Iterator[Role]:
    view = told.view
    run: list[Title] = []
    last: tuple[Title, ...] = ()
    for i, m in enumerate(mentions):
        before = mentions[i - 1] if i else None
        gap = view.between(before, m) if before else None
        if m.label == "POST":
            run = [*(run if goes_on(view, run, m) else []), read_title(view, mentions, i, run)]
        elif m.span in view.aside:
            last = ()
            if run and holds(view, run[-1].post, m):
                yield from roles_of(told, run, m, 0.95, status=_before_name(told, run, m))
            run = []
        elif m.label == "PERSON":
            if run and (holds(view, run[-1].post, m) or _taken_before(told, run, m) or _are(view, run[-1].post, m)):
                earlier, run = _parted(told, mentions, run)
                yield from earlier
                last = tuple(run)
                if run:
                    yield from roles_of(told, run, m, 0.95, status=_before_name(told, run, m))
                else:
                    yield from _behind_name(told, mentions, i)
                yield from _taken_as_well(told, mentions, i)
            elif before and before.label == "PERSON" and _of_person(gap or "") in ("、", " ", "和", "，") and last:
                last = tuple(t for t in last if rule(_TABLE, "held by several").search(t.post.text))
                yield from roles_of(told, last, m, 0.85)
            else:
                last = ()
                yield from _behind_name(told, mentions, i)
            run = []
        elif m.label not in (*BODIES, "PLACE"):
            run, last = [], ()


def _of_person(gap: str) -> str:
    """The words behind a name without what a list tells of its bearer: 某某（女，满族）、某某."""
    return rule(_TABLE, "of a person").sub("", gap, count=1)


def _before_name(told: Told, run: Sequence[Title], person: Mention) -> str:
    """The status of posts before a name, by the words around them: 部长某某24日辞职, 拟任总裁某某."""
    view = told.view
    if rule(_TABLE, "gone").match(view.after(person.span.end, length=40)):
        return "removed"
    words = view.before(run[0].first.span.start, length=2), view.before(run[0].post.span.start, length=2)
    return "proposed" if "拟任" in words or "候选" in words else "current"


def _are(view: View, post: Mention, person: Mention) -> bool:
    """Whether the post is said to be the name's: 部长是某某, 副市长还有某某."""
    return bool(rule(_TABLE, "are").fullmatch(view.words(Span(post.span.end, person.span.start))))


def _parted(told: Told, mentions: Sequence[Mention], run: list[Title]) -> tuple[tuple[Role, ...], list[Title]]:
    """The roles of the name before that took the first posts of a run, and the posts left: 某某当选会长，总裁某某."""
    first = mentions.index(run[0].first)
    before = mentions[first - 1] if first else None
    if before is None or before.label != "PERSON" or len(run) == 1:
        return (), run
    gap = told.view.between(before, mentions[first])
    commas = [k for k in range(1, len(run)) if "，" in told.view.between(run[k - 1].post, run[k].post)]
    if not commas or not (
        rule(_TABLE, "shares").search(gap) and (rule(_TABLE, "as").fullmatch(gap) or rule(_TABLE, "takes").search(gap))
    ):
        return (), run
    lead = told.view.before(before.span.start, length=36)
    names = _listed(told.view, mentions, first - 1, titled=bool(rule(_TABLE, "takes").search(gap)))
    taken = (_by_gap(told, run[: commas[-1]], name, gap, lead) for name in names)
    return tuple(role for roles in taken for role in roles), run[commas[-1] :]


def _by_its(told: Told, mentions: Sequence[Mention]) -> Iterator[Role]:
    """Posts of the name before, told by 其: 某某为局长，免去其主任职务."""
    person: Mention | None = None
    for i, m in enumerate(mentions):
        if m.label == "PERSON":
            person = m
        elif person and (its := rule(_TABLE, "its").search(told.view.before(m.span.start))):
            status = "removed" if its.group(1) or its.group(2) else "current"
            yield from roles_of(told, run_behind(told.view, mentions, i), person, 0.8, status=status)


def _taken_before(told: Told, run: Sequence[Title], person: Mention) -> bool:
    """Whether the posts are said to be held by the name behind them: 2019年起担任董事长的某某."""
    view, last = told.view, run[-1].post
    if view.words(Span(last.span.end, person.span.start)) != "的":
        return False
    return bool(rule(_TABLE, "takes").search(view.words(Span(told.start, run[0].first.span.start))))


def _behind_name(told: Told, mentions: Sequence[Mention], i: int) -> Iterator[Role]:
    """Posts behind a name: `某某总书记`, `某某，云泽市委书记。`, `任命某某为局长`, `某某曾任镇长`."""
    view, person = told.view, mentions[i]
    mentions = [m for m in mentions if m.span not in view.aside]
    i = mentions.index(person)
    run = run_behind(view, mentions, i + 1)
    if not run:
        return
    gap = _ITS_OWN.sub("", view.words(Span(person.span.end, run[0].first.span.start)))
    if run[0].first is run[0].post and not gap:
        run = [replace(run[0], org=_touching(mentions, i)), *run[1:]]
    found = tuple(_of_names(told, mentions, i, run, gap))
    yield from found
    first, *later = parts_of(view, run)
    if later and not found:
        yield from roles_of(told, run[len(first.titles) :], person, 0.8, status=later[0].status)


def _of_names(told: Told, mentions: Sequence[Mention], i: int, run: Sequence[Title], gap: str) -> Iterator[Role]:
    """The posts of a run for person `i`, for who is listed with him, and for who takes over: 江晚接替某某任局长."""
    view, person = told.view, mentions[i]
    names = (
        _listed(view, mentions, i, titled=bool(rule(_TABLE, "takes").search(gap)))
        if rule(_TABLE, "shares").search(gap)
        else [person]
    )
    gone = bool(rule(_TABLE, "succeeded").search(view.before(person.span.start)))
    names = [m for m in mentions[:i] if m.label == "PERSON"][-1:] if gone else names
    if gap.endswith("位") and len(names) == 1:
        return
    apart = "分别" in gap and len(names) == len(run)
    lead = view.before(names[0].span.start, length=LIST_REACH) if names else ""
    for k, name in enumerate(names):
        yield from _by_gap(told, run[k : k + 1] if apart else run, name, gap, lead)
    if gone:
        yield from roles_of(told, run, person, 0.8, status="former")


def _touching(mentions: Sequence[Mention], i: int) -> Mention | None:
    """The body right before name `i`, of whom the post behind it tells: 云岫大学某某教授."""
    before = mentions[i - 1] if i else None
    return before if before and before.label in BODIES and before.span.end == mentions[i].span.start else None


def _listed(view: View, mentions: Sequence[Mention], i: int, *, titled: bool = False) -> list[Mention]:
    """The names of the list that ends with mention `i`: 某某、某某; if `titled`, each may have a post before it."""
    names, first = [mentions[i]], i
    while (before := _before_in_list(view, mentions, first, titled=titled)) is not None:
        names, first = [mentions[before], *names], before
    return names


def _before_in_list(view: View, mentions: Sequence[Mention], i: int, *, titled: bool) -> int | None:
    """The place of the name before name `i` in its list; None where it is the first."""
    first = i
    while (
        titled
        and first
        and mentions[first - 1].label != "PERSON"
        and view.between(*mentions[first - 1 : first + 1]) == ""
    ):
        first -= 1
    named = first and mentions[first - 1].label == "PERSON" and (first == i or mentions[i - 1].label == "POST")
    return first - 1 if named and view.between(*mentions[first - 1 : first + 1]) in _AND else None


def _taken_as_well(told: Told, mentions: Sequence[Mention], i: int) -> Iterator[Role]:
    """Posts that a name with posts before it takes or leaves, or that are told in brackets: 财务总监某某当选董事长,
    行长某某因病辞去董事、行长职务, 组长某某（副县长）."""
    person = mentions[i]
    if i + 1 < len(mentions) and mentions[i + 1].label in (*BODIES, "PLACE", "POST"):
        gap = told.view.between(person, mentions[i + 1])
        short = len(gap) < 9 and "，" not in gap
        taken = short and (rule(_TABLE, "takes").search(gap) or rule(_TABLE, "as").fullmatch(gap))
        left = len(gap) < _LEAVING and rule(_TABLE, "removed").search(gap)
        if taken or left or _IN_BRACKETS.fullmatch(gap):
            yield from _behind_name(told, mentions, i)


def _by_gap(told: Told, run: Sequence[Title], person: Mention, gap: str, lead: str) -> Iterator[Role]:
    """Roles of posts behind a name, by the words between (任, 为, a comma, nothing) and those before the names."""
    view, gap = told.view, NOTE.sub("", gap)
    if rule(_TABLE, "not held").search(gap) and not _CONGRATULATED.match(gap):
        return
    last = parts_of(view, run)[0].titles[-1].post.span.end
    end, before = rule("titles", "how held").sub("", view.after(last), count=1)[:1], lead[-8:]
    dismissed = _is_dismissed(gap, lead)
    if gap == "" and len(run) == 1 and run[0].post.span.start == person.span.end and not dismissed:
        yield from roles_of(told, run, person, 0.85)
    elif _is_proposed(view, last, gap, before):
        yield from roles_of(told, run, person, 0.8, status="proposed")
    elif rule(_TABLE, "removed").search(gap) or dismissed:
        yield from roles_of(told, run, person, 0.85, status="removed")
    elif rule(_TABLE, "as").fullmatch(gap):
        decided = rule(_TABLE, "decides").search(lead[lead.rfind("。") + 1 :])
        yield from roles_of(told, run, person, 0.85, status="appointed" if decided else "current")
    elif rule(_TABLE, "named").search(before) and gap.endswith(("为", "担任")) and len(gap) < 14:
        yield from roles_of(told, run, person, 0.85, status="appointed")
    elif match := rule(_TABLE, "takes").search(gap):
        yield from roles_of(told, run, person, 0.8, status=_taken(told, lead, match.group()))
    elif gap == "的" and rule(_TABLE, "approved").match(view.after(last)):
        yield from roles_of(told, run, person, 0.85)
    elif rule(_TABLE, "personal").fullmatch(gap) or _is_beside(view, person, gap, end):
        yield from roles_of(told, run, person, 0.8)


def _is_beside(view: View, person: Mention, gap: str, end: str) -> bool:
    """Whether posts are told beside a name, up to `end`: 江晚，局长, 江晚（局长）, or 江晚　局长 on a line alone."""
    if gap == " ":
        return view.before(person.span.start, length=1) in ("", "\n") and end in ("", "\n")
    return bool(gap == "，" or _IN_BRACKETS.fullmatch(gap)) and end in ("，", "。", "；", "）", "")


def _is_dismissed(gap: str, lead: str) -> bool:
    """Whether the words before a name take its posts away: 免去某某的, 免去某某的局长职务、某某的, 不再聘任某某为."""
    if rule(_TABLE, "of the name").fullmatch(gap):
        return bool(rule(_TABLE, "dismissed").search(lead[-8:]) or rule(_TABLE, "dismissed as well").search(lead))
    return gap.endswith("为") and bool(rule(_TABLE, "not named again").search(lead[-8:]))


def _is_proposed(view: View, last: int, gap: str, before: str) -> bool:
    """Whether the posts up to `last` are to be taken, if others agree: 拟任, 提名某某为…人选."""
    return is_proposed(view, gap, last) or (gap.endswith("为") and is_proposed(view, before, last))


def _taken(told: Told, lead: str, verb: str) -> str:
    """The status that a verb of taking a post gives, and the headline, day or decision that leads it in."""
    if rule(_TABLE, "once").search(verb):
        return "former"
    if rule(_TABLE, "for another").search(verb):
        return "acting"
    headed = any(title.start <= told.start < title.end for title in told.view.article.titles)
    decided = verb.endswith("任") and (headed or rule(_TABLE, "decision").search(lead) or "同志" in verb)
    return "appointed" if rule(_TABLE, "elected").search(verb) or decided else "current"
