"""Sentences made by program for local-government and business news, with their labels."""

import random
from collections.abc import Iterator

from .example import Example
from .grammar import Writer, load_grammar

MAX_SIGNS = 160


def generate(count: int, *, seed: int, held_out: bool = False) -> Iterator[Example]:
    """`count` sentences; the same for the same seed. Those held out use names that the others never use."""
    writer = Writer(load_grammar(), random.Random(seed), held_out)
    made = 0
    while made < count:
        example = writer.sentence()
        if 0 < len(example.text) <= MAX_SIGNS:
            made += 1
            yield example
