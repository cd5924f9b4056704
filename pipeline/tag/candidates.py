"""What the taggers propose: spans in `doc.spans["candidates"]`, one score for each proposer.

The proposer's name is the span's id, the scores are a plain dict in the group's `attrs`, so that
`Doc.to_bytes` and `n_process` work. Offsets are those of tokens, and a token is one character.
"""

from dataclasses import dataclass

from spacy.tokens import Doc, Span, SpanGroup

GROUP = "candidates"
_SCORES = "scores"
_TEXT = "text"


@dataclass(frozen=True, order=True, slots=True)
class Candidate:
    """A proposed mention: tokens `start:end` of the Doc; `score` is in 0..1, two decimals."""

    start: int
    end: int
    label: str
    score: float
    by: str


def text_of(doc: Doc) -> str:
    """The text of `doc`, read once: `Doc.text` puts it together anew at each call."""
    if _TEXT not in doc.user_data:
        doc.user_data[_TEXT] = doc.text
    text: str = doc.user_data[_TEXT]
    return text


def propose(doc: Doc, start: int, end: int, label: str, score: float, by: str) -> None:
    """Add a span to the candidates of `doc`; proposed again by the same, the higher score counts.

    Raises ValueError for an empty span, one outside the Doc, or a score outside 0..1.
    """
    if not 0 <= start < end <= len(doc):
        raise ValueError(f"candidate {start}:{end} is empty or outside the {len(doc)} tokens of the Doc")
    if not 0.0 <= score <= 1.0:
        raise ValueError(f"score {score} of candidate {start}:{end} is outside 0..1")
    group = _group(doc)
    scores = group.attrs.setdefault(_SCORES, {})
    key = _key(start, end, label, by)
    if key not in scores:
        group.append(Span(doc, start, end, label=label, span_id=by))
    scores[key] = max(round(score, 2), scores.get(key, 0.0))


def candidates(doc: Doc) -> list[Candidate]:
    """All that was proposed, sorted by start, end, label; empty when nothing was."""
    if GROUP not in doc.spans:
        return []
    group = doc.spans[GROUP]
    scores = group.attrs.get(_SCORES, {})
    return sorted(
        Candidate(s.start, s.end, s.label_, scores[_key(s.start, s.end, s.label_, s.id_)], s.id_) for s in group
    )


def _group(doc: Doc) -> SpanGroup:
    if GROUP not in doc.spans:
        doc.spans[GROUP] = SpanGroup(doc, name=GROUP)
    group: SpanGroup = doc.spans[GROUP]
    return group


def _key(start: int, end: int, label: str, by: str) -> str:
    return f"{start}:{end}:{label}:{by}"
