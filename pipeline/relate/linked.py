"""Roles by learned weights, where the rules stop: posts that they give to nobody, and bodies told of before."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from ..language.rules import rule
from ..model_files.weights import linear_score, logistic, read_weights
from ..record import Mention, Role, Span
from . import body_of_post, pairs
from .between import shape
from .body_of_post import Bodies
from .changes import is_proposed
from .held import Told, roles_of
from .pairs import People, names_near, pair_features
from .role_kinds import MEDIA_POSTS
from .rosters import roster_posts
from .titles import OF_A_CLASS, Title, told_former
from .view import BODIES, View

_RANK = re.compile(
    "(?:[正副]?高级|特级|注册|教授级|研究员级)+(?:工程|经济|会计|审计|统计|政工|农艺|建造|税务|建筑|城乡规划|管理咨询|项目管理)师"
)
"""What a person is by an examination of his own."""
LIKELY = 0.6
"""A name that holds a post less likely than this does not get it: chosen by the roles of real news."""
_APART = re.compile(r"祝贺|迎来|致电|贺电|贺信|提名的|\n\s*\d{1,2}[.、．]|当选[^，。\n]*\n|无缘|未能|未获|落选|；$")
"""What parts a name from the posts of another: who is congratulated or nominates, another item of a list, the end of a
headline that tells of an election, who did not get it, a list whose next item the name begins."""
_UNNAMED_CLASS = re.compile(
    f"(?:{OF_A_CLASS.pattern}|(?:[市省县区州]直|各|有关|相关|[乡区]镇|街道)(?:部门|单位|机关|乡镇|街道)?)$"
)
"""Bodies of a class right before a post, none of which is named: 拟任市直部门党组书记."""
_UNTAGGED = re.compile(
    r"[\u4e00-\u9fff]{3}(?:办公室|中心|委员会|[协学商]会|[支大]队|研究[所院]|医院|学院|事务所|[工服][作务]站|党支部|村委会|合作社)$"
)
_STATUS = {"X": "removed", "K": "former", "V": "current"}
"""What the last verb between a name and a post tells, in signs: 辞去董事长职务，继续担任总裁."""
_SOME = re.compile("[一两多几数每另某][位名]$")
"""What leads in persons without a name."""
Places = Mapping[tuple[str, str], tuple[int, int]]


def find_linked(view: View, roles: Sequence[Role]) -> Iterator[Role]:
    """The roles, those without a body with the one that their post is likely of, and further ones."""
    told = placed(view, roles)
    known = Bodies(view)
    for role in roles:
        at = told.get((role.person, role.post))
        bare = role.org is None and role.kind != "media" and at is not None
        yield _with_body(known, role, *at) if bare and at else role
    yield from _further(view, known, told, frozenset((role.post, role.org) for role in roles))


def placed(view: View, roles: Sequence[Role]) -> Places:
    """Where the post and the name of each role stand among the article's mentions, by person and post."""
    found: dict[tuple[str, str], tuple[int, int]] = {}
    index = {mention.span: i for i, mention in enumerate(view.mentions)}
    for role in roles:
        near = [m for proof in role.evidence for m in view.within(view.repaired_span(proof.start, proof.end))]
        posts = [m for m in near if m.label == "POST" and MEDIA_POSTS.get(m.text, m.text) == role.post]
        names = [m for m in near if m.label == "PERSON" and m.text == role.person]
        if posts and names:
            found[role.person, role.post] = (index[posts[-1].span], index[names[0].span])
    return found


def _with_body(known: Bodies, role: Role, post: int, name: int) -> Role:
    body = likely_body(known, post, name)
    if body is None:
        return role
    title = Title(known.mentions[post], body, None, False)
    told = Told(known.view, min(known.mentions[place].span.start for place in (post, name)))
    made = next(iter(roles_of(told, [title], known.mentions[name], role.score)), role)
    quoted = any(known.view.repaired_span(proof.start, proof.end).covers(body.span) for proof in role.evidence)
    evidence = role.evidence if quoted else (*role.evidence, known.view.evidence(body.span))
    return replace(role, org=made.org, org_full=made.org_full, kind=made.kind, evidence=evidence)


def likely_body(known: Bodies, post: int, name: int) -> Mention | None:
    """The body that the post is likeliest of; None where it is likelier of none, as a rank of one's own is."""
    if _RANK.fullmatch(known.mentions[post].text) or _UNNAMED_CLASS.search(
        known.view.before(known.mentions[post].span.start)
    ):
        return None
    if _UNTAGGED.search(known.view.words(Span(_end_before(known, post), known.mentions[post].span.start))):
        return None
    weights = read_weights(body_of_post.FILE)
    told = body_of_post.evidence(known, post, name)
    scores = {body: linear_score(features, weights=weights) for body, features in told.items()}
    best = max(scores, key=lambda body: (scores[body], body or ""))
    return None if best is None else known.mentions[body_of_post.bodies_near(known, post)[best]]


def _end_before(known: Bodies, post: int) -> int:
    return known.mentions[post - 1].span.end if post else known.view.article.span.start


