from pathlib import Path

import pytest

from pipeline.tag.candidates import Candidate
from pipeline.training.schemes import OWN
from pipeline.training.silver import label_silver, read_transcripts, tagger_reader


def teacher(told: str):
    """A word tagger that reads `总统/n 马赫/PER` and so on."""
    words = [tuple(word.rsplit("/", 1)) for word in told.split()]
    return lambda texts: [words for _ in texts]


def ours(*proposed: Candidate):
    return lambda texts: [proposed for _ in texts]


def labelled(told: str, *proposed: Candidate) -> tuple[list[tuple[str, str]], str]:
    """The names that stand, and the signs that are masked."""
    text = "".join(word.rsplit("/", 1)[0] for word in told.split())
    (sentence,) = label_silver([text], teacher=teacher(told), ours=ours(*proposed))
    example = sentence[OWN]
    masked = sorted(i for start, end in example.masks for i in range(start, end))
    return [(text[s:e], label) for s, e, label in example.spans], "".join(text[i] for i in masked)


def test_persons_places_and_the_post_before_a_name():
    names, masked = labelled("总统/n 甄远/PER 访问/v 东山/LOC 省/LOC ，/w 教育部/ORG 说/v")
    assert names == [("总统", "POST"), ("甄远", "PERSON"), ("东山省", "PLACE")]
    assert masked == "教育部"


@pytest.mark.parametrize(
    ("told", "proposed", "names", "masked"),
    [
        ("教育部/ORG 说/v", [Candidate(0, 3, "ORG", 0.9, "network")], [("教育部", "ORG")], ""),
        ("松烟/nz 公司/n 说/v", [Candidate(0, 4, "COMPANY", 0.9, "network")], [("松烟公司", "COMPANY")], ""),
        ("松烟/nz 公司/n 说/v", [Candidate(0, 4, "COMPANY", 0.5, "network")], [], "松烟公司"),
        ("江松烟/PER 公司/n 说/v", [Candidate(1, 5, "COMPANY", 0.9, "network")], [], "江松烟公司"),
        ("云岫市/LOC 教育局/ORG 说/v", [Candidate(0, 6, "ORG", 0.9, "network")], [("云岫市教育局", "ORG")], ""),
        ("江晚/PER 说/v", [Candidate(0, 3, "PERSON", 0.9, "network")], [], "江晚说"),
        ("高兴/a 说/v", [Candidate(0, 2, "PERSON", 0.9, "network")], [], "高兴"),
        ("市长/n 江晚/PER", [Candidate(0, 2, "POST", 0.9, "network")], [("市长", "POST"), ("江晚", "PERSON")], ""),
        ("应该/PER 称/v", [], [], "应该"),
        ("江/n 晚/n 说/v", [Candidate(0, 2, "PERSON", 0.95, "network")], [], "江晚"),
    ],
)
def test_what_both_find_stands_and_what_they_dispute_is_masked(told, proposed, names, masked):
    assert labelled(told, *proposed) == (names, masked)


def test_every_word_but_punctuation_is_a_span_of_its_kind():
    told = "总统/n 马赫/PER 访问/v 东山/LOC ，/w 教育部/ORG 说/v"
    (sentence,) = label_silver(["总统马赫访问东山，教育部说"], teacher=teacher(told), ours=ours())
    words = sentence["words"]
    assert [words.text[s:e] for s, e, _ in words.spans] == "总统 马赫 访问 东山 教育部 说".split()
    assert [label for *_, label in words.spans] == ["n", "PER", "v", "LOC", "ORG", "v"]


def test_sentence_that_the_words_do_not_spell_is_left_out():
    assert label_silver(["别的话。"], teacher=teacher("总统/n"), ours=ours()) == []


def test_the_shipped_tagger_reads_where_none_is_named():
    (found,) = tagger_reader()(["县委书记张明远主持会议。"])
    assert [(c.label, c.by) for c in found] == [(label, "network") for label in ("ORG", "POST", "PERSON")]


def test_transcripts_lose_their_markup(tmp_path: Path):
    text = "# 标题\n\n1.<b>今天上午</b>，全国秋粮收购工作进展顺利。**另外**短。\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    assert list(read_transcripts(tmp_path, share=1)) == ["今天上午，全国秋粮收购工作进展顺利。"]
