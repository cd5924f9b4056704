"""Roles: who holds or held which post where, out of the order of bodies, posts and names in a sentence."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import permutations

from ..language.rules import rule
from ..record import Alias, Mention, Proposer, Role, Sentence, Span
from ..spans import start_of
from .held import Told, roles_of
from .rosters import find_rosters
from .shapes import roles_in
from .titles import run_behind
from .view import View

Held = tuple[str, str | None, str, str | None]
"""Person, body as written, post, and the body's qualified name where the others do not tell the role."""
CHANGES = frozenset({"appointed", "removed"})
_FIRM = re.compile("公司|集团|企业|行$|厂|合作社")

_UNIT = re.compile(r"[\u4e00-\u9fff]{2,8}(?:中心|[处科室部队所院站司])")


def find_roles(view: View, aliases: Sequence[Alias] = ()) -> tuple[Role, ...]:
    """The roles of an article, each distinct (person, body, post) once, in reading order.

    `市委副书记、市长某某 -> (某某, 副书记, 市委), (某某, 市长, None)`.
    """
    found: dict[Held, Role] = {}
    pronouns = sorted((a for a in aliases if a.why == "pronoun"), key=start_of)
    for role in find_rosters(view):
        found.setdefault(_held(role, found), role)
    for sentence in view.article.sentences:
        mentions = _with_aliases(view, pronouns, sentence.span)
        told = Told(view, sentence.span.start)
        for role in (*roles_in(told, mentions), *_career(told, sentence, mentions)):
            key = _held(role, found)
            found[key] = _told_again(found[key], role) if key in found else role
    return tuple(found.values())


def _held(role: Role, found: Mapping[Held, Role]) -> Held:
    """The key under which a role is told: with the body where the same post of another one was told before, as 市长 of
    two cities in one life."""
    plain = (role.person, role.org, role.post, None)
    before = found.get(plain)
    bodies = (before.org_full, role.org_full) if before else (None, None)
    apart = all(bodies) and not any(a.endswith(b) for a, b in permutations(map(str, bodies)))
    return (*plain[:3], role.org_full) if apart else plain


def _told_again(one: Role, other: Role) -> Role:
    """The surer of two tellings of a role, with the time that only the other tells; two times that touch are one."""
    sure, less = (other, one) if one.score < other.score else (one, other)
    if sure.status == "current" and less.status in (*CHANGES, "acting"):
        sure = replace(sure, status=less.status)
    if not (less.since or less.until):
        return sure
    proofs = tuple(dict.fromkeys((*sure.evidence, *less.evidence)))
    if not (sure.since or sure.until) or {sure.since, sure.until} <= {None, sure.date}:
        status = less.status if sure.status == "current" else sure.status
        return replace(sure, status=status, since=less.since, until=less.until, evidence=proofs)
    first, last = sorted((sure, less), key=lambda role: role.since or "")
    if not (first.until and last.since and first.until[: len(last.since)] >= last.since[: len(first.until)]):
        return sure
    return replace(sure, since=first.since, until=last.until, status=last.status, evidence=proofs)


def _with_aliases(view: View, pronouns: Sequence[Alias], sentence: Span) -> tuple[Mention, ...]:
    """The mentions, and the words that stand for a body (该公司) as mentions of what they refer to."""
    mentions = view.within(sentence)
    stand_ins = [
        _stand_in(view, a)
        for a in pronouns[
            bisect_left(pronouns, sentence.start, key=start_of) : bisect_left(pronouns, sentence.end, key=start_of)
        ]
        if sentence.covers(a.span)
    ]
    free = [s for s in stand_ins if not any(s.span.overlaps(m.span) for m in mentions)]
    return tuple(sorted((*mentions, *free), key=lambda m: m.span.start))


def _stand_in(view: View, pronoun: Alias) -> Mention:
    """The body that a word stands for, with its unit that a post follows: 该局城建档案中心主任."""
    label = "COMPANY" if _FIRM.search(view.words(pronoun.span)) else "ORG"
    post = view.post_behind(Mention(pronoun.span, label, pronoun.refers_to, 0.8, Proposer.ALIAS))
    unit = view.words(Span(pronoun.span.end, post.span.start)) if post else ""
    span = Span(pronoun.span.start, pronoun.span.end + len(unit)) if _UNIT.fullmatch(unit) else pronoun.span
    return Mention(
        span, label, f"{pronoun.refers_to}{view.words(Span(pronoun.span.end, span.end))}", 0.8, Proposer.ALIAS
    )


def without_bare(roles: Sequence[Role]) -> tuple[Role, ...]:
    """`总书记某某` beside `中共中央总书记某某` is the same role, told without its body."""
    told = {(r.person, r.post) for r in roles if r.org}
    return tuple(r for r in roles if r.org or (r.person, r.post) not in told or r.kind == "media")


def told_once(roles: Iterable[Role]) -> Iterator[Role]:
    """Each role as it is told first, a change of it in the same article told as well; what was proposed first as it is
    told first of what came of it."""
    found: dict[Held, Role] = {}
    for role in roles:
        key = _held(role, found)
        before = found.get(key)
        if before is None or (before.status == "proposed" and role.status != "proposed"):
            found[key] = role
        elif before.article == role.article and before.status == "current" and role.status in (*CHANGES, "acting"):
            found[key] = _told_again(before, replace(role, score=before.score))
    yield from found.values()


def without_short(roles: Iterable[Role]) -> Iterator[Role]:
    """A role told by its body's short name behind a longer one, 县委书记某某 behind 澄溪县委书记某某, is that one."""
    kept: list[Role] = []
    places: dict[tuple[str, str, str | None], list[int]] = {}
    for role in roles:
        told = places.setdefault((role.person, role.post, role.org_full), [])
        longer = next((i for i in told if _is_shorter(role, kept[i])), None)
        if longer is None:
            told.append(len(kept))
            kept.append(role)
        else:
            kept[longer] = replace(_told_again(kept[longer], role), org=kept[longer].org)
    yield from kept


def _is_shorter(role: Role, before: Role) -> bool:
    return bool(role.org and before.org and role.org_full) and len(role.org or "") < len(before.org or "")


_TABLE = "roles"


def _career(told: Told, sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Role]:
    """Posts of a sentence that goes on telling a life: `曾任某县县长` behind the sentence with the name."""
    view = told.view
    also = rule(_TABLE, "also").match(sentence.text)
    if not (also or rule(_TABLE, "career").match(sentence.text)) or any(m.label == "PERSON" for m in mentions):
        return
    if also and not (mentions and mentions[0].span.start == sentence.span.start + also.end()):
        return
    last = view.last_labelled("PERSON", before=sentence.span.start)
    run = run_behind(view, mentions, 0)
    if last and run:
        led = view.person_leading(before=sentence.span.start) if rule(_TABLE, "dated").match(sentence.text) else None
        person = led or last
        once = re.match("曾|历|先后", sentence.text)
        yield from roles_of(told, run, person, 0.7, status="former" if once else "current")
        yield from _meanwhile(view, sentence, mentions, person)


def _meanwhile(view: View, sentence: Sentence, mentions: Sequence[Mention], person: Mention) -> Iterator[Role]:
    """Posts told in brackets behind those of the same time: `…副县长（其间：1996.01—1996.12挂职任某局副局长）`."""
    for match in rule(_TABLE, "meanwhile").finditer(sentence.text):
        at = sentence.span.start + match.end()
        first = bisect_left(mentions, at, key=start_of)
        yield from roles_of(Told(view, at), run_behind(view, mentions, first), person, 0.7, status="former")
