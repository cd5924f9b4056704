"""Appointments: who was appointed to or removed from what, by whom: the roles that tell of a change."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..language.rules import rule
from ..record import Appointment, Mention, Role, Span
from ..spans import end_of
from .roles import CHANGES, told_once, without_bare, without_short
from .scores import SCORES
from .view import BODIES, View

_REACH = 60
_MONTH = 7
"""How long a date is that tells a month at least."""


def find_appointments(view: View, roles: Sequence[Role]) -> Iterator[Appointment]:
    """`任命某某为市教育局局长 -> (某某, 局长, 市教育局, appointed)`, each once; `by` is the body said to decide."""
    changes = without_bare(tuple(without_short(told_once(_changes(roles)))))
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


def _changes(roles: Sequence[Role]) -> Iterator[Role]:
    """The roles that tell of a change, and those whose taking is told with its month: 2018年1月，任市长."""
    for role in roles:
        if role.status in CHANGES:
            yield role
        elif role.status != "proposed" and _is_taken(role):
            yield replace(role, status="appointed")


def _is_taken(role: Role) -> bool:
    dated = role.since is not None and len(role.since) >= _MONTH and role.until is None
    return dated and any(rule("appointments", "taken").search(proof.quote) for proof in role.evidence)


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
    """The body (else the meeting) before the verb of deciding: in the role's sentence, else the last in the article.

    A firm that names somebody decides for itself: 公司董事会聘任某某为副总裁. What another month brought was decided
    by nobody whom another sentence names.
    """
    told_at = view.repaired_span(role.evidence[0].start, role.evidence[0].end)
    named = [m.span.start for m in view.within(told_at) if m.text == role.person]
    until = named[-1] if named else told_at.end - 1
    sentence = view.sentence_of(Span(until, until + 1)) or Span(until, until + 1)
    if firm := _naming_firm(view, role, Span(sentence.start, until)):
        return firm
    counts = [bisect_right(told, until, key=end_of) for told in deciding]
    last = next((told[count - 1] for told, count in zip(deciding, counts, strict=True) if count), None)
    if _is_past(role) and not (last and last.span.start >= sentence.start):
        return None
    return last.text if last else _meeting(view, Span(sentence.start, min(until + _REACH, sentence.end)), until)


def _is_past(role: Role) -> bool:
    """Whether the role was taken in another month than the article's."""
    return role.since is not None and role.since[:_MONTH] != (role.date or "")[:_MONTH]


def _meeting(view: View, clause: Span, name: int) -> str | None:
    """The article's meeting, where it votes on who stands at `name`, or who does is elected: 大会选举某某为会长."""
    event = view.main_event
    if event is None or event.span.end > name:
        return None
    return event.text if rule("appointments", "meeting votes").search(view.words(clause)) else None


def _naming_firm(view: View, role: Role, lead: Span) -> str | None:
    """The firm whose board names the person of the role; `lead` are the words of the sentence up to the name."""
    verb = rule("appointments", "firm names").search(view.words(lead))
    if verb is None:
        return None
    before = Span(lead.start, lead.start + verb.start("verb"))
    bodies = [m for m in view.within(before) if m.label in BODIES]
    if bodies and bodies[-1].label == "COMPANY" and _acts(view, bodies[-1], before.end):
        return bodies[-1].text
    own = role.org if any(m.text == role.org for m in view.labelled("COMPANY")) else None
    return own if rule("appointments", "own board").search(view.words(before)) else None


def _acts(view: View, firm: Mention, end: int) -> bool:
    """Whether the firm decides by the words up to `end`: 某公司董事会聘任, but not 关于某公司领导调整的决定."""
    says = rule("appointments", "firm acts").match(view.words(Span(firm.span.end, end)))
    return bool(says) and view.before(firm.span.start, length=2) != "关于"
