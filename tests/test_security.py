"""The promises of SECURITY.md are checked by tests that are there."""

import ast
import re

import pytest
from builds import ROOT

NAMED = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", (ROOT / "SECURITY.md").read_text("utf-8"))


@pytest.mark.parametrize(("path", "name"), NAMED)
def test_a_check_that_is_named_exists(path: str, name: str):
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    assert name in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_every_promise_names_a_check():
    promised, _, _ = (ROOT / "SECURITY.md").read_text("utf-8").partition("## How to tell")
    promises = promised.split("\n**")[1:]
    assert len(promises) == 6
    assert all("::test_" in promise for promise in promises)
