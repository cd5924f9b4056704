"""The values that pass between the stages: frozen, slotted, with tuples inside.

Two coordinate systems, one bridge. Rules work on `Repaired.text`; every record that leaves the
pipeline stores offsets of the raw file. Inside the pipeline a `Span` is half open in repaired
text; `Repaired.raw_span` turns it into the half-open span of the raw file.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class Proposer(StrEnum):
    """Who says that a name stands in a text."""

    NETWORK = "network"
    """The project's own network, by either runtime."""
    NER = "ner"
    """A recognizer of the user's own."""
    LIST = "list"
    """A list of names of the user's own."""
    RECALL = "recall"
    """A sure name of the article, found again."""
    ALIAS = "alias"
    """A short form or pronoun that stands for a name."""
    OTHER = "other"
    """Someone else: a person, or another program."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A bad input: which document, in which stage, what is wrong and what to do about it."""

    document_id: str
    stage: str
    message: str


@dataclass(frozen=True, slots=True)
class Document:
    """One file of the corpus. `id` is its path below the corpus, with `/`; `raw` its decoded text.

    `format` is `text`, `markdown` or `html`; `sha256` is that of the file's bytes.
    """

    id: str
    path: str
    raw: str
    sha256: str
    format: str = "text"


@dataclass(frozen=True, slots=True)
class Span:
    """`text[start:end]` of a repaired text, in code points."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Repaired:
    """A page made readable: one paragraph a line. `origin[i]` is the raw offset of `text[i]`.

    `garbled` are the raw spans of text in a wrong encoding, which was left out.
    """

    document_id: str
    text: str
    origin: Sequence[int]
    garbled: tuple[tuple[int, int], ...] = ()

    def raw_span(self, span: Span) -> tuple[int, int]:
        """The raw offsets (half open) from the first to the last sign of `span`; it must not be empty."""
        if span.end <= span.start:
            raise ValueError(f"empty span {span.start}:{span.end}")
        return self.origin[span.start], self.origin[span.end - 1] + 1

    def span_of(self, start: int, end: int) -> Span:
        """The span of the text that the raw offsets `start:end` stand for; empty where nothing of them is left."""
        return Span(bisect_left(self.origin, start), bisect_left(self.origin, end))


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article, with its end sign. `paragraph` counts from 0 inside the article."""

    article: int
    paragraph: int
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """One report of a page. `span` covers body and credits; titles may stand before or behind it.

    `date` is ISO (`2025-02-06`, or `2025-02` where no day is told); `place` what it is about: a city, a county or a
    province by its usual name. `city` is the one that 市委 is of (None: `place`; empty: not known), `province` the
    province of that city and `county` the county it tells most of, in their full names, where they can be told.
    `body` are the body's paragraphs, `credits` the lines that only name reporters and editors.
    """

    index: int
    title: str | None
    date: str | None
    place: str | None
    province: str | None
    county: str | None
    span: Span
    titles: tuple[Span, ...] = ()
    body: tuple[Span, ...] = ()
    credits: tuple[Span, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    city: str | None = None

    @property
    def seat(self) -> str | None:
        """The city whose bodies are told without its name."""
        return self.place if self.city is None else self.city or None


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the repaired text. `score` is in 0..1, two decimals; `by` is the proposer."""

    span: Span
    label: str
    text: str
    score: float
    by: Proposer
    article: int = 0


@dataclass(frozen=True, slots=True)
class Alias:
    """A mention (or a pronoun, a short form) and the name that it stands for in this article."""

    span: Span
    refers_to: str
    why: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a claim stands in the raw file: `raw[start:end] == quote`, counted in code points."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Role:
    """A person holds, held, or gets a post. Names are simplified, without the page's damage."""

    article: int
    person: str
    org: str | None
    post: str
    org_full: str | None
    kind: str
    status: str
    date: str | None
    since: str | None
    until: str | None
    score: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """Words attributed to a speaker; `start:end` is the raw span of the words, `text` reads repaired.

    `terms` are its content words, in order of first occurrence; `direct` tells whether the page quotes them all, so
    that quotation marks may stand around `text`.
    """

    article: int
    speaker: str | None
    org: str | None
    cue: str | None
    start: int
    end: int
    text: str
    event: str | None
    score: float
    evidence: tuple[Evidence, ...]
    terms: tuple[str, ...] = ()
    direct: bool = False


@dataclass(frozen=True, slots=True)
class Participant:
    """`role` is `chair`, `speaker`, `attendee` or `guest`; the evidence names who it is."""

    who: str
    role: str
    score: float = 1.0
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    article: int
    name: str
    date: str | None
    place: str | None
    participants: tuple[Participant, ...]
    evidence: tuple[Evidence, ...]
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Target:
    """A figure that a holder promises (`target`) or reports (`actual`); a range is two values."""

    article: int
    holder: str
    metric: str
    value: float | int | tuple[float | int, float | int]
    unit: str
    period: str | None
    kind: str
    evidence: tuple[Evidence, ...]
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Appointment:
    """`change` is `appointed` or `removed`; `by` the deciding body, where the text names it."""

    article: int
    person: str
    org: str | None
    post: str
    change: str
    by: str | None
    date: str | None
    evidence: tuple[Evidence, ...]
    score: float = 1.0


class LifeField(StrEnum):
    """What a CV, a notice before appointment or an obituary says of a person besides posts."""

    BIRTH = "birth"
    BIRTHPLACE = "birthplace"
    SEX = "sex"
    ETHNICITY = "ethnicity"
    NATIVE_PLACE = "native_place"
    EDUCATION = "education"
    DEGREE = "degree"
    SCHOOL = "school"
    PARTY = "party"
    PARTY_SINCE = "party_since"
    WORK_SINCE = "work_since"
    RANK = "rank"


@dataclass(frozen=True, slots=True)
class Life:
    """One value that a text gives for a person: 江晚，女，1970年3月生 -> sex 女, birth 1970-03.

    Values are the words of the text; those of `birth`, `party_since` and `work_since` are ISO, as precise as stated.
    `date` is ISO, of a school the time of leaving it, else None.
    """

    article: int
    person: str
    field: LifeField
    value: str
    date: str | None
    score: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """An article as it leaves the pipeline: `start:end` raw."""

    id: str
    title: str | None
    date: str | None
    place: str | None
    province: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class MentionRecord:
    """A mention as it leaves the pipeline: `start:end` raw, `text` repaired."""

    id: str
    article: int
    start: int
    end: int
    label: str
    text: str
    score: float
    by: Proposer


@dataclass(frozen=True, slots=True)
class AliasRecord:
    """`mention` is the raw span that stands for `refers_to`."""

    article: int
    start: int
    end: int
    mention: str
    refers_to: str
    why: str


@dataclass(frozen=True, slots=True)
class Record:
    """All that was read out of one source file; one line of `records.jsonl`."""

    source: str
    sha256: str
    articles: tuple[ArticleRecord, ...] = ()
    mentions: tuple[MentionRecord, ...] = ()
    aliases: tuple[AliasRecord, ...] = ()
    roles: tuple[Role, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    targets: tuple[Target, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    lives: tuple[Life, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether two things are one: `verdict` is `positive`, `negative` or `unsure`."""

    left: str
    right: str
    verdict: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Source:
    """Evidence together with the file that it stands in and the date of its article."""

    document_id: str
    start: int
    end: int
    quote: str
    date: str | None = None


Scalar = str | int | float | bool


@dataclass(frozen=True, slots=True)
class Node:
    """A thing in the graph. `kind` is a `schema.Label` value; `attrs` are sorted scalar pairs."""

    id: str
    kind: str
    name: str
    attrs: tuple[tuple[str, Scalar], ...] = ()
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie from node `source` to node `target`. `kind` is a `schema.Relation` value."""

    id: str
    kind: str
    source: str
    target: str
    weight: float = 1.0
    attrs: tuple[tuple[str, Scalar], ...] = ()
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class LifeFact:
    """One value of a person's life, with every place that states it; `person` is a node's id, `field` a `LifeField`."""

    id: str
    person: str
    field: str
    value: str
    date: str | None
    score: float
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class PropertyGraph:
    """A checked graph: nodes and edges sorted by id, the judgements that merged or kept apart, and the lives of
    persons, sorted."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    judgements: tuple[Judgement, ...] = field(default=())
    lives: tuple[LifeFact, ...] = field(default=())
