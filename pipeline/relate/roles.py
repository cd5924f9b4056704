"""Roles: who holds or held which post where, out of the order of bodies, posts and names in a sentence."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ..qualify import county_at, qualify
from ..record import Alias, Evidence, Mention, Role, Sentence, Span
from .kinds import MEDIA_POSTS, kind_of
from .moments import DATE, RANGE
from .tenure import Tenure, find_tenures
from .titles import Title, goes_on, holds, read_title, run_behind
from .view import BODIES, View, hull

_TAKES = re.compile(
    r"(?:^|[，、；。）\d\u4e00-\u9fff])(?:同志)?(?:现任|曾任|历任|先后任|先后担任|曾担任|担任(?:首任|新一届)?|获聘(?:为)?|"
    r"出任(?:首任|新一届)?|就任|兼任|当选(?:为|新一届|首任|首届)?|是|系|接任|升任|调任|获任|受聘担任|聘任为|"
    r"提名为|推选为|任)(?:中共)?$"
)
_ONCE = re.compile(r"曾|历任|先后")
_ELECTED = re.compile(r"当选|获聘|升任|调任|接任|出任|就任|受聘|聘任|提名|推选")
_REMOVED = re.compile(r"(?:不再担任|不再兼任|辞去|卸任)[^，。；]{0,4}$")
_DISMISSED = re.compile(r"(?:免去|撤销|罢免|接受)(?:了)?[：\s]*$")
_DECIDED = re.compile(r"(?:决定|研究|批准|通知)[^。]{0,30}$")
_PERSONAL = re.compile(
    r"，[男女](?:，[^，。；]{0,14}(?:族|年|月|生|学历|学位|党员|人士|人|岁|职称|工程师|经济师|工作|入党|民主党派))*，"
)
_AS = re.compile(r"(?:同志)?(?:（[^（）]{1,16}）)?(?:同志)?为")
_ITS = re.compile(r"(免去|撤销|辞去|不再担任|接受)?其(原任的?|原)?(?:担任的?|兼任的?|所任的?|的)?$")
_AND = frozenset({"、", "和", "及", "与"})
_SHARES = re.compile(r"为$|任(?:命)?$|当选|获聘|受聘|的$|不再|辞去|卸任")
"""Words between a list of names and the posts that all of them take or leave."""
_HIS = re.compile(r"[他她](?:担任|出任|任)$")
_NAMED = re.compile(r"(?:任命|补选|选举|聘任|推选|决定|提名)[：\s]*$")
_SHARED = re.compile(
    r"副|常委|委员|成员|记者|编辑|通讯员|代表|专家|教授|院士|审|摄影|理事|董事$|顾问|调研员|巡视员|研究员|工程师|"
    r"领导"
)
_STANDS_FOR = frozenset({"代表"})
"""No post without a body: who speaks for others (供应商代表) holds none."""
NEAR = 60
LONGEST = 160
"""Signs that a quotation for a role may have; what stands farther off is quoted apart."""


@dataclass(frozen=True, slots=True)
class _Told:
    """The sentence that roles are read from."""

    view: View
    start: int


def find_roles(view: View, aliases: Sequence[Alias] = ()) -> tuple[Role, ...]:
    """The roles of an article, each distinct (person, body, post) once, in reading order.

    `市委副书记、市长某某 -> (某某, 副书记, 市委), (某某, 市长, None)`.
    """
    found: dict[tuple[str, str | None, str], Role] = {}
    for sentence in view.article.sentences:
        mentions = _with_aliases(view, aliases, sentence.span)
        told = _Told(view, sentence.span.start)
        for role in (
            *_in_sentence(told, mentions),
            *_by_its(told, mentions),
            *_post_first(told, mentions),
            *_career(told, sentence, mentions),
        ):
            key = (role.person, role.org, role.post)
            found[key] = _told_again(found[key], role) if key in found else role
    return tuple(r for r in found.values() if not _stands_in(r, found.values()))


def _stands_in(role: Role, roles: Iterable[Role]) -> bool:
    """Whether words like 该公司 tell the role, and the article tells it with the body's short name as well."""
    if not role.org or any(role.org in proof.quote for proof in role.evidence):
        return False
    same = (r for r in roles if (r.person, r.post, r.org_full) == (role.person, role.post, role.org_full))
    return any(r.org != role.org for r in same)


