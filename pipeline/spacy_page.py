"""The reading of a page as one spaCy component: on a Doc what `extract` finds in a file of plain text.

    nlp = spacy.load("guanxi")
    doc = nlp("云岫市委书记甄远山说，要做强产业。")
    doc.ents, doc.spans["mentions"], doc.ents[0]._.score, doc.sents, doc._.guanxi.roles

Offsets are of the Doc's text; its tokens may be characters or words.
"""

import hashlib
import shutil
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from spacy.language import Language
from spacy.tokens import Doc

from .errors import MissingModel
from .files import write_whole
from .model_files.folder import check_folder, read_sums, write_sums
from .model_files.path import models_folder
from .record import Article, Document, Mention, Record, Repaired
from .schema import MENTION_LABELS
from .tag.calibration import FILE as CALIBRATION
from .tag.candidates import Candidate, text_of
from .tag.mentions import GROUP, Alignment, decided, set_mentions
from .tag.user_names import HEADER, read_names

NAMES, CARD = "names.tsv", "card.md"
_RECORDS: WeakKeyDictionary[Doc, Record] = WeakKeyDictionary()


def _reading() -> Any:
    """The reading of pages, imported when first needed: spaCy imports this module whenever it makes a pipeline."""
    from . import page

    return page


def _read(document: Document) -> tuple[Repaired, tuple[Article, ...]]:
    read: tuple[Repaired, tuple[Article, ...]] = _reading().read_articles(document)
    return read


class PageReader:
    """Gives a Doc its mentions as `doc.ents` and spans, and its sentences where it has none.

    The tagger is the shipped one, or that of the folder which `from_disk` names; it is loaded when it is first needed.
    `names` are lists of names that win over it.
    """

    def __init__(self, *, names: Sequence[str] = (), alignment: Alignment = Alignment.STRICT) -> None:
        self.names = tuple(map(str, names))
        self._alignment = alignment
        self._folder: Path | None = None
        self._tagger: Language | None = None

    def __call__(self, doc: Doc) -> Doc:
        page, articles = _read(_document(doc))
        if not doc.has_annotation("SENT_START"):
            _mark_sentences(doc, page, articles)
        mentions = _reading().find_mentions(page, articles, self.tagger, models=self._calibrated())
        told = [Candidate(*page.raw_span(m.span), m.label, m.score, m.by) for m in mentions]
        return set_mentions(doc, told, alignment=self._alignment)

    @property
    def labels(self) -> tuple[str, ...]:
        """What spaCy tells of the component in `nlp.meta`."""
        return MENTION_LABELS

    @property
    def tagger(self) -> Language:
        """The pipeline that tags sentences. Raises MissingModel, and BadInput for a list that cannot be used."""
        if self._tagger is None:
            self._tagger = self._load()
        return self._tagger

    def to_disk(self, path: Path | str, **_: object) -> None:
        """Write the tagger's files and the names of the lists into the folder `path`, with their sums."""
        folder, names = Path(path), read_names(map(Path, self.names))
        folder.mkdir(parents=True, exist_ok=True)
        for name, source in self._files().items():
            if not (folder / name).exists() or not source.samefile(folder / name):
                shutil.copyfile(source, folder / name)
        (folder / NAMES).unlink(missing_ok=True)
        if names:
            lines = (f"{name}\t{label}\n" for name, label in sorted(names.items()))
            write_whole(folder / NAMES, "\t".join(HEADER[:2]) + "\n" + "".join(lines))
        write_sums(folder, kind="tagger")

    def from_disk(self, path: Path | str, **_: object) -> "PageReader":
        """Take the tagger of the folder `path`, which `to_disk` wrote. Raises MissingModel where it is not whole."""
        folder = Path(path).resolve()
        check_folder(folder, kind="tagger")
        self._folder = folder
        self.names = (str(folder / NAMES),) if NAMES in read_sums(folder)[1] else ()
        self._tagger = self._load()
        return self

    def to_bytes(self, **_: object) -> bytes:
        """What tells this tagger and its names from others; the weights stay where they are."""
        told = hashlib.sha256(repr(sorted(read_names(map(Path, self.names)).items())).encode())
        for _name, path in sorted(self._files().items()):
            told.update(hashlib.sha256(path.read_bytes()).digest())
        return told.digest()

    def from_bytes(self, data: bytes, **_: object) -> "PageReader":
        """Raises MissingModel where the bytes are of other weights or lists of names than are in use here."""
        if data != self.to_bytes():
            raise MissingModel(
                "tag: the bytes are of a pipeline with other weights or names than those installed here, and do not "
                "hold them; save it by nlp.to_disk(DIR) and load it by spacy.load(DIR)"
            )
        return self

    def __getstate__(self) -> dict[str, object]:
        """Without the tagger, which another process loads anew."""
        return {**self.__dict__, "_tagger": None}

    def _load(self) -> Language:
        tagger: Language = _reading().load_tagger(str(self._folder) if self._folder else "default", names=self.names)
        return tagger

    def _files(self) -> dict[str, Path]:
        """The files of the tagger by their names: weights, vocabulary, labels, card, and the calibration of scores."""
        folder = self._folder or models_folder() / "tagger"
        check_folder(folder, kind="tagger")
        names = {*read_sums(folder)[1], *([CARD] if (folder / CARD).is_file() else [])} - {NAMES}
        files = {name: folder / name for name in sorted(names)}
        return {**files, CALIBRATION: (self._calibrated() or models_folder()) / CALIBRATION}

    def _calibrated(self) -> Path | None:
        """The folder with the calibration of the tagger, None for the one in use."""
        return self._folder if self._folder and (self._folder / CALIBRATION).is_file() else None


