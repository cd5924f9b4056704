"""What a graph is not sure of, as questions whose answers are rows of the user's corrections."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pipeline.errors import BadInput
from pipeline.files import write_whole
from pipeline.language.forms import listed, one_line
from pipeline.query import About, Conflict, Graph, Holding
from pipeline.query.answers import STATUS, post_title
from pipeline.query.indexed import attributes, in_order
from pipeline.record import Judgement, Node, Source
from pipeline.resolve.clusters import POSITIVE, UNSURE
from pipeline.resolve.corrections import HEADER, parse_corrections, read_text
from pipeline.schema import Label

BELOW = 0.75
"""What scores less is asked about: no rule that is right nearly always gives so little."""
OK = "# ok"
"""Begins a line that remembers an answer and corrects nothing: what was read stands."""
_WORDS = 3
_SURE = 1.0

Row = tuple[str, str, str]
"""Action, subject and object."""


class Kind(StrEnum):
    MERGE = "merge"
    ROLE = "role"
    CONFLICT = "conflict"


CAPTIONS = {Kind.MERGE: "合并", Kind.ROLE: "任职", Kind.CONFLICT: "冲突"}


@dataclass(frozen=True, slots=True)
class Doubt:
    """A question with its reason and words: `yes` and `no` are the rows that the answers make.

    Where what was read stands, the rows are remembered and correct nothing. Without rows there is nothing to ask.
    """

    kind: Kind
    question: str
    why: str
    score: float
    sources: tuple[Source, ...]
    no: tuple[Row, ...]
    yes: tuple[Row, ...] = ()

    def lines(self, answer: bool) -> tuple[str, ...]:
        """The lines for the file; a yes that asks for no correction is remembered."""
        note = one_line(f"review: {self.why}").replace("\t", " ")
        if answer and not self.yes:
            return tuple("\t".join((OK, *row)) for row in self.no)
        return tuple("\t".join((*row, note)) for row in (self.yes if answer else self.no))


def find_doubts(graph: Graph, *, below: float = BELOW) -> Iterator[Doubt]:
    """Merges first, then roles by score, then conflicts."""
    yield from _merges(graph, below)
    roles = [one for one in graph.roles() if one.score < below and one.kind != "media"]
    for holding in sorted(roles, key=lambda one: (one.score, one.person, one.post_id, one.status)):
        yield _of_role(graph, Kind.ROLE, holding, f"score {holding.score:g}")
    for conflict in graph.conflicts():
        yield from _of_conflict(graph, conflict)


def _merges(graph: Graph, below: float) -> Iterator[Doubt]:
    """Judgements between two namings of one person, or two names of one body, that nobody has decided yet."""
    names = _by_name(graph.nodes)
    told = [(one, _named(names, one.left), _named(names, one.right)) for one in graph.property_graph.judgements]
    pairs = [(one, left, right) for one, left, right in told if left and right]
    decided = {frozenset((left.id, right.id)) for one, left, right in pairs if one.score == _SURE}
    for one, left, right in sorted(pairs, key=lambda pair: (pair[0].score, pair[0].left, pair[0].right)):
        is_one = left.id == right.id
        is_open = one.verdict == UNSURE and not is_one and frozenset((left.id, right.id)) not in decided
        if is_open or (one.verdict == POSITIVE and is_one and one.score < below):
            yield _of_merge(one, left, right)


def _of_merge(one: Judgement, left: Node, right: Node) -> Doubt:
    question = f"{one.left} 与 {one.right} 是同一个吗 / are these one?"
    words = tuple(dict.fromkeys((*_words_in(left, one.left), *_words_in(right, one.right))))
    no, yes = ("not-same", one.left, one.right), ("same", one.left, one.right)
    return Doubt(Kind.MERGE, question, one.reason, one.score, words, (no,), (yes,))


def _by_name(nodes: Iterable[Node]) -> dict[str, list[Node]]:
    """Persons and bodies by each of their names."""
    found: defaultdict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        if node.kind in (Label.PERSON, Label.ORGANIZATION, Label.COMPANY):
            for name in {node.name, *listed(attributes(node).get("aliases"))}:
                found[name].append(node)
    return found


def _named(names: dict[str, list[Node]], key: str) -> Node | None:
    """The person that `name@file#article` means, or the body of a name; None where that is not one node."""
    name, mark, _ = key.partition("@")
    found = [node for node in names.get(name, ()) if (node.kind == Label.PERSON) == bool(mark) and _words_in(node, key)]
    return found[0] if len(found) == 1 else None


def _words_in(node: Node, key: str) -> tuple[Source, ...]:
    """Where the file that the key names, or any, tells of the node."""
    file = key.partition("@")[2].rpartition("#")[0]
    return tuple(one for one in in_order(node.sources) if not file or one.document_id == file)[:_WORDS]


def _of_role(graph: Graph, kind: Kind, holding: Holding, why: str) -> Doubt:
    """A role; a no takes it from each page that tells it. The body is named where the person has other such posts."""
    others = [one for one in graph.person(holding.person_id).posts() if one.post == holding.post]
    is_alone = len({one.post_id for one in others}) == 1
    held = holding.post if is_alone else f"{holding.post}@{holding.org_full}"
    files = dict.fromkeys(source.document_id for source in holding.sources)
    rows = tuple(("not-role", f"{holding.person}@{file}", held) for file in files)
    title = post_title(holding.post, holding.org_full)
    question = f"{holding.person} 任 {title}（{STATUS.get(holding.status, holding.status)}）对吗 / is that so?"
    return Doubt(kind, question, why, holding.score, holding.sources[:_WORDS], rows)


def _of_conflict(graph: Graph, conflict: Conflict) -> Iterator[Doubt]:
    """A question for each side of two holders of a post, or two posts of a person."""
    if conflict.about == About.POST:
        sides = graph.post(conflict.subject_id).holders()
    elif conflict.about == About.SEATS:
        sides = graph.person(conflict.subject_id).posts()
    else:
        yield Doubt(Kind.CONFLICT, str(conflict).split("\n", 1)[0], "", _SURE, conflict.sources, ())
        return
    for holding in sides:
        if holding.clashes:
            against = "、".join(dict.fromkeys(clash.who for clash in holding.clashes))
            yield _of_role(graph, Kind.CONFLICT, holding, f"{holding.clashes[0].why}（{against}）")


class Decisions:
    """The corrections file while answers are added to it: nothing that stands in it is changed."""

    def __init__(self, path: Path) -> None:
        """Raises BadCorrections for a file that cannot be used, BadInput where its folder is not there."""
        self.path = path
        if not path.absolute().parent.is_dir():
            raise BadInput(f"{path}: no such folder; name the corrections file of your corpus with --corrections")
        parse_corrections(path, self._text())

    def has(self, doubt: Doubt) -> bool:
        """Whether a line of the file decides it, or remembers that it is right."""
        told = {_row(line) for line in self._text().splitlines()}
        return any(row in told for row in (*doubt.no, *doubt.yes))

    def add(self, lines: Sequence[str]) -> None:
        """Append the lines, all of them or none; raises BadCorrections where they contradict what stands there."""
        before = self._text()
        text = before or "\t".join(HEADER) + "\n"
        end = "\r\n" if "\r\n" in text else "\n"
        text += "" if text.endswith("\n") else end
        text += "".join(f"{line}{end}" for line in lines)
        parse_corrections(self.path, text)
        write_whole(self.path, text)

    def _text(self) -> str:
        """The file as it stands at this moment, to the letter; empty where there is none yet."""
        return read_text(self.path) if self.path.exists() else ""


def _row(line: str) -> tuple[str, ...]:
    cells = [cell.strip() for cell in line.split("\t")]
    return tuple(cells[1:4] if cells[0] == OK else cells[:3])
