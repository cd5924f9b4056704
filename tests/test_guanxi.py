"""The package under its own name, beside whatever the user calls `pipeline`."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from builds import ROOT

import guanxi
import pipeline


def run_beside(folder: Path, *words: str) -> str:
    """What Python prints in a folder that stands first on its path, as a user's own does."""
    paths = os.pathsep.join((str(folder), str(ROOT)))
    env = {**os.environ, "PYTHONPATH": paths}
    done = subprocess.run([sys.executable, *words], cwd=folder, env=env, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.mark.parametrize("own", ["pipeline.py", "pipeline/__init__.py", None])
@pytest.mark.parametrize(
    ("words", "printed"),
    [
        (("-c", "from guanxi import Graph; print(Graph.__module__)"), "pipeline.query.graph"),
        (("-c", "import guanxi; print(guanxi.__version__)"), pipeline.__version__),
        (("-m", "guanxi", "--version"), f"guanxi {pipeline.__version__}"),
    ],
)
def test_a_pipeline_of_the_users_own_does_not_stand_in_the_way(tmp_path, own, words, printed):
    if own:
        (tmp_path / own).parent.mkdir(exist_ok=True)
        (tmp_path / own).write_text("mine = 1\n")
    assert run_beside(tmp_path, *words) == printed


def test_a_pipeline_that_was_imported_before_is_left_to_who_has_it(tmp_path):
    (tmp_path / "pipeline.py").write_text("mine = 1\n")
    code = "import pipeline as own; from guanxi import Graph; print(own.mine, Graph.__name__)"
    assert run_beside(tmp_path, "-c", code) == "1 Graph"


def test_the_names_that_a_user_needs_are_listed():
    assert {"Graph", "build", "extract", "load"} <= set(dir(guanxi))
    assert dir(pipeline) == ["Graph", "__version__", "build", "extract"]


@pytest.mark.parametrize("package", ["guanxi", "pipeline"])
def test_the_annotations_are_published(package):
    assert (ROOT / package / "py.typed").is_file()
