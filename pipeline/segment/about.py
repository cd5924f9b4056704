"""Which place an article is about: of the places that it names, and none, the likeliest by learned weights.

A conditional logit (McFadden 1974) over what tells of each place: the dateline, the headline, the first words, where
something is held, how often it is named. The weights lie in `models/place.tsv`, where
`python -m pipeline.training.place` wrote them.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..language.geography import MUNICIPALITIES, Gazetteer
from ..language.lexicon import Division
from ..model_files.weights import linear_score
from .city import stated_place
from .divisions import DivisionMention, above, find_divisions, is_of_municipality, usual_name

FILE = "place.tsv"
LEAD, NEAR = 110, 400
"""The first words of a report, and how far in something that is held somewhere is looked for."""
Told = Mapping[str | None, Sequence[tuple[str, float]]]

_ACT = re.compile(r"[^。]{0,24}?(?:召开|举行|举办|开幕|闭幕|调研|考察|会见|座谈|启动|签约|开工|揭牌|落成)")
_AT = re.compile(r"(?:在|赴|来到|到|抵)[\u4e00-\u9fff]{0,5}$")
_BODY_BEHIND = re.compile(
    r"(?:[\u4e00-\u9fff]{0,4}(?:大学|学院|证券|交易所|银行|日报|晚报|早报|时报|新闻|电视台|广播|融媒体?)|网|[）)]|"
    r"[\u4e00-\u9fffA-Za-z]{0,8}(?:集团|股份|公司))"
)
"""What makes the place before it the beginning of a body's or firm's name."""
_FIRM = re.compile("公司|集团|股份|股票|证券|银行|股东|董事|上市|投资者|基金|亿元")
_NATION = re.compile("中央|国务院|全国|国家|中国|总书记")
_BROADCAST = re.compile("央视网消息|新闻联播")
_CASE = re.compile("纪委|监委|检察院|最高检|涉嫌|被查|受贿|违纪|任免|拟任")
_LIFE = re.compile(r"年\d{1,2}月出?生|简历")
"""A national broadcast, a case against somebody, a life: such reports name many places and are about none."""
_OWN = {
    level: re.compile(
        rf"(?<![\u4e00-\u9fff]){sign}(?:委|政府|人大|政协|长(?!期|度)|纪委|领导)|全{sign}(?!面|体)|我{sign}"
    )
    for level, sign in (("province", "省"), ("city", "市"), ("county", "县"), ("district", "区"))
}
"""How a report speaks of its own province, city, county or district without a name."""


@dataclass(frozen=True, slots=True)
class Report:
    """What the place is worked out from; `city` is the one that its bodies are of, where it is known."""

    title: str
    lead: str
    words: str
    city: str | None = None


def place_of(report: Report, gazetteer: Gazetteer, weights: Mapping[str, float]) -> str | None:
    """The likeliest place by its usual name; None where the article is likelier about none of those it names."""
    return likeliest(evidence(report, gazetteer), weights)


def likeliest(told: Told, weights: Mapping[str, float]) -> str | None:
    """The place for which most is told by the weights."""
    scores = {name: linear_score(features, weights=weights) for name, features in told.items()}
    return max(scores, key=lambda name: (scores[name], name or ""))


def evidence(report: Report, gazetteer: Gazetteer) -> Told:
    """What tells of each place named, and (None) that the article is about none: features and their values."""
    seen = _Seen(report, gazetteer)
    told: dict[str | None, Sequence[tuple[str, float]]] = {
        name: tuple(_of_place(seen, name)) for name in sorted(seen.divisions)
    }
    if seen.dateline and seen.dateline not in told:
        told[seen.dateline] = (("dateline", 1.0), ("level unknown", 1.0))
    told[None] = tuple(_of_none(seen, report))
    return told


class _Seen:
    """The places that a report names, by their usual names."""

    def __init__(self, report: Report, gazetteer: Gazetteer) -> None:
        self._report, self._known = report, gazetteer
        self.all = find_divisions(report.words, gazetteer)
        self.title = self._names(find_divisions(report.title, gazetteer))
        self.lead = self._names(find_divisions(report.lead[:LEAD], gazetteer))
        self.own = [level for level, pattern in _OWN.items() if pattern.search(report.words)]
        stated = stated_place(report.lead)
        known = next(iter(gazetteer.forms.get(stated or "", ())), None)
        self.dateline = usual_name(known) if known else stated
        self.around_dateline = {usual_name(upper) for upper in above(known, gazetteer)} if known else set()
        self.city = report.city

    @cached_property
    def divisions(self) -> Mapping[str, Division]:
        found: dict[str, Division] = {}
        for mention in self.all:
            for division in self._chain(mention.division):
                found.setdefault(usual_name(division), division)
        return found

    @cached_property
    def named(self) -> Counter[str]:
        return Counter(usual_name(mention.division) for mention in self.all)

    @cached_property
    def with_parts(self) -> Counter[str]:
        """How often each place is named, or a part of it."""
        return Counter(usual_name(d) for mention in self.all for d in self._chain(mention.division))

    @cached_property
    def first(self) -> str | None:
        """The place named first, the smaller one where its province goes before it: not 湖南 in 湖南衡阳."""
        return next((usual_name(d) for d in self._chain(self.all[0].division)), None) if self.all else None

    @cached_property
    def held_in(self) -> frozenset[str]:
        """Places where something is held or visited, and what they lie in."""
        words = self._report.words[:NEAR]
        held = (mention for mention in find_divisions(words, self._known) if _is_held(words, mention))
        return frozenset(usual_name(d) for mention in held for d in self._chain(mention.division))

    @cached_property
    def in_names(self) -> Counter[str]:
        """How often each place is named as the beginning of a body's name only."""
        words = self._report.words
        return Counter(usual_name(m.division) for m in self.all if _BODY_BEHIND.match(words, m.end))

    def upper(self, name: str) -> set[str]:
        """What the place lies in."""
        return {usual_name(division) for division in above(self.divisions[name], self._known)}

    def _chain(self, division: Division) -> Iterator[Division]:
        if not is_of_municipality(division, self._known):
            yield division
        yield from above(division, self._known)

    def _names(self, found: Sequence[DivisionMention]) -> tuple[frozenset[str], frozenset[str]]:
        """The places named, and what they lie in."""
        named = frozenset(usual_name(mention.division) for mention in found)
        whole = frozenset(usual_name(d) for mention in found for d in self._chain(mention.division))
        return named, whole - named


