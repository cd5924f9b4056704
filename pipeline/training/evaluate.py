"""Score a shipped tagger: `python -m pipeline.training.evaluate models/tagger --datasets DIR`.

Prints precision, recall and F1 by label on what was held out, and the speed on one thread.
"""

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

from ..tag.network import NetworkTagger, load_network
from .data import held_out_sets
from .example import Example
from .score import Counts, count, table


def evaluate(tagger: NetworkTagger, examples: Sequence[Example]) -> dict[str, Counts]:
    """Right, found and wanted mentions by label."""
    total: dict[str, Counts] = {}
    for example in examples:
        count(example, [(f.start, f.end, f.label) for f in tagger.find(example.text)], into=total)
    return total


def main() -> None:
    """Print a table for each held-out set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path, help="folder with model.onnx, labels.json and vocab.txt")
    parser.add_argument("--datasets", type=Path, required=True)
    options = parser.parse_args()
    tagger = load_network(options.model)
    for name, examples in held_out_sets(options.datasets).items():
        begin = time.process_time()
        counts = evaluate(tagger, examples)
        speed = sum(len(example.text) for example in examples) / (time.process_time() - begin)
        print(f"{name}: {len(examples)} sentences, {speed:.0f} signs a second\n\n{table(counts)}\n")


if __name__ == "__main__":
    main()
