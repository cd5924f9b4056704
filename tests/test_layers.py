"""Data flows one way: each module of the package imports only modules that stand before it."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "pipeline"
ORDER = (
    "errors record schema days geography forms markup serial read repair segment tag link relate page corrections resolve "
    "graph store export save query evaluate show cache batch run training cli __main__"
).split()


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def stage(path: Path) -> str:
    """`pipeline/tag/merge.py` -> tag."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imported_stages(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names] if node.module == "pipeline" else [node.module]
        found |= {name.split(".")[1] for name in names if name.startswith("pipeline.")}
    return found - {"__version__"}


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_stage_imports_only_earlier_stages(path: Path):
    assert stage(path) in ORDER, f"give {stage(path)} its place in ORDER"
    place = ORDER.index(stage(path))
    late = {name for name in imported_stages(path) if ORDER.index(name) > place}
    assert not late, f"{path.name} imports what comes later: {sorted(late)}"


def test_imports_are_absolute_and_named():
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{path.name}: from {'.' * node.level} import"
                assert [alias.name for alias in node.names] != ["*"], f"{path.name}: import *"


def test_importing_the_package_alone_loads_no_stage(run_python):
    loaded = run_python("import sys, pipeline; print(sorted(m for m in sys.modules if m.startswith(('pipeline', 'spacy'))))")
    assert loaded.strip() == "['pipeline']"
