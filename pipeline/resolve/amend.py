"""The user's corrections of facts, applied to the records before names are resolved: what the page says stays as read.

A name is the one that the page uses; `name@file`, `name@place` or `name@body` narrows it, as for names.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.language.forms import folded, standard_body
from pipeline.record import Appointment, ArticleRecord, Event, Evidence, Participant, Problem, Record, Role, Statement
from pipeline.resolve.corrections import FACTS, Correction, Selector
from pipeline.resolve.name_forms import place_core
from pipeline.resolve.wishes import told_change

Change = tuple[Record, int]
"""The record as corrected, and how many facts that changed."""


@dataclass(frozen=True, slots=True)
class Amended:
    """The records as corrected, what each correction changed, and those that changed nothing."""

    records: tuple[Record, ...]
    changes: tuple[str, ...]
    problems: tuple[Problem, ...]


def amend(records: Iterable[Record], corrections: Sequence[Correction]) -> Amended:
    """Apply the corrections of facts, in the order of the file; those of names are left to `resolve`."""
    found, changes, problems = tuple(records), [], []
    for wish in (one for one in corrections if one.action in FACTS):
        made = [_MAKERS[wish.action](record, wish) for record in found]
        found = tuple(record for record, _ in made)
        files = [record.source for record, count in made if count]
        if files:
            changes.append(told_change(wish, sum(count for _, count in made), files))
        else:
            told = f"{wish.place}: {wish}: matches nothing in this corpus; check the names, or remove the line"
            problems.append(Problem(Path(wish.place).name, "corrections", told))
    return Amended(found, tuple(changes), tuple(problems))


def _not_role(record: Record, wish: Correction) -> Change:
    def is_meant(fact: Role | Appointment) -> bool:
        bodies = (fact.org, fact.org_full if isinstance(fact, Role) else None)
        return (
            _is_named(wish.subject, fact.person, *_around(record, fact.article), *bodies)
            and wish.object is not None
            and _is_named(wish.object, fact.post, *_around(record, fact.article), *bodies)
        )

    roles = tuple(role for role in record.roles if not is_meant(role))
    appointments = tuple(change for change in record.appointments if not is_meant(change))
    gone = len(record.roles) - len(roles) + len(record.appointments) - len(appointments)
    return replace(record, roles=roles, appointments=appointments), gone


def _role(record: Record, wish: Correction) -> Change:
    """One role in each article that names the person, with the name as its evidence."""
    made = []
    for index, article in enumerate(record.articles):
        named = [
            one
            for one in record.mentions
            if (one.article, one.label) == (index, "PERSON")
            and _is_named(wish.subject, one.text, *_around(record, index))
        ]
        if named and wish.object:
            first = named[0]
            made.append(_new_role(wish, wish.object, index, Evidence(first.start, first.end, first.text), article))
    return replace(record, roles=(*record.roles, *made)), len(made)


def _new_role(wish: Correction, held: Selector, index: int, proof: Evidence, article: ArticleRecord) -> Role:
    kind = "enterprise" if (held.where or "").endswith(("公司", "集团")) else "official"
    days = {"date": article.date, "since": wish.until, "until": None}
    return Role(
        index,
        person=wish.subject.name,
        org=held.where,
        post=held.name,
        org_full=held.where,
        kind=kind,
        status="current",
        score=1.0,
        evidence=(proof,),
        **days,
    )


def _not_said(record: Record, wish: Correction) -> Change:
    words = folded(str(wish.object))

    def is_meant(said: Statement) -> bool:
        who = [name for name in (said.speaker, said.org) if name]
        around = (*_around(record, said.article), said.org)
        return words in folded(said.text) and any(_is_named(wish.subject, name, *around) for name in who)

    kept = tuple(said for said in record.statements if not is_meant(said))
    return replace(record, statements=kept), len(record.statements) - len(kept)


def _attends(record: Record, wish: Correction) -> Change:
    def amended(event: Event) -> Event:
        known = {part.who for part in event.participants}
        new = Participant(wish.subject.name, "attendee", 1.0)
        return event if wish.subject.name in known else replace(event, participants=(*event.participants, new))

    return _with_events(record, wish.object, amended)


def _not_attends(record: Record, wish: Correction) -> Change:
    def amended(event: Event) -> Event:
        kept = tuple(part for part in event.participants if part.who != wish.subject.name)
        return replace(event, participants=kept)

    return _with_events(record, wish.object, amended)


def _date(record: Record, wish: Correction) -> Change:
    """The day of a file's articles, with the facts that had theirs; or of an event."""
    day = wish.until
    if wish.subject.name != record.source:
        return _with_events(record, wish.subject, lambda event: replace(event, date=day))
    before = {index: article.date for index, article in enumerate(record.articles)}
    articles = tuple(replace(article, date=day) for article in record.articles)
    roles = tuple(replace(role, date=_moved(role.date, before[role.article], day)) for role in record.roles)
    events = tuple(replace(event, date=_moved(event.date, before[event.article], day)) for event in record.events)
    changes = tuple(replace(one, date=_moved(one.date, before[one.article], day)) for one in record.appointments)
    amended = replace(record, articles=articles, roles=roles, events=events, appointments=changes)
    return amended, sum(date != day for date in before.values())


def _moved(date: str | None, before: str | None, day: str | None) -> str | None:
    """A fact's date: that of its article goes with it, one of its own stays."""
    return day if date is not None and date == before else date


def _with_events(record: Record, meant: Selector | None, amended: Callable[[Event], Event]) -> Change:
    events = tuple(
        amended(event)
        if meant and _is_named(meant, event.name, event.date, event.place, *_around(record, event.article))
        else event
        for event in record.events
    )
    return replace(record, events=events), sum(one != other for one, other in zip(events, record.events, strict=True))


def _around(record: Record, index: int) -> Iterator[str | None]:
    """What a selector may know an article's facts by: file, place and date."""
    article = record.articles[index]
    yield from (record.source, article.place, article.date)


def _is_named(selector: Selector, name: str, *around: str | None) -> bool:
    if folded(selector.name) != folded(name):
        return False
    where = selector.where
    known = {form for one in around if one for form in (one, place_core(one), standard_body(one))}
    return where is None or not known.isdisjoint({where, place_core(where), standard_body(where)})


_MAKERS: dict[str, Callable[[Record, Correction], Change]] = {
    "not-role": _not_role,
    "role": _role,
    "not-said": _not_said,
    "attends": _attends,
    "not-attends": _not_attends,
    "date": _date,
}
