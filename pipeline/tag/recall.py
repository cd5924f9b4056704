"""Names that an article made certain once, found again where the network did not see them."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from ..language.lexicon import everyday_words
from ..language.scan import Scanner
from ..record import Mention, Proposer, Span
from ..spans import end_of, start_of

RECALLED = frozenset({"PERSON", "COMPANY", "EVENT", "PLACE"})
CERTAIN = 0.7
SCORE = 0.85
BY = Proposer.RECALL
_NOUN_BEHIND = ("期", "时", "度", "化", "性", "率", "点", "级", "位", "路", "镇", "村", "市", "县", "区", "省")
"""What makes another word of a person's name before it: 高峰期."""


def recall_names(text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """`mentions`, which are sorted and apart, and the further places of their certain names.

    A name takes the place of a doubtful one that it holds, itself too: 宋立 gives way where 宋立言 is sure; a
    PLACE takes none. Of two names that overlap the longer one stands.
    """
    told = _certain(mentions)
    labels = dict(sorted(told, reverse=True))
    found = [
        Mention(span, label, name, _score(told[name, label]), BY)
        for name, spans in places_of(text, labels).items()
        for label in (labels[name],)
        for span in spans
        if _stands(text, span, label)
    ]
    sure = Counter(m.text for m in mentions if m.label == "PERSON" and m.score >= CERTAIN)
    kept = list(mentions)
    for mention in sorted(found, key=lambda m: (-len(m.text), m.span.start)):
        first = bisect_right(kept, mention.span.start, key=end_of)
        last = bisect_left(kept, mention.span.end, key=start_of)
        if all(_gives_way(m, mention) or _is_rarer_part(m, mention, sure) for m in kept[first:last]):
            kept[first:last] = [mention]
    return tuple(kept)


def _certain(mentions: Iterable[Mention]) -> dict[tuple[str, str], int]:
    """Names and labels that are sure, and how often they are told; a name of two characters that is no person's has to
    be told twice."""
    votes = Counter((m.text, m.label) for m in mentions if m.label in RECALLED and m.score >= CERTAIN)
    names = {pair: n for pair, n in votes.items() if len(pair[0]) > 2 or n > 1 or pair[1] == "PERSON"}
    return {(name.replace(" ", ""), label): n for (name, label), n in names.items() if label == "PERSON"} | names


def _score(told: int) -> float:
    """The chance that a name which was told so often is told again (Laplace's rule of succession)."""
    return round((told + 1) / (told + 2), 2)


def _stands(text: str, span: Span, label: str) -> bool:
    """Whether the name may stand here: 高峰 is none in 高峰期; a person's name that is a word is not recalled."""
    if label != "PERSON":
        return True
    return text[span.start : span.end] not in everyday_words() and not text.startswith(_NOUN_BEHIND, span.end)


def _gives_way(mention: Mention, name: Mention) -> bool:
    if name.label == "PLACE" or (name.span == mention.span and name.label != mention.label):
        return False
    return mention.score < CERTAIN and name.span.covers(mention.span)


def _is_rarer_part(mention: Mention, name: Mention, sure: Counter[str]) -> bool:
    """Whether a person's sure name is a part of one that the article tells more often: 宋立 in 宋立言."""
    part = mention.label == name.label == "PERSON" and name.span.covers(mention.span)
    return part and sure[mention.text] < sure[name.text]


def places_of(text: str, names: Collection[str]) -> dict[str, list[Span]]:
    """Where each name stands, from left to right without overlap with itself; all are found in one reading."""
    scanner, found = Scanner(names), {name: list[Span]() for name in names}
    for at in range(len(text)):
        for end in scanner.ends(text, at):
            places = found[text[at:end]]
            if not places or places[-1].end <= at:
                places.append(Span(at, end))
    return found
