"""The development pages hold enough of each hard shape to be worth scoring on; counted from pages and gold files."""

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from pipeline.evaluate import read_gold, read_pages
from pipeline.evaluate.quoting import CLOSING, Form, ends_inside_paragraph, form_of

GOLD = Path(__file__).parent / "gold"
QUOTAS = {
    "pages": 60,
    "contents that end inside a paragraph": 25,
    "split or nested quotations": 15,
    "sentences with two speakers": 10,
    "appointments": 8,
    "COMPANY": 150,
    "ORG": 300,
}
STOP = re.compile("[。！？\n]")


@pytest.fixture(scope="module")
def counts():
    golds = read_gold(GOLD)
    pages = read_pages(GOLD, golds)
    counts = Counter({"pages": len(pages)})
    for source, gold in golds.items():
        counts.update(m["label"] for m in firm(gold["mentions"]))
        counts["appointments"] += len(firm(gold.get("appointments", [])))
        page = pages[source].repaired
        spans = [(s, page.span_of(s["start"], s["end"])) for s in firm(gold["statements"])]
        said = [(s, span.start, span.end) for s, span in spans]
        counts["contents that end inside a paragraph"] += sum(ends_inside_paragraph(page.text, end) for *_, end in said)
        counts["split or nested quotations"] += sum(form_of(page.text, *span) is Form.SPLIT for _, *span in said)
        counts["sentences with two speakers"] += two_speakers(page.text, said)
    return counts


def firm(items):
    return [item for item in items if not item.get("optional")]


def two_speakers(text, said):
    """How often a sentence goes on from one speaker's words to another's."""
    said = sorted(said, key=lambda statement: statement[1])
    return sum(
        before["speaker"] != after["speaker"] and goes_on(text, before, end, start)
        for (before, _, end), (after, start, _) in pairwise(said)
    )


def goes_on(text, before, end, start):
    """Whether no sentence ends between two contents; a stop inside the first's marks ends none when its cue follows.

    “…。”甲说，而乙说：“…” is one sentence; 甲说，…。乙说，… and 甲说：“…。”乙说：“…” are two.
    """
    between = text[end:start]
    is_stopped = text[end - 1] in "。！？"
    first, comma, _ = between.partition("，")
    is_attributed_behind = bool(comma and before.get("cue")) and before["cue"] in first and first[:1] in set(CLOSING)
    return end <= start and not STOP.search(between) and (not is_stopped or is_attributed_behind)


@pytest.mark.parametrize("shape", QUOTAS)
def test_the_pages_hold_enough_of_each_shape(counts, shape):
    assert counts[shape] >= QUOTAS[shape]


@pytest.mark.parametrize(
    ("text", "speakers", "expected"),
    [
        ("“[好。]”甲说，而乙说：“[不好。]”", "甲乙", 1),
        ("甲说，[好]，乙则说，[不好]。", "甲乙", 1),
        ("甲说，[好。]乙说，[不好。]", "甲乙", 0),
        ("甲说：“[好。]”乙说：“[不好。]”", "甲乙", 0),
        ("“[好。]”甲说。乙说，[不好。]", "甲乙", 0),
        ("甲说，[好]，他又说，[很好]。", "甲甲", 0),
    ],
)
def test_a_sentence_with_two_speakers_is_told_from_two_sentences(text, speakers, expected):
    starts = [m.start() - 2 * i for i, m in enumerate(re.finditer(r"\[", text))]
    ends = [m.start() - 2 * i - 1 for i, m in enumerate(re.finditer(r"\]", text))]
    said = [({"speaker": who, "cue": "说"}, *span) for who, *span in zip(speakers, starts, ends, strict=True)]
    assert two_speakers(re.sub(r"[\[\]]", "", text), said) == expected
