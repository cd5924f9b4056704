"""Answers: frozen values with their evidence, each readable as one line of text or as plain data."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from pipeline.language.forms import folded, one_line
from pipeline.query.listing import plain, short, table
from pipeline.record import Source
from pipeline.visible import visible

STATUS = {
    "current": "现任",
    "former": "原任",
    "acting": "代理",
    "appointed": "新任",
    "removed": "免去",
    "proposed": "拟任",
}
PARTS = {"chaired": "主持", "spoke_at": "发言", "attended": "出席", "guided": "指导"}
FIGURES = {"target": "目标", "actual": "完成"}


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    """Base of all answers; `sources` are in order of time."""

    sources: tuple[Source, ...]

    def as_dict(self) -> dict[str, Any]:
        """The answer as plain data, its evidence as a list of objects."""
        data = asdict(self)
        return {**data, "sources": list(data["sources"])}

    @property
    def quote(self) -> str:
        """The first evidence: `a.txt:40-44 “市长闻雁”`; empty where there is none."""
        return quoted(self.sources[0]) if self.sources else ""

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {short(self)}>"

    def _repr_html_(self) -> str:
        return table([plain(self)])


@dataclass(frozen=True, slots=True)
class Clash:
    """What else is told that cannot be so as well: `who` (a person, a post, a figure), why, and the words."""

    who: str
    why: str
    sources: tuple[Source, ...]

    def __str__(self) -> str:
        words = "".join(f"\n      {one_row(one.date, quoted(one))}" for one in self.sources)
        return f"    冲突 / conflict: {visible(f'{self.who}（{self.why}）')}{words}"


@dataclass(frozen=True, slots=True, repr=False)
class Holding(Answer):
    """A person's time in a post. `first` and `last` were seen, `since` and `until` are stated in the text.

    `certain` is False for a last sighting before the day that was asked for; `conflict` names those who
    are told to hold the same principal post at the same time (or the person's other posts that he cannot
    hold as well), `clashes` gives the words on both sides.
    """

    person: str
    person_id: str
    post: str
    post_id: str
    org: str | None
    org_full: str | None
    status: str
    kind: str
    first: str | None
    last: str | None
    since: str | None
    until: str | None
    score: float
    certain: bool = True
    conflict: tuple[str, ...] = ()
    clashes: tuple[Clash, ...] = ()

    def __str__(self) -> str:
        post = f"{post_title(self.post, self.org_full or self.org)}（{STATUS.get(self.status, self.status)}）"
        stated = _stated(self.since, self.until)
        unsure = "" if self.certain else "〔此后未见〕"
        line = one_row(self.person, post, _seen(self.first, self.last), stated, unsure, *self._words())
        return "\n".join([line, *map(str, self.clashes)])

    def _words(self) -> Iterator[str]:
        """The first words that tell it, and the last ones, where they are of another day."""
        ends = self.sources[:1], self.sources[-1:]
        for part in ends if ends[0] and ends[0][0].date != ends[1][0].date else ends[:1]:
            yield from (f"| {one_row(one.date, quoted(one))}" for one in part)


@dataclass(frozen=True, slots=True, repr=False)
class Saying(Answer):
    """Attributed words: `start:end` is their place in `file`, `text` reads repaired; `direct` where the page quotes all
    of them, else they are reported, with marks around what is quoted among them."""

    id: str
    speaker: str | None
    org: str | None
    cue: str | None
    text: str
    date: str | None
    event: str | None
    file: str
    start: int
    end: int
    score: float
    speaker_id: str | None = None
    org_id: str | None = None
    event_id: str | None = None
    direct: bool = False

    def __str__(self) -> str:
        who = f"{self.speaker}（{self.org}）" if self.speaker and self.org else self.speaker or self.org or "？"
        text = one_line(self.text)
        words = f"{self.cue or '说'}：{f'“{text}”' if self.direct else text}"
        place = f"{self.file}:{self.start}-{self.end}"
        return one_row(self.date, who, words, self.event and f"见于{self.event}", place)


@dataclass(frozen=True, slots=True, repr=False)
class Participation(Answer):
    """A part in an event: `part` is `chaired`, `spoke_at`, `attended` or `guided`."""

    who: str
    part: str
    event: str
    event_id: str
    date: str | None
    place: str | None
    score: float = 1.0
    who_id: str = ""

    @property
    def quote(self) -> str:
        """The evidence that names who took part."""
        return quoted(naming(self.sources, self.who)) if self.sources else ""

    def __str__(self) -> str:
        part = f"{PARTS.get(self.part, self.part)} {self.event}"
        return one_row(self.date, self.place, self.who, part, both_quoted(self.sources, self.who))


@dataclass(frozen=True, slots=True, repr=False)
class Figure(Answer):
    """A figure that is promised (`target`) or reported (`actual`); without a range `low` and `high` are one."""

    id: str
    holder: str
    metric: str
    low: float
    high: float
    unit: str
    period: str | None
    kind: str
    date: str | None
    score: float = 1.0
    clashes: tuple[Clash, ...] = ()
    holder_id: str = ""

    @property
    def value(self) -> str:
        """`20亿元`, `20—30亿元`."""
        return f"{self.low:g}{'' if self.low == self.high else f'—{self.high:g}'}{self.unit}"

    def __str__(self) -> str:
        kind = FIGURES.get(self.kind, self.kind)
        line = one_row(self.date, self.holder, self.period, f"{kind}{self.metric}{self.value}", self.quote)
        return "\n".join([line, *map(str, self.clashes)])


def quoted(source: Source) -> str:
    """File, place and words: `a.txt:40-44 “市长闻雁”`."""
    return f"{source.document_id}:{source.start}-{source.end} “{one_line(source.quote)}”"


def naming(sources: Sequence[Source], who: str) -> Source:
    """The evidence with the full name, else the shortest, which is a name alone."""
    name = folded(who)
    return min(sources, key=lambda one: (name not in folded(one.quote), len(one.quote)))


def both_quoted(sources: Sequence[Source], who: str) -> str:
    """The first evidence, and that which names `who`, where it is another."""
    found = dict.fromkeys((*sources[:1], naming(sources, who))) if sources else {}
    return " | ".join(map(quoted, found))


def post_title(post: str, body: str | None) -> str:
    """How a reader calls a post: 云岫市委 + 书记 -> 云岫市委书记, 云岫市政府 + 副市长 -> 云岫市副市长."""
    if body is None:
        return post
    seat = body.removesuffix("政府")
    return f"{seat if seat != body and post.endswith(f'{seat[-1:]}长') else body}{post}"


def _stated(since: str | None, until: str | None) -> str:
    if since and until:
        return f"任期 {since} 至 {until}"
    return f"{since} 起任" if since else f"任至 {until}" if until else ""


def _seen(first: str | None, last: str | None) -> str:
    days = f"{first} 至 {last}" if first and last and first != last else first or last
    return f"见于 {days}" if days else "日期不详"


def one_row(*parts: str | None) -> str:
    """The parts that there are, in one line in which nothing steers a terminal."""
    return visible(" ".join(part for part in parts if part))


class About(StrEnum):
    """What a conflict is about."""

    POST = "post"
    """Several hold one post at one time."""
    SEATS = "seats"
    """One person heads two places at one time."""
    FIGURE = "figure"
    """One figure has two values."""
    LIFE = "life"
    """One fact of a life has two values."""


@dataclass(frozen=True, slots=True)
class Conflict(Answer):
    """`who` are the sides (persons, posts or values) of a conflict about `subject`, a node; `why` what and when."""

    about: About
    subject: str
    subject_id: str
    who: tuple[str, ...]
    why: str

    def __str__(self) -> str:
        words = (" ".join(filter(None, (one.date, quoted(one)))) for one in self.sources)
        line = visible(f"{self.subject}：{'、'.join(self.who)}（{self.why}）")
        return "\n      ".join([line, *map(visible, words)])
