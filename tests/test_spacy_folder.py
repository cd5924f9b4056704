"""The pipeline as a folder of spaCy's, and by name."""

import json
import shutil
from pathlib import Path

import pytest
import spacy
from spacy import displacy
from spacy.tokens import Doc

import guanxi
import pipeline
from pipeline.errors import BadInput, MissingModel
from pipeline.model_files.folder import folder_problems
from pipeline.model_files.path import models_folder
from pipeline.schema import DISPLACY_COLOURS, MENTION_LABELS
from pipeline.spacy_folder import write_folder
from pipeline.tag.tagging import load_tagger

TEXT = "云岫市委书记甄远山出席兰圃荟仪式。"


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("spacy") / "my pipeline"
    write_folder(folder)
    return folder


@pytest.fixture
def copy(saved: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(saved, tmp_path / "copy"))


def entities(nlp: spacy.Language) -> list[tuple[str, str, float]]:
    return [(e.text, e.label_, e._.score) for e in nlp(TEXT).ents]


def test_the_folder_holds_all_of_the_tagger(saved: Path):
    assert list(folder_problems(saved / "guanxi", kind="tagger")) == []
    assert {"card.md", "calibration.tsv"} <= {path.name for path in (saved / "guanxi").iterdir()}
    meta = json.loads((saved / "meta.json").read_text("utf-8"))
    assert (meta["name"], meta["version"], meta["lang"]) == ("guanxi", pipeline.__version__, "zh")
    assert meta["description"]
    assert meta["license"]
    assert tuple(meta["labels"]["guanxi"]) == MENTION_LABELS


def test_spacy_loads_the_folder_where_no_other_weights_are(copy: Path, monkeypatch: pytest.MonkeyPatch):
    models = shutil.copytree(models_folder(), copy.parent / "models", ignore=shutil.ignore_patterns("model.onnx"))
    wanted = entities(guanxi.load())
    monkeypatch.setenv("GUANXI_MODELS", str(models))
    monkeypatch.chdir(copy.parent)
    nlp = spacy.load("copy")
    assert entities(nlp) == wanted
    assert [role.post for role in nlp(TEXT)._.guanxi.roles] == ["书记"]


def test_a_fresh_process_loads_it_without_an_import_of_ours(run_python, saved: Path):
    code = f"import spacy; nlp = spacy.load({str(saved)!r}); doc = nlp({TEXT!r}); "
    assert run_python(code + "print(doc.ents[0], len(doc._.guanxi.roles))") == "云岫市委 1\n"


def test_spacy_loads_it_by_name(run_python):
    code = "import spacy; nlp = spacy.load('guanxi', config={'components': {'guanxi': {'alignment': 'expand'}}}); "
    code += f"print(nlp({TEXT!r}).ents[0], nlp.meta['name'], nlp.get_pipe_config('guanxi')['alignment'])"
    assert run_python(code) == "云岫市委 guanxi expand\n"


def test_a_pipeline_saved_again_is_the_same(saved: Path, tmp_path: Path):
    nlp = spacy.load(saved)
    nlp.to_disk(tmp_path / "again")
    nlp.to_disk(saved)
    assert entities(spacy.load(tmp_path / "again")) == entities(spacy.load(saved)) == entities(nlp)


def test_lists_of_names_travel_with_the_folder(tmp_path: Path):
    path = tmp_path / "mine.tsv"
    path.write_text("name\tlabel\n兰圃荟\tCOMPANY\n", "utf-8")
    write_folder(tmp_path / "a", names=[path])
    path.unlink()
    assert ("兰圃荟", "COMPANY", 1.0) in entities(spacy.load(tmp_path / "a"))
    assert str(tmp_path) not in (tmp_path / "a" / "config.cfg").read_text("utf-8")
    write_folder(tmp_path / "a")
    assert not (tmp_path / "a" / "guanxi" / "names.tsv").exists()


@pytest.mark.parametrize("name", ["model.onnx", "vocab.txt", "calibration.tsv"])
def test_a_changed_file_is_refused(copy: Path, name: str):
    with (copy / "guanxi" / name).open("ab") as file:
        file.write(b"x")
    with pytest.raises(MissingModel, match=f"{name} is not the file that SHA256SUMS names"):
        spacy.load(copy)


def test_another_folder_is_not_written_over(tmp_path: Path):
    (tmp_path / "thesis.txt").write_text("")
    with pytest.raises(BadInput, match="something else in this folder"):
        write_folder(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_the_folder_is_a_tagger_for_builds_too(saved: Path):
    assert load_tagger(str(saved)).pipe_names == ["network", "decision"]


def test_the_package_gives_what_pipeline_gives():
    assert guanxi.__version__ == pipeline.__version__
    assert guanxi.extract is pipeline.extract
    with pytest.raises(AttributeError, match="nothing"):
        _ = guanxi.nothing


def test_displacy_has_colours_for_the_labels_that_it_does_not_know():
    doc = Doc(spacy.blank("zh").vocab, words=["书记"], ents=["B-POST"])
    assert DISPLACY_COLOURS["POST"] in displacy.render(doc, style="ent", jupyter=False)
