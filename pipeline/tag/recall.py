"""Names that an article made certain once, found again where their surroundings tell nothing."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from ..geography import gazetteer
from ..lexicon import everyday_words
from ..record import Mention, Span
from ..scan import Scanner
from .bounds import is_end
from .companies import with_unit
from .derive import Name
from .persons import is_called_for
from .trim import year_before

RECALLED = frozenset({"PERSON", "COMPANY", "EVENT"})
CERTAIN, SURE = 0.8, 0.9
STRETCH = 64
_NOUN_BEHIND = ("期", "时", "度", "化", "性", "率", "点", "级", "位", "路", "镇", "村", "市", "县", "区", "省")


def recall_names(text: str, mentions: Sequence[Mention], *, derived: Iterable[Name] = ()) -> tuple[Mention, ...]:
    """`mentions` and the further places of their certain and `derived` names, sorted, without overlap.

    A longer certain name takes the place of a shorter doubtful one: 宋立 gives way where 宋立言 is sure.
    """
    alone = {(m.text, m.label) for m in mentions if m.score >= CERTAIN}
    parts = set(_parts(mentions))
    trimmed = [_without_tail(_without_lead(m, alone), parts) for m in mentions]
    names = _certain(trimmed) | set(derived)
    places = _places(text, {name for name, _ in names})
    kept = _Kept(trimmed)
    for name, label in sorted(names, key=lambda pair: (-len(pair[0]), pair)):
        _recall(text, kept, places[name], label)
    return kept.in_order()


class _Kept:
    """Mentions by the stretches of text that they touch: those around a span are found without a look at all."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._by_stretch: dict[int, list[Mention]] = defaultdict(list)
        for mention in mentions:
            self.add(mention)

    def add(self, mention: Mention) -> None:
        for stretch in _stretches(mention.span):
            self._by_stretch[stretch].append(mention)

    def remove(self, mention: Mention) -> None:
        for stretch in _stretches(mention.span):
            self._by_stretch[stretch].remove(mention)

    def near(self, span: Span) -> set[Mention]:
        """The mentions that overlap `span` or touch it, and some beside."""
        around = _stretches(Span(max(0, span.start - 1), span.end + 1))
        return {mention for stretch in around for mention in self._by_stretch.get(stretch, ())}

    def in_order(self) -> tuple[Mention, ...]:
        found = {mention for told in self._by_stretch.values() for mention in told}
        return tuple(sorted(found, key=lambda m: (m.span.start, m.span.end, m.label)))


