import pytest
import spacy
from spacy.tokens import Doc

from pipeline.record import Proposer
from pipeline.tag.candidates import Candidate, candidates, propose

NLP = spacy.blank("zh")


def make_doc(text: str) -> Doc:
    return Doc(NLP.vocab, words=list(text), spaces=[False] * len(text))


def test_candidates_come_sorted_with_score_and_proposer():
    doc = make_doc("县委书记张明远主持")
    propose(doc, 4, 7, "PERSON", 0.987, Proposer.NETWORK)
    propose(doc, 0, 2, "ORG", 1.0, Proposer.LIST)
    propose(doc, 4, 7, "PERSON", 0.7, Proposer.NER)
    assert candidates(doc) == [
        Candidate(0, 2, "ORG", 1.0, Proposer.LIST),
        Candidate(4, 7, "PERSON", 0.7, Proposer.NER),
        Candidate(4, 7, "PERSON", 0.99, Proposer.NETWORK),
    ]


def test_higher_score_of_one_proposer_counts():
    doc = make_doc("县委书记")
    for score in (0.4, 0.8, 0.6):
        propose(doc, 0, 2, "ORG", score, Proposer.NER)
    assert candidates(doc) == [Candidate(0, 2, "ORG", 0.8, Proposer.NER)]


def test_candidates_survive_to_bytes_into_another_vocab():
    doc = make_doc("县委书记")
    propose(doc, 0, 2, "ORG", 0.5, Proposer.NER)
    assert candidates(Doc(spacy.blank("zh").vocab).from_bytes(doc.to_bytes())) == candidates(doc)


def test_no_candidates_in_a_new_doc():
    assert candidates(make_doc("县委")) == []


@pytest.mark.parametrize(("start", "end", "score"), [(1, 1, 0.5), (0, 3, 0.5), (-1, 1, 0.5), (0, 2, 1.5)])
def test_impossible_candidate_is_refused(start: int, end: int, score: float):
    with pytest.raises(ValueError, match="candidate"):
        propose(make_doc("县委"), start, end, "ORG", score, Proposer.NER)


def test_a_proposer_is_one_of_the_known():
    with pytest.raises(ValueError, match="rules"):
        propose(make_doc("县委"), 0, 2, "ORG", 0.5, "rules")


def test_offsets_are_characters_whatever_the_tokens_are():
    doc = Doc(NLP.vocab, words=["县委书记", "张明远"], spaces=[False, False])
    propose(doc, 0, 2, "ORG", 0.9, Proposer.NETWORK)
    propose(doc, 4, 7, "PERSON", 0.8, Proposer.NETWORK)
    assert [(c.start, c.end, c.label) for c in candidates(doc)] == [(0, 2, "ORG"), (4, 7, "PERSON")]
    assert [span.text for span in doc.spans["candidates"]] == ["张明远"]
