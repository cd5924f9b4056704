"""The `ner` of a user's own spaCy pipeline proposes names."""

from pathlib import Path

import pytest
import spacy
import srsly
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import fix_random_seed

from pipeline.errors import MissingModel
from pipeline.tag.candidates import candidates
from pipeline.tag.spacy_ner import make_ner
from pipeline.tag.tagging import load_tagger

TEXT = "市长周启航出席"


def trained(label: str = "PER") -> Language:
    """A pipeline that has learned one name by heart."""
    fix_random_seed(0)
    nlp = spacy.blank("zh")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("ner").add_label(label)
    example = Example.from_dict(nlp.make_doc(TEXT), {"entities": [(2, 5, label)]})
    optimizer = nlp.initialize(lambda: [example])
    for _ in range(40):
        nlp.update([example], sgd=optimizer)
    return nlp


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("spacy") / "my"
    trained().to_disk(folder)
    return folder


@pytest.fixture
def copy(saved: Path, tmp_path: Path) -> Path:
    spacy.load(saved).to_disk(tmp_path / "my")
    return tmp_path / "my"


def doc() -> Doc:
    return Doc(spacy.blank("zh").vocab, words=list(TEXT), spaces=[False] * len(TEXT))


def test_entities_become_candidates(saved: Path):
    tagger = make_ner(spacy.blank("zh"), "network", str(saved), None, 0.9)
    assert [(c.start, c.end, c.label, c.score, c.by) for c in candidates(tagger(doc()))] == [
        (2, 5, "PERSON", 0.9, "ner")
    ]


def test_the_pipeline_takes_the_place_of_the_network(saved: Path):
    nlp = load_tagger(str(saved))
    assert [c.by for c in candidates(nlp(TEXT)) if c.label == "PERSON"] == ["ner"]
    assert not [c for c in candidates(nlp(TEXT)) if c.by == "network"]


def test_a_table_beside_the_pipeline_is_taken(copy: Path):
    (copy / "labels.tsv").write_text("label\tmention\nPER\t-\n")
    assert candidates(make_ner(spacy.blank("zh"), "network", str(copy), None, 0.9)(doc())) == []


def test_labels_without_a_meaning_are_refused(tmp_path: Path):
    trained("DISEASE").to_disk(tmp_path / "my")
    with pytest.raises(MissingModel, match="no mention is known for the label DISEASE"):
        load_tagger(str(tmp_path / "my"))


def test_a_pipeline_without_ner_is_refused(tmp_path: Path):
    nlp = spacy.blank("zh")
    nlp.add_pipe("sentencizer")
    nlp.to_disk(tmp_path / "my")
    with pytest.raises(MissingModel, match="has no ner; its components: sentencizer"):
        load_tagger(str(tmp_path / "my"))


def test_code_that_is_not_installed_is_refused(copy: Path):
    config = (copy / "config.cfg").read_text("utf-8")
    (copy / "config.cfg").write_text(config.replace("spacy.TransitionBasedParser.v2", "someone.Parser.v1"), "utf-8")
    with pytest.raises(MissingModel, match="needs code that is not installed"):
        load_tagger(str(copy))


def test_pickles_are_refused(copy: Path):
    (copy / "ner" / "more.pkl").write_bytes(b"")
    with pytest.raises(MissingModel, match=r"more\.pkl is a pickle"):
        load_tagger(str(copy))


def test_networks_of_torch_are_refused(copy: Path):
    model = srsly.msgpack_loads((copy / "ner" / "model").read_bytes())
    model["shims"][0] = [b"state"]
    (copy / "ner" / "model").write_bytes(srsly.msgpack_dumps(model))
    with pytest.raises(MissingModel, match="stored as a pickle"):
        load_tagger(str(copy))
