"""Words with a sign for each name and figure, so that weights learn the language and no names."""

import re
from collections.abc import Collection

from ..record import Mention, Span
from .view import View

_LABELS = {"PERSON": "P", "POST": "T", "ORG": "O", "COMPANY": "C", "PLACE": "L", "EVENT": "E"}
_DIGITS = re.compile(r"\d[\d.%]*")


def masked(view: View, span: Span, *, speaker: str | None = None, own: Collection[str] = ()) -> str:
    """The words of a span: S for the speaker, B for a body or place among the names that are his `own`, P T O C L E for
    others by label, 0 for a figure. `江晚说，2025年松烟集团… -> S说，0年C…`"""
    parts, place = [], span.start
    for m in view.within(span):
        if m.span.start >= place:
            parts += [view.page.text[place : m.span.start], _sign(m, speaker, own)]
            place = m.span.end
    parts.append(view.page.text[place : max(place, span.end)])
    return _DIGITS.sub("0", "".join(parts))


def _sign(m: Mention, speaker: str | None, own: Collection[str]) -> str:
    if m.text == speaker:
        return "S"
    return "B" if m.text in own and m.label in ("ORG", "COMPANY", "PLACE") else _LABELS.get(m.label, "X")
