"""The user's own lists of names: what they name is found everywhere, and wins over what a tagger proposes.

A list is a TSV file with the columns `name` and `label` (one of `MENTION_LABELS`), and `note` where wanted; lines that
are empty or begin with `#` are passed over.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from spacy.language import Language
from spacy.tokens import Doc

from ..errors import BadInput, one_of
from ..files import numbered_rows, read_whole_file
from ..language.forms import folded_sign
from ..language.scan import Scanner
from ..record import Mention, Proposer, Span
from ..schema import MENTION_LABELS
from ..spans import end_of, start_of
from ..visible import visible
from .candidates import Candidate, text_of
from .mentions import Alignment, decided, set_mentions

COMPONENT = "names"
HEADER = ("name", "label", "note")
SCORE = 1.0
SURE = 0.8
"""A name of another proposer with this score or more is taken for one."""
_SPACES = " \u3000"


def read_names(paths: Iterable[Path]) -> Mapping[str, str]:
    """Folded name -> label, of all lists together.

    Raises BadInput with file, line and remedy for a file that is no list, a line that names nothing that can be found,
    and two lines, of one list or of two, that give a name different labels.
    """
    return _read(tuple((path, _bytes(path)) for path in paths))


@lru_cache(maxsize=4)
def _read(lists: tuple[tuple[Path, bytes], ...]) -> Mapping[str, str]:
    labels: dict[str, str] = {}
    places: dict[str, str] = {}
    for path, data in lists:
        for place, name, label in _lines(path, data):
            name = folded_name(name)
            if labels.setdefault(name, label) != label:
                raise BadInput(
                    f"{place}: {name} is {label} here and {labels[name]} in {places[name]}; remove one of the lines"
                )
            places.setdefault(name, place)
    return MappingProxyType(labels)


def folded_name(name: str) -> str:
    """The name for comparing, as long as before: simplified, half width."""
    return "".join(map(folded_sign, name))


def _lines(path: Path, data: bytes) -> Iterator[tuple[str, str, str]]:
    """The place, name and label of each line of a list."""
    rows = list(numbered_rows(path, _text(path, data)))
    if not rows:
        raise BadInput(f"{path}: holds nothing; write the header {' '.join(HEADER[:2])} and below it a name a line")
    place, header = rows[0]
    if tuple(header) not in (HEADER, HEADER[:2]):
        raise BadInput(f"{place}: the first line must be the header, a tab between: {' '.join(HEADER[:2])}")
    if not rows[1:]:
        raise BadInput(f"{path}: names nothing below its header; write a name a line, or leave the list out")
    for place, cells in rows[1:]:
        yield (place, *_checked(place, [cell.strip(_SPACES) for cell in cells], width=len(header)))


def _bytes(path: Path) -> bytes:
    try:
        return read_whole_file(path)
    except OSError as err:
        told = "no such file" if isinstance(err, FileNotFoundError) else f"cannot be read: {err.strerror or err}"
        raise BadInput(f"{path}: {told}; name a list of names, a .tsv file, or leave it out") from err


def _text(path: Path, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as err:
        line = data[: err.start].count(b"\n") + 1
        raise BadInput(f"{path}:{line}: not UTF-8; save the list of names as UTF-8") from err


def _checked(place: str, cells: Sequence[str], *, width: int) -> tuple[str, str]:
    if not 2 <= len(cells) <= width:
        columns = "1 column" if len(cells) == 1 else f"{len(cells)} columns"
        raise BadInput(f"{place}: {columns}; write {width}, a tab between: {' '.join(HEADER[:width])}")
    name, label = cells[:2]
    if not name:
        raise BadInput(f"{place}: the name is empty; write one, or remove the line")
    if visible(name) != name:
        raise BadInput(f"{place}: the name {visible(name)} has characters that cannot be seen; type it anew")
    if len(name) < 2:
        raise BadInput(f"{place}: the name {name} has one character, and would be found in other words; write it whole")
    if label not in MENTION_LABELS:
        raise BadInput(f"{place}: {one_of('label', label, MENTION_LABELS)}")
    return name, label


class NameFinder:
    """A spaCy component, the last one: what the lists name takes the place of what was decided.

    Names are found in simplified and traditional characters, full and half width; of two that overlap the longer one.
    A name that begins or ends with a Latin letter or a digit is none inside a longer word of such.
    """

    def __init__(self, labels: Mapping[str, str], *, alignment: Alignment = Alignment.STRICT) -> None:
        self._labels = labels
        self._scanner = Scanner(labels)
        self._alignment = alignment

    def __call__(self, doc: Doc) -> Doc:
        text = text_of(doc)
        told = [Mention(Span(c.start, c.end), c.label, text[c.start : c.end], c.score, c.by) for c in decided(doc)]
        found = [Candidate(*_ends(m), m.label, m.score, m.by) for m in list_first(told, self.find(text))]
        return set_mentions(doc, found, alignment=self._alignment)

    def find(self, text: str) -> list[Mention]:
        """The listed names in `text`, from left to right, without overlap."""
        plain = folded_name(text)
        spans = [(at, end) for at in range(len(plain)) for end in self._scanner.ends(plain, at)]
        taken: set[int] = set()
        kept = []
        for start, end in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
            if taken.isdisjoint((start, end - 1)) and _is_whole(plain, start, end):
                taken.update(range(start, end))
                label = self._labels[plain[start:end]]
                kept.append(Mention(Span(start, end), label, text[start:end], SCORE, Proposer.LIST))
        return sorted(kept, key=start_of)


def list_first(found: Sequence[Mention], listed: Iterable[Mention]) -> list[Mention]:
    """`found` with `listed` in the place of all that they overlap; both are in order and apart.

    A listed name that is a part of a longer name stands for nothing there: 豪原 in 豪原机床股份有限公司, 王知 in
    王知夏. The longer one stands where it is sure, with a score of 0.8 or more (list it as well to have it always); a
    doubtful one gives way.
    """
    firm = [name for name in listed if not any(_is_part(name, other) for other in _touched(found, name))]
    given_way = {other.span for name in firm for other in _touched(found, name)}
    return sorted([*firm, *(other for other in found if other.span not in given_way)], key=start_of)


def _touched(found: Sequence[Mention], name: Mention) -> Sequence[Mention]:
    """Those of `found` that overlap the name."""
    first = bisect_right(found, name.span.start, key=end_of)
    return found[first : bisect_left(found, name.span.end, key=start_of)]


def _is_part(name: Mention, other: Mention) -> bool:
    return other.score >= SURE and other.span.covers(name.span) and other.span != name.span


def _ends(mention: Mention) -> tuple[int, int]:
    return mention.span.start, mention.span.end


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether no Latin word or number goes on over the ends: ABB is none in ABBA."""
    around = (text[at - 1 : at + 1] for at in (start, end) if 0 < at < len(text))
    return not any(two.isascii() and two.isalnum() for two in around)


@Language.factory(
    "zh_names",
    requires=["doc.spans"],
    assigns=["doc.spans", "doc.ents", "span._.score", "span._.by"],
    default_config={"alignment": "strict"},
)
def make_names(nlp: Language, name: str, paths: list[str], alignment: Alignment) -> NameFinder:  # noqa: ARG001
    """The names of the lists `paths`. Raises BadInput for one that cannot be used."""
    return NameFinder(read_names(Path(path) for path in paths), alignment=alignment)
