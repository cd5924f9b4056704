"""Roles: who holds or held which post where, out of the order of bodies, posts and names in a sentence."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ..link import qualify
from ..record import Alias, Mention, Role, Span
from .kinds import MEDIA_POSTS, kind_of
from .view import BODIES, View, hull

_LIST = frozenset({"、", "，", "和", "兼", "及", " ", "、兼", "，兼", "兼任", "；", "并兼任"})
_GLUE = re.compile(r"(?:分管[^，。；]{0,14}的|负责[^，。；]{0,14}的|（[^）]{1,14}）|的|新任|现任|常务|第一|首任|名誉)")
_FORMER = re.compile(r"(?:原|时任|前|曾任|历任|原任|曾担任|先后任|先后担任)(?:中共)?$")
_TAKES = re.compile(r"[，,]?(?:同志)?(?:现|新|曾|历)?(?:任|担任|出任|就任|兼任|当选为?|为|是|系|接任|升任|调任|获任)(?:中共)?$")
_SHARED = re.compile(r"副|常委|委员|成员|记者|编辑|通讯员|代表|专家|教授|院士|审|摄影|理事|董事$|顾问|调研员|巡视员|研究员|工程师|领导")
_SELF = re.compile(r"(?:代理?|常务副|副|市委)?(?:省长|市长|县长|区长|州长|镇长|乡长|国家主席|国家副主席|国务委员|总书记)(?:助理)?$")


@dataclass(frozen=True, slots=True)
class Title:
    """A post in a run of posts, with the body or place written for it."""

    post: Mention
    org: Mention | None
    place: Mention | None
    former: bool


def find_roles(view: View, aliases: Sequence[Alias] = ()) -> tuple[Role, ...]:
    """The roles of an article, each distinct (person, body, post) once, in reading order.

    `市委副书记、市长某某 -> (某某, 副书记, 市委), (某某, 市长, None)`.
    """
    found: dict[tuple[str, str | None, str], Role] = {}
    for sentence in view.article.sentences:
        for role in _in_sentence(view, _with_aliases(view, aliases, sentence.span)):
            key = (role.person, role.org, role.post)
            if key not in found or found[key].score < role.score:
                found[key] = role
    return tuple(found.values())


def _with_aliases(view: View, aliases: Sequence[Alias], sentence: Span) -> tuple[Mention, ...]:
    """The mentions, and the words that stand for a body (该公司) as mentions of what they refer to."""
    mentions = view.within(sentence)
    stand_ins = [
        Mention(a.span, "COMPANY" if _FIRM.search(view.words(a.span)) else "ORG", a.refers_to, 0.8, "alias")
        for a in aliases
        if a.why == "pronoun" and sentence.covers(a.span)
    ]
    free = [s for s in stand_ins if not any(s.span.overlaps(m.span) for m in mentions)]
    return tuple(sorted((*mentions, *free), key=lambda m: m.span.start))


def without_bare(roles: Sequence[Role]) -> tuple[Role, ...]:
    """`总书记某某` beside `中共中央总书记某某` is the same role, told without its body."""
    told = {(r.person, r.post) for r in roles if r.org}
    return tuple(r for r in roles if r.org or (r.person, r.post) not in told or r.kind == "media")


_FIRM = re.compile("公司|集团|企业|行$|厂|合作社")


def _in_sentence(view: View, mentions: Sequence[Mention]) -> Iterator[Role]:
    run: list[Title] = []
    last: tuple[Title, ...] = ()
    for i, m in enumerate(mentions):
        before = mentions[i - 1] if i else None
        gap = view.between(before, m) if before else None
        if m.label == "POST":
            run = [*(run if _goes_on(view, run, m) else []), _title(view, mentions, i, run)]
        elif m.label == "PERSON":
            if run and _holds(view, run[-1].post, m):
                last = tuple(run)
                yield from _roles(view, run, m, 0.95)
            elif before and before.label == "PERSON" and gap in ("、", " ", "和", "，") and last:
                last = tuple(t for t in last if _SHARED.search(t.post.text))
                yield from _roles(view, last, m, 0.85)
            else:
                last = ()
                yield from _behind_name(view, mentions, i)
            run = []
        elif m.label not in (*BODIES, "PLACE"):
            run, last = [], ()


def _goes_on(view: View, run: Sequence[Title], post: Mention) -> bool:
    """Whether `post` goes on with the run of posts, its own body perhaps written between."""
    if not run:
        return False
    gap = view.words(Span(run[-1].post.span.end, post.span.start))
    for m in view.within(Span(run[-1].post.span.end, post.span.start)):
        gap = gap.replace(m.text, "", 1)
    return _GLUE.sub("", gap) in _LIST


def _title(view: View, mentions: Sequence[Mention], i: int, run: Sequence[Title]) -> Title:
    post = mentions[i]
    own = mentions[i - 1] if i and mentions[i - 1].label in (*BODIES, "PLACE") else None
    if own is not None:
        gap = view.between(own, post)
        if gap and not _GLUE.fullmatch(gap) and gap not in ("原", "前", "时任"):
            own = None
    former = bool(_FORMER.search(view.before((own or post).span.start, length=5))) or (
        bool(own) and view.between(own, post) in ("原", "前", "时任") if own else False
    )
    if own is not None and own.label in BODIES:
        return Title(post, own, None, former)
    if own is not None:
        return Title(post, None, own, former)
    if _goes_on(view, run, post) and not _SELF.match(post.text):
        return Title(post, run[-1].org, run[-1].place, former or run[-1].former)
    return Title(post, None, None, former)


def _holds(view: View, post: Mention, person: Mention) -> bool:
    return view.words(Span(post.span.end, person.span.start)) in ("", " ", "：", "同志", "——")


def _behind_name(view: View, mentions: Sequence[Mention], i: int) -> Iterator[Role]:
    """Posts behind a name: `某某总书记`, `某某，云泽市委书记。`, `某某任市长`, `某某（市委书记）`."""
    person = mentions[i]
    run: list[Title] = []
    for j in range(i + 1, len(mentions)):
        m = mentions[j]
        if m.label == "POST" and (not run or _goes_on(view, run, m)):
            run.append(_title(view, mentions, j, run))
        elif m.label == "PERSON":
            if run and _holds(view, run[-1].post, m):
                run = []
            break
        elif m.label not in (*BODIES, "PLACE") or run and not _goes_on_to(view, run, m):
            break
    if not run:
        return
    first = run[0].org or run[0].place or run[0].post
    gap = view.words(Span(person.span.end, first.span.start))
    if gap == "" and first is run[0].post and len(run) == 1:
        yield from _roles(view, run, person, 0.85)
    elif gap in ("，", "（", "，系", "是") or _TAKES.search(gap) and len(gap) <= 10:
        end = view.after(run[-1].post.span.end, length=1)
        if gap != "，" or end in ("，", "。", "；", "）", "、", ""):
            yield from _roles(view, [replace(t, former=t.former or "曾" in gap) for t in run], person, 0.8)


def _goes_on_to(view: View, run: Sequence[Title], m: Mention) -> bool:
    return view.words(Span(run[-1].post.span.end, m.span.start)) in _LIST


def _roles(view: View, run: Iterable[Title], person: Mention, score: float) -> Iterator[Role]:
    titles = tuple(run)
    for title in titles:
        org = title.org.text if title.org else None
        spans = [m.span for m in (title.post, title.org, title.place, person) if m]
        yield Role(
            article=view.article.index,
            person=person.text,
            org=org,
            post=MEDIA_POSTS.get(title.post.text, title.post.text),
            org_full=qualify(org, title.post.text, view.article, place=title.place.text if title.place else None),
            kind=kind_of(title.post.text, org, title.org.label if title.org else None),
            status=_status(title),
            date=view.article.date,
            since=None,
            until=None,
            score=round(min(score, person.score, title.post.score), 2),
            evidence=(view.evidence(hull(*spans)),),
        )


def _status(title: Title) -> str:
    if title.former:
        return "former"
    return "acting" if title.post.text.startswith("代") and title.post.text != "代表" else "current"
