"""Answers: frozen values with their evidence, each readable as one line of text or as plain data."""

from dataclasses import asdict, dataclass
from typing import Any

from pipeline.forms import one_line
from pipeline.record import Source

STATUS = {"current": "现任", "former": "原任", "acting": "代理", "appointed": "新任", "removed": "免去"}
PARTS = {"chaired": "主持", "spoke_at": "发言", "attended": "出席", "guided": "指导"}
FIGURES = {"target": "目标", "actual": "完成"}


@dataclass(frozen=True, slots=True)
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
        if not self.sources:
            return ""
        first = self.sources[0]
        return f"{first.document_id}:{first.start}-{first.end} “{one_line(first.quote)}”"


@dataclass(frozen=True, slots=True)
class Holding(Answer):
    """A person's time in a post. `first` and `last` were seen, `since` and `until` are stated in the text.

    `certain` is False for a last sighting before the day that was asked for; `conflict` names those who
    are told to hold the same principal post at the same time.
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

    def __str__(self) -> str:
        post = f"{self.org_full or self.org or ''}{self.post}（{STATUS.get(self.status, self.status)}）"
        stated = f"{self.since or ''}起" if self.since else ""
        stated += f"至{self.until}止" if self.until else ""
        unsure = "" if self.certain else "〔此后未见〕"
        clash = f"〔与{'、'.join(self.conflict)}任期冲突〕" if self.conflict else ""
        return _line(self.person, post, _seen(self.first, self.last), stated, unsure, clash, self.quote)


@dataclass(frozen=True, slots=True)
class Saying(Answer):
    """Attributed words: `start:end` is their place in `file`, `text` reads repaired."""

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

    def __str__(self) -> str:
        who = f"{self.speaker}（{self.org}）" if self.speaker and self.org else self.speaker or self.org or "？"
        text = one_line(self.text)
        words = f"{self.cue or '说'}：{text if '“' in text else f'“{text}”'}"
        return _line(self.date, who, words, self.event and f"见于{self.event}", f"{self.file}:{self.start}-{self.end}")


@dataclass(frozen=True, slots=True)
class Participation(Answer):
    """A part in an event: `part` is `chaired`, `spoke_at`, `attended` or `guided`."""

    who: str
    part: str
    event: str
    event_id: str
    date: str | None
    place: str | None

    def __str__(self) -> str:
        return _line(self.date, self.place, self.who, f"{PARTS.get(self.part, self.part)}{self.event}", self.quote)


@dataclass(frozen=True, slots=True)
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

    def __str__(self) -> str:
        value = f"{self.low:g}" if self.low == self.high else f"{self.low:g}—{self.high:g}"
        kind = FIGURES.get(self.kind, self.kind)
        return _line(self.date, self.holder, self.period, f"{kind}{self.metric}{value}{self.unit}", self.quote)


@dataclass(frozen=True, slots=True)
class Tie(Answer):
    """One step of a path from `left` to `right`; `forward` tells whether the edge points that way."""

    left: str
    left_id: str
    right: str
    right_id: str
    kind: str
    caption: str
    forward: bool
    date: str | None

    def __str__(self) -> str:
        arrow = f"—{self.caption}→" if self.forward else f"←{self.caption}—"
        return _line(f"{self.left} {arrow} {self.right}", self.date, self.quote)


def _seen(first: str | None, last: str | None) -> str:
    return f"{first} 至 {last}" if first and last and first != last else first or last or "日期不详"


def _line(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)
