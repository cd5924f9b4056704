"""Appointments: who was appointed to or removed from what, by whom: the roles that tell of a change."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from ..language.rules import rule
from ..record import Appointment, Mention, Role
from ..spans import end_of
from .roles import CHANGES, told_once, without_bare
from .scores import SCORES
from .view import View

_REACH = 40


def find_appointments(view: View, roles: Sequence[Role]) -> Iterator[Appointment]:
    """`任命某某为市教育局局长 -> (某某, 局长, 市教育局, appointed)`, each once; `by` is the body said to decide."""
    changes = without_bare(tuple(told_once(role for role in roles if role.status in CHANGES)))
    deciding = [_deciding(view, label) for label in ("ORG", "EVENT")] if changes else []
    for role in changes:
        yield Appointment(
            article=role.article,
            person=role.person,
            org=role.org,
            post=role.post,
            change=role.status,
            by=_decided_by(view, role, deciding),
            date=(role.since if role.status == "appointed" else role.until) or role.date,
            evidence=role.evidence,
            score=_score(role),
        )


def _score(role: Role) -> float:
    """By whether the day is known: told with the change, or that of an article which tells of the decision."""
    day = role.since if role.status == "appointed" else role.until
    kind = SCORES["appointment, dated" if day else "appointment, no day"]
    return round(min(kind, role.score), 2)


def _deciding(view: View, label: str) -> list[Mention]:
    """The bodies, or meetings, that are said to decide on posts; not those that a decision is about: 关于市委领导."""
    limit = view.article.span.end
    decides = rule("appointments", "decides")
    return [
        m
        for m in view.labelled(label)
        if decides.match(view.page.text, m.span.end, min(m.span.end + _REACH, limit))
        and view.before(m.span.start, length=2) != "关于"
    ]


def _decided_by(view: View, role: Role, deciding: Sequence[Sequence[Mention]]) -> str | None:
    """The body (else the meeting) before the verb of deciding: in the role's sentence, else the last in the article."""
    told_at = view.repaired_span(role.evidence[0].start, role.evidence[0].end)
    named = [m.span.start for m in view.within(told_at) if m.text == role.person]
    until = named[-1] if named else told_at.start
    counts = [bisect_right(told, until, key=end_of) for told in deciding]
    return next((told[count - 1].text for told, count in zip(deciding, counts, strict=True) if count), None)
