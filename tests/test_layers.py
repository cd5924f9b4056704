"""Data flows one way: each module of the package imports only modules that stand before it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "pipeline"
ORDER = (
    *("errors", "visible", "files", "record", "schema", "dates", "spans", "model_files", "serial"),
    *("language", "read", "repair", "segment", "tag", "fingerprint", "relate", "page", "spacy_page", "spacy_folder"),
    *("resolve", "graph", "save", "query", "explore", "evaluate", "run", "training", "cli", "__main__"),
)
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def stage(path: Path) -> str:
    """`pipeline/tag/recall.py` -> tag."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imported_names(path: Path) -> Iterator[str]:
    """The dotted names that a module imports, relative ones made whole: `..record` -> pipeline.record."""
    package = path.relative_to(PACKAGE.parent).parts[:-1]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            yield from (".".join((*base, *filter(None, [node.module]), alias.name)) for alias in node.names)


def imported_stages(path: Path) -> set[str]:
    return {name.split(".")[1] for name in imported_names(path) if name.startswith("pipeline.")} - {"__version__"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_stage_imports_only_earlier_stages(path: Path):
    assert stage(path) in ORDER, f"give {stage(path)} its place in ORDER"
    place = ORDER.index(stage(path))
    late = {name for name in imported_stages(path) if ORDER.index(name) > place}
    assert not late, f"{path.name} imports what comes later: {sorted(late)}"


def test_relative_imports_are_seen():
    assert {"record", "read"} <= imported_stages(PACKAGE / "repair" / "__init__.py")


def test_every_import_is_named():
    assert not [path.name for path in MODULES for name in imported_names(path) if name.endswith("*")]


def test_importing_the_package_alone_loads_no_stage(run_python):
    loaded = run_python("import sys, pipeline; print([m for m in sys.modules if m[:5] in ('pipel', 'spacy')])")
    assert loaded.strip() == "['pipeline']"


def test_no_two_modules_have_one_name():
    """A name leads to one place, whatever the folder: who reads `lives.py` in a trace knows which."""
    names = [path.stem for path in MODULES if path.stem != "__init__"]
    assert not {name for name in names if names.count(name) > 1}


def test_what_only_starts_a_build_loads_no_spacy(run_python):
    """spaCy and torch behind it take seconds, and the processes that read the pages import them anyway."""
    heavy = "('spacy', 'torch', 'onnxruntime', 'networkx')"
    loaded = run_python(f"import sys, pipeline.run; print([m for m in {heavy} if m in sys.modules])")
    assert loaded.strip() == "[]"
