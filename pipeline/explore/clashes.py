"""What the pages tell that cannot both be so, as rows of the explorer's data: of roles, of figures, of lives."""

from collections.abc import Iterable, Iterator, Mapping

from pipeline.explore.columns import Proofs, Strings
from pipeline.query.answers import Clash, Holding
from pipeline.query.indexed import View
from pipeline.query.life_answers import Trait, traits
from pipeline.query.things import Thing
from pipeline.schema import Label, Relation

Rows = Mapping[str, int]
RoleKey = tuple[object, ...]
"""Row of the person, row of the post, status and first day."""


class Clashes:
    """Clashes as lists: with whom or what, why (numbers of strings), and the words of both."""

    def __init__(self, view: View, rows: Rows, strings: Strings, proofs: Proofs) -> None:
        self._view, self._rows, self._strings, self._proofs = view, rows, strings, proofs

    def of_roles(self, numbers: Mapping[RoleKey, int]) -> Iterator[list[object]]:
        """The number of the role's edge, then the clash."""
        found = ((one, clash) for one in _clashing(self._view) for clash in one.clashes)
        for one, clash in dict.fromkeys(found):
            key = (self._rows[one.person_id], self._rows[one.post_id], one.status, one.first)
            if key in numbers:
                yield [numbers[key], *self._told(clash)]

    def of_figures(self) -> Iterator[list[object]]:
        """The row of the figure, then the clash."""
        holders = dict.fromkeys(e.source for e in self._view.index.graph.edges if e.kind == Relation.HOLDS_TARGET)
        for holder in holders:
            for figure in Thing(self._view.nodes[holder], self._view).targets():
                yield from ([self._rows[figure.id], *self._told(clash)] for clash in figure.clashes)

    def of_lives(self) -> Iterator[list[object]]:
        """Row of the person, field, value and day by number of string, the evidence, and the clashes."""
        for person in sorted({fact.person for fact in self._view.lives()}):
            yield from (self._trait(trait) for trait in traits(self._view.lives(person), self._view.name(person)))

    def _trait(self, trait: Trait) -> list[object]:
        words = (self._strings.number(word) for word in (trait.field, trait.value, trait.date))
        clashes = [self._told(clash) for clash in trait.clashes]
        return [self._rows[trait.person_id], *words, [self._proofs.number(source) for source in trait.sources], clashes]

    def _told(self, clash: Clash) -> list[object]:
        words = (self._strings.number(word) for word in (clash.who, clash.why))
        return [*words, [self._proofs.number(source) for source in clash.sources]]


def _clashing(view: View) -> Iterable[Holding]:
    """The roles of posts with several holders, then those of persons with several posts."""
    for node in view.of_kind(Label.POST):
        if len(view.into(node.id, Relation.HOLDS)) > 1:
            yield from view.holders(node.id)
    for node in view.of_kind(Label.PERSON):
        if len(view.out(node.id, Relation.HOLDS)) > 1:
            yield from view.posts_of(node.id)
