"""The mean of the weights of several fits from one start: `python -m pipeline.training.soup FIT FIT --out TAGGER`.

It is one network of the same size. What is read are HanLP folders, what is written is a tagger's folder.

Model soup (Wortsman et al. 2022, arXiv 2203.05482): fits that differ by their seed alone lie close enough for it.
"""

import argparse
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from ..errors import BadInput
from ..tag.hanlp import HanlpSession
from ..tag.hanlp_load import load_recognizer
from ..tag.network import NetworkTagger, read_vocabulary
from .evaluate_tagger import evaluate
from .example import Example
from .finetune import check_installed, write_recognizer
from .recognizer import ENCODER
from .score import Counts

WEIGHTS = "model.pt"
_UNREAD = ".pooler."
"""Weights that HanLP's recognizer has and does not read; a folder made of a tagger's has none."""


def write_mean(folders: Sequence[Path], out: Path) -> None:
    """Write the HanLP folder `out`, whose weights are the mean of those in `folders`, HanLP folders of one network.

    Raises BadInput where the folders do not hold the same weights.
    """
    import torch  # type: ignore[import-not-found,unused-ignore]

    loaded = [torch.load(folder / WEIGHTS, map_location="cpu", weights_only=True) for folder in folders]
    fits = [{name: value for name, value in fit.items() if _UNREAD not in name} for fit in loaded]
    shapes = [{name: tuple(value.shape) for name, value in fit.items()} for fit in fits]
    if any(shape != shapes[0] for shape in shapes):
        raise BadInput(f"train: {', '.join(map(str, folders))} are not of one network; their mean is none")
    shutil.copytree(folders[0], out, dirs_exist_ok=True)
    mean = {
        name: sum(fit[name] for fit in fits) / len(fits) if value.is_floating_point() else value
        for name, value in fits[0].items()
    }
    torch.save(mean, out / WEIGHTS)


def score_folder(folder: Path, examples: Sequence[Example]) -> dict[str, Counts]:
    """The counts by label of what the HanLP folder's network finds in the examples, decoded as ours is."""
    recognizer = load_recognizer(folder)
    vocabulary = read_vocabulary(folder / ENCODER / "vocab.txt")
    tags = tuple(recognizer.vocabs.tag.idx_to_token)
    return evaluate(NetworkTagger(HanlpSession(recognizer), vocabulary, labels=tags), examples)


def main() -> None:
    """Write the mean as a tagger's folder."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.training.soup", description=__doc__)
    parser.add_argument("fits", type=Path, nargs="+", help="HanLP folders of one network")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    check_installed()
    with tempfile.TemporaryDirectory() as scratch:
        write_mean(options.fits, Path(scratch) / "mean")
        write_recognizer(Path(scratch) / "mean", options.out)
    print(options.out)


if __name__ == "__main__":
    main()
