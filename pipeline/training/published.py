"""The published sets with their own labels: `python -m pipeline.training.published SET --encoder DIR --datasets DIR`.

With `--choose` settings are tried: CLUENER is learned without its last 1,000 training sentences, which are scored
after each epoch, Resume is scored on its dev part. Without it the whole training part is learned with the settings
given, and CLUENER's dev or Resume's test part is scored once, at the end. `--fits` fits several networks that differ by
their seed, and scores the mean of their weights, which is one network.
"""

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from .augment import exchange_mentions
from .data import CLUENER_HELD_OUT
from .datasets import read_own
from .encoder import layer_numbers
from .example import Example
from .recognizer import Fitted, fit_recognizer
from .recognizer import Progress as Step
from .schemes import LABELS_OF
from .score import Counts, table, total
from .soup import score_folder, write_mean


@dataclass(frozen=True, slots=True)
class Parts:
    """What is learned, what is scored, and what that part is called."""

    learn: Sequence[Example]
    scored: Sequence[Example]
    name: str


def read_parts(name: str, folder: Path, *, choose: bool, dev: bool = False) -> Parts:
    """The parts of the set `name` below `folder`: those to choose settings by, or those of the figure to publish.

    With `dev` the dev part of Resume is learned as well, once it has chosen the settings.
    """
    learn = read_own(folder / name / "train.jsonl")
    if name == "resume" and dev and not choose:
        learn += read_own(folder / name / "dev.jsonl")
    if name == "cluener" and choose:
        return Parts(learn[:-CLUENER_HELD_OUT], learn[-CLUENER_HELD_OUT:], "last 1,000 sentences of train")
    part = "dev" if choose or name == "cluener" else "test"
    return Parts(learn, read_own(folder / name / f"{part}.jsonl"), part)


def main() -> None:
    """Fit, and print the figures as Markdown."""
    options = _options()
    parts = read_parts(options.set, options.datasets, choose=options.choose, dev=options.with_dev)
    learn, scored = parts.learn[: options.limit], parts.scored[: options.limit]
    learn = [*learn, *exchange_mentions(learn, copies=options.copies, share=options.share, seed=options.seed)]
    print(
        f"**{options.set}, {parts.name}**: {len(learn)} sentences learned, {len(scored)} scored; {_settings(options)}\n"
    )
    with tempfile.TemporaryDirectory() as scratch:
        out = options.out or Path(scratch) / options.set
        if options.fits == 1:
            _report(_fit(options, learn, scored, out=out, seed=options.seed), choose=options.choose)
        else:
            _report_mean(options, learn, scored, out=out, scratch=Path(scratch))


def _report_mean(
    options: argparse.Namespace, learn: Sequence[Example], scored: Sequence[Example], *, out: Path, scratch: Path
) -> None:
    """Fit with several seeds, and print the figures of the mean of their weights; with `--choose` those of each too."""
    folders = [scratch / f"fit{number}" for number in range(options.fits)]
    watched = scored if options.choose else ()
    for number, folder in enumerate(folders):
        fitted = _fit(options, learn, watched, out=folder, seed=options.seed + number)
        print(f"fit {number + 1}: {fitted.speed:.0f} signs a second", flush=True)
    write_mean(folders, out)
    counts = score_folder(out, scored)
    macro = sum(c.f1 for c in counts.values()) / len(counts)
    print(f"\nmean of {options.fits} fits\n\n{table(counts)}\n\nMacro F1 {macro:.4f}.")


def _fit(
    options: argparse.Namespace, learn: Sequence[Example], scored: Sequence[Example], *, out: Path, seed: int
) -> Fitted:
    signs = options.epochs * sum(len(example.text) for example in learn)
    with bar("learning", signs=signs) as progress:
        return fit_recognizer(
            learn, scored, encoder=options.encoder, out=out, labels=LABELS_OF[options.set], epochs=options.epochs,
            rate=options.rate, head_rate=options.head_rate, batch_signs=options.batch, layers=options.layers,
            dropout=options.dropout, hide=options.hide, agree=options.agree, average=options.average,
            seed=seed, progress=progress, every=options.choose, told=_tell if options.choose else None,
        )  # fmt: skip


def _tell(counts: dict[str, Counts]) -> None:
    labels = ", ".join(f"{label} {c.f1:.3f}" for label, c in sorted(counts.items()))
    print(f"- F1 {total(counts).f1:.4f} ({labels})", flush=True)


def _report(fitted: Fitted, *, choose: bool) -> None:
    counts, plain = fitted.by_epoch[fitted.best - 1 if choose else -1], fitted.plain[fitted.best - 1 if choose else -1]
    print(f"\nepoch {fitted.best}, {fitted.speed:.0f} signs a second\n\n{table(counts)}\n")
    macro = sum(c.f1 for c in counts.values()) / len(counts)
    print(
        f"Macro F1 {macro:.4f}. Micro F1 with HanLP's own decoding, each sign's likeliest tag: {total(plain).f1:.4f}."
    )


@contextmanager
def bar(title: str, *, signs: int) -> Iterator[Step]:
    """A progress bar over the signs to learn, on standard error; without a terminal it shows nothing."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:.0f} %"),
        TimeRemainingColumn(),
    )
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as shown:
        task = shown.add_task(title, total=signs)
        yield lambda _, done: shown.update(task, completed=done)


def _settings(options: argparse.Namespace) -> str:
    layers = "all" if options.layers is None else ",".join(map(str, options.layers))
    return (
        f"layers {layers}, {options.epochs} epochs, rates {options.rate:g} and {options.head_rate:g}, "
        f"batches of {options.batch} signs, dropout {options.dropout:g}, hidden {options.hide:g}, "
        f"agree {options.agree:g}, average {options.average:g}, copies {options.copies}, exchanged {options.share:g}, "
        f"seed {options.seed}, fits {options.fits}"
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m pipeline.training.published", description=__doc__)
    parser.add_argument("set", choices=("cluener", "resume"))
    parser.add_argument("--encoder", type=Path, required=True, help="folder of the encoder to start from")
    parser.add_argument("--datasets", type=Path, required=True, help="folder with cluener and resume")
    parser.add_argument("--choose", action="store_true", help="score what is held out for choices, after each epoch")
    parser.add_argument("--out", type=Path, help="keep the HanLP folder here")
    parser.add_argument("--layers", type=layer_numbers, help="layers to keep, as 0,1,2; all unless told")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--rate", type=float, default=2e-4, help="of the encoder")
    parser.add_argument("--head-rate", type=float, default=1e-3, help="of the last layer")
    parser.add_argument("--batch", type=int, default=1024, help="signs a batch")
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--hide", type=float, default=0.1, help="share of signs hidden from the network")
    parser.add_argument("--agree", type=float, default=0.0, help="weight of R-Drop: each batch is read twice")
    parser.add_argument("--average", type=float, default=0.0, help="keep a running mean of the weights, decay a step")
    parser.add_argument("--copies", type=int, default=0, help="copies of the sentences with mentions exchanged")
    parser.add_argument("--share", type=float, default=0.5, help="share of the mentions exchanged in the copies")
    parser.add_argument("--fits", type=int, default=1, help="fit so many networks, score their mean")
    parser.add_argument("--with-dev", action="store_true", help="learn Resume's dev part too")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=int, help="take so many sentences of each part alone, to try the command")
    return parser.parse_args()


if __name__ == "__main__":
    main()