def _told_again(one: Role, other: Role) -> Role:
    """The surer of two tellings of a role, with the time that only the other tells; two times that touch are one."""
    sure, less = (other, one) if one.score < other.score else (one, other)
    if not (less.since or less.until):
        return sure
    proofs = tuple(dict.fromkeys((*sure.evidence, *less.evidence)))
    if not (sure.since or sure.until) or {sure.since, sure.until} <= {None, sure.date}:
        return replace(sure, since=less.since, until=less.until, evidence=proofs)
    first, last = sorted((sure, less), key=lambda role: role.since or "")
    if not (first.until and last.since and first.until[: len(last.since)] >= last.since[: len(first.until)]):
        return sure
    return replace(sure, since=first.since, until=last.until, status=last.status, evidence=proofs)


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


_DATED = re.compile(rf"{RANGE}|{DATE()}起")
_CAREER = re.compile(
    rf"(?:(?:离休|退休|毕业|转业|此后|后来|随后|之后|此前|之前)[^，。]{{0,4}}(?:任|担任)|曾任|历任|现任|先后任|先后担任|曾先后|\d{{4}}年[^，。]{{0,10}}(?:任|担任)|{RANGE}|{DATE()}(?:起|，)?[^，。]{{0,4}}任)"
)


_ALSO = re.compile(
    r"(?:他|她)(?:还|也|同时|并|又|曾经?|现在?|目前|此前|如今|后来|一直){0,3}(?:是|任|担任|兼任|出任|当选为?|受聘为|历任)"
)


def _career(told: _Told, sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Role]:
    """Posts of a sentence that goes on telling a life: `曾任某县县长` behind the sentence with the name."""
    view = told.view
    also = _ALSO.match(sentence.text)
    if not (also or _CAREER.match(sentence.text)) or any(m.label == "PERSON" for m in mentions):
        return
    if also and not (mentions and mentions[0].span.start == sentence.span.start + also.end()):
        return
    before = [m for m in view.mentions if m.label == "PERSON" and m.span.end <= sentence.span.start]
    run = run_behind(view, mentions, 0)
    if before and run:
        leads = {span.start for span in view.article.body} if _DATED.match(sentence.text) else set()
        person = next((m for m in reversed(before) if m.span.start in leads), before[-1])
        once = re.match("曾|历|先后", sentence.text)
        yield from _roles(told, run, person, 0.7, status="former" if once else "current")


def _in_sentence(told: _Told, mentions: Sequence[Mention]) -> Iterator[Role]:
    view = told.view
    run: list[Title] = []
    last: tuple[Title, ...] = ()
    for i, m in enumerate(mentions):
        before = mentions[i - 1] if i else None
        gap = view.between(before, m) if before else None
        if m.label == "POST":
            run = [*(run if goes_on(view, run, m) else []), read_title(view, mentions, i, run)]
        elif m.label == "PERSON":
            if run and (holds(view, run[-1].post, m) or _taken_before(told, run, m)):
                earlier, run = _parted(told, mentions, run)
                yield from earlier
                last = tuple(run)
                yield from _roles(told, run, m, 0.95)
                yield from _taken_as_well(told, mentions, i)
            elif before and before.label == "PERSON" and gap in ("、", " ", "和", "，") and last:
                last = tuple(t for t in last if _SHARED.search(t.post.text))
                yield from _roles(told, last, m, 0.85)
            else:
                last = ()
                yield from _behind_name(told, mentions, i)
            run = []
        elif m.label not in (*BODIES, "PLACE"):
            run, last = [], ()


