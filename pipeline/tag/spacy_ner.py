"""The `ner` of a user's own spaCy pipeline as a proposer."""

from collections.abc import Iterator
from pathlib import Path

import srsly  # type: ignore[import-untyped]
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import load_config, load_model_from_path

from ..errors import MissingModel
from ..model_files.folder import find_pickles
from .candidates import propose
from .hanlp import NAME
from .labels import TABLE, Labels, check_labels, mapped, read_labels

RECOGNIZERS = ("ner", "beam_ner")
_READ_BY_NER = ("tok2vec", "transformer", "curated_transformer")
_MSGPACK = ("vocab/lookups.bin", "vocab/lookups_extra.bin", "lemmatizer/lookups/lookups.bin")


class EntityTagger:
    """A spaCy component that adds the entities of another pipeline to the candidates of a Doc.

    spaCy gives entities no probability; each gets `score`.
    """

    def __init__(self, pipeline: Language, *, labels: Labels, score: float) -> None:
        names = [name for name in pipeline.pipe_names if pipeline.get_pipe_meta(name).factory in RECOGNIZERS]
        check_labels((label for name in names for label in pipeline.pipe_labels[name]), labels)
        self._pipeline = pipeline
        self._labels = labels
        self._score = score

    def __call__(self, doc: Doc) -> Doc:
        for entity in self._pipeline(doc.text).ents:
            if label := mapped(entity.label_, self._labels):
                propose(doc, entity.start_char, entity.end_char, label, self._score, NAME)
        return doc


@Language.factory("zh_ner", assigns=["doc.spans"], default_config={"labels": None, "score": 0.9})
def make_ner(nlp: Language, name: str, path: str, labels: str | None, score: float) -> EntityTagger:  # noqa: ARG001
    """The `ner` of the spaCy pipeline in the folder `path`, with its labels mapped by the table `labels`, the folder's
    own or the usual one. Raises MissingModel, and BadInput for a wrong table."""
    folder = Path(path)
    own = folder / TABLE if (folder / TABLE).is_file() else None
    return EntityTagger(load_pipeline(folder), labels=read_labels(Path(labels) if labels else own), score=score)


def load_pipeline(folder: Path) -> Language:
    """The pipeline of the folder, cut to its `ner` and what that reads.

    Raises MissingModel for one without, one with pickles in it, or one that needs code that is not installed.
    """
    for path in find_pickles(folder, allowed=_MSGPACK):
        raise MissingModel(f"tag: {path} is a pickle, which can run code when it is read; take it out of the folder")
    try:
        parts = {
            name: str(part.get("factory")) for name, part in load_config(folder / "config.cfg")["components"].items()
        }
        others = [name for name, factory in parts.items() if factory not in (*RECOGNIZERS, *_READ_BY_NER)]
        if not set(parts.values()) & set(RECOGNIZERS):
            raise MissingModel(
                f"tag: the pipeline in {folder} has no ner; its components: {', '.join(parts) or 'none'}"
            )
        for path in _torch_parts(folder, parts.keys() - set(others)):
            raise MissingModel(
                f"tag: {path} holds a network of torch, stored as a pickle, which can run code when read"
            )
        return load_model_from_path(folder, exclude=others)
    except (OSError, ValueError, LookupError, TypeError, ImportError) as err:
        raise MissingModel(
            f"tag: {folder} holds no spaCy pipeline that can be loaded here, or needs code that is not installed "
            f"({str(err).strip().splitlines()[0]}); install what it needs, or train it with this spaCy"
        ) from err


def _torch_parts(folder: Path, names: set[str]) -> Iterator[Path]:
    """The files of models that hold what only torch reads; spaCy keeps it as opaque bytes in `shims`."""
    for path in (folder / name / "model" for name in sorted(names)):
        if path.is_file() and any(srsly.msgpack_loads(path.read_bytes())["shims"]):
            yield path
