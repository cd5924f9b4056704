"""What is known of a person besides posts, each value with its words; values that cannot both be so name each other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.query.answers import Answer, Clash
from pipeline.record import LifeFact, LifeField
from pipeline.visible import visible

CAPTIONS = {
    LifeField.SEX: "性别",
    LifeField.ETHNICITY: "民族",
    LifeField.BIRTH: "出生",
    LifeField.BIRTHPLACE: "出生地",
    LifeField.NATIVE_PLACE: "籍贯",
    LifeField.EDUCATION: "学历",
    LifeField.DEGREE: "学位",
    LifeField.SCHOOL: "毕业院校",
    LifeField.PARTY: "政治面貌",
    LifeField.PARTY_SINCE: "入党",
    LifeField.WORK_SINCE: "参加工作",
    LifeField.RANK: "职级",
}
"""What a reader sees, in the order in which a life is shown."""
_ALONE = (LifeField.SEX, LifeField.ETHNICITY, LifeField.BIRTH, LifeField.NATIVE_PLACE, LifeField.BIRTHPLACE)
_ONE_VALUE = (*_ALONE, LifeField.PARTY_SINCE, LifeField.WORK_SINCE)
"""Fields of which a person has one value for life."""
_UNITS = str.maketrans("", "", "省市县区州旗")


@dataclass(frozen=True, slots=True)
class Trait(Answer):
    """A value of a person's life: `field` is a `LifeField`; `date` that of leaving a school; `clashes` are other
    values of the field that cannot be so as well."""

    person: str
    person_id: str
    field: str
    value: str
    date: str | None
    score: float
    clashes: tuple[Clash, ...] = ()

    def __str__(self) -> str:
        value = f"{self.value}（{self.date}）" if self.date else self.value
        line = visible(f"{CAPTIONS[LifeField(self.field)]}：{value} | {self.quote}")
        return "\n".join([line, *map(str, self.clashes)])


def traits(facts: Iterable[LifeFact], person: str) -> tuple[Trait, ...]:
    """The facts of one person in the order of `CAPTIONS`; what is less precise counts as evidence of what says more."""
    found: list[Trait] = []
    order = list(CAPTIONS)
    for fact in sorted(facts, key=lambda one: (order.index(LifeField(one.field)), -len(one.value), one.value)):
        wider = next((i for i, one in enumerate(found) if one.field == fact.field and _says(one, fact)), None)
        if wider is None:
            told = (fact.person, fact.field, fact.value, fact.date, fact.score)
            found.append(Trait(fact.sources, person, *told))
        else:
            found[wider] = replace(found[wider], sources=(*found[wider].sources, *fact.sources))
    return tuple(_with_clashes(one, found) for one in found)


def _says(one: Trait, fact: LifeFact) -> bool:
    """Whether a value says all that another does: 1970-03 says 1970, 山东潍坊 says 山东省."""
    if fact.field not in _ONE_VALUE:
        return False
    return one.value.startswith(fact.value) or fact.value.translate(_UNITS) in one.value.translate(_UNITS)


def _with_clashes(trait: Trait, others: Sequence[Trait]) -> Trait:
    if trait.field not in _ONE_VALUE:
        return trait
    clashing = (one for one in others if one.field == trait.field and one is not trait)
    why = f"{CAPTIONS[LifeField(trait.field)]}所载不同"
    return replace(trait, clashes=tuple(Clash(one.value, why, one.sources[:1]) for one in clashing))
