"""The things that can be asked: a person, a post, an organization, a company."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Unpack

from pipeline.dates import first_day, last_day
from pipeline.language.forms import folded, listed
from pipeline.query.answers import Figure, Holding, Participation, Saying
from pipeline.query.conflicts import held, with_other_figures
from pipeline.query.indexed import View, attributes, figure, in_order, participation, saying
from pipeline.query.life_answers import Trait, traits
from pipeline.query.listing import Listing, plain, short, table
from pipeline.query.timeline import Spell, timeline
from pipeline.query.wanted import Asked, as_day, kept
from pipeline.record import Node, Source
from pipeline.schema import NOT_HELD, OVER, PARTS, Relation, is_principal


@dataclass(frozen=True, slots=True, repr=False)
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

    def events(self, **asked: Unpack[Asked]) -> Listing[Participation]:
        """The events it took part in, in order of time."""
        found = (participation(edge, self.view) for edge in self.view.out(self.id, *PARTS))
        ordered = sorted(found, key=lambda part: (part.date or "9999", part.event, part.part))
        return kept(self.view, ordered, asked)

    def targets(self, *, about: str | None = None, **asked: Unpack[Asked]) -> Listing[Figure]:
        """The figures it promised or reported, in order of time; two of one metric and period are in `clashes`."""
        held_ = self.view.out(self.id, Relation.HOLDS_TARGET)
        found = (figure(self.view.nodes[edge.target], self.name, self.id) for edge in held_)
        ordered = sorted(found, key=lambda figure: (figure.date or "9999", figure.metric, figure.low, figure.id))
        figures = (one for one in with_other_figures(ordered) if names_all(about, one.metric, one.quote))
        return kept(self.view, figures, asked)

    def as_dict(self) -> dict[str, Any]:
        """Id, kind, name, bodies and attributes as plain data."""
        bodies = list(self.bodies())
        return {**attributes(self.node), "id": self.id, "kind": self.node.kind, "name": self.name, "bodies": bodies}

    def __str__(self) -> str:
        about = "，".join(part for part in ("、".join(self.bodies()), self.city) if part)
        return f"{self.name} — {about}" if about else self.name

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {short(self)} [{self.id}]>"

    def _repr_html_(self) -> str:
        return table([plain(self)])


@dataclass(frozen=True, slots=True, repr=False)
class Person(Thing):
    """A person, told from namesakes by bodies and city: 甄远山 — 云岫市委，云岫."""

    def posts(self, **asked: Unpack[Asked]) -> Listing[Holding]:
        """The person's roles, in order of time.

        With `on`, those whose stated or seen interval covers the day; older last sightings and undated
        roles follow with `certain` False, the latest first. Raises BadInput when `on` is no date.
        """
        return Listing(_holdings(self.view, self.view.posts_of(self.id), asked))

    @property
    def life(self) -> tuple[Trait, ...]:
        """Birth, sex, native place, education, party …, each with its evidence and what contradicts it."""
        return traits(self.view.lives(self.id), self.name)

    def timeline(self, *, min_score: float = 0.0) -> tuple[Spell, ...]:
        """The posts in order of time with begin and end, and the gaps between those whose ends are stated."""
        return timeline(self.posts(min_score=min_score))

    def as_dict(self) -> dict[str, Any]:
        """As of every thing, and the life."""
        return {**Thing.as_dict(self), "life": [trait.as_dict() for trait in self.life]}

    def statements(self, *, about: str | None = None, **asked: Unpack[Asked]) -> Listing[Saying]:
        """What the person said, in order of time; with `about`, what names every word of it."""
        return kept(self.view, told(self.view, _said(self.view, self.id), about), asked)

    def bodies(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(holding.org_full for holding in self.view.posts_of(self.id) if holding.org_full))


@dataclass(frozen=True, slots=True, repr=False)
class Post(Thing):
    """A post of a body, whoever holds it: 云岫市委书记."""

    def holders(self, **asked: Unpack[Asked]) -> Listing[Holding]:
        """Who holds and held the post, in order of time; overlaps of a principal post are in `conflict`.

        With `on`, as `Person.posts` has it.
        """
        return Listing(_holdings(self.view, self.view.holders(self.id), asked))

    def bodies(self) -> tuple[str, ...]:
        body = self.view.body_of(self.id)
        return (body.name,) if body else ()

    def __str__(self) -> str:
        persons = "、".join(dict.fromkeys(holding.person for holding in self.holders()))
        return f"{self.name} — {persons}" if persons else self.name


@dataclass(frozen=True, slots=True, repr=False)
class Body(Thing):
    """What an organization and a company have in common."""

    def people(self, **asked: Unpack[Asked]) -> Listing[Holding]:
        """Everyone in a post of this body, in order of post and time; with `on`, as `Person.posts` has it."""
        posts = sorted((edge.source for edge in self.view.into(self.id, Relation.OF)), key=self.view.name)
        found = (_holdings(self.view, self.view.holders(post), asked) for post in posts)
        return Listing(holding for of_post in found for holding in of_post)

    def statements(self, *, about: str | None = None, **asked: Unpack[Asked]) -> Listing[Saying]:
        """What was said on its behalf, and what its people said for nobody else, in order of time."""
        return kept(self.view, told(self.view, [*self._on_behalf(), *self._by_its_people()], about), asked)

    def _on_behalf(self) -> Iterator[Node]:
        return (self.view.nodes[edge.source] for edge in self.view.into(self.id, Relation.ON_BEHALF_OF))

    def _by_its_people(self) -> Iterator[Node]:
        for person in dict.fromkeys(holding.person_id for holding in self.people() if holding.kind != "media"):
            for node in _said(self.view, person):
                if not self.view.out(node.id, Relation.ON_BEHALF_OF):
                    yield node


@dataclass(frozen=True, slots=True, repr=False)
class Organization(Body):
    """An organization that is no company: 云岫市委 — 云岫."""


@dataclass(frozen=True, slots=True, repr=False)
class Company(Body):
    """An enterprise: 松烟机械股份有限公司 — 云岫."""


def _said(view: View, person_id: str) -> Iterator[Node]:
    return (view.nodes[edge.target] for edge in view.out(person_id, Relation.SAID))


@dataclass(frozen=True, slots=True, repr=False)
class Event(Thing):
    """A meeting or another event: 全市工业大会 — 2025-02-06，云岫."""

    def participants(self, **asked: Unpack[Asked]) -> Listing[Participation]:
        """Who took part, the chair first, then who spoke, was there as a guest, and attended."""
        found = (participation(edge, self.view) for edge in self.view.into(self.id, *PARTS))
        ordered = sorted(found, key=lambda part: (PARTS.index(Relation(part.part)), part.who, part.who_id))
        return kept(self.view, ordered, asked)

    def statements(self, *, about: str | None = None, **asked: Unpack[Asked]) -> Listing[Saying]:
        """What was said at it, in order of time."""
        nodes = (self.view.nodes[edge.source] for edge in self.view.into(self.id, Relation.AT))
        return kept(self.view, told(self.view, nodes, about), asked)

    def __str__(self) -> str:
        attrs = attributes(self.node)
        about = "，".join(str(attrs[name]) for name in ("date", "place") if name in attrs)
        return f"{self.name} — {about}" if about else self.name


def told(view: View, nodes: Iterable[Node], about: str | None) -> list[Saying]:
    """The words of the statement nodes, each once, that name every word of `about`; in order of time."""
    sayings = {node.id: saying(node, view) for node in nodes}.values()
    found = (one for one in sayings if names_all(about, one.text))
    return sorted(found, key=lambda one: (one.date or "9999", one.file, one.start, one.id))


def names_all(about: str | None, *texts: str) -> bool:
    """Whether the texts, taken together, name every word of `about`, whatever its writing."""
    words = [folded(word) for word in (about or "").split()]
    return not words or all(word in folded(" ".join(texts)) for word in words)


def _holdings(view: View, holdings: Sequence[Holding], asked: Asked) -> list[Holding]:
    """Those that are wanted; with `on`, the sure ones and then the unsure ones of that day."""
    on = asked.get("on")
    rest: Asked = {**asked, "on": None}
    found = list(kept(view, holdings, rest))
    if on is None:
        return found
    day = as_day(on)
    return [one for one in _on(found, day) if one.certain or not _taken_over(view, one, last_day(day))]


def _taken_over(view: View, unsure: Holding, day: str) -> bool:
    """Whether someone else is known to hold the principal post later, by the day: an older sighting tells nothing."""
    seen = held(unsure)[1]
    starts = (held(one)[0] for one in view.holders(unsure.post_id) if one.person_id != unsure.person_id)
    alone = is_principal(unsure.post) and unsure.kind != "media"
    return alone and seen is not None and any(start and seen < start <= day for start in starts)


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
