"""Words of a long list in a text, found by their first two signs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator


class Scanner:
    """Finds words of two signs and more."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(word for word in words if len(word) > 1)
        lengths: dict[str, set[int]] = defaultdict(set)
        for word in self._words:
            lengths[word[:2]].add(len(word))
        self._lengths = {begin: tuple(sorted(found, reverse=True)) for begin, found in lengths.items()}

    def ends(self, text: str, at: int) -> Iterator[int]:
        """The ends of the words that begin at `at`, the longest first."""
        for length in self._lengths.get(text[at : at + 2], ()):
            if at + length <= len(text) and text[at : at + length] in self._words:
                yield at + length