def _stretches(span: Span) -> range:
    return range(span.start // STRETCH, (span.end - 1) // STRETCH + 1)


def with_listed(text: str, mentions: Sequence[Mention], listed: Sequence[Mention]) -> tuple[Mention, ...]:
    """`mentions` and the companies of lists in place of what they hold, found again in the rest of the text."""
    found = _Kept(listed)
    kept = [m for m in mentions if not any(m.span.overlaps(one.span) for one in found.near(m.span))]
    return recall_names(text, (*kept, *listed), derived=())


LONGEST_LEAD = 2


def _without_lead(mention: Mention, alone: Collection[Name]) -> Mention:
    """A body's name without the verb before it, where the article has the name alone: 听恒远集团 -> 恒远集团."""
    if mention.label not in ("ORG", "COMPANY"):
        return mention
    for cut in range(1, LONGEST_LEAD + 1):
        name, lead = mention.text[cut:], mention.text[:cut]
        if len(name) >= SHORTEST_ALONE and (name, mention.label) in alone and lead not in gazetteer().forms:
            return replace(mention, span=Span(mention.span.start + cut, mention.span.end), text=name)
    return mention


SHORTEST_ALONE = 4


def _without_tail(mention: Mention, parts: Collection[str]) -> Mention:
    """The part of a name with ·, without the sign behind it that the network took in: 林德让 -> 林德 of 奥拉夫·林德."""
    if mention.label != "PERSON" or mention.by != "network" or "·" in mention.text:
        return mention
    name = mention.text[:-1]
    if len(name) > 1 and name in parts:
        return replace(mention, span=Span(mention.span.start, mention.span.end - 1), text=name)
    return mention


def _parts(mentions: Iterable[Mention]) -> Iterator[str]:
    """What stands before or behind a dot of a name: 奥拉夫, 林德."""
    for mention in mentions:
        first, *others = mention.text.split("·")
        yield from (first, others[-1]) if others else ()


def _certain(mentions: Iterable[Mention]) -> set[tuple[str, str]]:
    votes = Counter((m.text, m.label) for m in mentions if m.label in RECALLED and m.score >= CERTAIN)
    names = {pair for pair in votes if len(pair[0]) > 2 or votes[pair] > 1 or pair[1] == "PERSON"}
    return names | {(name.replace(" ", ""), label) for name, label in names if label == "PERSON"}


def _recall(text: str, kept: _Kept, places: Iterable[Span], label: str) -> None:
    """Put the name at `places` among the kept mentions, where it may stand and those there give way."""
    spans = [s for s in places if _stands(text, s, label) or _between(kept, s, label)]
    added, replaced = [], set[Mention]()
    for span in (_whole(text, span, label) for span in spans):
        over = {m for m in kept.near(span) if m.span.overlaps(span)}
        if all(_gives_way(m, span, label) for m in over):
            replaced |= over
            added.append(Mention(span, label, text[span.start : span.end], 0.85, "recall"))
    for mention in replaced:
        kept.remove(mention)
    for mention in added:
        kept.add(mention)


def _stands(text: str, span: Span, label: str) -> bool:
    """Whether the name may stand here: 高峰 is none in 高峰期, nor 高密 in a longer name. One that is a
    word as well (应该, 万一) needs surroundings that call for a name."""
    if label == "PERSON":
        word = text[span.start : span.end] in everyday_words()
        named = not word or is_called_for(text, span.start, span.end)
        return named and not text.startswith(_NOUN_BEHIND, span.end)
    return label != "PLACE" or is_end(text, span.end)


def _whole(text: str, span: Span, label: str) -> Span:
    """The span with the unit written on behind a company (恒远新能 + 中央研究院), or the year before a meeting."""
    if label == "EVENT" and (year := year_before(text, span.start)) is not None:
        return Span(year, span.end)
    return Span(span.start, with_unit(text, span.end)) if label == "COMPANY" else span


def _between(kept: _Kept, span: Span, label: str) -> bool:
    """Whether the span stands right between two persons, as names of a headline do: 江晚高峰宋岭出席."""
    persons = [m.span for m in kept.near(span) if m.label == label] if label == "PERSON" else []
    return any(s.end == span.start for s in persons) and any(s.start == span.end for s in persons)


def _gives_way(mention: Mention, span: Span, label: str) -> bool:
    if label == "COMPANY" and mention.label in ("PLACE", "PERSON", "POST"):
        sure = mention.label != "POST" and len(span) >= SHORTEST_ALONE
        return span.covers(mention.span) and (span != mention.span or sure)
    if label == "COMPANY" and mention.span.covers(span):
        return False
    if label == "PERSON" and mention.label == "COMPANY" and mention.by == "network" and mention.span == span:
        return mention.score < SURE
    if label == "PERSON" and mention.label == "PLACE" and mention.by == "network" and span.covers(mention.span):
        return span != mention.span and mention.score < SURE
    return mention.label == label and mention.score < CERTAIN and mention.span != span


def _places(text: str, names: Collection[str]) -> dict[str, list[Span]]:
    """Where each name stands, from left to right without overlap with itself; all are found in one reading."""
    scanner, found = Scanner(names), {name: list[Span]() for name in names}
    for at in range(len(text)):
        short = (at + 1,) if text[at] in found else ()
        for end in (*scanner.ends(text, at), *short):
            places = found[text[at:end]]
            if not places or places[-1].end <= at:
                places.append(Span(at, end))
    return found
