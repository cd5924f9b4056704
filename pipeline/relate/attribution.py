"""Whether a cue attributes words: what is asked about its place between a subject and what may be said."""

import re
from collections.abc import Iterator

from ..language.lexicon import cues
from ..record import Mention, Span
from .masked import masked
from .quotes import Words
from .view import View

QUESTION = "attributes"
_BEFORE, _BEHIND = 60, 24


def features(
    view: View, paragraph: Span, words: Words, cue: Span, end: int, *, subject: str, gap: int, ruled: bool
) -> Iterator[str]:
    """What the chance is weighed by that the cue (offsets of the paragraph) attributes what stands behind `end`.

    `subject` says what kind of subject stands before it, `gap` how far before; `ruled` whether the rules take it.
    """
    word = words.text[cue.start : cue.end]
    before = _masked(view, paragraph, cue.start - _BEFORE, cue.start)
    behind = _masked(view, paragraph, end, end + _BEHIND)
    mark = behind[:1] if behind[:1] in _MARKS else "end" if not behind else "none"
    sentence = re.split("[。！？；\n]", before)[-1]
    clause = sentence.rpartition("，")[2]
    kind = "ruled" if ruled else "free"
    sort = cues().get(word, "other")
    yield from ("all", kind, f"{kind} cue {word}", f"cue {word}", f"mark {mark}", f"{kind} mark {mark}")
    yield f"cue {word} mark {mark}"
    yield from (f"by {subject}", f"{kind} by {subject}", f"by {subject} mark {mark}", f"cue {word} by {subject}")
    yield f"{kind} gap {min(gap // 4, 6)}"
    yield from (f"sort {sort}", f"sort {sort} {kind}", f"sort {sort} mark {mark}", f"sort {sort} by {subject}")
    yield from (f"ends {word[-1]}", f"ends {word[-1]} mark {mark}", f"ends {word[-1]} {kind} mark {mark}")
    yield f"begins {word[0]}"
    for size in (1, 2, 3):
        yield f"{clause[-size:]}|"
        yield f"|{behind[:size]}"
    yield f"{clause[-1:]}|{word}|{behind[:1]}"
    yield f"clause ^{clause[:1]}"
    yield f"clause ^{clause[:2]}"
    yield f"sentence ^{sentence[:1]}"
    yield f"clauses {min(sentence.count('，'), 3)}"
    if not clause:
        yield f"begins clause {kind}"
    for sign in set(clause):
        yield f"clause {sign}"
    first = re.split("[。！？；，]", behind.lstrip("，：“"))[0]
    yield f"first clause {min(len(first) // 3, 5)}"
    for sign in set(first[:10]):
        yield f"first {sign}"


_MARKS = tuple("，：“。！；？、")


def _masked(view: View, paragraph: Span, start: int, end: int) -> str:
    """The words between two offsets of the paragraph."""
    return masked(view, Span(paragraph.start + max(0, start), min(paragraph.start + end, paragraph.end)))


def kind_of(subject: Mention | None, noun: str | None) -> str:
    """A word for what speaks: the label of a mention, the last two characters of a noun, or nobody."""
    return subject.label if subject else f"noun {noun[-2:]}" if noun else "nobody"
