"""A page as a reader sees it: the raw text cut at its mentions, and the facts that were read out of it."""

from collections.abc import Iterator

from pipeline.language.forms import one_line
from pipeline.record import Evidence, MentionRecord, Record

Piece = tuple[str, str | None]
LONGEST = 80


def cut_at_mentions(raw: str, mentions: tuple[MentionRecord, ...]) -> Iterator[Piece]:
    """The whole of `raw` in pieces (words, label or None); of mentions that overlap the first counts."""
    done = 0
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if mention.start < done:
            continue
        if done < mention.start:
            yield raw[done : mention.start], None
        yield raw[mention.start : mention.end], mention.label
        done = mention.end
    if done < len(raw):
        yield raw[done:], None


def fact_lines(record: Record) -> Iterator[str]:
    """A line for each role, statement, event, target and appointment, with the words that it rests on."""
    for role in record.roles:
        org = role.org_full or role.org or "?"
        yield f"role       {role.person}  {org}  {role.post}  {role.status}  {_when(role.date)}{_quoted(role.evidence)}"
    for said in record.statements:
        who = "  ".join(name for name in (said.speaker, said.org) if name) or "?"
        yield f"statement  {who}  {said.cue or ''}  {_when(said.event)}{_short(said.text)}"
    for event in record.events:
        who = ", ".join(f"{one.who} ({one.role})" for one in event.participants)
        yield f"event      {event.name}  {_when(event.date)}{_when(event.place)}{who}"
    for goal in record.targets:
        amount = "-".join(map(str, goal.value)) if isinstance(goal.value, tuple) else goal.value
        yield f"target     {goal.holder}  {goal.metric}  {amount}{goal.unit}  {_when(goal.period)}{goal.kind}"
    for change in record.appointments:
        post = f"{change.org or ''}{change.post}"
        when = f"{_when(change.date)}{_when(change.by)}{_quoted(change.evidence)}"
        yield f"{change.change:<9}  {change.person}  {post}  {when}"


def _short(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def _when(word: str | None) -> str:
    return f"{word}  " if word else ""


def _quoted(evidence: tuple[Evidence, ...]) -> str:
    return f"“{_short(evidence[0].quote)}”" if evidence else ""
