"""When a person is told to have begun and left a post, lent to the times in which he was only seen in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.dates import first_day, last_day
from pipeline.record import Role, Scalar, Source

_HELD = ("current", "acting")


@dataclass(frozen=True, slots=True)
class Bound:
    """A day on which a post began or ended, and where that is told."""

    date: str
    sources: tuple[Source, ...]


@dataclass(slots=True)
class Stated:
    """All that is stated of one person in one post."""

    begins: list[Bound] = field(default_factory=list)
    ends: list[Bound] = field(default_factory=list)
    statuses: set[str] = field(default_factory=set)

    def add(self, status: str, role: Role, sources: tuple[Source, ...]) -> None:
        """Take in what one telling states."""
        self.statuses.add(status)
        if role.since:
            self.begins.append(Bound(role.since, sources))
        if role.until:
            self.ends.append(Bound(role.until, sources))

    def lent(self, status: str, held: Mapping[str, Scalar | None]) -> Iterator[tuple[str, Bound]]:
        """`from` and `until` of a holding that does not state them: the last begin by its first sighting, if no
        end lies between, and the first end since its last sighting."""
        if status not in _HELD and (status != "appointed" or not self.statuses.isdisjoint(_HELD)):
            return
        first, last = held.get("first"), held.get("last")
        if not isinstance(first, str) or not isinstance(last, str):
            return
        if not held.get("from") and (begin := self._begin(first_day(first))):
            yield "from", begin
        if not held.get("until") and (end := self._end(first_day(last))):
            yield "until", end

    def _begin(self, day: str) -> Bound | None:
        before = [one for one in self.begins if first_day(one.date) <= day]
        begin = max(before, key=lambda one: first_day(one.date), default=None)
        if begin is None or any(first_day(begin.date) <= last_day(end.date) < day for end in self.ends):
            return None
        return begin

    def _end(self, day: str) -> Bound | None:
        behind = [one for one in self.ends if last_day(one.date) >= day]
        return min(behind, key=lambda one: last_day(one.date), default=None)
