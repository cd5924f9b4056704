"""What each source adds: `python -m pipeline.training.ablate --encoder DIR --datasets DIR --silver FILE --gold DIR`.

Small networks of three layers, each learned for the same number of signs with one thing left out, scored alone (no
rules) on the pages of `--gold` and on what is held out of the public sets. Prints a Markdown table.
"""

import argparse
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..tag.network import load_network, read_vocabulary
from .annotations import read_annotations
from .data import Sentence, held_out_sets, learned_sets, read_sentences
from .evaluate_tagger import evaluate
from .example import Example
from .schemes import OWN
from .score import total
from .tagging_model import load_model, save_model
from .to_onnx import write_export
from .train import Mix, Plan, stream_batches, train

PUBLIC = ("cluener", "resume", "people_daily")


@dataclass(frozen=True, slots=True)
class Variant:
    """What one small network learns."""

    name: str
    sets: Sequence[Sentence]
    silver: Sequence[Sentence]
    generated: int


def variants(datasets: Path, silver: Sequence[Sentence], *, generated: int) -> Iterator[Variant]:
    """All sources, each left out in turn, and the two ways of using the sets' labels alone."""
    every = learned_sets(datasets)
    yield Variant("all", every, silver, generated)
    yield Variant("without generated sentences", every, silver, 0)
    yield Variant("without silver sentences", every, (), generated)
    for left in PUBLIC:
        rest = learned_sets(datasets, schemes=[scheme for scheme in PUBLIC if scheme != left])
        yield Variant(f"without {left}", rest, silver, generated)
    yield Variant("public sets mapped to our labels only", [_only(s, own=True) for s in every], silver, generated)
    yield Variant("public sets with layers of their own only", [_only(s, own=False) for s in every], silver, generated)
    yield Variant("no public sets", (), silver, generated)


def _only(sentence: Sentence, *, own: bool) -> Sentence:
    return {scheme: example for scheme, example in sentence.items() if (scheme == OWN) == own}


def score(variant: Variant, tests: Mapping[str, Sequence[Example]], *, options: argparse.Namespace) -> list[float]:
    """F1 of a small network on each of the tests."""
    import torch  # type: ignore[import-not-found,unused-ignore]

    torch.manual_seed(options.seed)
    vocabulary = options.encoder / "vocab.txt"
    mix = Mix(len(variant.silver), variant.generated, 2048)
    stream = stream_batches(
        variant.sets, variant.silver, mix=mix, vocabulary=read_vocabulary(vocabulary), seed=options.seed
    )
    model = load_model(options.encoder, layers=[0, 1, 2])
    with tempfile.TemporaryDirectory() as scratch:
        learned, shipped = Path(scratch) / "learned", Path(scratch) / "shipped"
        plan = Plan(options.signs, minutes=1e6, rate=3e-4)
        train(model, stream, plan=plan, save=lambda m: save_model(m, learned, vocabulary=vocabulary))
        write_export(learned, shipped)
        tagger = load_network(shipped)
    return [total(evaluate(tagger, examples)).f1 for examples in tests.values()]


def main() -> None:
    """Print the table, a row as soon as it is known."""
    options = _options()
    silver = read_sentences(options.silver)[:: options.every]
    tests = {"our pages": [example for page in read_annotations(options.gold) for example in page.examples]}
    for name, sentences in held_out_sets(options.datasets).items():
        if not name.startswith("generated"):
            tests[name] = [sentence[OWN] for sentence in sentences]
    print(f"| learned from | {' | '.join(tests)} |\n|---{'|---' * len(tests)}|", flush=True)
    for variant in variants(options.datasets, silver, generated=options.generated):
        row = " | ".join(f"{f1:.3f}" for f1 in score(variant, tests, options=options))
        print(f"| {variant.name} | {row} |", flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m pipeline.training.ablate", description=__doc__)
    parser.add_argument("--encoder", type=Path, required=True, help="folder of the encoder to start from")
    parser.add_argument("--datasets", type=Path, required=True, help="folder with cluener, resume and people_daily")
    parser.add_argument("--silver", type=Path, required=True, help="silver sentences, JSON lines")
    parser.add_argument("--gold", type=Path, required=True, help="folder of annotated pages")
    parser.add_argument("--every", type=int, default=10, help="take each so-and-so-many-th silver sentence")
    parser.add_argument("--generated", type=int, default=4_000, help="generated sentences an epoch")
    parser.add_argument("--signs", type=int, default=400_000, help="signs to learn, for each network")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
