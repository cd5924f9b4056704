"""The things that can be asked: a person, a post, an organization, a company."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from pipeline.days import first_day, is_date, last_day
from pipeline.errors import BadInput
from pipeline.forms import folded, listed
from pipeline.query.answers import Figure, Holding, Participation, Saying
from pipeline.query.conflicts import held, with_other_figures
from pipeline.query.lives import Trait, traits
from pipeline.query.timeline import Spell, timeline
from pipeline.query.view import PARTS, View, attributes, figure, in_order, participation, saying
from pipeline.record import Node, Source
from pipeline.schema import NOT_HELD, OVER, Relation


@dataclass(frozen=True, slots=True)
class Thing:
    """A node of the graph that answers questions; two are equal when their nodes are."""

    node: Node
    view: View = field(repr=False, compare=False)

    @property
    def id(self) -> str:
        return self.node.id

    @property
    def name(self) -> str:
        """What a reader sees: a post with its body."""
        return self.view.name(self.node.id)

    @property
    def aliases(self) -> tuple[str, ...]:
        return listed(attributes(self.node).get("aliases"))

    @property
    def city(self) -> str | None:
        city = attributes(self.node).get("city")
        return str(city) if city else None

    @property
    def sources(self) -> tuple[Source, ...]:
        """Where it is named, in order of time."""
        return in_order(self.node.sources)

    def bodies(self) -> tuple[str, ...]:
        """The organizations and companies that tell it from a namesake."""
        return ()

    def events(self) -> tuple[Participation, ...]:
        """The events it took part in, in order of time."""
        found = (participation(edge, self.view) for edge in self.view.out(self.id, *PARTS))
        return tuple(sorted(found, key=lambda part: (part.date or "9999", part.event, part.part)))

    def targets(self) -> tuple[Figure, ...]:
        """The figures it promised or reported, in order of time; two of one metric and period are in `clashes`."""
        held_ = self.view.out(self.id, Relation.HOLDS_TARGET)
        found = (figure(self.view.nodes[edge.target], self.name) for edge in held_)
        ordered = sorted(found, key=lambda figure: (figure.date or "9999", figure.metric, figure.low, figure.id))
        return with_other_figures(ordered)

    def as_dict(self) -> dict[str, Any]:
        """Id, kind, name, bodies and attributes as plain data."""
        bodies = list(self.bodies())
        return {**attributes(self.node), "id": self.id, "kind": self.node.kind, "name": self.name, "bodies": bodies}

    def __str__(self) -> str:
        about = "，".join(part for part in ("、".join(self.bodies()), self.city) if part)
        return f"{self.name} — {about}" if about else self.name


@dataclass(frozen=True, slots=True)
class Person(Thing):
    """A person, told from namesakes by bodies and city: 甄远山 — 云岫市委，云岫."""

    def posts(self, *, on: str | date | None = None, min_score: float = 0.0) -> tuple[Holding, ...]:
        """The person's roles, in order of time.

        With `on`, those whose stated or seen interval covers the day; older last sightings and undated
        roles follow with `certain` False, the latest first. Raises BadInput when `on` is no date.
        """
        found = [holding for holding in self.view.posts_of(self.id) if holding.score >= min_score]
        return tuple(found) if on is None else _on(found, _day(on))

    @property
    def life(self) -> tuple[Trait, ...]:
        """Birth, sex, native place, education, party …, each with its evidence and what contradicts it."""
        return traits(self.view.lives.get(self.id, ()), self.name)

    def timeline(self, *, min_score: float = 0.0) -> tuple[Spell, ...]:
        """The posts in order of time with begin and end, and the gaps between those whose ends are stated."""
        return timeline(self.posts(min_score=min_score))

    def as_dict(self) -> dict[str, Any]:
        """As of every thing, and the life."""
        return {**Thing.as_dict(self), "life": [trait.as_dict() for trait in self.life]}

    def statements(self, *, about: str | None = None) -> tuple[Saying, ...]:
        """What the person said, in order of time; with `about`, what names every word of it."""
        return _told(_said(self.view, self.id), about)

    def bodies(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(holding.org_full for holding in self.view.posts_of(self.id) if holding.org_full))


@dataclass(frozen=True, slots=True)
class Post(Thing):
    """A post of a body, whoever holds it: 云岫市委书记."""

    def holders(self, *, min_score: float = 0.0) -> tuple[Holding, ...]:
        """Who holds and held the post, in order of time; overlaps of a principal post are in `conflict`."""
        return tuple(holding for holding in self.view.holders(self.id) if holding.score >= min_score)

    def bodies(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(holding.person for holding in self.holders()))


@dataclass(frozen=True, slots=True)
class Body(Thing):
    """What an organization and a company have in common."""

    def people(self, *, min_score: float = 0.0) -> tuple[Holding, ...]:
        """Everyone in a post of this body, in order of post and time."""
        posts = sorted((edge.source for edge in self.view.into(self.id, Relation.OF)), key=self.view.name)
        found = (holding for post in posts for holding in self.view.holders(post))
        return tuple(holding for holding in found if holding.score >= min_score)

    def statements(self, *, about: str | None = None) -> tuple[Saying, ...]:
        """What was said on its behalf, and what its people said for nobody else, in order of time."""
        return _told([*self._on_behalf(), *self._by_its_people()], about)

    def _on_behalf(self) -> Iterator[Node]:
        return (self.view.nodes[edge.source] for edge in self.view.into(self.id, Relation.ON_BEHALF_OF))

    def _by_its_people(self) -> Iterator[Node]:
        for person in dict.fromkeys(holding.person_id for holding in self.people() if holding.kind != "media"):
            for node in _said(self.view, person):
                if not self.view.out(node.id, Relation.ON_BEHALF_OF):
                    yield node


@dataclass(frozen=True, slots=True)
class Organization(Body):
    """An organization that is no company: 云岫市委 — 云岫."""


@dataclass(frozen=True, slots=True)
class Company(Body):
    """An enterprise: 松烟机械股份有限公司 — 云岫."""


def _said(view: View, person_id: str) -> Iterator[Node]:
    return (view.nodes[edge.target] for edge in view.out(person_id, Relation.SAID))


def _told(nodes: Iterable[Node], about: str | None) -> tuple[Saying, ...]:
    words = [folded(word) for word in (about or "").split()]
    sayings = {node.id: saying(node) for node in nodes}.values()
    found = (one for one in sayings if all(word in folded(one.text) for word in words))
    return tuple(sorted(found, key=lambda one: (one.date or "9999", one.file, one.start, one.id)))


def _day(on: str | date) -> str:
    day = on.isoformat()[:10] if isinstance(on, date) else on
    if not is_date(day):
        raise BadInput(f"on: {on!r} is no date; write it as 2025-02-06, 2025-02 or 2025")
    return day


def _on(holdings: Sequence[Holding], day: str) -> tuple[Holding, ...]:
    low, high = first_day(day), last_day(day)
    sure, unsure = [], []
    for holding in holdings:
        start, end = held(holding)
        if start and end and start <= high and low <= end:
            sure.append(holding)
        elif _may_last(holding, high) and not _is_over(holding, holdings, high):
            unsure.append(holding)
    known = {holding.post_id for holding in sure}
    unsure.sort(key=lambda holding: holding.last or holding.first or "", reverse=True)
    return (*sure, *(replace(holding, certain=False) for holding in unsure if holding.post_id not in known))


def _may_last(holding: Holding, day: str) -> bool:
    """Whether it was seen before the day, or on no day that is known, and no end is stated."""
    start, end = held(holding)
    over = holding.until or holding.status in NOT_HELD
    return not over and (start is None or start <= day) and (end is None or end < day)


def _is_over(holding: Holding, holdings: Iterable[Holding], day: str) -> bool:
    """Whether the person was called former in the post, or removed, after this sighting and by the day."""
    seen = holding.last or holding.first or ""
    return any(
        other.post_id == holding.post_id and other.status in OVER and seen <= (other.first or "") <= day
        for other in holdings
    )
