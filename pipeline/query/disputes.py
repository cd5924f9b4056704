"""All that the pages tell that cannot both be so: holders of one post, a person's posts, figures, lives."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.query.answers import About, Clash, Conflict, Figure
from pipeline.query.conflicts import with_rivals
from pipeline.query.indexed import View
from pipeline.query.life_answers import Trait
from pipeline.query.things import Person, Thing
from pipeline.record import Node, Source
from pipeline.schema import Label


def find_conflicts(view: View) -> Iterator[Conflict]:
    """The conflicts of a graph, by the id of what they are about."""
    for node in sorted(view.of_kind(*Label), key=lambda node: node.id):
        if node.kind == Label.POST:
            told = [holding for holding in view.holders(node.id) if holding.clashes]
            yield from _one(About.POST, view, node, {h.person for h in told}, [c for h in told for c in h.clashes])
        elif node.kind == Label.PERSON:
            yield from _of_person(view, node)
        yield from _of_values(About.FIGURE, view, node, Thing(node, view).targets())


def _of_person(view: View, node: Node) -> Iterator[Conflict]:
    posts = with_rivals([replace(holding, conflict=(), clashes=()) for holding in view.posts_of(node.id)])
    told = [holding for holding in posts if holding.clashes]
    yield from _one(About.SEATS, view, node, {view.name(h.post_id) for h in told}, [c for h in told for c in h.clashes])
    yield from _of_values(About.LIFE, view, node, Person(node, view).life)


def _of_values(about: About, view: View, node: Node, values: Sequence[Figure | Trait]) -> Iterator[Conflict]:
    """One conflict for each group of values that name each other."""
    for value in values:
        others = {clash.who for clash in value.clashes}
        if others and value.value == min(value.value, *others):
            yield from _one(about, view, node, {value.value, *others}, value.clashes, value.sources[:1])


def _one(
    about: About, view: View, node: Node, who: Iterable[str], clashes: Sequence[Clash], first: Iterable[Source] = ()
) -> Iterator[Conflict]:
    if clashes:
        sources = dict.fromkeys((*first, *(source for clash in clashes for source in clash.sources)))
        why = "；".join(dict.fromkeys(clash.why for clash in clashes))
        yield Conflict(tuple(sources), about, view.name(node.id), node.id, tuple(sorted(set(who))), why)