def _further(view: View, known: Bodies, told: Places, posts: Collection[tuple[str, str | None]]) -> Iterator[Role]:
    """`posts` are those that rules gave, each with its body."""
    weights = read_weights(pairs.FILE)
    people = People(view, frozenset(view.mentions[post].span.start for post, _ in told.values()))
    listed = roster_posts(view)
    for post, mention in enumerate(view.mentions):
        if (
            mention.label != "POST"
            or mention.text in MEDIA_POSTS
            or mention.span in listed
            or _is_of_nobody(view, post)
        ):
            continue
        for name in names_near(people, post):
            if (view.mentions[name].text, mention.text) in told and not _is_of_another(known, post, posts):
                continue
            if _APART.search(view.between(*(view.mentions[i] for i in sorted((post, name))))):
                continue
            if _is_given(view, post, name):
                continue
            chance = logistic(pair_features(people, post, name), weights=weights)
            if chance >= LIKELY:
                yield from _role(known, post, name, chance)


def _is_of_nobody(view: View, post: int) -> bool:
    """Whether nobody is named who holds the post: 一位项目经理, or who speaks is called by it: 主持人：您怎么看？"""
    at = view.mentions[post].span
    before = view.mentions[post - 1] if post else None
    start = before.span.start if before and before.label in BODIES and before.span.end == at.start else at.start
    label = view.before(at.start, length=1) in ("", "\n") and view.after(at.end, length=1) == "："
    return bool(_SOME.search(view.before(start))) or (label and view.person_at(at.end + 1) is None)


def _is_given(view: View, post: int, name: int) -> bool:
    """Whether the words give the post to another, or other posts to the name: 选举甲为主任，选举乙为市长,
    审判长由某某担任, 时任书记的某某, 某某（副县长）."""
    words = view.after(view.mentions[post].span.end, length=3)
    behind = view.person_at(view.mentions[post].span.end + 1) if words[:1] == "的" else None
    named = view.person_at(view.mentions[post].span.end) if name < post else None
    holder = behind or named or _noted_of(view, view.mentions[post]) or _touched(view, post)
    if (name < post and re.match("(?:一职|职务)?由", words)) or (holder and holder != view.mentions[name]):
        return True
    between = view.mentions[post + 1 : name + 1] if post < name else view.mentions[name + 1 : post]
    people = [m for m in between if m.label == "PERSON"]
    return any(_is_named(view, m.span) or (name < post and _begins_item(view, m.span)) for m in people)


def _begins_item(view: View, span: Span) -> bool:
    """Whether a list goes on with the name, so that the posts behind it are told of it: ；某某，."""
    return view.before(span.start, length=2).endswith(("；", "；\n")) and view.after(span.end, length=1) in ("，", "（")


def _touched(view: View, post: int) -> Mention | None:
    """The person whose name or surname stands right before a post that leads in no other: 宋会长."""
    before, at = view.mentions[post - 1] if post else None, view.mentions[post].span
    touches = before and before.label == "PERSON" and before.span.end == at.start
    return before if touches and view.after(at.end, length=1) not in ("/", "：") else None


def _noted_of(view: View, post: Mention) -> Mention | None:
    """The person whom a post in brackets is told of: 某某（副县长）."""
    words = view.before(post.span.start, length=40)
    at = words.rfind("（")
    if at < 0 or "）" in words[at:]:
        return None
    opened = post.span.start - len(words) + at
    person = view.last_labelled("PERSON", before=opened)
    return person if person and person.span.end == opened else None


def _is_named(view: View, span: Span) -> bool:
    """Whether the name is named to the posts behind it: 聘任某某为."""
    named = rule("shapes", "named").search(view.before(span.start))
    return bool(named and rule("shapes", "as").match(view.after(span.end)))


def _is_of_another(known: Bodies, post: int, posts: Collection[tuple[str, str | None]]) -> bool:
    """Whether a body stands right before a post that no rule gave with it, nor with a part of its name."""
    at, before = known.mentions[post], known.mentions[post - 1] if post else None
    if before is None or before.label not in BODIES or before.span.end != at.span.start:
        return False
    bodies_told = [org for told, org in posts if told == at.text and org]
    return not any(org.endswith(before.text) or before.text.endswith(org) for org in bodies_told)


def _role(known: Bodies, post: int, name: int, chance: float) -> Iterator[Role]:
    view, mention, person = known.view, known.mentions[post], known.mentions[name]
    body = likely_body(known, post, name)
    start = body.span.start if body and body.span.end == mention.span.start else mention.span.start
    first, last = sorted((post, name))
    signs = shape(view, known.mentions, first, last)
    changes = [sign for sign in signs if sign in _STATUS] if not _RANK.fullmatch(mention.text) else []
    status = _STATUS[changes[-1]] if changes else "current"
    status = "proposed" if is_proposed(view, view.before(start), mention.span.end) else status
    sentence = view.sentence_of(mention.span)
    told = Told(view, sentence.start if sentence else mention.span.start)
    title = Title(mention, body, None, bool(told_former(view, start)))
    yield from roles_of(told, [title], person, chance, status=status)
