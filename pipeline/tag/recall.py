"""Names that an article made certain once, found again where their surroundings tell nothing."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ..record import Mention, Span

RECALLED = frozenset({"PERSON", "COMPANY", "EVENT"})
CERTAIN = 0.8
_NOUN_BEHIND = ("期", "时", "度", "化", "性", "率", "点", "级", "位", "路", "镇", "村", "市", "县", "区", "省")


def recall_names(text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """`mentions` and the further places of their certain names, sorted; no two of one name overlap.

    A longer certain name takes the place of a shorter doubtful one: 张为 gives way where 张为海 is sure.
    """
    kept = list(mentions)
    for name, label in sorted(_certain(mentions), key=lambda pair: (-len(pair[0]), pair)):
        kept = list(_with_name(text, kept, name, label))
    return tuple(sorted(kept, key=lambda m: (m.span.start, m.span.end)))


def _certain(mentions: Iterable[Mention]) -> set[tuple[str, str]]:
    votes = Counter((m.text, m.label) for m in mentions if m.label in RECALLED and m.score >= CERTAIN)
    return {pair for pair in votes if len(pair[0]) > 2 or votes[pair] > 1 or pair[1] == "PERSON"}


def _with_name(text: str, mentions: list[Mention], name: str, label: str) -> Iterator[Mention]:
    found = [span for span in _places(text, name) if not (label == "PERSON" and text.startswith(_NOUN_BEHIND, span.end))]
    replaced: set[int] = set()
    for span in found:
        over = [i for i, m in enumerate(mentions) if m.span.overlaps(span)]
        if all(_gives_way(mentions[i], span, label) for i in over):
            replaced.update(over)
            yield Mention(span, label, name, 0.85, "recall")
    yield from (m for i, m in enumerate(mentions) if i not in replaced)


def _gives_way(mention: Mention, span: Span, label: str) -> bool:
    return mention.label == label and mention.score < CERTAIN and mention.span != span


def _places(text: str, name: str) -> Iterator[Span]:
    at = text.find(name)
    while at >= 0:
        yield Span(at, at + len(name))
        at = text.find(name, at + len(name))
