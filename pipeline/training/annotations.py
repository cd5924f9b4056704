"""A user's annotations as training sentences: a folder of gold files, or a spaCy DocBin.

Each page goes through the stages repair and segment, so that what is learned is what will be tagged. Optional mentions
and those that no passage holds whole are masked.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path, PurePosixPath
from typing import Any

import spacy
from spacy.tokens import DocBin

from ..errors import BadInput, one_of
from ..evaluate import read_gold
from ..language.geography import gazetteer
from ..read import read_file
from ..read.markup import page_date
from ..record import Article, Document, Repaired, Span
from ..repair import repair
from ..schema import MENTION_LABELS
from ..segment import segment
from ..tag.labels import read_labels
from ..tag.network import WINDOW
from ..tag.passages import passages
from .example import Example

Table = Mapping[str, str | None]
"""A label of the annotations in capitals -> ours, None for what names nothing that is tagged here."""
_KNOWN: Table = {label: label for label in MENTION_LABELS}
_SUFFIX = ".spacy"
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Annotated:
    """A page's name and its passages (`pipeline.tag.passages`) in order."""

    name: str
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """A mention as annotated: `raw[start:end]`, and its `text` where that is told too.

    A `label` of None hides its signs from the loss.
    """

    start: int
    end: int
    label: str | None = None
    text: str | None = None


def read_annotations(path: Path, *, labels: Path | None = None) -> list[Annotated]:
    """The annotated pages of a folder of gold files or of a `.spacy` file, sorted by name.

    `labels` is a table with the columns label and mention, for labels that are not ours. Raises BadInput, naming file
    and place, for annotations that overlap, do not fit their text or have an unknown label, and where there are none.
    """
    table = _KNOWN if labels is None else {**_KNOWN, **_table(labels)}
    pages = list(_docbin(path, table) if path.suffix == _SUFFIX else _folder(path, table))
    if not any(example.spans for page in pages for example in page.examples):
        raise BadInput(f"{path}: no annotations here; each page needs its mentions with start, end and label")
    return sorted(pages, key=lambda page: page.name)


def split_pages(pages: Iterable[Annotated]) -> tuple[list[Annotated], list[Annotated]]:
    """The pages to learn, and the fifth of them that is held out, each in the order of the names' hashes.

    Raises BadInput for fewer than two pages.
    """
    by_name = {page.name: page for page in pages}
    learned, held = split_names(by_name)
    return [by_name[name] for name in learned], [by_name[name] for name in held]


