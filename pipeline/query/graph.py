"""`Graph`: a saved graph, ready for questions."""

import logging
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar, Unpack, cast

from pipeline.errors import BadGraph, BadInput, NotFound, one_of
from pipeline.graph.index import Index, Lookup
from pipeline.graph.life_ties import life_ties
from pipeline.graph.ways import Step
from pipeline.query import gather
from pipeline.query.answers import Conflict, Figure, Holding, Participation, Saying
from pipeline.query.disputes import find_conflicts
from pipeline.query.find import Names
from pipeline.query.frames import as_networkx, frame_of, people_networkx
from pipeline.query.indexed import View, tie
from pipeline.query.links import Connection, Hit, Tie
from pipeline.query.listing import Listing, table
from pipeline.query.search import FullText, hit
from pipeline.query.things import Body, Company, Event, Organization, Person, Post, Thing
from pipeline.query.walk import shortest_path
from pipeline.query.wanted import Asked, kept, wanted
from pipeline.record import Edge, Node, PropertyGraph
from pipeline.save import finish_or_drop, open_build
from pipeline.schema import Label

log = logging.getLogger(__name__)

T = TypeVar("T", bound=Thing)
_SPEAKERS = (Label.PERSON, Label.COMPANY, Label.ORGANIZATION, Label.EVENT)


