"""Unlabelled news with the names that the whole tagger finds: `python -m pipeline.training.self_labels TEXTS OUT`.

What an article makes certain (a short name by its long one, one label a name) so becomes a label where the network
alone doubts; a network that learns it reads the next page better (pseudo-labels: Lee 2013; noisy student: arXiv
1911.04252).
Names of a middle score are masked. TEXTS are JSON lines with `id` and `text`, plain or gzipped.
"""

import argparse
import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.language import Language

from ..model_files.weights import read_weights
from ..page import read_articles
from ..record import Document
from ..tag.calibration import FILE, calibrated
from ..tag.tagging import load_tagger, tag
from .annotations import cut_passages
from .data import Sentence, write_sentences
from .example import Example
from .schemes import OWN

SURE, DOUBTED = 0.8, 0.15
_WANTED = ("COMPANY", "ORG", "POST")


def label(text: str, nlp: Language) -> tuple[Example, ...]:
    """The passages of a page: names of score SURE or more labelled, those of DOUBTED or more masked."""
    document = Document("page.txt", "page.txt", text, hashlib.sha256(text.encode()).hexdigest())
    page, articles = read_articles(document)
    told = (calibrated(m, weights=read_weights(FILE)) for m in tag(page, articles, nlp))
    marks = [(m.span, m.label if m.score >= SURE else None) for m in told if m.score >= DOUBTED]
    return cut_passages(page, articles, marks)


def read_texts(path: Path) -> Iterator[str]:
    """The texts of JSON lines, in their order."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from (json.loads(line)["text"] for line in lines)


def density(examples: Iterable[Example]) -> float:
    """Names of bodies, companies and posts a sign, which tells news of offices and business from other news."""
    told = list(examples)
    names = sum(name in _WANTED for example in told for _, _, name in example.spans)
    return names / max(1, sum(len(example.text) for example in told))


def chosen(pages: Iterable[tuple[Example, ...]], *, signs: int) -> Iterator[Example]:
    """The passages of the densest pages, about `signs` of them, in the order given."""
    told = list(pages)
    kept, seen = set(), 0
    for number in sorted(range(len(told)), key=lambda number: (-density(told[number]), number)):
        if seen >= signs:
            break
        kept.add(number)
        seen += sum(len(example.text) for example in told[number])
    for number in sorted(kept):
        yield from told[number]


def main() -> None:
    """Write the passages as JSON lines."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.training.self_labels", description=__doc__)
    parser.add_argument("texts", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument(
        "--tagger", default="default", help="folder of the tagger that labels; the shipped one unless told"
    )
    parser.add_argument("--every", type=int, default=1, help="read each so-and-so-many-th text")
    parser.add_argument("--first", type=int, default=0, help="the text to begin with")
    parser.add_argument("--signs", type=int, default=3_000_000, help="keep so many, of the pages densest in names")
    options = parser.parse_args()
    nlp = load_tagger(options.tagger)
    texts = list(read_texts(options.texts))[options.first :: options.every]
    pages = (label(text, nlp) for text in texts)
    sentences: Iterator[Sentence] = ({OWN: example} for example in chosen(pages, signs=options.signs))
    write_sentences(options.out, sentences)


if __name__ == "__main__":
    main()
