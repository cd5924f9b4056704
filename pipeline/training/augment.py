"""More training sentences out of those that are there: mentions exchanged for others of their label."""

import random
from collections.abc import Iterator, Sequence

from .example import Example, LabelledSpan

Pool = dict[str, list[str]]


def exchange_mentions(examples: Sequence[Example], *, copies: int, share: float, seed: int) -> Iterator[Example]:
    """`copies` of each example that has mentions, without masks, in which a `share` of the mentions is exchanged for
    mentions of the same label out of all `examples` (mention replacement: Dai and Adel, arXiv 2010.11683)."""
    chance = random.Random(seed)
    pool: Pool = {}
    for example in examples:
        for start, end, label in example.spans:
            pool.setdefault(label, []).append(example.text[start:end])
    for _ in range(copies):
        for example in examples:
            if example.spans and not example.masks:
                yield _exchanged(example, pool, share=share, chance=chance)


def _exchanged(example: Example, pool: Pool, *, share: float, chance: random.Random) -> Example:
    text, at = "", 0
    spans: list[LabelledSpan] = []
    for start, end, label in example.spans:
        name = chance.choice(pool[label]) if chance.random() < share else example.text[start:end]
        text += example.text[at:start]
        spans.append((len(text), len(text) + len(name), label))
        text, at = text + name, end
    return Example(text + example.text[at:], tuple(spans))
