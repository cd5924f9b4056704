"""`guanxi model`: check, card and hanlp."""

import shutil
from pathlib import Path

import pytest

from pipeline.model_files.path import models_folder


@pytest.mark.parametrize("command", ["check", "card", "hanlp", "spacy"])
def test_help_is_in_both_languages_with_an_example(guanxi, command):
    assert f"例 / Example: guanxi model {command}" in guanxi("model", command, "--help").stdout


def test_check_of_the_models_in_use(guanxi):
    result = guanxi("model", "check")
    assert result.exit_code == 0
    assert [line.rpartition(": ")[2] for line in result.stdout.splitlines()] == ["ok"] * 5


def test_check_lists_what_is_wrong_and_exits_with_1(guanxi, tmp_path):
    folder = Path(shutil.copytree(models_folder() / "words", tmp_path / "words"))
    (folder / "weights.npz").write_bytes(b"")
    result = guanxi("model", "check", folder)
    assert result.exit_code == 1
    assert "weights.npz is not the file that SHA256SUMS names" in result.stdout
    assert "Install guanxi again" in result.stdout


def test_check_of_another_folder_is_wrong_use(guanxi, tmp_path):
    result = guanxi("model", "check", tmp_path)
    assert result.exit_code == 2
    assert "holds no model of guanxi" in result.stderr


@pytest.mark.parametrize("name", ["tagger", "words", "lexicon", "rules"])
def test_a_card_is_printed_as_it_is_written_where_no_terminal_shows_it(guanxi, name):
    card = (models_folder() / name / "card.md").read_text("utf-8")
    assert guanxi("model", "card", name).stdout == card + "\n"


def test_all_cards_are_printed_unless_one_is_named(guanxi):
    stdout = guanxi("model", "card").stdout
    assert [line for line in stdout.splitlines() if line.startswith("# ")] == [
        line
        for name in ("tagger", "words", "lexicon", "rules")
        for line in (models_folder() / name / "card.md").read_text("utf-8").splitlines()
        if line.startswith("# ")
    ]


def test_an_unknown_card_is_refused(guanxi):
    result = guanxi("model", "card", "none")
    assert result.exit_code == 2
    assert "one of: lexicon, rules, tagger, words" in result.stderr


def test_cards_are_rendered_on_a_terminal(guanxi, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    stdout = guanxi("model", "card", "words").stdout
    assert "\x1b[" in stdout
    assert "# Words" not in stdout


def test_hanlp_without_the_extra_says_what_to_install(guanxi, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "torch", None)
    result = guanxi("model", "hanlp", "mine")
    assert result.exit_code == 2
    assert "pip install -e '.[hanlp]'" in result.stderr


def test_hanlp_writes_no_folder_over_another(guanxi):
    Path("mine").mkdir()
    Path("mine/thesis.txt").write_text("")
    result = guanxi("model", "hanlp", "mine")
    assert result.exit_code == 2
    assert "something else in this folder" in result.stderr
    assert [path.name for path in Path("mine").iterdir()] == ["thesis.txt"]


def test_a_table_of_labels_needs_a_tagger_of_ones_own(guanxi, corpus):
    Path("my.tsv").write_text("label\tmention\n")
    result = guanxi("show", corpus / "a.txt", "--labels", "my.tsv")
    assert result.exit_code == 2
    assert "needs no table of labels" in result.stderr


def test_spacy_writes_a_folder_and_says_how_to_load_it(guanxi):
    result = guanxi("model", "spacy", "mine")
    assert (result.exit_code, result.stdout) == (0, "mine\nspacy.load('mine')\n")
    assert Path("mine/meta.json").is_file()


def test_spacy_writes_no_folder_with_a_bad_list(guanxi):
    result = guanxi("model", "spacy", "mine", "--names", "none.tsv")
    assert result.exit_code == 2
    assert "none.tsv: no such file" in result.stderr
    assert not Path("mine").exists()
