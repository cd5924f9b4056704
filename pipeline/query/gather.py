"""All things and facts of a graph that a question asks for: everyone of a place, every statement about a word."""

from collections.abc import Iterable

from pipeline.dates import first_day, is_date, last_day
from pipeline.graph.life_ties import LifeTie
from pipeline.graph.person_ties import PersonTie
from pipeline.query.answers import Figure, Holding, Participation, Saying
from pipeline.query.indexed import View, attributes, figure, in_order, participation
from pipeline.query.links import Connection
from pipeline.query.listing import Listing
from pipeline.query.things import Thing, names_all, told
from pipeline.query.wanted import Asked, Wanted, kept, wanted
from pipeline.schema import PARTS, Label, Relation


def things_kept(view: View, things: Iterable[Thing], asked: Asked) -> Listing[Thing]:
    """The things named on the days asked for, of the kind, place and score; a thing without a score is kept."""
    want = wanted(**asked)
    return Listing(thing for thing in things if _is_wanted(view, thing, want))


def _is_wanted(view: View, thing: Thing, want: Wanted) -> bool:
    attrs = attributes(thing.node)
    days = [str(attrs["date"])] if "date" in attrs else [one.date for one in thing.sources if one.date]
    known = [day for day in days if is_date(day)]
    return (
        float(attrs.get("score", 1.0)) >= want.min_score
        and want.is_of_kind(thing.node.kind, attrs.get("kind"), attrs.get("level"))
        and want.is_at(view, thing.id)
        and (want == _open(want) or any(want.is_in_time(first_day(day), last_day(day)) for day in known))
    )


def _open(want: Wanted) -> Wanted:
    """The same without bounds of time."""
    return Wanted(kind=want.kind, place=want.place, min_score=want.min_score)


def roles(view: View, asked: Asked) -> Listing[Holding]:
    """Every role, post by post in order of time."""
    found = (holding for node in view.of_kind(Label.POST) for holding in view.holders(node.id))
    return kept(view, found, asked)


def statements(view: View, about: str | None, asked: Asked) -> Listing[Saying]:
    """Every statement that names all words of `about`, in order of time."""
    return kept(view, told(view, view.of_kind(Label.STATEMENT), about), asked)


def participations(view: View, asked: Asked) -> Listing[Participation]:
    """Who took part in what, in order of time."""
    edges = (edge for node in view.of_kind(Label.EVENT) for edge in view.into(node.id, *PARTS))
    found = (participation(edge, view) for edge in edges)
    return kept(view, sorted(found, key=lambda one: (one.date or "9999", one.event_id, one.part, one.who_id)), asked)


def figures(view: View, about: str | None, asked: Asked) -> Listing[Figure]:
    """Every figure whose metric, holder or evidence names all words of `about`, in order of time."""
    found = (_figure(view, node.id) for node in view.of_kind(Label.TARGET))
    ordered = sorted(found, key=lambda one: (one.date or "9999", one.holder, one.metric, one.low, one.id))
    return kept(view, (one for one in ordered if names_all(about, one.metric, one.holder, one.quote)), asked)


def connections(view: View, ties: Iterable[PersonTie | LifeTie], asked: Asked) -> Listing[Connection]:
    """The ties between persons, the strongest first."""
    found = sorted(ties, key=lambda tie: (-tie.strength, tie.id))
    return kept(view, (_connection(view, tie) for tie in found), asked)


def _figure(view: View, id_: str) -> Figure:
    node = view.nodes[id_]
    holder = next((edge.source for edge in view.into(id_, Relation.HOLDS_TARGET)), None)
    name = view.name(holder) if holder else str(attributes(node).get("holder", ""))
    return figure(node, name, holder or "")


def _connection(view: View, tie: PersonTie | LifeTie) -> Connection:
    if isinstance(tie, LifeTie):
        sources, over = {source for fact in tie.facts for source in fact.sources}, tie.over
    else:
        sources = {source for edge in tie.basis for source in view.edge(edge).sources}
        over = tuple(view.name(id_) for id_ in tie.over)
    return Connection(
        in_order(sources),
        kind=tie.kind,
        left=view.name(tie.source),
        left_id=tie.source,
        right=view.name(tie.target),
        right_id=tie.target,
        over=over,
        strength=tie.strength,
        count=len(tie.over),
        first=tie.first,
        last=tie.last,
    )
