"""Statements as the quotation literature scores them: source, cue and content, each exact, and all three at once.

After CofeNet (arXiv 2209.09432), which also counts the content's first and last sign and its overlap. Gold files name
the speaker instead of marking the place, so a source is right by its name; the overlap is counted in signs.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ..record import Repaired, Statement
from .baseline import find_cue, rule_span
from .gold import Compared
from .matching import bare, shared_part
from .optional import Item
from .quoting import Form, form_of
from .score_rows import Row, counted

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pair:
    """A statement wanted and the one found for it; one of them is None where there is no other.

    `form` is None without the page, `rule` the raw span that the baseline gives.
    """

    source: str
    found: Statement | None
    wanted: Item | None
    form: Form | None = None
    rule: Span | None = None

    @property
    def spans(self) -> tuple[Span | None, Span | None]:
        wanted = (self.wanted["start"], self.wanted["end"]) if self.wanted else None
        return (self.found.start, self.found.end) if self.found else None, wanted


def align(found: Sequence[Statement], wanted: Sequence[Item]) -> Iterator[tuple[Statement | None, Item | None]]:
    """Pairs by the greatest common part, each statement once, and what is left over; optional ones leave no trace."""
    choices = sorted(
        (
            (-shared_part(f, w), bool(w.get("optional")), j, i)
            for j, w in enumerate(wanted)
            for i, f in enumerate(found)
        ),
    )
    paired: dict[int, int] = {}
    for part, _, j, i in choices:
        if part < 0 and j not in paired and i not in paired.values():
            paired[j] = i
    for j, w in enumerate(wanted):
        if not w.get("optional"):
            yield (found[paired[j]] if j in paired else None), w
    yield from ((f, None) for i, f in enumerate(found) if i not in paired.values())


def quotation_pairs(compared: Compared) -> Iterator[Pair]:
    """The statements of one source, with their form and the baseline's span where the page is there."""
    if "statements" in compared.gold:
        for found, wanted in align(compared.record.statements, compared.gold["statements"]):
            pair = Pair(compared.source, found, wanted)
            yield _read(pair, compared.page.repaired) if compared.page else pair


def source_is_right(found: Statement, wanted: Item) -> bool:
    """The same speaker; where nobody speaks, the same body."""
    if bare(found.speaker) != bare(wanted.get("speaker")):
        return False
    return bool(bare(found.speaker)) or bare(found.org) == bare(wanted.get("org"))


def cue_is_right(found: Statement, wanted: Item) -> bool:
    return bare(found.cue) == bare(wanted.get("cue"))


def quotation_rows(pairs: Sequence[Pair], *, with_rule: bool) -> Iterator[Row]:
    """The rows of the table; `with_rule` puts the baseline's F1 beside those of the content."""
    exact = _same(slice(0, 2))
    yield _agreed("source", pairs, lambda f, w, _: source_is_right(f, w))
    yield _agreed("cue", pairs, lambda f, w, _: cue_is_right(f, w))
    contents = (("content exact", exact), ("first sign", _same(slice(0, 1))), ("last sign", _same(slice(1, 2))))
    for name, is_right in contents:
        yield _beside(name, pairs, is_right, with_rule)
    overlap = _overlap(pairs)
    ruled = [replace(pair, found=None) for pair in pairs if pair.wanted]
    yield replace(overlap, rule=_overlap(ruled, by_rule=True).value) if with_rule else overlap
    yield _agreed("all three", pairs, lambda f, w, p: source_is_right(f, w) and cue_is_right(f, w) and exact(p.spans))
    for form in Form:
        own = [pair for pair in pairs if pair.form == form]
        if any(pair.wanted for pair in own):
            yield _beside(f"exact, {form}", own, exact, with_rule)


def _read(pair: Pair, page: Repaired) -> Pair:
    found, wanted = pair.spans
    place = page.span_of(*(wanted or found or (0, 0)))
    start, end = place.start, place.end
    rule = None
    if pair.wanted and (cue := find_cue(page.text, bare(pair.wanted.get("cue")), start=start, end=end)):
        rule = rule_span(page.text, cue)
    ruled = (page.origin[rule[0]], page.origin[rule[1] - 1] + 1) if rule else None
    return replace(pair, form=form_of(page.text, start, end), rule=ruled)


def _same(ends: slice) -> Callable[[tuple[Span | None, Span | None]], bool]:
    return lambda spans: None not in spans and (spans[0] or ())[ends] == (spans[1] or ())[ends]


def _agreed(name: str, pairs: Iterable[Pair], is_right: Callable[[Statement, Item, Pair], bool]) -> Row:
    pairs = list(pairs)
    right = sum(bool(p.found and p.wanted and is_right(p.found, p.wanted, p)) for p in pairs)
    gold = sum(p.wanted is not None for p in pairs)
    return counted(name, right, found=sum(p.found is not None for p in pairs), gold=gold, of=gold)


def _beside(
    name: str, pairs: Sequence[Pair], is_right: Callable[[tuple[Span | None, Span | None]], bool], with_rule: bool
) -> Row:
    row = _agreed(name, pairs, lambda _f, _w, pair: is_right(pair.spans))
    if not with_rule:
        return row
    right = sum(is_right((pair.rule, pair.spans[1])) for pair in pairs)
    given = sum(pair.rule is not None for pair in pairs)
    return replace(row, rule=counted(name, right, found=given, gold=row.gold, of=row.gold).value)


def _overlap(pairs: Sequence[Pair], *, by_rule: bool = False) -> Row:
    spans = [(pair.rule if by_rule else pair.spans[0], pair.spans[1]) for pair in pairs]
    common = sum(max(0, min(f[1], w[1]) - max(f[0], w[0])) for f, w in spans if f and w)
    found, gold = (
        (sum(span[1] - span[0] for span in side if span) for side in zip(*spans, strict=True)) if spans else (0, 0)
    )
    return counted("overlap", common, found=found, gold=gold, of=sum(w is not None for _, w in spans))
