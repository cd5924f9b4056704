"""Whom words are said to, between a cue and what is said."""

import re

from ..language.rules import rule
from ..record import Span
from .cue_forms import ADDRESSED, LISTENERS, LISTENS, TABLE, TOLD
from .view import View


def behind_listener(view: View, paragraph: Span, text: str, word: str, end: int) -> int:
    """The offset behind whom the words are said to: 告诉记者, 提醒市民, 叮嘱局长某某; `end` where nobody is told.

    `text` is the paragraph's, in which the cue `word` ends at `end`.
    """
    told = TOLD.match(text, end) or (rule(TABLE, "told whom").match(text, end) if word in ADDRESSED else None)
    if word == "告诉":
        told = told or LISTENS.match(text, end)
    if told and not word.startswith(("表示", "认为")):
        return told.end()
    clause = _LONG_LISTENER.match(text, end) if word in ADDRESSED else None
    if clause:
        stop = paragraph.start + clause.end()
        if any(m.label in LISTENERS and m.span.end == stop for m in view.within(Span(paragraph.start + end, stop))):
            return clause.end()
    return end


_LONG_LISTENER = re.compile(r"[^，。；：“”]{2,40}(?=[，：])")
