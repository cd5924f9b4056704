"""Score a shipped tagger: `python -m pipeline.training.evaluate_tagger models/tagger --datasets DIR`.

Prints precision, recall and F1 by label on what was held out for choices, and the speed on one thread. A network as
`train` leaves it also has outputs for the labels of the sets themselves: with `--own`, what is held out is scored by
these, and with `--published` what is scored once, CLUENER's dev and Resume's test part. `--gold DIR` scores it on
annotated pages: the network alone, no name found again.
"""

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

from ..tag.network import OUTPUT, NetworkTagger, load_network
from .annotations import read_annotations
from .data import Sentence, held_out_sets, read_set
from .example import Example
from .schemes import OWN, tagset
from .score import Counts, count, table

PUBLISHED = {"cluener": "dev", "resume": "test"}


def evaluate(tagger: NetworkTagger, examples: Sequence[Example]) -> dict[str, Counts]:
    """Right, found and wanted mentions by label."""
    total: dict[str, Counts] = {}
    found = tagger.find_all([example.text for example in examples])
    for example, mentions in zip(examples, found, strict=True):
        count(example, [(f.start, f.end, f.label) for f in mentions], into=total)
    return total


def main() -> None:
    """Print a table for each set."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.training.evaluate_tagger", description=__doc__)
    parser.add_argument("model", type=Path, help="folder with model.onnx, labels.json and vocab.txt")
    parser.add_argument("--datasets", type=Path, help="folder with cluener, resume and people_daily")
    parser.add_argument("--gold", type=Path, help="folder of annotated pages")
    parser.add_argument("--own", action="store_true", help="score by the sets' own labels as well")
    parser.add_argument("--published", choices=tuple(PUBLISHED), help="score this set with its own labels")
    options = parser.parse_args()
    if not (options.datasets or options.gold) or (options.published and not options.datasets):
        parser.error("name what to score: --datasets DIR, or --gold DIR")
    if options.gold:
        pages = read_annotations(options.gold)
        _report(
            f"{options.gold}, the network alone", options.model, [{OWN: x} for page in pages for x in page.examples]
        )
    if not options.datasets:
        return
    if options.published:
        name = options.published
        path = options.datasets / name / f"{PUBLISHED[name]}.jsonl"
        _report(f"{name} {PUBLISHED[name]}", options.model, read_set(path, scheme=name), scheme=name)
        return
    for title, sentences in held_out_sets(options.datasets).items():
        for scheme in sorted(sentences[0]) if options.own else (OWN,):
            _report(f"{title}, labels of {scheme}", options.model, sentences, scheme=scheme)


def _report(title: str, model: Path, sentences: Sequence[Sentence], *, scheme: str = OWN) -> None:
    tagger = load_network(model, output=OUTPUT if scheme == OWN else scheme, labels=tagset(scheme))
    examples = [sentence[scheme] for sentence in sentences]
    begin = time.process_time()
    counts = evaluate(tagger, examples)
    speed = sum(len(example.text) for example in examples) / (time.process_time() - begin)
    print(f"**{title}**: {len(examples)} sentences, {speed:.0f} signs a second\n\n{table(counts)}\n")


if __name__ == "__main__":
    main()
