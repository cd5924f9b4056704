"""What is looked at, and that what is broken is told and breaks nothing."""

import re
import sys
import tomllib
from types import SimpleNamespace

import pytest
from builds import ROOT

from pipeline.cli import health as doctor
from pipeline.cli.health import OPTIONAL, PACKAGES, State, examine

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def test_the_packages_are_those_of_the_project():
    names = {re.match(r"[\w.-]+", line)[0] for line in PROJECT["dependencies"]}
    extras = {re.match(r"[\w.-]+", line)[0] for lines in PROJECT["optional-dependencies"].values() for line in lines}
    assert (names, set(OPTIONAL) <= extras) == (set(PACKAGES), True)


def found(only: str, monkeypatch: pytest.MonkeyPatch) -> list[doctor.Finding]:
    """The findings of one look."""
    monkeypatch.setattr(doctor, "_LOOKS", {only: doctor._LOOKS[only]})
    return list(examine())


@pytest.mark.parametrize(
    ("look", "spoil", "told"),
    [
        ("python", lambda to: to.setattr(sys, "version_info", (3, 9, 1)), r"use Python 3\.11 to 3\.13"),
        ("packages", lambda to: to.setattr(doctor, "PACKAGES", ("guanxi-no-such",)), "not installed"),
        ("sqlite", lambda to: to.setattr("pipeline.save.fulltext.has_fulltext", lambda: False), "without FTS5"),
        ("locale", lambda to: to.setattr(sys, "stdout", SimpleNamespace(encoding="ascii")), "PYTHONUTF8=1"),
        ("models", lambda to: to.setenv("GUANXI_MODELS", "no such folder"), "no such folder of models"),
        ("a sentence", lambda to: to.setattr("pipeline.run.extract", lambda _: 1 / 0), "ZeroDivisionError"),
    ],
)
def test_what_is_wrong_is_told_with_what_to_do(look, spoil, told, monkeypatch):
    spoil(monkeypatch)
    [first, *_] = found(look, monkeypatch)
    assert first.state == State.BAD
    assert re.search(told, str(first))
    assert first.advice


@pytest.mark.parametrize("look", ["python", "packages", "sqlite", "models", "a sentence"])
def test_this_installation_is_well(look, monkeypatch):
    assert {one.state for one in found(look, monkeypatch)} == {State.OK}


def test_an_optional_package_is_no_fault(monkeypatch):
    monkeypatch.setattr(doctor, "_version", lambda _: None)
    assert {one.state for one in found("optional packages", monkeypatch)} == {State.ABSENT}
