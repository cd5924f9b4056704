"""Events: the meeting of an article, and who chaired it, spoke, attended or came to guide."""

import re
from collections.abc import Iterable, Iterator, Sequence

from ..link import main_event
from ..record import Event, Mention, Participant, Span
from .view import View

_ROLES = (
    ("guest", re.compile(r"到会指导|莅会指导|到会祝贺")),
    ("chair", re.compile(r"主持(?!人|词)")),
    ("speaker", re.compile(r"讲话|致辞|致词|发言|作(?:了)?[^，。；]{0,24}(?:报告|讲话|发言|部署|说明|辅导)|介绍(?:了)?[^，。；]{0,14}(?:情况|经验|做法|打算)|通报(?:了)?[^，。；]{2,20}情况|作主旨演讲|演讲|宣读|传达(?:了)?")),
    ("attendee", re.compile(r"出席|参加|列席|与会|参会|见证")),
)
_RANK = {"chair": 0, "speaker": 1, "guest": 2, "attendee": 3}
_PARTIES = frozenset({"PERSON", "ORG", "COMPANY", "PLACE"})
_LINK = re.compile(r"^(?:[、，和与及\s]|以及|等|领导|同志|负责人|主要负责(?:人|同志)|分别|相关|有关|代表|还)*$")
_NOT_MEETING = re.compile(r"会见|采访|接受|调研|视察")


def find_events(view: View) -> tuple[Event, ...]:
    """The article's main meeting with its participants, and other named ones that it only tells of."""
    main = main_event(view.page.text, view.article, view.mentions)
    if main is None:
        return ()
    participants = tuple(_participants(view))
    return (
        Event(
            article=view.article.index,
            name=main.text,
            date=view.article.date,
            place=view.article.place,
            participants=_by_rank(participants),
            evidence=(view.evidence(_sentence_of(view, main)),),
        ),
    )


def _by_rank(participants: Iterable[Participant]) -> tuple[Participant, ...]:
    """Each once, with the highest of its roles: who chairs or speaks is no attendee as well; in order of the page."""
    best: dict[str, str] = {}
    for p in participants:
        if p.who not in best or _RANK[p.role] < _RANK[best[p.who]]:
            best[p.who] = p.role
    return tuple(Participant(who, role) for who, role in best.items())


def _sentence_of(view: View, mention: Mention) -> Span:
    return next((s.span for s in view.article.sentences if s.span.covers(mention.span)), mention.span)


def _participants(view: View) -> Iterator[Participant]:
    for sentence in view.article.sentences:
        if sentence.span.start >= (view.article.body[0].start if view.article.body else 0):
            yield from _in_sentence(view, sentence.span)


def _in_sentence(view: View, span: Span) -> Iterator[Participant]:
    """Parties before each verb of taking part belong to it: `某某主持，某某、某某出席`."""
    text = view.words(span)
    waiting: list[Mention] = []
    for clause in re.finditer(r"[^，；。]+[，；。]?", text):
        part = Span(span.start + clause.start(), span.start + clause.end())
        verb = _verb(clause.group())
        mentions = view.within(part)
        waiting += [m for m in mentions if _takes_part(view, m, part, verb)]
        if verb and waiting and _is_meeting(clause.group()):
            role, _ = verb
            yield from (Participant(m.text, role) for m in _parties(view, waiting))
        if verb or clause.group().endswith(("；", "。")) or not mentions:
            waiting = []


def _verb(clause: str) -> tuple[str, int] | None:
    """The role that a clause's verb gives, and where the verb stands; speaking outranks attending."""
    found = [(role, match.start()) for role, pattern in _ROLES if (match := pattern.search(clause))]
    if not found:
        return None
    role = min(found, key=lambda f: _RANK[f[0]])[0]
    return role, min(at for _, at in found)


def _takes_part(view: View, m: Mention, part: Span, verb: tuple[str, int] | None) -> bool:
    return m.label in _PARTIES and (verb is None or m.span.end <= part.start + verb[1])


def _is_meeting(clause: str) -> bool:
    return not _NOT_MEETING.search(clause)


def _parties(view: View, waiting: Sequence[Mention]) -> Iterator[Mention]:
    """Persons; bodies, companies and places only where they are no part of a person's title."""
    for i, m in enumerate(waiting):
        if m.label == "PERSON":
            yield m
        elif not _is_titled(view, m, waiting[i + 1 :]):
            yield m


def _is_titled(view: View, body: Mention, following: Sequence[Mention]) -> bool:
    """Whether a post that a named person holds stands right behind the body."""
    posts = [m for m in view.mentions if m.label == "POST" and m.span.start >= body.span.end]
    if not posts or view.words(Span(body.span.end, posts[0].span.start)) not in ("", "原"):
        return False
    person = next((m for m in following if m.label == "PERSON"), None)
    return person is not None and not _next_body_before(view, posts[0], person)


def _next_body_before(view: View, post: Mention, person: Mention) -> bool:
    between = view.words(Span(post.span.end, person.span.start))
    return len(between) > 40 or "；" in between