class Graph:
    """Answers questions about a graph: `Graph.load("build").person("甄远山").posts(on="2025-02-06")`.

    A name may be given in simplified or traditional signs, as an alias, or as a node's id. Where one
    thing is asked for, AmbiguousName tells which ones bear the name, NotFound which names are close.
    """

    def __init__(self, graph: PropertyGraph | Lookup) -> None:
        self._index = graph if isinstance(graph, Lookup) else Index(graph)
        self._texts = FullText(self._index)
        self._view = View(self._index)
        self._names = Names(self._view)

    @classmethod
    def load(cls, folder: Path | str = "build", *, verify: bool = True) -> "Graph":
        """The graph of a build, which is read by need; raises BadGraph when the folder holds none or a damaged one.

        Without `verify` the sha256 that the build wrote is not compared: sooner there, and damage may pass, or be
        told by a question. A build that takes its place later changes nothing in what was loaded.
        """
        folder = Path(folder)
        if not folder.is_dir():
            raise BadGraph(f"{folder}: no build here; run `make graph` or `guanxi build CORPUS -o {folder}`")
        try:
            finish_or_drop(folder)
        except BadInput as err:
            log.warning("中断的构建未收尾 / an interrupted build stays as it is: %s", err)
        return cls(open_build(folder, verify=verify))

    @property
    def property_graph(self) -> PropertyGraph:
        """The whole graph in memory."""
        return self._index.graph

    @property
    def nodes(self) -> tuple[Node, ...]:
        return self.property_graph.nodes

    @property
    def edges(self) -> tuple[Edge, ...]:
        return self.property_graph.edges

    def find(self, name: str) -> Listing[Thing]:
        """All that bear the name most closely, whatever they are; raises NotFound with names that are close."""
        return Listing(self._names.closest(name))

    def one(self, name: str) -> Thing:
        """The only thing that bears the name, whatever it is; raises AmbiguousName or NotFound."""
        return self._names.one(name)

    def person(self, name: str) -> Person:
        return cast(Person, self._names.one(name, Label.PERSON))

    def persons(self, name: str | None = None, **asked: Unpack[Asked]) -> Listing[Person]:
        """Everyone, or everyone who bears the name, as a name or an alias; nobody gives an empty listing."""
        return self._all(name, Person, asked, Label.PERSON)

    def company(self, name: str) -> Company:
        """By full name, alias, or the name without its legal form."""
        return cast(Company, self._names.one(name, Label.COMPANY))

    def companies(self, name: str | None = None, **asked: Unpack[Asked]) -> Listing[Company]:
        return self._all(name, Company, asked, Label.COMPANY)

    def organization(self, name: str) -> Organization:
        """By full name, alias, or a long form: 中共云岫市委员会."""
        return cast(Organization, self._names.one(name, Label.ORGANIZATION))

    def organizations(self, name: str | None = None, **asked: Unpack[Asked]) -> Listing[Organization]:
        return self._all(name, Organization, asked, Label.ORGANIZATION)

    def bodies(self, name: str | None = None, **asked: Unpack[Asked]) -> Listing[Body]:
        """Organizations and companies."""
        return self._all(name, Body, asked, Label.ORGANIZATION, Label.COMPANY)

    def post(self, title: str) -> Post:
        """By body and title in any of their forms (云岫市委书记, 云岫市长), or by a title that only one body has."""
        return cast(Post, self._names.one(title, Label.POST))

    def posts(self, title: str | None = None, **asked: Unpack[Asked]) -> Listing[Post]:
        """Every post, or every one that can be called so, the closest first."""
        return self._all(title, Post, asked, Label.POST)

    def event(self, name: str) -> Event:
        return cast(Event, self._names.one(name, Label.EVENT))

    def events(self, name: str | None = None, **asked: Unpack[Asked]) -> Listing[Event]:
        """Meetings and other events; `g.events(since="2025").to_frame()`."""
        return self._all(name, Event, asked, Label.EVENT)

    def things(self, label: str, **asked: Unpack[Asked]) -> Listing[Thing]:
        """All nodes of a kind of `schema.Label`; raises BadInput for another kind."""
        if label not in set(Label):
            raise BadInput(one_of("kind", label, Label))
        return self._all(None, Thing, asked, Label(label))

    def roles(self, **asked: Unpack[Asked]) -> Listing[Holding]:
        """Who held which post; with `on`, those known to hold it on that day."""
        return gather.roles(self._view, asked)

    def statements(
        self, *, about: str | None = None, by: str | Thing | None = None, **asked: Unpack[Asked]
    ) -> Listing[Saying]:
        """What was said, in order of time: words that name all words of `about`, by a person, a body or at an event.

        `kind` is who speaks: `person`, `company`, `organization` or `body`.
        """
        if by is None:
            return gather.statements(self._view, about, asked)
        one = by if isinstance(by, Thing) else self._names.one(by, *_SPEAKERS)
        return cast(Person | Body | Event, one).statements(about=about, **asked)

    def speakers(self, name: str) -> Listing[Person | Body | Event]:
        """All persons, bodies and events of that name, whose words `statements` has; raises NotFound for nobody."""
        found = [*self.persons(name), *self.bodies(name), *self.events(name)]
        return Listing(cast(list[Person | Body | Event], found or self._names.closest(name, *_SPEAKERS)))

    def participations(self, **asked: Unpack[Asked]) -> Listing[Participation]:
        """Who took part in which event; `kind` is the part: `chaired`, `spoke_at`, `guided` or `attended`."""
        return gather.participations(self._view, asked)

    def targets(
        self, *, about: str | None = None, by: str | Thing | None = None, **asked: Unpack[Asked]
    ) -> Listing[Figure]:
        """Figures that were promised (`kind="target"`) or reported (`actual`), in order of time."""
        if by is None:
            return gather.figures(self._view, about, asked)
        return (by if isinstance(by, Thing) else self._names.one(by)).targets(about=about, **asked)

    def ties(self, of: str | Person | None = None, **asked: Unpack[Asked]) -> Listing[Connection]:
        """How persons are tied (`met`, `worked_with`, `succeeded`, `reported_to`, and out of lives `schooled_with`,
        `from_same_place`), the strongest first."""
        person = self.person(of) if isinstance(of, str) else of
        of_ = person.id if person else None
        ties, lives = self._index.ties(of_), life_ties(self._index.lives(), of=of_)
        return gather.connections(self._view, (*ties, *lives), asked)

    def conflicts(self, **asked: Unpack[Asked]) -> Listing[Conflict]:
        """What the pages tell that cannot both be so: several holders of a principal post on one day, posts in two
        places, figures and facts of a life with two values; each with its words. `kind` is one of `About`."""
        return kept(self._view, find_conflicts(self._view), asked)

    def search(self, words: str, *, limit: int = 20, **asked: Unpack[Asked]) -> Listing[Hit]:
        """Where all the words stand, in names, statements and evidence, the best first.

        `kind` is that of a node (`person`, `statement` …) or of an edge (`holds`, `attended` …). Words that stand in
        more than 5,000 places are not ranked: names come before words before evidence, and the latest first. Raises
        MissingModel where SQLite has no FTS5.
        """
        want = wanted(**asked)
        hits = (hit(self._view, found, words, want) for found in self._texts.find(words, want))
        return kept(self._view, filter(None, hits), asked, most=limit)

    def path(self, a: str | Thing, b: str | Thing, *, through: bool = False) -> tuple[Tie, ...]:
        """The shortest ties from a to b, each with its evidence; none from a thing to itself.

        Goes around media roles, geography, articles and hubs (above the 99th percentile of degree) unless
        `through`; even then by articles only where nothing else ties them. Raises NotFound when there
        is no way.
        """
        left, right = (end if isinstance(end, Thing) else self._names.one(end) for end in (a, b))
        steps = self._steps(left, right, through=through)
        if steps is None:
            opened = "allow media roles, articles, places and hubs with through (--through)"
            hint = "they are not tied" if through else opened
            raise NotFound(f"no ties between {left.name} and {right.name}; {hint}")
        return tuple(tie(self._index.edge(step.edge), self._view, forward=step.forward) for step in steps)

    @cached_property
    def nx(self) -> Any:
        """A NetworkX MultiDiGraph that networkx can write: nodes have `kind`, `name`, `label`, edges (by id) `kind`,
        `weight`; each has its attributes and the first evidence (`file`, `start_char`, `end_char`, `quote`)."""
        return as_networkx(self._view)

    @cached_property
    def people(self) -> Any:
        """The ties between persons as a NetworkX MultiDiGraph of scalars, edges by id."""
        return people_networkx(self._view, self._index.ties())

    def stats(self) -> dict[str, dict[str, int]]:
        """How many nodes and edges of each kind there are."""
        return self._index.counts()._asdict()

    def to_frame(self, what: str) -> Any:
        """A pandas frame, with ids and with dates as dates; raises MissingModel without pandas.

        `what` is a kind of facts (`roles`, `statements`, `events`: a row a participant, `targets`, `ties`) or of things
        (`persons`, `posts`, `organizations`, `companies`, `places`, `articles`).
        """
        return frame_of(self, what)

    def __repr__(self) -> str:
        counts = self.stats()
        nodes = ", ".join(f"{count} {kind}" for kind, count in counts["nodes"].items())
        return f"<Graph: {nodes}; {sum(counts['edges'].values())} edges>"

    def _repr_html_(self) -> str:
        counts = self.stats()
        rows_ = [{"what": what, "kind": kind, "count": n} for what in counts for kind, n in counts[what].items()]
        return table(rows_)

    def _steps(self, left: Thing, right: Thing, *, through: bool) -> list[Step] | None:
        for opened in ((True, False), (True, True)) if through else ((False, False),):
            steps = shortest_path(self._index, left.id, right.id, through=opened[0], articles=opened[1])
            if steps is not None:
                return steps
        return None

    def _all(self, name: str | None, kind: type[T], asked: Asked, *labels: Label) -> Listing[T]:
        if name is None:
            things = [self._names.thing(node) for node in self._view.of_kind(*labels)]
        else:
            things = list({thing.id: thing for tier in self._names.find(name, *labels) for thing in tier}.values())
        kept_ = gather.things_kept(self._view, things, asked)
        return Listing(thing for thing in kept_ if isinstance(thing, kind))