@Language.factory(
    "zh_guanxi",
    assigns=["doc.ents", "doc.spans", "doc.sents", "token.is_sent_start", "span._.score", "span._.by", "doc._.guanxi"],
    default_config={"names": [], "alignment": "strict"},
)
def make_page_reader(nlp: Language, name: str, names: list[str], alignment: Alignment) -> PageReader:  # noqa: ARG001
    """The component with the shipped tagger. `alignment` says what becomes of a mention that fits no tokens."""
    return PageReader(names=names, alignment=alignment)


def record_of_doc(doc: Doc) -> Record:
    """The record of the Doc's text with the mentions that were decided on: roles, statements, events and so on.

    It is worked out when it is first asked for. Raises ValueError for a Doc that no pipeline gave mentions, or that was
    put together of such.
    """
    if GROUP not in doc.spans:
        raise ValueError(
            f'doc._.guanxi: the Doc has no doc.spans["{GROUP}"]; run spacy.load("guanxi"), or a pipeline with zh_guanxi'
        )
    if doc.spans[GROUP] and not any(decided(doc)):
        raise ValueError("doc._.guanxi: Doc.from_docs keeps no scores; run the pipeline on the text of the whole Doc")
    if doc not in _RECORDS:
        document = _document(doc)
        page, articles = _read(document)
        _RECORDS[doc] = _reading().record_of(document, page, articles, tuple(_mentions(doc, page, articles)))
    return _RECORDS[doc]


def _document(doc: Doc) -> Document:
    text = text_of(doc)
    return Document("", "", text, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest())


def _mentions(doc: Doc, page: Repaired, articles: Sequence[Article]) -> Iterator[Mention]:
    """The Doc's mentions in the repaired text."""
    starts = [article.span.start for article in articles]
    for c in decided(doc):
        span = page.span_of(c.start, c.end)
        if len(span) > 0:
            article = max(bisect_right(starts, span.start) - 1, 0)
            yield Mention(span, c.label, page.text[span.start : span.end], c.score, c.by, article)


def _mark_sentences(doc: Doc, page: Repaired, articles: Iterable[Article]) -> None:
    """A sentence begins with the first token that begins in it; so do words between sentences."""
    begins = set(_begins(text_of(doc), [page.raw_span(s.span) for a in articles for s in a.sentences]))
    before = -1
    for token in doc:
        token.is_sent_start = token.i == 0 or any(at in begins for at in range(before + 1, token.idx + 1))
        before = token.idx


def _begins(text: str, sentences: Iterable[tuple[int, int]]) -> Iterator[int]:
    done = 0
    for start, end in sorted(sentences):
        between = text[done:start]
        if between.strip():
            yield done + len(between) - len(between.lstrip())
        yield start
        done = end


Doc.set_extension("guanxi", getter=record_of_doc, force=True)
