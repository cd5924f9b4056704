"""`model train` names what is wrong before anything is learned."""

import pytest

from pipeline.training import finetune


@pytest.fixture
def installed(monkeypatch):
    monkeypatch.setattr(finetune, "NEEDED", ())


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize("words", [("none",), ("none.spacy",), (".", "--labels", "none.tsv")])
def test_missing_files_are_named(guanxi, words):
    result = guanxi("model", "train", *words)
    assert result.exit_code == 2
    assert words[-1] in result.stderr


def test_missing_packages_are_named_with_the_command_that_installs_them(guanxi, monkeypatch):
    monkeypatch.setattr(finetune, "NEEDED", ("no_such_package",))
    result = guanxi("model", "train", "gold")
    assert result.exit_code == 2
    assert "pip install -e '.[hanlp,train]'" in result.stderr


def test_help_is_in_both_languages(guanxi):
    shown = guanxi("model", "train", "--help").stdout
    assert "标注" in shown
    assert "held out" in shown
