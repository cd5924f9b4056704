"""The component that reads a page: the same as `extract`, on characters and words, through bytes and processes."""

import pickle
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
import spacy
from builds import CORPUS
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import guanxi
from pipeline.errors import MissingModel
from pipeline.page import extract_page
from pipeline.read import read_file
from pipeline.record import Record
from pipeline.spacy_page import PageReader
from pipeline.tag.tagging import load_tagger

TEXT = "云岫市委书记甄远山在会上说，要做强产业。松烟机械有限公司董事长岑百川表示，\n今年再上两条生产线。"
WORDS = (
    "云岫 市委 书记 甄远山 在 会上 说 ， 要 做强 产业 。 "
    "松烟 机械 有限公司 董事长 岑 百川 表示 ， \n 今年 再 上 两条 生产线 。"
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return guanxi.load()


def entities(doc: Doc) -> list[tuple[str, str, float | None]]:
    return [(e.text, e.label_, e._.score) for e in doc.ents]


def told(doc: Doc) -> tuple[object, ...]:
    """All that the component gives."""
    return entities(doc), [sentence.text for sentence in doc.sents], doc._.guanxi


@pytest.mark.parametrize("path", sorted(CORPUS.rglob("*.txt"))[:8], ids=lambda path: path.name)
def test_a_text_gives_what_its_file_gives(nlp: Language, path):
    document = replace(read_file(path), id="", format="text")
    wanted: Record = extract_page(document, load_tagger())
    doc = nlp(document.raw)
    found = replace(doc._.guanxi, sha256=document.sha256)
    assert found == wanted
    assert [(e.start_char, e.end_char, e.label_, e._.score, e._.by) for e in doc.ents] == [
        (m.start, m.end, m.label, m.score, m.by) for m in wanted.mentions
    ]


def test_a_text_has_entities_spans_sentences_roles_and_statements(nlp: Language):
    doc = nlp(TEXT)
    assert ("甄远山", "PERSON") in [(e.text, e.label_) for e in doc.ents]
    assert all(0 < span._.score <= 1 and span._.by == "network" for span in doc.spans["mentions"])
    assert [sentence.text[:4] for sentence in doc.sents] == ["云岫市委", "松烟机械"]
    assert [(r.person, r.post) for r in doc._.guanxi.roles] == [("甄远山", "书记"), ("岑百川", "董事长")]
    assert [s.speaker for s in doc._.guanxi.statements] == ["甄远山", "岑百川"]


def by_bytes(nlp: Language, text: str) -> Doc:
    return Doc(spacy.blank("zh").vocab).from_bytes(nlp(text).to_bytes())


def by_docbin(nlp: Language, text: str) -> Doc:
    docs: Iterator[Doc] = DocBin(docs=[nlp(text)]).get_docs(spacy.blank("zh").vocab)
    return next(docs)


def by_processes(nlp: Language, text: str) -> Doc:
    return list(nlp.pipe([text, "", text], n_process=2, batch_size=1))[2]


def by_pickle(nlp: Language, text: str) -> Doc:
    made = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": "guanxi.CharacterTokenizer.v1"}}})
    component: PageReader = pickle.loads(pickle.dumps(nlp.get_pipe("guanxi")))
    return component(made.make_doc(text))


@pytest.mark.parametrize("way", [by_bytes, by_docbin, by_processes, by_pickle])
def test_nothing_is_lost_on_the_way(nlp: Language, way: Callable[[Language, str], Doc]):
    assert told(way(nlp, TEXT)) == told(nlp(TEXT))


@pytest.mark.parametrize("text", ["", " \n ", "。", "a", "市长", "𠮷野家" * 3])
def test_any_text_is_read(nlp: Language, text: str):
    doc = nlp(text)
    assert "".join(sentence.text_with_ws for sentence in doc.sents) == text
    assert doc._.guanxi.problems == ()


def test_words_as_tokens_give_the_same_mentions_sentences_and_record(nlp: Language):
    blank = spacy.blank("zh")
    blank.add_pipe("zh_guanxi")
    words = WORDS.split(" ")
    doc = blank(Doc(blank.vocab, words=words, spaces=[False] * len(words)))
    assert told(doc) == told(nlp(TEXT))


def test_a_word_that_holds_more_than_a_mention_is_told_of_and_the_record_stays_right(nlp: Language):
    words = WORDS.replace("书记 甄远山", "书记甄远山").split(" ")
    blank = spacy.blank("zh")
    blank.add_pipe("zh_guanxi")
    with pytest.warns(UserWarning, match="2 of 6 mentions fit no tokens of the Doc and were left out, such as '书记'"):
        doc = blank(Doc(blank.vocab, words=words, spaces=[False] * len(words)))
    assert "甄远山" not in [e.text for e in doc.ents]
    assert doc._.guanxi == nlp(TEXT)._.guanxi


def test_sentences_of_an_earlier_component_stay():
    blank = spacy.blank("zh")
    blank.add_pipe("sentencizer", config={"punct_chars": ["，"]})
    blank.add_pipe("zh_guanxi")
    assert len(list(blank("市长江晚说，要做强产业。会议结束。").sents)) == 2


def test_a_doc_that_was_not_read_has_no_record():
    with pytest.raises(ValueError, match=r'run spacy\.load\("guanxi"\)'):
        _ = spacy.blank("zh")(TEXT)._.guanxi


def test_a_doc_put_together_of_others_is_refused(nlp: Language):
    with pytest.raises(ValueError, match=r"Doc\.from_docs keeps no scores"):
        _ = Doc.from_docs([nlp(TEXT), nlp(TEXT)])._.guanxi


def test_bytes_of_a_pipeline_hold_for_the_same_weights_alone(nlp: Language, tmp_path):
    data = nlp.to_bytes()
    assert told(guanxi.load().from_bytes(data)(TEXT)) == told(nlp(TEXT))
    (tmp_path / "mine.tsv").write_text("name\tlabel\n江晚\tPLACE\n", "utf-8")
    with pytest.raises(MissingModel, match="other weights or names"):
        guanxi.load(names=[tmp_path / "mine.tsv"]).from_bytes(data)


@pytest.mark.parametrize("settings", [{"alignmnt": "strict"}, {"alignment": "loose"}])
def test_a_wrong_setting_is_refused(settings):
    with pytest.raises(ValueError, match="align"):
        spacy.blank("zh").add_pipe("zh_guanxi", config=settings)
