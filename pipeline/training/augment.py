"""More training sentences out of those that are there: mentions exchanged for others of their label."""

import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from .example import Example, LabelledSpan

Pool = dict[str, list[str]]
_LISTED = 0.6
"""So often a short name is exchanged for a listed company's."""
_SHORT = re.compile(r"[\u4e00-\u9fff]{2,6}")
_BRAND = re.compile(r"[\u4e00-\u9fff]{2,3}(?<![省市县区镇乡村州国])")
_FORMS = ("公司", "集团", "银行", "厂", "店", "社", "院", "所", "中心", "企业", "支行", "分行")


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


def exchange_companies(
    pages: Iterable[Sequence[Example]], *, listed: Sequence[str], copies: int, seed: int
) -> Iterator[Example]:
    """`copies` of each passage that names a company by a short name, with another name in its place.

    A short name is exchanged for the same one in the whole page, in longer names too (某某 and 某某集团): for one of
    the `listed` companies, or for what looks like a person or a place, so that the words around it have to tell.
    """
    chance = random.Random(seed)
    told = [list(page) for page in pages]
    alike = _looking_alike(example for page in told for example in page)
    for _ in range(copies):
        for page in told:
            found = {text for example in page for text, label in _named(example) if _is_short(text, label)}
            exchanged = {name: chance.choice(listed if chance.random() < _LISTED else alike) for name in sorted(found)}
            for example in page:
                if any(text in exchanged for text, _ in _named(example)):
                    yield _with_names(example, exchanged)


def _looking_alike(examples: Iterable[Example]) -> list[str]:
    named = {pair for example in examples for pair in _named(example)}
    return sorted(text for text, label in named if label in ("PERSON", "PLACE") and _BRAND.fullmatch(text))


def _named(example: Example) -> Iterator[tuple[str, str]]:
    return ((example.text[start:end], label) for start, end, label in example.spans)


def _is_short(text: str, label: str) -> bool:
    return label == "COMPANY" and bool(_SHORT.fullmatch(text)) and not text.endswith(_FORMS)


def _with_names(example: Example, exchanged: Mapping[str, str]) -> Example:
    """The example with each name exchanged inside its mentions; masks move with the text."""
    names = re.compile("|".join(map(re.escape, sorted(exchanged, key=len, reverse=True))))
    text, at = "", 0
    spans: list[LabelledSpan] = []
    places = list(range(len(example.text) + 1))
    for start, end, label in example.spans:
        name = names.sub(lambda m: exchanged[m.group()], example.text[start:end])
        text += example.text[at:start]
        spans.append((len(text), len(text) + len(name), label))
        text, at = text + name, end
        shift = len(text) - end
        places[end:] = [place + shift for place in range(end, len(example.text) + 1)]
    masks = tuple((places[start], places[end]) for start, end in example.masks)
    return Example(text + example.text[at:], tuple(spans), masks)
