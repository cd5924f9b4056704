"""Go on from the shipped tagger, or another of the same labels, with a user's own annotations."""

import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import BadInput, MissingModel, how_to_add
from ..model_files.path import models_folder
from ..schema import MENTION_LABELS
from ..tag.hanlp_folder import write_folder
from ..tag.hanlp_load import load_recognizer
from ..tag.network import LABELS, NetworkTagger, load_network
from .annotations import Annotated, split_pages
from .evaluate_tagger import evaluate
from .example import Example
from .recognizer import ENCODER, Fitted, Progress, fit_recognizer
from .score import Counts, table, total
from .to_onnx import write_tagger

NEEDED = ("hanlp", "torch", "safetensors", "onnx")
_PREFIX = "encoder.transformer."


@dataclass(frozen=True, slots=True)
class Tuned:
    """The new folder, what was held out, and its counts by label before and after."""

    folder: Path
    learned: int
    held: tuple[str, ...]
    before: Mapping[str, Counts]
    after: Mapping[str, Counts]

    def table(self) -> str:
        """F1 by label before and after, as Markdown."""
        lines = ["| label | before | after | mentions |", "|---|---|---|---|"]
        for label, old, new in self._rows():
            lines.append(f"| {label} | {old.f1:.3f} | {new.f1:.3f} | {new.wanted} |")
        return "\n".join(lines)

    def as_dict(self) -> dict[str, Any]:
        """The same by names, with the pages held out."""
        figures = {
            label: {"before": old.f1, "after": new.f1, "mentions": new.wanted} for label, old, new in self._rows()
        }
        return {"folder": str(self.folder), "learned": self.learned, "held": list(self.held), "f1": figures}

    def _rows(self) -> Iterator[tuple[str, Counts, Counts]]:
        for label in sorted({*self.before, *self.after}):
            yield label, self.before.get(label, Counts()), self.after.get(label, Counts())
        yield "all", total(self.before), total(self.after)


@dataclass(frozen=True, slots=True)
class Settings:
    """How to learn: passes over the pages, rates of the encoder and of the last layer, signs a batch."""

    epochs: int = 8
    rate: float = 5e-5
    head_rate: float = 2e-4
    batch_signs: int = 512
    seed: int = 1


def fine_tune(
    pages: Sequence[Annotated],
    *,
    out: Path,
    start: Path | None = None,
    terms: str = "terms not stated",
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> Tuned:
    """Learn four fifths of the pages, score the rest before and after, and write a tagger's folder `out`.

    `start` is a tagger's folder, or a HanLP folder with our tags; the shipped tagger where it is None. The last epoch
    is kept: what is held out chooses nothing. Raises BadInput and MissingModel.
    """
    check_installed()
    if out.exists() and any(out.iterdir()):
        raise BadInput(f"{out}: there is something in this folder; name an empty or a new one with --out")
    learn, held = split_pages(pages)
    examples, scored = _examples(learn), _examples(held)
    with tempfile.TemporaryDirectory() as scratch:
        before, begin = _begin(start, Path(scratch) / "start")
        fitted = _fit(examples, begin, Path(scratch) / "fitted", settings or Settings(), progress)
        write_recognizer(fitted.folder, out)
    after = load_network(out)
    tuned = Tuned(out, len(learn), tuple(page.name for page in held), evaluate(before, scored), evaluate(after, scored))
    (out / "card.md").write_text(card(tuned, terms=terms), encoding="utf-8")
    return tuned


def signs_to_learn(pages: Sequence[Annotated], settings: Settings) -> int:
    """How many signs `fine_tune` will learn from these pages."""
    learn, _ = split_pages(pages)
    return settings.epochs * sum(len(example.text) for example in _examples(learn))


def check_installed() -> None:
    """Raises MissingModel naming the packages that training needs and that are not installed."""
    from importlib.util import find_spec

    absent = [name for name in NEEDED if find_spec(name) is None]
    if absent:
        raise MissingModel(f"train: not installed: {', '.join(absent)}; {how_to_add('hanlp,train')}")


def write_recognizer(hanlp: Path, out: Path) -> None:
    """Write the recognizer of a HanLP folder with our tags as a tagger's folder."""
    config = json.loads((hanlp / ENCODER / "config.json").read_text(encoding="utf-8"))
    vocabulary = hanlp / ENCODER / "vocab.txt"
    write_tagger(_weights(hanlp / "model.pt"), heads=config["num_attention_heads"], vocabulary=vocabulary, out=out)


def card(tuned: Tuned, *, terms: str) -> str:
    """The card of a tuned folder; its first line tells data and terms."""
    first = f"Trained on {tuned.learned} annotated pages of the user's own ({terms}); its start has a card of its own."
    held = f"Held out, neither learned nor used for a choice: {', '.join(tuned.held)}."
    figures = f"Before:\n\n{table(tuned.before)}\n\nAfter:\n\n{table(tuned.after)}"
    return (
        f"{first}\n\n# Tagger: {' '.join(MENTION_LABELS)}\n\nFine-tuned by `guanxi model train`. {held}\n\n{figures}\n"
    )


def _begin(start: Path | None, scratch: Path) -> tuple[NetworkTagger, Path]:
    """The tagger to compare with, and the HanLP folder to go on from."""
    if start is None or (start / "model.onnx").is_file():
        tagger = start or models_folder() / "tagger"
        write_folder(tagger, scratch)
        return load_network(tagger), scratch
    recognizer = load_recognizer(start)
    if tuple(recognizer.vocabs.tag.idx_to_token) != LABELS:
        raise BadInput(f"{start}: its tags are not this project's {len(LABELS)}; start from a folder that has these")
    if not (start / ENCODER / "config.json").is_file():
        raise BadInput(
            f"{start}: has no folder {ENCODER} with the encoder's settings; `guanxi model hanlp` writes such"
        )
    write_recognizer(start, scratch)
    return load_network(scratch), start


def _fit(examples: list[Example], start: Path, out: Path, settings: Settings, progress: Progress | None) -> Fitted:
    return fit_recognizer(
        examples, [], encoder=start, out=out, labels=MENTION_LABELS, epochs=settings.epochs, rate=settings.rate,
        head_rate=settings.head_rate, batch_signs=settings.batch_signs, seed=settings.seed, every=False,
        progress=progress,
    )  # fmt: skip


def _examples(pages: Sequence[Annotated]) -> list[Example]:
    return [example for page in pages for example in page.examples]


def _weights(path: Path) -> dict[str, Any]:
    """The arrays of a HanLP model by the names that `export` takes."""
    import torch  # type: ignore[import-not-found,unused-ignore]

    stored = torch.load(path, map_location="cpu", weights_only=True)
    return {name.removeprefix(_PREFIX): value.float().numpy() for name, value in stored.items()}
