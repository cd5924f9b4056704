from pathlib import Path

import pytest

from pipeline.schema import MENTION_LABELS
from pipeline.training.example import tags
from pipeline.training.generate import MAX_SIGNS, OFFICES, generate, lexicon_rules, read_offices
from pipeline.training.grammar import load_grammar


def test_generation_repeats_for_a_seed():
    assert list(generate(20, seed=5)) == list(generate(20, seed=5))
    assert list(generate(20, seed=5)) != list(generate(20, seed=6))


def test_spans_are_labelled_and_do_not_overlap():
    seen = set()
    for example in generate(400, seed=1):
        assert 0 < len(example.text) <= MAX_SIGNS
        ends = [0, *(end for _, end, _ in example.spans)]
        assert all(end <= start < stop for end, (start, stop, _) in zip(ends, example.spans, strict=False))
        assert len(tags(example)) == len(example.text)
        assert not set("[]{}") & set(example.text)
        seen |= {label for _, _, label in example.spans}
    assert seen == set(MENTION_LABELS)


def test_held_out_sentences_have_other_names():
    persons = [
        {e.text[s:t] for e in generate(300, seed=1, held_out=held) for s, t, label in e.spans if label == "PERSON"}
        for held in (False, True)
    ]
    assert not {name for name in persons[0] & persons[1] if len(name) < 4}


def test_bodies_are_named_as_the_lexicon_of_offices_names_them():
    offices = tuple(word for rule in read_offices(OFFICES).values() for word in rule.words)
    bodies = [e.text[s:t] for e in generate(400, seed=1) for s, t, label in e.spans if label == "ORG"]
    assert sum(body.endswith(offices) for body in bodies) > 20
    assert not any(office.startswith("中") for office in offices)
    assert read_offices(OFFICES.with_name("absent.tsv")) == {}


def test_names_are_made_of_what_the_lexicons_list():
    rules = lexicon_rules()
    assert {"欧阳", "诸葛"} <= set(rules["compound"].words)
    assert rules["listedsurname"].words.count("丁") > rules["listedsurname"].words.count("亓") > 0
    assert "丁" not in rules["raresurname"].words
    assert "储能" in rules["listedtrade"].words
    assert "椒江" in rules["realshort"].words
    assert "和平" not in rules["realshort"].words
    assert "造纸厂" in rules["form"].words
    assert "分公司" not in rules["form"].words
    assert set(rules) <= set(load_grammar())


@pytest.mark.parametrize(
    ("text", "message"), [("甲\n", "grammar.txt:1: a line before"), ("== a\n{b}\n", "no rule named b")]
)
def test_faulty_grammar_is_named(tmp_path: Path, text: str, message: str):
    (tmp_path / "grammar.txt").write_text(text)
    with pytest.raises(ValueError, match=message):
        load_grammar(tmp_path / "grammar.txt")
