import shutil
from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from pipeline.errors import MissingModel
from pipeline.model_files.folder import SUMS, write_sums
from pipeline.tag.segmenter import FEATURES, WEIGHTS, Segmenter, find_terms, load_segmenter, make_words

FOLDER = Path(__file__).parents[2] / "models" / "words"
TEXT = "云岫市委书记甄远山说，要 做强数控机床产业，\n支持民营企业技术改造。2024年投资12.5亿元。"


@pytest.fixture(scope="module")
def segmenter() -> Segmenter:
    return load_segmenter(FOLDER)


class SpacedWords(Segmenter):
    """Takes what white space parts for words."""

    def __init__(self, stop: frozenset[str] = frozenset()) -> None:
        self.stop = stop

    def words(self, text: str) -> tuple[tuple[int, int], ...]:
        ends = [at for at, sign in enumerate(text + " ") if sign == " "]
        return tuple(zip([0, *(end + 1 for end in ends[:-1])], ends, strict=True))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for name in (FEATURES, WEIGHTS, SUMS):
        shutil.copy(FOLDER / name, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize("text", [TEXT, "", " \n\u3000", "一", "ABC-12/3 ，。", "a\u2028b", "😀机床"])
def test_words_cover_all_signs_but_white_space(segmenter: Segmenter, text: str):
    places = [place for start, end in segmenter.words(text) for place in range(start, end)]
    assert places == [place for place, sign in enumerate(text) if not sign.isspace()]
    assert all(start < end for start, end in segmenter.words(text))


def test_words_are_those_of_the_package(segmenter: Segmenter):
    import spacy_pkuseg

    package = spacy_pkuseg.pkuseg(str(FOLDER), user_dict=None)
    assert [TEXT[start:end] for start, end in segmenter.words(TEXT)] == package.cut(TEXT)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("机床 要 做强 机床 ， 民营企业", ("机床", "做强", "民营企业")),
        ("发展 一体化 2024年 三千万元 十四五 5G 12% 十五亩 第三次", ("一体化", "十四五", "5G")),
    ],
)
def test_terms(text: str, terms: tuple[str, ...]):
    assert find_terms(text, SpacedWords(frozenset({"发展"}))) == terms


def test_of_many_terms_those_that_stand_most_often_are_kept():
    words = [f"词{sign}" for sign in "甲乙丙丁戊己庚辛壬癸子丑寅"]
    assert find_terms(" ".join([*words, words[-1]]), SpacedWords()) == (*words[:11], words[-1])


def test_terms_of_a_statement(segmenter: Segmenter):
    terms = find_terms(TEXT, segmenter)
    assert "机床" in "".join(terms)
    assert not {"支持", "产业", "说", "2024年"} & set(terms)


def test_component_adds_words(segmenter: Segmenter):
    nlp = spacy.blank("zh")
    doc = make_words(nlp, "words", str(FOLDER))(Doc(nlp.vocab, words=list(TEXT), spaces=[False] * len(TEXT)))
    assert [(span.start, span.end) for span in doc.spans["words"]] == list(segmenter.words(TEXT))


def test_component_refuses_a_doc_of_words():
    nlp = spacy.blank("zh")
    with pytest.raises(ValueError, match="no single characters"):
        make_words(nlp, "words", str(FOLDER))(Doc(nlp.vocab, words=["云岫市委", "书记"], spaces=[False, False]))


@pytest.mark.parametrize("name", [FEATURES, WEIGHTS, SUMS])
def test_missing_file_is_named(copy: Path, name: str):
    (copy / name).unlink()
    with pytest.raises(MissingModel, match=name):
        load_segmenter(copy)


def test_missing_folder_is_named(tmp_path: Path):
    with pytest.raises(MissingModel, match="nowhere"):
        load_segmenter(tmp_path / "nowhere")


def test_changed_file_is_refused(copy: Path):
    (copy / FEATURES).write_bytes((copy / FEATURES).read_bytes() + b"\0")
    with pytest.raises(MissingModel, match=f"{FEATURES} is not the file"):
        load_segmenter(copy)


def test_weights_of_another_model_are_refused(copy: Path):
    np.savez(copy / WEIGHTS, sizes=np.array([5, 2]), w=np.zeros(35))
    write_sums(copy, kind="words")
    with pytest.raises(MissingModel, match="does not fit"):
        load_segmenter(copy)


def test_missing_package_is_named(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(__import__("sys").modules, "spacy_pkuseg.feature_extractor", None)
    with pytest.raises(MissingModel, match="pip install spacy-pkuseg"):
        load_segmenter(FOLDER)


def test_pickled_weights_are_never_read(copy: Path):
    np.savez(copy / WEIGHTS, sizes=np.array([5, 2]), w=np.array([{}], dtype=object))
    write_sums(copy, kind="words")
    with pytest.raises(MissingModel, match="allow_pickle=False"):
        load_segmenter(copy)


def test_importing_the_module_loads_no_segmenter(run_python):
    loaded = run_python("import sys, pipeline.tag.segmenter; print('spacy_pkuseg' in sys.modules)")
    assert loaded.strip() == "False"
