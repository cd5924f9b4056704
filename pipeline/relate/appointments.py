"""Appointments: who was appointed to or removed from what, by whom."""

import re
from collections.abc import Iterator, Sequence

from ..record import Appointment, Mention, Role, Span
from .view import View, hull

_APPOINT = re.compile(r"任命|决定任命|当选为?|选举|补选|任|担任|提名|推选|接任|聘任|代理")
_REMOVE = re.compile(r"免去|免职|辞去|不再担任|不再兼任|撤销|罢免|卸任|接受")
_DECIDES = re.compile(r"决定|任命|免去|会议|通过|表决|选举|批准|研究")


def find_appointments(view: View, roles: Sequence[Role]) -> Iterator[Appointment]:
    """Appointments told in the body: `任命某某为市教育局局长`, `免去某某的市教育局局长职务`, `某某当选市长`."""
    for sentence in view.article.sentences:
        text = sentence.text
        if not (_APPOINT.search(text) or _REMOVE.search(text)):
            continue
        mentions = view.within(sentence.span)
        for person in (m for m in mentions if m.label == "PERSON"):
            yield from _of_person(view, sentence.span, mentions, person, roles)


def _of_person(
    view: View, sentence: Span, mentions: Sequence[Mention], person: Mention, roles: Sequence[Role]
) -> Iterator[Appointment]:
    change = _change(view, sentence, person)
    if change is None:
        return
    by = _deciding_body(view, mentions, person)
    for role in roles:
        start, end = role.evidence[0].start, role.evidence[0].end
        here = view.page.raw_span(person.span)
        if role.person != person.text or not (start == here[0] and end <= view.page.raw_span(sentence)[1]):
            continue
        yield Appointment(
            article=view.article.index,
            person=person.text,
            org=role.org,
            post=role.post,
            change=change,
            by=by,
            date=view.article.date,
            evidence=(view.evidence(_clause(view, sentence, person)),),
        )


def _change(view: View, sentence: Span, person: Mention) -> str | None:
    """`appointed` or `removed` by the verb before the name in its clause, or right behind it."""
    clause = _clause(view, sentence, person)
    before = view.words(Span(clause.start, person.span.start))
    behind = view.words(Span(person.span.end, clause.end))
    if re.search(r"(?:免去|撤销|罢免|接受)[^，。；]{0,4}$", before) or re.search(r"辞去|免职|不再担任|不再兼任|卸任", behind):
        return "removed"
    if re.search(r"(?:任命|选举|补选|推选|聘任|决定|提名)[^，。；]{0,4}$", before) and re.match(r"(?:同志)?(?:为|任|担任|代理)", behind):
        return "appointed"
    if re.match(r"(?:同志)?(?:当选|任(?!务)|出任|接任|担任|就任|获任)", behind) and _DECIDES.search(view.words(sentence)):
        return "appointed"
    return None


def _clause(view: View, sentence: Span, person: Mention) -> Span:
    text = view.page.text
    start = max((text.rfind(c, sentence.start, person.span.start) for c in "，；：。"), default=-1) + 1
    ends = [i for i in (text.find(c, person.span.end, sentence.end) for c in "；。，") if i >= 0]
    return hull(Span(max(start, sentence.start), person.span.end), Span(person.span.start, min(ends, default=sentence.end)))


def _deciding_body(view: View, mentions: Sequence[Mention], person: Mention) -> str | None:
    bodies = [m for m in mentions if m.label == "ORG" and m.span.end <= person.span.start]
    return next((m.text for m in bodies if _DECIDES.match(view.after(m.span.end, length=10).lstrip("第一二三四五六七八九十次会议，"))), None)
