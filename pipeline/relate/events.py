"""Events: the meeting of an article, and who chaired it, spoke, attended or came to guide."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ..record import Event, Mention, Participant, Span, Statement
from ..spans import covered_by_one, last_begun
from .occasions import Occasion, find_occasion, named
from .participants import by_rank, find_parts, find_speakers, spoke
from .scores import SCORES
from .view import View


def find_events(view: View, statements: Sequence[Statement] = ()) -> tuple[Event, ...]:
    """The article's main meeting with its participants: by the verbs of taking part, and by words spoken there; then
    its sessions, each with those whose words a paragraph gives."""
    told = sorted((view.repaired_span(s.start, s.end) for s in statements), key=lambda words: words.start)
    meeting = view.main_event or _attended(view)
    main = named(meeting) if meeting else find_occasion(view, told)
    sessions = {m.text: (m, paragraph) for m, paragraph in _sessions(view) if main is None or m.text != main.name}
    elsewhere = sorted((paragraph for _, paragraph in sessions.values()), key=lambda p: p.start)
    spoken: dict[Span | None, list[Statement]] = defaultdict(list)
    for statement in statements:
        spoken[_paragraph_of(view, statement, elsewhere)].append(statement)
    held = []
    if main is not None:
        here = spoken[None]
        parts = tuple(find_parts(view, main, told))
        speakers = find_speakers(view, main, here, {p.who for p in parts if p.role == "attendee"})
        held.append(_event(view, main, (*parts, *speakers)))
    for meeting, paragraph in sessions.values():
        parts = tuple(
            spoke(view, statement, "speaker, by words") for statement in spoken[paragraph] if statement.speaker
        )
        if parts:
            held.append(_event(view, named(meeting), parts))
    return tuple(held)


def tie_speeches(statements: Iterable[Statement], events: Sequence[Event]) -> Iterator[Statement]:
    """The statements, those of who chairs or speaks at one meeting of the article alone, told before, as made there."""
    held: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        for who in {part.who for part in event.participants if part.role in ("chair", "speaker")}:
            held[who].append(event)
    for said in statements:
        at = held.get(said.speaker or "", [])
        tied = said.event is None and len(at) == 1 and at[0].evidence[0].start <= said.end
        yield replace(said, event=at[0].name) if tied else said


def _event(view: View, meeting: Occasion, participants: Iterable[Participant]) -> Event:
    return Event(
        article=view.article.index,
        name=meeting.name,
        date=view.article.date,
        place=view.article.place,
        participants=by_rank(participants),
        evidence=(view.evidence(view.sentence_of(meeting.place) or meeting.place),),
        score=SCORES["event, dated" if view.article.date and len(view.article.date) > 7 else "event, no day"],
    )


def _sessions(view: View) -> Iterator[tuple[Mention, Span]]:
    """Meetings at which the words of a paragraph are spoken, by its first clause: 在下午举行的氢能产业论坛上，."""
    for paragraph in view.article.body:
        lead = _AT_SESSION.match(view.words(paragraph))
        told = view.within(Span(paragraph.start, paragraph.start + lead.end())) if lead else ()
        meeting = next((m for m in told if m.label == "EVENT" and view.after(m.span.end, length=1) == "上"), None)
        if meeting is not None:
            yield meeting, paragraph


_AT_SESSION = re.compile("在[^，。；“”]{2,40}上，")


def _paragraph_of(view: View, statement: Statement, paragraphs: Sequence[Span]) -> Span | None:
    """The one of the paragraphs in which the words begin."""
    start = view.repaired_span(statement.start, statement.end).start
    found = last_begun(paragraphs, start)
    return found if found and start < found.end else None


def _attended(view: View) -> Mention | None:
    """The first meeting in the body that somebody chairs or attends, where none is told to be held."""
    for m in view.mentions:
        clause = re.split("[，。；]", view.before(m.span.start, length=16))[-1]
        if m.label == "EVENT" and covered_by_one(view.article.body, m.span) and _TAKEN_PART.search(clause):
            return m
    return None


_TAKEN_PART = re.compile(r"(?:出席|参加|参展|主持|列席)(?:了)?[^，。；]{0,6}$")
