"""Answers that join two things, or lead to one: a step of a path, a tie between persons, what a search finds."""

from dataclasses import dataclass

from pipeline.query.answers import Answer, both_quoted, one_row, quoted
from pipeline.schema import EDGE_RULES, PARTS, Relation

LABELS = {
    "person": "人物",
    "post": "职位",
    "organization": "机构",
    "company": "企业",
    "place": "地点",
    "event": "活动",
    "statement": "言论",
    "target": "指标",
    "article": "报道",
}


@dataclass(frozen=True, slots=True, repr=False)
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
        who = self.left if self.forward else self.right
        words = both_quoted(self.sources, who) if self.kind in PARTS else self.quote
        return one_row(f"{self.left} {arrow} {self.right}", self.date, words)


@dataclass(frozen=True, slots=True, repr=False)
class Connection(Answer):
    """How two persons are tied: `left` followed `right` in a post, or reports to him; else neither comes first.

    `count` is the number of meetings, bodies or posts that tie them, `strength` what these are worth: a meeting of n
    persons 1/(n-1) to each pair. `first` and `last` are the days on which it is known.
    """

    kind: str
    left: str
    left_id: str
    right: str
    right_id: str
    over: tuple[str, ...]
    strength: float
    count: int
    first: str | None
    last: str | None

    def __str__(self) -> str:
        caption = EDGE_RULES[Relation(self.kind)].caption
        days = self.first if self.first == self.last else f"{self.first} 至 {self.last}"
        over = "、".join(self.over)
        words = " | ".join(map(quoted, dict.fromkeys((*self.sources[:1], *self.sources[-1:]))))
        return one_row(f"{self.left} {caption} {self.right}", over and f"（{over}）", self.first and days, words)


@dataclass(frozen=True, slots=True, repr=False)
class Hit(Answer):
    """What words were found in: a node, or an edge that tells a fact; `what` reads as one line.

    `sources` begin with the evidence that holds the words, where it does.
    """

    id: str
    kind: str
    what: str
    date: str | None
    score: float

    def __str__(self) -> str:
        caption = LABELS.get(self.kind) or EDGE_RULES[Relation(self.kind)].caption
        return one_row(self.date, caption, self.what, self.quote, f"[{self.id}]")
