"""Places that names may begin with, and which lies in which."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from pipeline.language.geography import COMMON_WORDS
from pipeline.language.lexicon import Division, divisions, offices
from pipeline.resolve.name_forms import is_province, is_whole_place, leading_places, place_core
from pipeline.resolve.scene import PLACE, Scene, namings


@dataclass(frozen=True, slots=True)
class Divisions:
    """Administrative divisions: every form of a place's name, and the place (short form) that each lies in.

    `offices` gives the full form of a body's name behind its place: 发改委 -> 发展和改革委员会.
    """

    forms: frozenset[str] = frozenset()
    parents: Mapping[str, str] = field(default_factory=dict)
    offices: Mapping[str, str] = field(default_factory=dict)


NO_DIVISIONS = Divisions()


@dataclass(frozen=True, slots=True)
class Regions:
    """The places of a corpus, short forms; `cities` are those that articles are about, `state` the pages that tell of
    the whole state."""

    known: frozenset[str]
    cities: frozenset[str]
    divisions: Divisions
    state: frozenset[str] = frozenset()

    def parent(self, place: str) -> str | None:
        """The place (short form) that a place lies in, if a list of divisions tells."""
        return self.divisions.parents.get(place) or self.divisions.parents.get(place_core(place))

    def around(self, place: str) -> frozenset[str]:
        """The place and all that it lies in, without the province; short forms."""
        found: list[str] = []
        here: str | None = place_core(place)
        while here is not None and here not in found and not is_province(here):
            found.append(here)
            here = self.parent(here)
        return frozenset(found)

    def of_name(self, name: str) -> tuple[str, ...]:
        """The places that a name begins with, outermost first, as written."""
        return leading_places(name, known=self.known)


def read_regions(scenes: Iterable[Scene], divisions: Divisions) -> Regions:
    """The places that the articles are about or name in full, with those of the list."""
    cities, named = set(), set()
    for scene in scenes:
        if scene.place:
            cities.add(scene.place)
        named |= {naming.name for naming in namings(scene) if naming.kind == PLACE and is_whole_place(naming.name)}
        if scene.province:
            named.add(scene.province)
    forms = cities | named
    known = frozenset(forms | {place_core(form) for form in forms}) | divisions.forms
    return Regions(known, frozenset(map(place_core, cities)), divisions)


@lru_cache(maxsize=1)
def read_divisions() -> Divisions:
    """The divisions and offices of the lexicon."""
    listed = divisions()
    name_of = {division.code: division.name for division in listed}
    parents: defaultdict[str, set[str]] = defaultdict(set)
    for division in listed:
        if division.parent in name_of:
            for form in (division.name, place_core(division.name)):
                parents[form].add(place_core(name_of[division.parent]))
    return Divisions(
        forms=frozenset(form for division in listed for form in _forms(division)),
        parents={form: uppers.pop() for form, uppers in sorted(parents.items()) if len(uppers) == 1},
        offices={office.name: office.full for office in offices().values()},
    )


def _forms(division: Division) -> Iterator[str]:
    """The forms that may stand before a body's or company's name; short forms of districts are words too often."""
    yield division.name
    if (
        len(division.short) > 1 and division.short not in COMMON_WORDS and not division.name.endswith("区")
    ) or division.level == "province":
        yield division.short
