"""Words by spacy-pkuseg: they give statements their terms. Single signs stay the unit of tagging.

The package's own `load` is never called: it downloads models by name and unpickles dictionaries. The two files of a
trained folder are read here; of the package only the features and the search are used.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Protocol
from zipfile import BadZipFile

import numpy as np
import srsly  # type: ignore[import-untyped]
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Span

from ..errors import MissingModel
from ..language.lexicon import read_tsv, reporting_words
from ..model_files.folder import check_folder
from ..model_files.path import models_folder
from .candidates import text_of

FEATURES, WEIGHTS, STOP = "features.msgpack", "weights.npz", "stop.tsv"
GROUP = "words"
MOST_TERMS = 12
_REMEDY = "install guanxi again, or name a folder that pipeline.training.words made"
_PIECE = re.compile(r"\S+")
_CONTENT = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fffA-Za-z0-9·]{2,}")
_NUMERALS, _UNITS = (
    "一二三四五六七八九十百千万亿两几数多零〇余",
    "年月日号时分个名位家项次件条类种批座元亩吨人度届天岁倍后",
)
_FIGURE = re.compile(rf"[^A-Za-z0-9]*[0-9][^A-Za-z]*|第?[{_NUMERALS}]+[{_UNITS}]*")
_PLAN = re.compile(r"十[一二三四五]五")


class Extractor(Protocol):
    """What is used of `spacy_pkuseg.feature_extractor.FeatureExtractor`."""

    unigram: Collection[str]

    def normalize_text(self, text: str) -> Iterator[str]: ...

    def get_node_features_idx(self, idx: int, nodes: list[str]) -> list[int]: ...


@dataclass(frozen=True, slots=True)
class Weights:
    """The trained weights, under the names that `spacy_pkuseg.inference` asks for."""

    n_tag: int
    n_feature: int
    w: NDArray[np.float64]


Search = Callable[[list[list[int]], Weights], tuple[float, Sequence[int]]]


class Segmenter:
    """Cuts text into words. `stop` are the words that make no term."""

    def __init__(
        self, extractor: Extractor, weights: Weights, *, starts: frozenset[int], search: Search, stop: frozenset[str]
    ) -> None:
        self._extractor = extractor
        self._weights = weights
        self._starts = starts
        self._search = search
        self.stop = stop

    def words(self, text: str) -> tuple[tuple[int, int], ...]:
        """Half-open offsets that cover the signs of `text` in order, white space left out."""
        pieces = ((match.start(), match.group()) for match in _PIECE.finditer(text))
        return tuple(span for at, piece in pieces for span in self._cut(at, piece))

    def knows(self, word: str) -> bool:
        """Whether the word stood in the text that the segmenter has learnt from."""
        return word in self._extractor.unigram

    def _cut(self, at: int, piece: str) -> Iterator[tuple[int, int]]:
        nodes = list(self._extractor.normalize_text(piece))
        features = [self._extractor.get_node_features_idx(index, nodes) for index in range(len(nodes))]
        _, tags = self._search(features, self._weights)
        begins = [0, *(index for index, tag in enumerate(tags) if index and int(tag) in self._starts)]
        yield from ((at + start, at + end) for start, end in pairwise([*begins, len(piece)]))


def find_terms(text: str, segmenter: Segmenter) -> tuple[str, ...]:
    """The content words of two and more signs, each once, in order of first occurrence.

    At most 12: those that stand most often, of equals the first. Function words, figures, verbs of saying and the
    stock words of every speech make no term: 张明远说，要做强数控机床。 -> (张明远, 数控机床)
    """
    words = (text[start:end] for start, end in segmenter.words(text))
    counts = Counter(word for word in words if _is_term(word, segmenter.stop))
    chosen = {word for word, _ in counts.most_common(MOST_TERMS)}
    return tuple(word for word in counts if word in chosen)


def _is_term(word: str, stop: frozenset[str]) -> bool:
    if not _CONTENT.fullmatch(word) or word in stop:
        return False
    return bool(_PLAN.fullmatch(word)) or not _FIGURE.fullmatch(word)


class WordFinder:
    """A spaCy component that adds the words of a Doc of single signs as `doc.spans["words"]`."""

    def __init__(self, segmenter: Segmenter) -> None:
        self._segmenter = segmenter

    def __call__(self, doc: Doc) -> Doc:
        if len(doc) != len(text_of(doc)):
            raise ValueError(
                "zh_words: the tokens of the Doc are no single characters, so it has its words; leave zh_words out, or "
                "use guanxi.CharacterTokenizer.v1 as tokenizer"
            )
        doc.spans[GROUP] = [Span(doc, start, end) for start, end in self._segmenter.words(text_of(doc))]
        return doc


@Language.factory("zh_words", assigns=["doc.spans"], default_config={"path": None})
def make_words(nlp: Language, name: str, path: str | None) -> WordFinder:  # noqa: ARG001
    """The words of the folder `path`, of `models/words` where none is named. Raises MissingModel."""
    return WordFinder(load_segmenter(Path(path) if path else None))


def load_segmenter(folder: Path | None = None) -> Segmenter:
    """The segmenter of `folder`, of the shipped `words` where none is named.

    Raises MissingModel when the package, the folder or a file is missing, or a file is not what its sha256 says.
    """
    folder = folder or models_folder() / "words"
    check_folder(folder, kind="words")
    extractor, search = _package()
    try:
        data = srsly.read_msgpack(folder / FEATURES)
        weights = _read_weights(folder / WEIGHTS, features=data["feature_to_idx"], tags=data["tag_to_idx"])
        extractor.unigram = set(data["unigram"])
    except (ValueError, KeyError, TypeError, BadZipFile) as err:
        raise MissingModel(f"words: {folder} holds no model of spacy-pkuseg ({err}); {_REMEDY}") from err
    extractor.feature_to_idx, extractor.tag_to_idx = data["feature_to_idx"], data["tag_to_idx"]
    starts = frozenset(index for tag, index in data["tag_to_idx"].items() if "B" in tag)
    return Segmenter(extractor, weights, starts=starts, search=search, stop=_stop_words(folder) | reporting_words())


@lru_cache(maxsize=1)
def shared_segmenter() -> Segmenter:
    """The shipped segmenter, read once."""
    return load_segmenter()


def _package() -> tuple[Any, Search]:
    try:
        from spacy_pkuseg.feature_extractor import FeatureExtractor  # type: ignore[import-untyped]
        from spacy_pkuseg.inference import decodeViterbi_fast  # type: ignore[import-untyped]
    except ImportError as err:
        raise MissingModel("words: spacy-pkuseg is not installed: pip install spacy-pkuseg") from err
    return FeatureExtractor(), decodeViterbi_fast


def _read_weights(path: Path, *, features: Mapping[str, int], tags: Mapping[str, int]) -> Weights:
    with np.load(path, allow_pickle=False) as stored:
        sizes, w = stored["sizes"], np.ascontiguousarray(stored["w"], dtype=np.float64)
    n_tag, n_feature = int(sizes[0]), int(sizes[1])
    in_order = sorted(features.values()) == list(range(n_feature)) and sorted(tags.values()) == list(range(n_tag))
    if not in_order or w.shape != (n_tag * (n_feature + n_tag),):
        raise ValueError(f"{WEIGHTS} does not fit {FEATURES}")
    return Weights(n_tag, n_feature, w)


def _stop_words(folder: Path) -> frozenset[str]:
    own = folder / STOP
    return _read_stop(own if own.exists() else models_folder() / "words" / STOP)


@cache
def _read_stop(path: Path) -> frozenset[str]:
    return frozenset(row["word"] for row in read_tsv(path))