def _parted(told: _Told, mentions: Sequence[Mention], run: list[Title]) -> tuple[tuple[Role, ...], list[Title]]:
    """The roles of the name before that took the first posts of a run, and the posts left: 某某当选会长，总裁某某."""
    first = next((j for j, m in enumerate(mentions) if m in (run[0].org, run[0].place, run[0].post)), 0)
    before = mentions[first - 1] if first else None
    if before is None or before.label != "PERSON" or len(run) == 1:
        return (), run
    gap = told.view.between(before, mentions[first])
    commas = [k for k in range(1, len(run)) if "，" in told.view.between(run[k - 1].post, run[k].post)]
    if not commas or not (_SHARES.search(gap) and (_AS.fullmatch(gap) or _TAKES.search(gap))):
        return (), run
    lead = told.view.before(before.span.start, length=36)
    return tuple(_by_gap(told, run[: commas[-1]], before, gap, lead)), run[commas[-1] :]


def _post_first(told: _Told, mentions: Sequence[Mention]) -> Iterator[Role]:
    """A post before its body, held by the name before: 由他担任董事长的松烟集团."""
    view = told.view
    for post, body in pairwise(mentions):
        his = _HIS.search(view.before(post.span.start)) if (post.label, body.label) == ("POST", "COMPANY") else None
        if his and view.between(post, body) == "的":
            before = [m for m in view.mentions if m.label == "PERSON" and m.span.end <= post.span.start]
            yield from _roles(told, [Title(post, body, None, False)], before[-1], 0.7) if before else ()


def _by_its(told: _Told, mentions: Sequence[Mention]) -> Iterator[Role]:
    """Posts of the name before, told by 其: 某某为局长，免去其主任职务."""
    for i, m in enumerate(mentions):
        its = _ITS.search(told.view.before(m.span.start)) if m.label != "PERSON" else None
        before = [p for p in mentions[:i] if p.label == "PERSON"]
        if its and before:
            status = "removed" if its.group(1) or its.group(2) else "current"
            yield from _roles(told, run_behind(told.view, mentions, i), before[-1], 0.8, status=status)


def _taken_before(told: _Told, run: Sequence[Title], person: Mention) -> bool:
    """Whether the posts are said to be held by the name behind them: 2019年起担任董事长的某某."""
    view, last = told.view, run[-1].post
    if view.words(Span(last.span.end, person.span.start)) != "的":
        return False
    start = min(m.span.start for m in (run[0].org, run[0].place, run[0].post) if m and m.span.start >= told.start)
    return bool(_TAKES.search(view.words(Span(told.start, start))))


def _behind_name(told: _Told, mentions: Sequence[Mention], i: int) -> Iterator[Role]:
    """Posts behind a name: `某某总书记`, `某某，云泽市委书记。`, `任命某某为局长`, `某某曾任镇长`."""
    view, person = told.view, mentions[i]
    run = run_behind(view, mentions, i + 1)
    if run:
        named = (run[0].org, run[0].place, run[0].post)
        first = next(m for m in named if m and m.span.start >= person.span.end)  # an implied body stands before
        gap = view.words(Span(person.span.end, first.span.start))
        names = _listed(view, mentions, i) if _SHARES.search(gap) else [person]
        apart = "分别" in gap and len(names) == len(run)
        for k, name in enumerate(names):
            lead = view.before(names[0].span.start, length=36)
            yield from _by_gap(told, run[k : k + 1] if apart else run, name, gap, lead)


def _listed(view: View, mentions: Sequence[Mention], i: int) -> list[Mention]:
    """The names of the list that ends with mention `i`: 某某、某某."""
    first = i
    while first and mentions[first - 1].label == "PERSON" and view.between(*mentions[first - 1 : first + 1]) in _AND:
        first -= 1
    return list(mentions[first : i + 1])


def _taken_as_well(told: _Told, mentions: Sequence[Mention], i: int) -> Iterator[Role]:
    """Posts that a name with posts before it takes: 财务总监某某当选董事长."""
    person = mentions[i]
    if i + 1 < len(mentions) and mentions[i + 1].label in (*BODIES, "PLACE", "POST"):
        gap = told.view.between(person, mentions[i + 1])
        if len(gap) < 9 and "，" not in gap and _TAKES.search(gap):
            yield from _behind_name(told, mentions, i)


