"""Document -> Repaired: a damaged page made readable, every sign with its place in the raw file."""

from collections.abc import Callable

from ..read.markup import visible_text
from ..record import Document, Repaired
from .damage import draw_described_signs, drop_readings, mend_lost_signs
from .garble import drop_garbled
from .lines import join_lines
from .linked_words import join_linked_words
from .numeral_dates import figure_dates
from .signs import drop_controls, replace_lookalikes, simplify_signs, widen_punctuation

Step = Callable[[Repaired], Repaired]

STEPS: tuple[Step, ...] = (
    drop_garbled,
    drop_controls,
    replace_lookalikes,
    mend_lost_signs,
    drop_readings,
    draw_described_signs,
    simplify_signs,
    widen_punctuation,
    figure_dates,
    join_linked_words,
    join_lines,
)


def repair(document: Document, *, steps: tuple[Step, ...] = STEPS) -> Repaired:
    """The page's text, one paragraph a line, simplified; `origin[i]` is the raw offset of `text[i]`.

    An empty line stands where blank lines of the page parted two paragraphs.
    """
    page = visible_text(document)
    for step in steps:
        page = step(page)
    return page


__all__ = ["STEPS", "repair"]
