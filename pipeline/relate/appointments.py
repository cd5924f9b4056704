"""Appointments: who was appointed to or removed from what, by whom: the roles that tell of a change."""

import re
from collections.abc import Iterator, Sequence

from ..record import Appointment, Role, Span
from .scores import SCORES
from .view import View

_DECIDES = re.compile(r"[^，。；]{0,26}(?:决定|任命|免去|任免|通过|表决|选举|批准|研究|补选|接受|产生)")


def find_appointments(view: View, roles: Sequence[Role]) -> Iterator[Appointment]:
    """`任命某某为市教育局局长 -> (某某, 局长, 市教育局, appointed)`; `by` is the body said to decide."""
    for role in roles:
        if role.status in ("appointed", "removed"):
            yield Appointment(
                article=role.article,
                person=role.person,
                org=role.org,
                post=role.post,
                change=role.status,
                by=_deciding_body(view, role),
                date=(role.since if role.status == "appointed" else role.until) or role.date,
                evidence=role.evidence,
                score=_score(role),
            )


def _score(role: Role) -> float:
    """By whether the day is known: told with the change, or that of an article which tells of the decision."""
    day = role.since if role.status == "appointed" else role.until
    kind = SCORES["appointment, dated" if day else "appointment, no day"]
    return round(min(kind, role.score), 2)


def _deciding_body(view: View, role: Role) -> str | None:
    """The body (else the meeting) before the verb of deciding: in the role's sentence, else the last in the article."""
    told_at = view.repaired_span(role.evidence[0].start, role.evidence[0].end)
    named = [m.span.start for m in view.within(told_at) if m.text == role.person]
    until = named[-1] if named else told_at.start
    told = [
        m
        for m in view.mentions
        if m.label in ("ORG", "EVENT")
        and m.span.end <= until
        and _DECIDES.match(view.words(Span(m.span.end, min(m.span.end + 40, view.article.span.end))))
    ]
    bodies = [m.text for m in told if m.label == "ORG"] or [m.text for m in told]
    return bodies[-1] if bodies else None
