import json
import random
import re
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from pipeline.errors import MissingModel
from pipeline.language.windows import window_ends
from pipeline.model_files.folder import SUMS, write_sums
from pipeline.tag.candidates import candidates
from pipeline.tag.mentions import decided
from pipeline.tag.network import (
    LABELS,
    WINDOW,
    NetworkTagger,
    decode,
    encode,
    load_network,
    log_softmax,
    make_network,
    runs,
)
from pipeline.tag.tagging import load_tagger
from pipeline.training.generate import generate

NLP = spacy.blank("zh")
FOLDER = Path(__file__).parents[2] / "models" / "tagger"
SENTENCES = (
    "县委书记张明远主持会议。",
    "市委副书记、市长周启航出席并讲话，市人大常委会主任林则文参加。",
    "临源市恒晟机械股份有限公司董事长赵立群说，今年产值增长8%。",
    "全市上下要推动高质量发展，优化营商环境。",
)


def make_doc(text: str) -> Doc:
    return Doc(NLP.vocab, words=list(text), spaces=[False] * len(text))


def rows(*tags: str) -> np.ndarray:
    logits = np.zeros((len(tags), len(LABELS)), dtype=np.float32)
    for row, tag in enumerate(tags):
        logits[row, LABELS.index(tag)] = 5.0
    return log_softmax(logits)


class FakeSession:
    """Calls each sign whose id is 7 a person of one sign."""

    def run(self, output_names: list[str], input_feed: Mapping[str, object]) -> list[np.ndarray]:  # noqa: ARG002
        ids = np.asarray(input_feed["input_ids"])
        person = np.where(ids == 7, LABELS.index("S-PERSON"), 0)
        return [np.where(np.arange(len(LABELS)) == person[..., None], np.float32(9), np.float32(0))]


@pytest.mark.parametrize(
    ("tags", "found"),
    [
        (("O", "B-PERSON", "E-PERSON"), [(1, 3, "PERSON")]),
        (("S-PLACE", "B-POST", "I-POST", "E-POST"), [(0, 1, "PLACE"), (1, 4, "POST")]),
        (("B-ORG", "E-ORG", "B-ORG", "E-ORG"), [(0, 2, "ORG"), (2, 4, "ORG")]),
        (("B-ORG", "I-COMPANY", "E-ORG"), [(0, 3, "ORG")]),
        (("O", "O"), []),
    ],
)
def test_decode_gives_legal_mentions(tags: tuple[str, ...], found: list[tuple[int, int, str]]):
    assert [(f.start, f.end, f.label) for f in decode(rows(*tags))] == found


def test_score_is_the_lowest_probability_of_the_mention():
    logits = np.zeros((2, len(LABELS)), dtype=np.float32)
    logits[0, LABELS.index("B-ORG")] = 9.0
    logits[1, LABELS.index("E-ORG")] = 4.0
    (found,) = decode(log_softmax(logits))
    assert found.score == round(float(np.exp(4) / (np.exp(4) + len(LABELS) - 1)), 2)


def test_unknown_signs_keep_their_place():
    assert encode("甲☃乙", {"甲": 7, "乙": 8}) == [2, 7, 1, 8, 3]


def test_long_text_loses_and_doubles_nothing():
    text = "乙" * 200 + "，" + "甲" + "乙" * 300 + "甲"
    tagger = NetworkTagger(FakeSession(), {"甲": 7})
    assert [(f.start, text[f.start : f.end]) for f in tagger.find(text)] == [(201, "甲"), (502, "甲")]


def test_texts_are_given_back_in_their_order_whatever_their_lengths():
    tagger = NetworkTagger(FakeSession(), {"甲": 7})
    texts = ["乙甲", "", "甲", "甲乙", "乙" * 300 + "甲", "甲"]
    found = tagger.find_all(texts)
    assert [[f.start for f in each] for each in found] == [[1], [], [0], [0], [300], [0]]
    assert found == [tagger.find(text) for text in texts]


def test_only_sentences_of_one_length_run_together():
    assert list(runs([3, 5, 3, 3, 9], signs=6)) == [[0, 2], [3], [1], [4]]


def test_component_proposes_above_its_lowest_score():
    doc = NetworkTagger(FakeSession(), {"甲": 7})(make_doc("乙甲"))
    assert [(c.start, c.end, c.label, c.by) for c in candidates(doc)] == [(1, 2, "PERSON", "network")]
    assert candidates(NetworkTagger(FakeSession(), {"甲": 7}, min_score=1.1)(make_doc("乙甲"))) == []


def test_folder_without_a_model_is_named(tmp_path: Path):
    with pytest.raises(MissingModel, match=r"labels\.json is not there"):
        load_network(tmp_path)


def test_folder_with_other_labels_is_refused(tmp_path: Path):
    for name in ("model.onnx", "vocab.txt"):
        (tmp_path / name).write_text("")
    (tmp_path / "labels.json").write_text(json.dumps(["O", "B-NAME"]))
    write_sums(tmp_path, kind="tagger")
    with pytest.raises(MissingModel, match="labels"):
        load_network(tmp_path)


def test_a_folder_of_an_older_form_is_refused(tmp_path: Path):
    """Until the second form a graph took one sentence a run."""
    for name in ("labels.json", "model.onnx", "vocab.txt"):
        (tmp_path / name).write_text("")
    write_sums(tmp_path, kind="tagger")
    sums = (tmp_path / SUMS).read_text()
    (tmp_path / SUMS).write_text(sums.replace("guanxi tagger 2", "guanxi tagger 1"))
    with pytest.raises(MissingModel, match="is of guanxi tagger 1, and this guanxi reads guanxi tagger 2"):
        load_network(tmp_path)


@pytest.fixture(scope="module")
def tagger() -> NetworkTagger:
    return make_network(NLP, "zh_network", None, 1, 0.0)


@pytest.mark.model
def test_trained_network_tags_posts_bodies_and_persons(tagger: NetworkTagger):
    text = SENTENCES[1]
    found = {(text[f.start : f.end], f.label) for f in tagger.find(text)}
    assert found >= {("市委", "ORG"), ("副书记", "POST"), ("市长", "POST"), ("周启航", "PERSON"), ("林则文", "PERSON")}


@pytest.mark.model
def test_result_depends_on_the_sentence_alone():
    """500 sentences alone, and shuffled in batches, through the whole pipeline."""
    texts = sorted({example.text for example in generate(520, seed=11)})[:500]
    nlp = load_tagger()
    alone = {text: list(decided(nlp(text))) for text in texts}
    shuffled = random.Random(3).sample(texts, len(texts))
    for text, doc in zip(shuffled, nlp.pipe(shuffled, batch_size=64), strict=True):
        assert list(decided(doc)) == alone[text]


@pytest.mark.model
def test_long_text_is_tagged_as_its_sentences(tagger: NetworkTagger):
    """A text longer than the window gives the mentions of its windows, none lost and none twice."""
    sentences = [example.text.rstrip("。；") + "。" for example in generate(40, seed=12)]
    text = "".join(sentences)
    found = [(f.start, f.end, f.label) for f in tagger.find(text)]
    starts = [0, *window_ends(text, size=WINDOW)]
    pieces = [(start, text[start:end]) for start, end in pairwise(starts)]
    assert len(pieces) > 3
    assert found == [(s + f.start, s + f.end, f.label) for s, piece in pieces for f in tagger.find(piece)]
    assert all(left[1] <= right[0] for left, right in pairwise(found))
    assert set(starts[1:-1]) <= {match.end() for match in re.finditer("[。！？；]”?", text)}
