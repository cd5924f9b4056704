"""The last pass, by HanLP's own trainer: `python -m pipeline.training.finish TAGGER --datasets DIR --out OUT`.

Goes on from a tagger's folder that `export` wrote, or a HanLP folder, with the labels of this project alone: annotated
news, the same with other companies' names in it, the public sets mapped to our labels, silver sentences and generated
ones. What comes out is a tagger's folder again, and, where `--hanlp` names one, the HanLP folder that it was made from.
"""

import argparse
import csv
import random
import re
import shutil
import tempfile
from pathlib import Path

from ..schema import MENTION_LABELS
from ..tag.hanlp_folder import write_folder
from .annotations import read_annotations, split_pages
from .augment import exchange_companies
from .data import learned_sets, read_sentences
from .example import Example
from .finetune import check_installed, write_recognizer
from .generate import generate
from .published import bar
from .recognizer import fit_recognizer
from .schemes import OWN
from .soup import WEIGHTS


def main() -> None:
    """Fit, write the folder, and print the speed."""
    options = _options()
    check_installed()
    examples = _examples(options)
    with tempfile.TemporaryDirectory() as scratch:
        start, fitted = _start(options.tagger, Path(scratch) / "start"), Path(scratch) / "fitted"
        with bar("learning", signs=options.epochs * sum(len(example.text) for example in examples)) as progress:
            told = fit_recognizer(
                examples, [], encoder=start, out=fitted, labels=MENTION_LABELS, epochs=options.epochs,
                rate=options.rate, head_rate=4 * options.rate, batch_signs=options.batch, dropout=options.dropout,
                hide=options.hide, average=options.average, seed=options.seed, every=False, progress=progress,
            )  # fmt: skip
        write_recognizer(fitted, options.out)
        if options.hanlp:
            shutil.copytree(fitted, options.hanlp, dirs_exist_ok=True)
    print(f"{len(examples)} sentences, {told.speed:.0f} signs a second: {options.out}")


def _start(given: Path, scratch: Path) -> Path:
    """The HanLP folder to go on from: the given one, or one made of a tagger's folder."""
    if (given / WEIGHTS).is_file():
        return given
    write_folder(given, scratch)
    return scratch


def _examples(options: argparse.Namespace) -> list[Example]:
    pages = [page for folder in options.news for page in read_annotations(folder)]
    if options.hold:
        pages, _ = split_pages(pages)
    news = [example for page in pages for example in page.examples]
    sentences = learned_sets(options.datasets) if options.datasets else []
    silver = read_sentences(options.silver) if options.silver else []
    others = [sentence[OWN] for sentence in (*sentences, *silver[:: options.every])]
    if options.others is not None:
        others = random.Random(options.seed).sample(others, min(options.others, len(others)))
    told_by_itself = [sentence[OWN] for path in options.self_labels for sentence in read_sentences(path)]
    if options.listed:
        told = [page.examples for page in pages]
        news += exchange_companies(told, listed=read_listed(options.listed), copies=options.copies, seed=options.seed)
    return [*news, *others, *told_by_itself, *generate(options.generated, seed=options.seed)]


def read_listed(path: Path) -> list[str]:
    """Short names of listed companies, three and four Chinese characters without the exchange's marks, sorted."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = ["".join(row["short_name"].split()) for row in csv.DictReader(lines)]
    return sorted({name for row in rows if _LISTED.fullmatch(name := _MARKS.sub("", row))})


_MARKS = re.compile(r"^(?:\*?ST|PT|[SNCX])|[ABＡＢ]$")
_LISTED = re.compile(r"[\u4e00-\u9fff]{3,4}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m pipeline.training.finish", description=__doc__)
    parser.add_argument("tagger", type=Path, help="a tagger's folder, or the HanLP folder that --hanlp kept")
    parser.add_argument("--news", type=Path, action="append", default=[], help="folder of annotated pages; repeatable")
    parser.add_argument("--hold", action="store_true", help="leave a fifth of the annotated pages out, for calibration")
    parser.add_argument("--others", type=int, help="take so many sentences of the sets and silver ones, at random")
    parser.add_argument("--listed", type=Path, help="CSV of listed companies (short_name): news once more with others")
    parser.add_argument("--copies", type=int, default=2, help="so many times, where --listed is given")
    parser.add_argument("--datasets", type=Path, help="folder with cluener, resume and people_daily")
    parser.add_argument("--silver", type=Path, help="silver sentences, JSON lines")
    parser.add_argument("--self-labels", type=Path, action="append", default=[], help="of `self_labels`; repeatable")
    parser.add_argument("--every", type=int, default=4, help="take each so-and-so-many-th silver sentence")
    parser.add_argument("--generated", type=int, default=8_000, help="generated sentences")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--hanlp", type=Path, help="keep the HanLP folder here")
    parser.add_argument("--epochs", type=int, default=1)
    parser.add_argument("--rate", type=float, default=3e-5, help="of the encoder; the last layer's is four times that")
    parser.add_argument("--batch", type=int, default=2048, help="signs a batch")
    parser.add_argument("--dropout", type=float, default=0.0)
    parser.add_argument("--hide", type=float, default=0.08, help="share of signs hidden from the network")
    parser.add_argument("--average", type=float, default=0.0, help="keep a running mean of the weights, decay a step")
    parser.add_argument("--seed", type=int, default=7)
    return parser.parse_args()


if __name__ == "__main__":
    main()