def split_names(names: Iterable[str]) -> tuple[list[str], list[str]]:
    """The names of pages to learn, and the fifth of them that is held out: those with the lowest hashes."""
    ordered = sorted(names, key=lambda name: (hashlib.sha256(name.encode()).hexdigest(), name))
    if len(ordered) < 2:
        raise BadInput(f"{len(ordered)} annotated page: a fifth is held out, so annotate two pages or more")
    fifth = max(1, len(ordered) // 5)
    return ordered[fifth:], ordered[:fifth]


def annotate(document: Document, marks: Iterable[Marked]) -> Annotated:
    """The passages of a page with its marks. Raises BadInput where marks overlap or do not fit."""
    page = repair(document)
    spans = [(_placed(mark, document, page), mark.label) for mark in _checked(marks, document)]
    articles = segment(page, gazetteer=gazetteer(), page_date=page_date(document))
    return Annotated(document.id, cut_passages(page, articles, spans))


def cut_passages(
    page: Repaired, articles: Iterable[Article], marks: Iterable[tuple[Span, str | None]]
) -> tuple[Example, ...]:
    """The passages of the articles with the marks, spans of `page.text`; those without a label are masked."""
    told = list(marks)
    runs = [run for article in articles for run in passages(page.text, article.sentences, size=WINDOW)]
    parts = [Span(run[0].span.start, run[-1].span.end) for run in runs]
    return tuple(_example(part, page.text[part.start : part.end], told) for part in parts)


def _checked(marks: Iterable[Marked], document: Document) -> list[Marked]:
    ordered = sorted(marks, key=lambda mark: (mark.start, mark.end))
    for mark in ordered:
        if not 0 <= mark.start < mark.end <= len(document.raw):
            place = f"{document.id}: {mark.start}-{mark.end}"
            raise BadInput(f"{place}: no such place, the page has {len(document.raw)} signs; correct start and end")
    for left, right in pairwise(ordered):
        if right.start < left.end:
            quotes = f"{_quote(left, document)} and {_quote(right, document)}"
            raise BadInput(f"{document.id}: {quotes} overlap; keep one of the two")
    return ordered


def _placed(mark: Marked, document: Document, page: Repaired) -> Span:
    span = page.span_of(mark.start, mark.end)
    if not span:
        raise BadInput(f"{document.id}: {_quote(mark, document)} holds no readable sign; correct start and end")
    words = {_bare(document.raw[mark.start : mark.end]), _bare(page.text[span.start : span.end])}
    if mark.text is not None and _bare(mark.text) not in words:
        told = f"the annotation tells “{mark.text}”"
        raise BadInput(f"{document.id}: {_quote(mark, document)} stands there, {told}; correct start and end")
    return span


def _example(passage: Span, text: str, marks: Iterable[tuple[Span, str | None]]) -> Example:
    spans, masks = [], []
    for span, label in marks:
        if not span.overlaps(passage):
            continue
        start, end = max(span.start, passage.start) - passage.start, min(span.end, passage.end) - passage.start
        if label is None or not passage.covers(span):
            masks.append((start, end))
        else:
            spans.append((start, end, label))
    return Example(text, tuple(spans), tuple(masks))


def _folder(folder: Path, table: Table) -> Iterator[Annotated]:
    if not folder.is_dir():
        raise BadInput(f"{folder}: neither a folder of gold files nor a {_SUFFIX} file; name one of the two")
    for source, gold in read_gold(folder).items():
        document = read_file(folder / PurePosixPath(source).name)
        yield annotate(document, _marks(gold.get("mentions", []), document, table))


def _marks(mentions: Iterable[Mapping[str, Any]], document: Document, table: Table) -> Iterator[Marked]:
    for mention in mentions:
        start, end = mention["start"], mention["end"]
        if not isinstance(start, int) or not isinstance(end, int):
            raise BadInput(f"{document.id}: {start!r}-{end!r}: start and end are whole numbers; correct them")
        mark = Marked(start, end, text=mention.get("text"))
        label = _label(str(mention["label"]), table, f"{document.id}: {_quote(mark, document)}")
        if label or mention.get("optional"):
            yield mark if mention.get("optional") else replace(mark, label=label)


def _docbin(path: Path, table: Table) -> Iterator[Annotated]:
    if not path.is_file():
        raise BadInput(f"{path}: no such file; name a {_SUFFIX} file or a folder of gold files")
    try:
        docs = list(DocBin().from_disk(path).get_docs(spacy.blank("zh").vocab))
    except Exception as err:  # a damaged file breaks in many ways inside its reader
        raise BadInput(f"{path}: cannot be read as a DocBin ({type(err).__name__}: {err}); write it anew") from err
    for number, doc in enumerate(docs, 1):
        name = f"{path.name}#{number}"
        document = Document(name, str(path), doc.text, hashlib.sha256(doc.text.encode()).hexdigest())
        ents = [{"start": ent.start_char, "end": ent.end_char, "label": ent.label_} for ent in doc.ents]
        yield annotate(document, _marks(ents, document, table))


def _label(label: str, table: Table, place: str) -> str | None:
    if label.upper() not in table:
        ours = one_of("label", label, MENTION_LABELS)
        raise BadInput(f"{place}: {ours}; or map it by --labels, a table with the columns label and mention")
    return table[label.upper()]


def _table(path: Path) -> Table:
    if not path.is_file():
        raise BadInput(f"{path}: no such table of labels; name a .tsv file with the columns label and mention")
    return {label: None if ours not in MENTION_LABELS else ours for label, ours in read_labels(path).items()}


def _bare(text: str) -> str:
    return "".join(text.split())


def _quote(mark: Marked, document: Document) -> str:
    return f"{mark.start}-{mark.end} “{document.raw[mark.start : mark.end][:_SHOWN]}”"
