"""How far the two runtimes agree: `python -m pipeline.training.parity models/tagger tests/gold`.

Reads the sentences of annotated pages with the network in ONNX (int8) and with the same weights in HanLP (float32),
and counts those whose mentions differ.
"""

import argparse
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import spacy

from ..tag.hanlp import make_hanlp
from ..tag.hanlp_folder import write_folder
from ..tag.network import Found, NetworkTagger, load_network
from .annotations import read_annotations

SCORES = (0.0, 0.5, 0.9)


def unlike(left: Sequence[Found], right: Sequence[Found]) -> list[Found]:
    """What one of two taggers alone found in a sentence, by place and label."""
    ours, theirs = _places(left), _places(right)
    return [{**ours, **theirs}[key] for key in sorted(ours.keys() ^ theirs.keys())]


def _places(found: Sequence[Found]) -> Mapping[tuple[int, int, str], Found]:
    return {(f.start, f.end, f.label): f for f in found}


def hanlp_tagger(tagger: Path) -> NetworkTagger:
    """The weights of the folder `tagger`, run by HanLP. Raises MissingModel without HanLP."""
    with tempfile.TemporaryDirectory() as folder:
        write_folder(tagger, Path(folder) / "hanlp")
        made = make_hanlp(spacy.blank("zh"), "network", str(Path(folder) / "hanlp"), None, None, 0.0)
    assert isinstance(made, NetworkTagger)
    return made


def main() -> None:
    """Print how many sentences differ, and how sure the runtime is that alone has a mention."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.training.parity", description=__doc__)
    parser.add_argument("model", type=Path, help="folder with model.onnx, labels.json and vocab.txt")
    parser.add_argument("gold", type=Path, help="folder of annotated pages")
    options = parser.parse_args()
    texts = sorted({example.text for page in read_annotations(options.gold) for example in page.examples})
    ours, theirs = load_network(options.model).find_all(texts), hanlp_tagger(options.model).find_all(texts)
    most = [max((f.score for f in unlike(*pair)), default=-1.0) for pair in zip(ours, theirs, strict=True)]
    told = ", ".join(f"{sum(score >= least for score in most)} in one scored {least:g} or more" for least in SCORES)
    print(f"{len(texts)} sentences, {sum(map(len, ours))} mentions; sentences that differ: {told}")


if __name__ == "__main__":
    main()