def _is_held(words: str, mention: DivisionMention) -> bool:
    if mention.arrived:
        return True
    return bool(_AT.search(words[max(0, mention.start - 8) : mention.start]) and _ACT.match(words, mention.end))


def _of_place(seen: _Seen, name: str) -> Iterator[tuple[str, float]]:
    level = _level(seen.divisions[name])
    total = len(seen.all)
    parts = [other for other in seen.divisions if name in seen.upper(other)]
    below = max((seen.with_parts[part] for part in parts), default=0)
    yield f"level {level}", 1.0
    for feature, value in (
        ("title", name in seen.title[0]),
        ("lead", name in seen.lead[0]),
        ("own share", seen.named[name] / total),
        ("share", seen.with_parts[name] / total),
        ("part below", below / max(1, seen.with_parts[name])),
    ):
        yield feature, float(value)
        yield f"{feature} {level}", float(value)
    yield "in names", seen.in_names[name] / max(1, seen.named[name])
    yield "title below", float(name in seen.title[1])
    yield "lead below", float(name in seen.lead[1])
    yield "held in", float(name in seen.held_in)
    yield "times", math.log1p(seen.named[name])
    yield "first", float(name == seen.first)
    yield "city of its bodies", float(name == seen.city)
    yield from ((f"own {own} {level}", 1.0) for own in seen.own)
    yield from _beside_dateline(seen, name, level)


def _beside_dateline(seen: _Seen, name: str, level: str) -> Iterator[tuple[str, float]]:
    if seen.dateline is None:
        return
    if name == seen.dateline:
        yield "dateline", 1.0
        yield f"dateline {level}", 1.0
    elif name in seen.around_dateline:
        yield "dateline above", 1.0
    else:
        yield "dateline elsewhere", 1.0
        yield "dateline inside", float(bool(seen.upper(name) & {seen.dateline, *seen.around_dateline}))


def _level(division: Division) -> str:
    return "municipality" if division.name in MUNICIPALITIES or division.name.endswith("特别行政区") else division.level


def _of_none(seen: _Seen, report: Report) -> Iterator[tuple[str, float]]:
    head = report.title + report.lead[:LEAD]
    size = max(50, len(report.words)) / 100
    provinces = {name for name, division in seen.divisions.items() if division.level == "province"}
    yield "none", 1.0
    yield "none, firms", min(4.0, len(_FIRM.findall(report.words)) / size)
    yield "none, nation", min(4.0, len(_NATION.findall(report.words)) / size)
    yield "none, firm in head", float(bool(_FIRM.search(head)))
    yield "none, nation in head", float(bool(_NATION.search(head)))
    yield "none, provinces", math.log1p(len(provinces))
    yield "none, dateline", float(bool(seen.dateline))
    yield "none, title", float(bool(seen.title[0]))
    yield "none, lead", float(bool(seen.lead[0]))
    yield "none, times", math.log1p(len(seen.all))
    yield "none, share", max(seen.with_parts.values(), default=0) / max(1, len(seen.all))
    yield "none, own", float(bool(seen.own))
    yield "none, broadcast", float(bool(_BROADCAST.search(report.lead[:LEAD])))
    yield "none, case in head", float(bool(_CASE.search(head)))
    yield "none, life", float(bool(_LIFE.search(report.words)))
