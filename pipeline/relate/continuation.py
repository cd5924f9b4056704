"""Whether reported words go on into the next sentence: what is asked about the place between two sentences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..language.lexicon import cues
from ..record import Span
from .cues import Attribution
from .masked import masked
from .view import View

QUESTION = "goes on"
_LONGEST = 60
"""So much of a sentence is looked at, from its begin."""


@dataclass(frozen=True, slots=True)
class Boundary:
    """A place between two sentences of reported words: what was said since `start`, and the sentence behind.

    `opens` tells whether the attribution opens its paragraph, `alone` whether nobody else speaks behind in it.
    """

    start: int
    last: Span
    following: Span
    place: int
    is_paragraph: bool
    is_last: bool
    opens: bool = False
    alone: bool = False


def features(view: View, at: Attribution, boundary: Boundary) -> Iterator[str]:
    """What the chance is weighed by that the sentence behind belongs to the words that `at` attributes."""
    word, kind = at.word, cues().get(at.word, "other")
    new, old = _masked(view, at, boundary.following), _masked(view, at, boundary.last)
    yield "all"
    yield f"cue {word}"
    yield f"cue {kind}"
    subject = at.subject.label if at.subject else f"noun {(at.noun or '')[-2:]}"
    yield f"by {subject}"
    yield f"mark {at.mark}"
    if _IN_SPEECH.search(view.words(Span(at.begin, at.cue.start))):
        yield "in speech"
    place = f"sentence {min(boundary.place, 5)}"
    yield place
    yield f"kind {kind} {place}"
    if boundary.is_paragraph:
        yield from ("paragraph", f"paragraph {place}", f"paragraph {kind}")
    if boundary.is_last:
        yield from ("last", f"last {place}", f"last {kind}")
    around = f"{'opens' if boundary.opens else 'inside'} {'alone' if boundary.alone else 'others'}"
    yield from (around, f"{kind} {around}", f"{around} {place}", f"{around} ^{new[:1]}")
    yield f"said {min((boundary.following.start - boundary.start) // 40, 6)}"
    yield f"length {min(len(boundary.following) // 20, 4)}"
    for size in (1, 2, 3):
        yield f"^{new[:size]}"
    yield f"^{new[:1]} after ^{old[:1]}"
    if boundary.is_paragraph:
        yield f"paragraph ^{new[:2]}"
    for i in range(len(new)):
        yield new[i]
        yield new[i : i + 2]
    for i in range(len(old) - 1):
        yield f"said {old[i : i + 2]}"
    if new[:2] == old[:2]:
        yield "same begin"
    shared = {new[i : i + 2] for i in range(len(new) - 1)} & {old[i : i + 2] for i in range(len(old) - 1)}
    yield f"shared {min(len(shared), 4)}"


_IN_SPEECH = re.compile("致辞|致词|讲话|演讲|发言|报告")


def _masked(view: View, at: Attribution, span: Span) -> str:
    own = {m.text for m in view.within(Span(at.begin, at.cue.end))}
    begin = Span(span.start, min(span.end, span.start + _LONGEST))
    return masked(view, begin, speaker=at.subject.text if at.subject else None, own=own)
