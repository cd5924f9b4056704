"""What the network reads at once: sentences that follow each other, as many as fit."""

from collections.abc import Iterable, Iterator

from ..record import Sentence, Span

_GAP = 4
"""Characters that may stand between two sentences of a passage: the line break and the indent of a paragraph."""


def passages(text: str, sentences: Iterable[Sentence], *, size: int) -> Iterator[tuple[Sentence, ...]]:
    """Runs of sentences of `text`, in their order, that span at most `size` characters; a longer one stands alone.

    Nothing but white space lies between the sentences of a run, so its words are `text[first.start : last.end]`.
    """
    run: list[Sentence] = []
    for sentence in sentences:
        if run and not (_follows(text, run[-1].span, sentence.span) and sentence.span.end - run[0].span.start <= size):
            yield tuple(run)
            run = []
        run.append(sentence)
    if run:
        yield tuple(run)


def _follows(text: str, left: Span, right: Span) -> bool:
    gap = text[left.end : right.start]
    return 0 <= right.start - left.end <= _GAP and not gap.strip()