def _by_gap(told: _Told, run: Sequence[Title], person: Mention, gap: str, lead: str) -> Iterator[Role]:
    """Roles of posts behind a name, by the words between (任, 为, a comma, nothing) and those before the names."""
    view = told.view
    end = view.after(run[-1].post.span.end, length=1)
    before = lead[-8:]
    dismissed = gap in ("的", "同志的", "") and _DISMISSED.search(before)
    if gap == "" and run[0].org is None and len(run) == 1 and not dismissed:
        yield from _roles(told, run, person, 0.85)
    elif _REMOVED.search(gap) or dismissed:
        yield from _roles(told, run, person, 0.85, status="removed")
    elif _AS.fullmatch(gap) or (_NAMED.search(before) and gap.endswith("为") and len(gap) < 14):
        yield from _roles(told, run, person, 0.85, status="appointed")
    elif match := _TAKES.search(gap):
        yield from _roles(told, run, person, 0.8, status=_taken(lead, match.group()))
    elif _PERSONAL.fullmatch(gap) or (gap in ("，", "（") and end in ("，", "。", "；", "）", "")):
        yield from _roles(told, run, person, 0.8)


def _qualified(view: View, title: Title) -> str | None:
    """The qualified name of a title's body; a company's is the fullest form that the article gives."""
    if title.org is not None and title.org.label == "COMPANY" and title.org.text[0] not in "市省县区":
        return view.full_names.get(title.org.text, title.org.text)
    place = title.place.text if title.place else title.place_name
    county = county_at(view.page.text, view.article, title.org or title.place or title.post)
    return qualify(title.org.text if title.org else None, title.post.text, view.article, place=place, county=county)


def _taken(lead: str, verb: str) -> str:
    """The status that a verb of taking a post gives, and the decision that leads it in."""
    if _ONCE.search(verb):
        return "former"
    decided = _DECIDED.search(lead) and verb.endswith("任")
    return "appointed" if _ELECTED.search(verb) or decided else "current"


def _roles(
    told: _Told, run: Sequence[Title], person: Mention, score: float, *, status: str = "current"
) -> Iterator[Role]:
    name = person.span if person.span.start >= told.start else None
    tenures = find_tenures(told.view, run, name=name, start=told.start, status=status)
    for title, tenure in zip(run, tenures, strict=True):
        if title.post.text in _STANDS_FOR and title.org is None:
            continue
        yield _role(told, title, person, tenure, score=score, status=status)


def _role(told: _Told, title: Title, person: Mention, tenure: Tenure, *, score: float, status: str) -> Role:
    view = told.view
    org = title.org.text if title.org else None
    return Role(
        article=view.article.index,
        person=person.text,
        org=org,
        post=MEDIA_POSTS.get(title.post.text, title.post.text),
        org_full=_qualified(view, title),
        kind=kind_of(title.post.text, org, title.org.label if title.org else None),
        status=_status(title, status, tenure if tenure.is_over(view.article.date) else None),
        date=view.article.date,
        since=tenure.since,
        until=tenure.until,
        score=round(min(score, person.score, title.post.score), 2),
        evidence=_evidence(told, title, person, tenure),
    )


def _status(title: Title, status: str, over: Tenure | None) -> str:
    """`over` is a time that has ended: by leaving, or just past."""
    if over is not None and status == "current":
        return "removed" if over.left and not title.former else "former"
    if title.former or status != "current":
        return "former" if title.former else status
    return "acting" if title.post.text.startswith("代") and title.post.text != "代表" else "current"


def _evidence(told: _Told, title: Title, person: Mention, tenure: Tenure) -> tuple[Evidence, ...]:
    """The words that tell the role and its time; then what stands far off: the name, the body, the time."""
    post = title.post.span
    words = hull(post, *(m.span for m in (title.org, title.place) if m and abs(m.span.start - post.start) <= NEAR))
    for span, most in ((person.span, LONGEST), *((span, NEAR) for span in tenure.spans)):
        wider = hull(words, span)
        words = wider if len(wider) <= most and (span.start >= told.start or not tenure.spans) else words
    apart = [m.span for m in (person, title.org) if m and not words.covers(m.span)]
    spans = dict.fromkeys((words, *apart, *(span for span in tenure.spans if not words.covers(span))))
    return tuple(told.view.evidence(span) for span in spans)
