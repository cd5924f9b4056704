"""Mentions of a Doc of characters and of words, their scores, and what survives a trip through bytes."""

from collections.abc import Callable, Iterator

import pytest
import spacy
from spacy.tokens import Doc, DocBin

from pipeline.record import Proposer
from pipeline.tag.candidates import Candidate
from pipeline.tag.mentions import Alignment, decided, set_mentions

FOUND = [
    Candidate(0, 2, "ORG", 0.81, Proposer.NETWORK),
    Candidate(2, 4, "POST", 0.92, Proposer.NETWORK),
    Candidate(4, 7, "PERSON", 1.0, Proposer.LIST),
]
VOCAB = spacy.blank("zh").vocab


def doc_of(words: list[str]) -> Doc:
    return Doc(VOCAB, words=words, spaces=[False] * len(words))


def told(doc: Doc) -> list[tuple[str, str, float, str]]:
    return [(span.text, span.label_, span._.score, span._.by) for span in doc.spans["mentions"]]


def by_bytes(doc: Doc) -> Doc:
    return Doc(spacy.blank("zh").vocab).from_bytes(doc.to_bytes())


def by_docbin(doc: Doc) -> Doc:
    docs: Iterator[Doc] = DocBin(docs=[doc]).get_docs(spacy.blank("zh").vocab)
    return next(docs)


@pytest.mark.parametrize("copy", [lambda doc: doc, by_bytes, by_docbin])
def test_spans_have_label_score_and_proposer(copy: Callable[[Doc], Doc]):
    doc = copy(set_mentions(doc_of(list("县委书记张明远说")), FOUND))
    assert told(doc) == [
        ("县委", "ORG", 0.81, "network"),
        ("书记", "POST", 0.92, "network"),
        ("张明远", "PERSON", 1.0, "list"),
    ]
    assert list(decided(doc)) == FOUND


def test_entities_and_displacys_spans_are_the_same():
    doc = set_mentions(doc_of(list("县委书记张明远说")), FOUND)
    assert [(e.text, e._.score) for e in doc.ents] == [(text, score) for text, _, score, _ in told(doc)]
    assert list(doc.spans["sc"]) == list(doc.spans["mentions"])


def test_a_span_that_is_no_mention_has_no_score():
    doc = set_mentions(doc_of(list("县委书记张明远说")), FOUND)
    assert doc[7:8]._.score is None
    assert doc[0:2]._.score is None  # without the label


def test_words_that_fit_give_the_same_mentions():
    doc = set_mentions(doc_of(["县委", "书记", "张", "明远", "说"]), FOUND)
    assert [text for text, *_ in told(doc)] == ["县委", "书记", "张明远"]


def test_a_mention_that_fits_no_words_is_left_out_with_a_warning_and_kept_by_characters():
    with pytest.warns(UserWarning, match=r"1 of 3 mentions fit no tokens .*'张明远' \(4:7\)"):
        doc = set_mentions(doc_of(["县委", "书记", "张明", "远说"]), FOUND)
    assert [text for text, *_ in told(doc)] == ["县委", "书记"]
    assert list(decided(doc)) == FOUND


@pytest.mark.parametrize(("alignment", "name"), [(Alignment.EXPAND, "张明远说"), (Alignment.CONTRACT, "张明")])
def test_a_mention_is_drawn_to_the_words_where_that_is_asked_for(alignment: Alignment, name: str):
    doc = set_mentions(doc_of(["县委", "书记", "张明", "远说"]), FOUND, alignment=alignment)
    assert told(doc)[-1] == (name, "PERSON", 1.0, "list")


def test_two_mentions_in_one_word_are_not_both_told():
    with pytest.warns(UserWarning, match="1 of 3"):
        doc = set_mentions(doc_of(["县委书记", "张明远"]), FOUND, alignment=Alignment.EXPAND)
    assert [text for text, *_ in told(doc)] == ["县委书记", "张明远"]
