from pathlib import Path

from pipeline.training.schemes import OWN
from pipeline.training.silver import label_silver, read_transcripts

WORDS = {"总统": "n", "马赫": "PER", "访问": "v", "东山": "LOC", "省": "LOC", "，": "w", "教育部": "ORG", "说": "v"}


def teacher(texts: list[str]) -> list[list[tuple[str, str]]]:
    return [list(WORDS.items()) for _ in texts]


def test_persons_places_and_the_post_before_a_name():
    text = "总统马赫访问东山省，教育部说"
    (sentence,) = label_silver([text], teacher=teacher)
    example = sentence[OWN]
    assert [(text[s:e], label) for s, e, label in example.spans] == [
        ("总统", "POST"), ("马赫", "PERSON"), ("东山省", "PLACE"),
    ]  # fmt: skip
    signs = {i for start, end in example.masks for i in range(start, end)}
    assert set(range(10, 13)) <= signs


def test_every_word_but_punctuation_is_a_span_of_its_kind():
    (sentence,) = label_silver(["总统马赫访问东山省，教育部说"], teacher=teacher)
    words = sentence["words"]
    assert [words.text[s:e] for s, e, _ in words.spans] == [word for word in WORDS if word != "，"]
    assert [label for *_, label in words.spans] == ["n", "PER", "v", "LOC", "LOC", "ORG", "v"]


def test_sentence_that_the_words_do_not_spell_is_left_out():
    assert label_silver(["别的话。"], teacher=teacher) == []


def test_transcripts_lose_their_markup(tmp_path: Path):
    text = "# 标题\n\n1.<b>今天上午</b>，全国秋粮收购工作进展顺利。**另外**短。\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    assert list(read_transcripts(tmp_path, share=1)) == ["今天上午，全国秋粮收购工作进展顺利。"]
