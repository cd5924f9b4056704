"""The built script, style and licences are what the sources give."""

import shutil
import subprocess
from pathlib import Path

import pytest
from builds import ROOT

EXPLORE = ROOT / "pipeline" / "explore"
BUILT = ("explorer.js", "explorer.css", "LICENSES.txt")


def test_the_built_files_are_those_of_the_sources(tmp_path: Path):
    if not shutil.which("node") or not (EXPLORE / "node_modules").is_dir():
        pytest.skip("the packages of the explorer are not there: npm ci --prefix pipeline/explore")
    subprocess.run(["node", str(EXPLORE / "build.js"), str(tmp_path)], check=True, timeout=120)
    for name in BUILT:
        assert (tmp_path / name).read_bytes() == (EXPLORE / "built" / name).read_bytes(), "run: make explorer"
