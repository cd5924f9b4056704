"""Questions and answers of an interview, each opened by its speaker's name and a colon, without a cue."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from ..record import Mention, Span
from .view import View

_SOUND = r"【[^】]{0,6}(?:录音|同期声|采访|原声)[^】]{0,4}】"
_ANSWERS = "答"
_ASKS = re.compile(rf"(?:记者(?:提?问)?|主持人|提?问|{_ANSWERS})(?=：[^\n]*[，。？！])")
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
    """The turns of an article that holds questions, or recordings with a name; of any other article the lines alone in
    which who was named before is heard.

    A question opened by 记者 may stand among the lines that were taken for credits.
    """
    lines = tuple(view.paragraphs())
    opened = [(i, turn) for i, paragraph in enumerate(lines) if (turn := _turn(view, paragraph)) is not None]
    asked = any(_is_asked(view, turn) for _, turn in opened)
    kept = [(i, turn) for i, turn in opened if asked or view.words(turn.label).startswith("【")]
    ends = [i for i, _ in kept[1:]]
    turns = (_running_on(view, lines, turn, i, end) for (i, turn), end in zip_longest(kept, ends))
    return tuple(_answered(view, turns)) if kept else tuple(turn for _, turn in opened if _is_heard(view, turn))


def _is_heard(view: View, turn: Turn) -> bool:
    """Whether a line is whole sentences by somebody who was named before: a broadcast lets him be heard."""
    person = turn.speaker
    if person is None or view.page.text[turn.content.end - 1] not in "。！？…”":
        return False
    return any(m.text == person.text for m in view.last_of("PERSON", before=person.span.start, count=200))


def _is_asked(view: View, turn: Turn) -> bool:
    return turn.speaker is None and not _is_answer(view, turn)


def _is_answer(view: View, turn: Turn) -> bool:
    return view.words(turn.label) == _ANSWERS


def _answered(view: View, turns: Iterable[Turn]) -> Iterator[Turn]:
    """The turns, those of 答： by who answered by name before, else by who is interviewed; left out where none is."""
    name: Mention | None = None
    for turn in turns:
        name = turn.speaker or name
        if not _is_answer(view, turn):
            yield turn
        elif speaker := name or _interviewed(view, before=turn.label.start):
            yield replace(turn, speaker=speaker)


def _interviewed(view: View, *, before: int) -> Mention | None:
    """The one person who is named before the interview, but for reporters: 访县教育局局长某某."""
    told = [m for m in view.labelled("PERSON") if m.span.end <= before and m.span not in view.reporters]
    return told[0] if len({m.text for m in told}) == 1 else None


def _turn(view: View, paragraph: Span) -> Turn | None:
    text = view.words(paragraph)
    label = _LABEL.match(text)
    at = label.end() if label else 0
    said = _ASKS.match(text, at)
    speaker = None if said else view.person_at(paragraph.start + at)
    name_end = said.end() if said else speaker.span.end - paragraph.start if speaker else -1
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
