"""The rule components of the pipeline as spaCy runs them, without the network."""

import random

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.tag import components
from pipeline.tag.components import CharacterTokenizer, decided

RULES = ("zh_people", "zh_bodies", "zh_places", "zh_events", "zh_decision")
SENTENCES = (
    "市委副书记、市长江晚主持会议。",
    "衡阳松烟机械股份有限公司董事长岑百川表示，要快。",
    "昨天，全市招商引资工作会议召开。",
    "在娄底市双峰县调研时，秦望舒、宋岭、程景行等参加。",
    "没有名字。",
    "",
    "县教育局局长程景行（右）说：“A座 3楼。”",
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    built = spacy.blank("zh")
    built.tokenizer = CharacterTokenizer(built.vocab)
    for factory in RULES:
        built.add_pipe(factory)
    return built


def names(doc: Doc) -> list[tuple[str, str, float, str]]:
    return [(doc.text[c.start : c.end], c.label, c.score, c.by) for c in decided(doc)]


@pytest.mark.parametrize("text", [*SENTENCES, " a\n\t县  委 𠮷", "\ufeff"])
def test_a_token_is_a_sign_and_the_text_stays(text):
    doc = CharacterTokenizer(spacy.blank("zh").vocab)(text)
    assert doc.text == text
    assert [token.idx for token in doc] == list(range(len(text)))


def test_mentions_are_decided_without_overlap(nlp):
    doc = nlp(SENTENCES[0])
    assert [(e.text, e.label_) for e in doc.ents] == [
        ("市委", "ORG"),
        ("副书记", "POST"),
        ("市长", "POST"),
        ("江晚", "PERSON"),
    ]
    assert [name[:2] for name in names(doc)] == [(e.text, e.label_) for e in doc.ents]


def test_all_kinds_of_names_are_proposed(nlp):
    found = {label for text in SENTENCES for _, label, _, _ in names(nlp(text))}
    assert found == {"PERSON", "POST", "ORG", "COMPANY", "PLACE", "EVENT"}


def test_a_pipe_gives_what_each_sentence_alone_gives_in_any_order(nlp):
    alone = {text: names(nlp(text)) for text in SENTENCES}
    shuffled = random.Random(7).sample(SENTENCES * 3, k=len(SENTENCES) * 3)
    for size in (1, 4, 64):
        assert [names(doc) for doc in nlp.pipe(shuffled, batch_size=size)] == [alone[text] for text in shuffled]


def test_a_tagged_doc_survives_bytes(nlp):
    for text in SENTENCES:
        doc = nlp(text)
        copy = Doc(spacy.blank("zh").vocab).from_bytes(doc.to_bytes())
        assert names(copy) == names(doc)


def test_a_doc_that_was_not_tagged_has_no_mentions(nlp):
    assert list(decided(nlp.make_doc("县委"))) == []


def test_a_higher_floor_leaves_fewer(nlp):
    strict = spacy.blank("zh")
    strict.tokenizer = CharacterTokenizer(strict.vocab)
    for factory in RULES:
        strict.add_pipe(factory, config={"floor": 0.94} if factory == "zh_decision" else {})
    assert {name[0] for name in names(strict(SENTENCES[1]))} < {name[0] for name in names(nlp(SENTENCES[1]))}


def test_a_misspelt_setting_is_refused():
    with pytest.raises(ValueError, match="flor"):
        spacy.blank("zh").add_pipe("zh_decision", config={"flor": 0.5})


def test_the_tokenizer_of_the_config_is_registered():
    make = spacy.registry.tokenizers.get("guanxi.CharacterTokenizer.v1")()
    assert isinstance(make(spacy.blank("zh")), components.CharacterTokenizer)
