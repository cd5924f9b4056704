"""Names that an article made certain once, found again where their surroundings tell nothing."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ..geography import gazetteer
from ..lexicon import everyday_words
from ..record import Mention, Span
from .bounds import is_end
from .companies import with_unit
from .derive import Name
from .persons import is_called_for
from .trim import year_before

RECALLED = frozenset({"PERSON", "COMPANY", "EVENT"})
CERTAIN, SURE = 0.8, 0.9
_NOUN_BEHIND = ("期", "时", "度", "化", "性", "率", "点", "级", "位", "路", "镇", "村", "市", "县", "区", "省")


def recall_names(text: str, mentions: Sequence[Mention], *, derived: Iterable[Name] = ()) -> tuple[Mention, ...]:
    """`mentions` and the further places of their certain and `derived` names, sorted, without overlap.

    A longer certain name takes the place of a shorter doubtful one: 宋立 gives way where 宋立言 is sure.
    """
    kept = [_without_tail(_without_lead(m, mentions), mentions) for m in mentions]
    for name, label in sorted(_certain(kept) | set(derived), key=lambda pair: (-len(pair[0]), pair)):
        kept = list(_with_name(text, kept, name, label))
    return tuple(sorted(kept, key=lambda m: (m.span.start, m.span.end)))


def with_listed(text: str, mentions: Sequence[Mention], listed: Sequence[Mention]) -> tuple[Mention, ...]:
    """`mentions` and the companies of lists in place of what they hold, found again in the rest of the text."""
    kept = [m for m in mentions if not any(m.span.overlaps(one.span) for one in listed)]
    return recall_names(text, (*kept, *listed), derived=())


LONGEST_LEAD = 2


def _without_lead(mention: Mention, mentions: Sequence[Mention]) -> Mention:
    """A body's name without the verb before it, where the article has the name alone: 听恒远集团 -> 恒远集团."""
    if mention.label not in ("ORG", "COMPANY"):
        return mention
    alone = {m.text for m in mentions if m.label == mention.label and m.score >= CERTAIN}
    for cut in range(1, LONGEST_LEAD + 1):
        name = mention.text[cut:]
        if len(name) >= SHORTEST_ALONE and name in alone and mention.text[:cut] not in gazetteer().forms:
            return replace(mention, span=Span(mention.span.start + cut, mention.span.end), text=name)
    return mention


SHORTEST_ALONE = 4


def _without_tail(mention: Mention, mentions: Sequence[Mention]) -> Mention:
    """The part of a name with ·, without the sign behind it that the network took in: 林德让 -> 林德 of 奥拉夫·林德."""
    if mention.label != "PERSON" or mention.by != "network" or "·" in mention.text:
        return mention
    name = mention.text[:-1]
    if len(name) > 1 and any(m.text.startswith(f"{name}·") or m.text.endswith(f"·{name}") for m in mentions):
        return replace(mention, span=Span(mention.span.start, mention.span.end - 1), text=name)
    return mention


def _certain(mentions: Iterable[Mention]) -> set[tuple[str, str]]:
    votes = Counter((m.text, m.label) for m in mentions if m.label in RECALLED and m.score >= CERTAIN)
    names = {pair for pair in votes if len(pair[0]) > 2 or votes[pair] > 1 or pair[1] == "PERSON"}
    return names | {(name.replace(" ", ""), label) for name, label in names if label == "PERSON"}


def _with_name(text: str, mentions: list[Mention], name: str, label: str) -> Iterator[Mention]:
    found = [
        _whole(text, span, label)
        for span in _places(text, name)
        if _stands(text, span, label) or _between(mentions, span, label)
    ]
    replaced: set[int] = set()
    for span in found:
        over = [i for i, m in enumerate(mentions) if m.span.overlaps(span)]
        if all(_gives_way(mentions[i], span, label) for i in over):
            replaced.update(over)
            yield Mention(span, label, text[span.start : span.end], 0.85, "recall")
    yield from (m for i, m in enumerate(mentions) if i not in replaced)


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


def _between(mentions: Sequence[Mention], span: Span, label: str) -> bool:
    """Whether the span stands right between two persons, as names of a headline do: 江晚高峰宋岭出席."""
    persons = [m.span for m in mentions if m.label == label == "PERSON"]
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


def _places(text: str, name: str) -> Iterator[Span]:
    at = text.find(name)
    while at >= 0:
        yield Span(at, at + len(name))
        at = text.find(name, at + len(name))
