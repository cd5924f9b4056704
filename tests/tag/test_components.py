"""The tokenizer and the decision of the pipeline as spaCy runs them, without the network."""

import pytest
import spacy
from spacy.tokens import Doc

from pipeline.record import Proposer
from pipeline.tag.candidates import Candidate, propose
from pipeline.tag.components import CharacterTokenizer, Decider, apart
from pipeline.tag.mentions import decided

TEXT = "市委副书记、市长江晚主持会议。"


def tagged(*proposed: tuple[int, int, str, float], floor: float = 0.0) -> Doc:
    doc = CharacterTokenizer(spacy.blank("zh").vocab)(TEXT)
    for start, end, label, score in proposed:
        propose(doc, start, end, label, score, Proposer.NETWORK)
    return Decider(floor)(doc)


@pytest.mark.parametrize("text", [TEXT, "", " a\n\t县  委 𠮷", "\ufeff"])
def test_a_token_is_a_character_and_the_text_stays(text):
    doc = CharacterTokenizer(spacy.blank("zh").vocab)(text)
    assert doc.text == text
    assert [token.idx for token in doc] == list(range(len(text)))


def test_what_is_proposed_becomes_mentions_and_entities():
    doc = tagged((8, 10, "PERSON", 0.9), (0, 2, "ORG", 0.8))
    assert list(decided(doc)) == [
        Candidate(0, 2, "ORG", 0.8, Proposer.NETWORK),
        Candidate(8, 10, "PERSON", 0.9, Proposer.NETWORK),
    ]
    assert [(e.text, e.label_) for e in doc.ents] == [("市委", "ORG"), ("江晚", "PERSON")]


def test_what_scores_below_the_floor_is_left_out():
    assert len(list(decided(tagged((8, 10, "PERSON", 0.9), (0, 2, "ORG", 0.8), floor=0.85)))) == 1


@pytest.mark.parametrize(
    ("proposed", "kept"),
    [
        ([(0, 4, 0.7), (0, 2, 0.9)], [(0, 2)]),
        ([(0, 4, 0.9), (0, 2, 0.9)], [(0, 4)]),
        ([(2, 5, 0.9), (0, 3, 0.9)], [(0, 3)]),
        ([(2, 4, 0.6), (0, 2, 0.5)], [(0, 2), (2, 4)]),
    ],
)
def test_of_two_that_overlap_the_better_one_stands(proposed, kept):
    found = apart(Candidate(start, end, "ORG", score, Proposer.NER) for start, end, score in proposed)
    assert [(c.start, c.end) for c in found] == kept


def test_a_tagged_doc_survives_bytes():
    doc = tagged((8, 10, "PERSON", 0.9))
    copy = Doc(spacy.blank("zh").vocab).from_bytes(doc.to_bytes())
    assert list(decided(copy)) == list(decided(doc))


def test_a_doc_that_was_not_tagged_has_no_mentions():
    assert list(decided(CharacterTokenizer(spacy.blank("zh").vocab)("县委"))) == []


def test_a_misspelt_setting_is_refused():
    with pytest.raises(ValueError, match="flor"):
        spacy.blank("zh").add_pipe("zh_decision", config={"flor": 0.5})


def test_the_tokenizer_of_the_config_is_registered():
    make = spacy.registry.tokenizers.get("guanxi.CharacterTokenizer.v1")()
    assert isinstance(make(spacy.blank("zh")), CharacterTokenizer)
