"""What the taggers propose: spans in `doc.spans["candidates"]`, and a row for each in the group's `attrs`.

Offsets are of the Doc's text in characters, whatever its tokens are. Rows are plain lists and words, so that
`Doc.to_bytes`, `DocBin` and `n_process` work.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from spacy.tokens import Doc, Span, SpanGroup

from ..record import Proposer

GROUP = "candidates"
_ROWS = "rows"
_TEXTS: WeakKeyDictionary[Doc, str] = WeakKeyDictionary()


@dataclass(frozen=True, order=True, slots=True)
class Candidate:
    """A proposed mention, `text[start:end]` of the Doc; `score` is in 0..1, two decimals."""

    start: int
    end: int
    label: str
    score: float
    by: Proposer


def text_of(doc: Doc) -> str:
    """The text of `doc`, read once: `Doc.text` puts it together anew at each call."""
    if doc not in _TEXTS:
        _TEXTS[doc] = doc.text
    return _TEXTS[doc]


def propose(doc: Doc, start: int, end: int, label: str, score: float, by: str) -> None:
    """Add `text[start:end]` to the candidates of `doc`; proposed again by the same, the higher score counts.

    Where no tokens begin and end there, the candidate has a row and no span. Raises ValueError for an empty span, one
    outside the text, a score outside 0..1, or a proposer that is none.
    """
    size = len(text_of(doc))
    if not 0 <= start < end <= size:
        raise ValueError(f"candidate {start}:{end} is empty or outside the {size} characters of the Doc")
    if not 0.0 <= score <= 1.0:
        raise ValueError(f"score {score} of candidate {start}:{end} is outside 0..1")
    if GROUP not in doc.spans:
        doc.spans[GROUP] = SpanGroup(doc, name=GROUP)
    if span := char_span(doc, start, end, label=label):
        doc.spans[GROUP].append(span)
    doc.spans[GROUP].attrs.setdefault(_ROWS, []).append([start, end, label, round(score, 2), str(Proposer(by))])


def candidates(doc: Doc) -> list[Candidate]:
    """All that was proposed, sorted by start, end, label; empty when nothing was."""
    best: dict[tuple[int, int, str, Proposer], Candidate] = {}
    for c in stored(doc, GROUP):
        key = (c.start, c.end, c.label, c.by)
        best[key] = max(c, best.get(key, c))
    return sorted(best.values())


def char_span(doc: Doc, start: int, end: int, *, label: str, mode: str = "strict") -> Span | None:
    """The tokens of `text[start:end]`; None where it does not begin and end with one and `mode` finds none for it."""
    if len(doc) == len(text_of(doc)):
        return Span(doc, start, end, label=label)
    return doc.char_span(start, end, label=label, alignment_mode=mode)


def store(doc: Doc, group: str, found: Iterable[Candidate], *, spans: Iterable[Span]) -> None:
    """Make `spans` the group of that name, with a row for each of `found`."""
    rows = [[c.start, c.end, c.label, c.score, str(c.by)] for c in found]
    doc.spans[group] = SpanGroup(doc, name=group, spans=list(spans), attrs={_ROWS: rows})


def stored(doc: Doc, group: str) -> Iterator[Candidate]:
    """What the rows of the group tell, in their order; nothing where there is no such group."""
    if group in doc.spans:
        for start, end, label, score, by in doc.spans[group].attrs.get(_ROWS, ()):
            yield Candidate(start, end, label, score, Proposer(by))
