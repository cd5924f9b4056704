"""Questions and answers of an interview, each opened by its speaker's name and a colon, without a cue."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from ..record import Mention, Span
from .view import View

_SOUND = r"【[^】]{0,6}(?:录音|同期声|采访|原声)[^】]{0,4}】"
_ASKS = re.compile(r"(?:记者|主持人|问)(?=：[^\n]*[，。？！])")
_LABEL = re.compile(rf"(?:{_SOUND})?\s*")
_BEHIND_NAME = re.compile(r"(?:（[^）]{1,30}）)?：(?!$)")
_STORY = re.compile(r"【|说到这|话音|说完|说着|采访(?:结束|中)|临别")


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of an interview: who speaks (None for who asks), the words that say so, and what is said."""

    speaker: Mention | None
    label: Span
    content: Span


def find_turns(view: View) -> tuple[Turn, ...]:
    """The turns of an article that holds questions, or recordings with a name; empty for any other article.

    A question opened by 记者 may stand among the lines that were taken for credits.
    """
    lines = tuple(view.paragraphs())
    opened = [(i, turn) for i, paragraph in enumerate(lines) if (turn := _turn(view, paragraph)) is not None]
    asked = any(turn.speaker is None for _, turn in opened)
    kept = [(i, turn) for i, turn in opened if asked or view.words(turn.label).startswith("【")]
    ends = [i for i, _ in kept[1:]]
    return tuple(_running_on(view, lines, turn, i, end) for (i, turn), end in zip_longest(kept, ends))


def _turn(view: View, paragraph: Span) -> Turn | None:
    text = view.words(paragraph)
    label = _LABEL.match(text)
    at = label.end() if label else 0
    asks = _ASKS.match(text, at)
    speaker = None if asks else view.person_at(paragraph.start + at)
    name_end = asks.end() if asks else speaker.span.end - paragraph.start if speaker else -1
    colon = _BEHIND_NAME.match(text, name_end) if name_end >= 0 else None
    if colon is None:
        return None
    start = paragraph.start + colon.end()
    return Turn(speaker, Span(paragraph.start, start - 1), Span(start, paragraph.end))


def _running_on(view: View, lines: Sequence[Span], turn: Turn, index: int, following: int | None) -> Turn:
    """`turn` with the paragraphs up to the next turn; behind the last turn the story may go on."""
    return Turn(turn.speaker, turn.label, Span(turn.content.start, max(_ends(view, lines, index, following))))


def _ends(view: View, lines: Sequence[Span], index: int, following: int | None) -> Iterator[int]:
    yield lines[index].end
    for paragraph in lines[index + 1 : following or index + 1]:
        if _STORY.match(view.words(paragraph)):
            return
        yield paragraph.end
