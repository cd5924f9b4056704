"""A person's posts in order of time, with the times between them of which nothing is told."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from pipeline.dates import first_day, last_day
from pipeline.query.answers import STATUS, Answer, Holding, post_title
from pipeline.record import Source
from pipeline.schema import NOT_HELD, OVER
from pipeline.visible import visible

_SLACK = 45
"""Days between two posts that are no gap: texts tell months."""


@dataclass(frozen=True, slots=True)
class Spell(Answer):
    """A time in a post, or with `gap` one of which no post is told. `stated` are the ends that the texts state
    (`begin`, `end`, `begin end` or nothing); the others are first and last sightings. What quotes the title stands
    first in `sources`.

    A post that is still held, as far as the texts tell, has no `end`.
    """

    person: str
    person_id: str
    post: str | None
    post_id: str | None
    org_full: str | None
    status: str | None
    begin: str | None
    end: str | None
    stated: str
    score: float
    gap: bool = False

    def __str__(self) -> str:
        if self.gap:
            return visible(f"{self.begin} — {self.end} 〔此间任职不详 / no post told〕")
        end = self.end or ("？" if self.status in OVER else "")
        span = f"{self.begin or '？'} — {end}".rstrip() if self.begin or self.end else "日期不详"
        seen = "" if self.stated or not (self.begin or self.end) else "〔据所见 / as seen〕"
        title = f"{post_title(self.post or '', self.org_full)}（{STATUS.get(self.status or '', self.status)}）"
        return visible(" ".join(filter(None, (span, title, seen, f"| {self.quote}" if self.quote else ""))))


def timeline(holdings: Sequence[Holding]) -> tuple[Spell, ...]:
    """One spell for each post and time, in order of begin, gaps between those with stated ends; the undated last, in
    the order of the page. What is only proposed is left out."""
    held = sorted((h for h in holdings if h.status != "proposed"), key=lambda h: h.post_id)
    spells = [_spell(part) for _, same in groupby(held, key=lambda h: h.post_id) for part in _parts(list(same))]
    dated = sorted((one for one in spells if one.begin or one.end), key=_order)
    undated = sorted((one for one in spells if not (one.begin or one.end)), key=lambda one: _place(one.sources))
    return (*_with_gaps(dated), *undated)


def _parts(holdings: list[Holding]) -> Iterator[list[Holding]]:
    """The holdings of one post, those apart that end before the others begin."""
    part: list[Holding] = []
    for one in sorted(holdings, key=lambda h: (h.since or h.first or "9999", h.until or "9999")):
        ends = [h.until for h in part]
        if part and one.since and all(end and last_day(end) < first_day(one.since) for end in ends):
            yield part
            part = []
        part.append(one)
    if part:
        yield part


def _spell(part: Sequence[Holding]) -> Spell:
    """Stated ends, else sightings; who was only called former was seen when it was over."""
    since = min((h.since for h in part if h.since), default=None)
    until = max((h.until for h in part if h.until), default=None)
    seen = [day for h in part if h.status not in NOT_HELD for day in (h.first, h.last) if day]
    last = max(part, key=lambda h: (h.last or h.first or "", h.status in OVER))
    sources = dict.fromkeys(source for h in part for source in h.sources)
    over = bool(until) or last.status in OVER
    return Spell(
        tuple(sorted(sources, key=lambda source: last.post not in source.quote)),
        person=last.person,
        person_id=last.person_id,
        post=last.post,
        post_id=last.post_id,
        org_full=next((h.org_full for h in part if h.org_full), None),
        status=last.status,
        begin=since or min(seen, default=None),
        end=until or (max(seen, default=None) if over else None),
        stated=" ".join(name for name, day in (("begin", since), ("end", until)) if day),
        score=max(h.score for h in part),
    )


def _order(spell: Spell) -> tuple[str, str, str]:
    day = first_day(spell.begin or spell.end or "9999")
    return day, last_day(spell.end or "9999"), f"{spell.org_full or ''}{spell.post or ''}"


def _place(sources: Iterable[Source]) -> tuple[str, int]:
    return next(((one.document_id, one.end) for one in sources), ("", 0))


def _with_gaps(spells: Sequence[Spell]) -> Iterator[Spell]:
    """The spells with the gaps before them; a post whose end no text states leaves none behind it."""
    until: str | None = None
    for number, spell in enumerate(spells):
        if number and until and spell.begin and "begin" in spell.stated and _days(until, spell.begin) > _SLACK:
            known = (spell.person, spell.person_id, None, None, None, None)
            yield Spell((), *known, begin=until, end=spell.begin, stated="begin end", score=1.0, gap=True)
        yield spell
        end = spell.end if "end" in spell.stated else None
        until = end if not number else _later(until, end)


def _later(one: str | None, other: str | None) -> str | None:
    """The later of two ends; None where either is open."""
    return max(one, other, key=last_day) if one and other else None


def _days(end: str, begin: str) -> int:
    return (date.fromisoformat(first_day(begin)) - date.fromisoformat(last_day(end))).days
