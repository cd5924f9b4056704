"""Folders of pages that tests build from, and what a build leaves behind."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "corpus"
SHARED = ROOT.parent / "shared"
"""Real pages and their gold files. They are no part of the project: tests that need them are skipped without them."""


def build_apart(corpus: Path, out: Path, *, seed: str, workers: str) -> dict[str, bytes]:
    """What a build by the command line in a process of its own, with that hash seed, leaves in `out`, by name."""
    command = [sys.executable, "-W", "error", "-m", "pipeline", "build", corpus, "-o", out, "--workers", workers]
    done = subprocess.run(
        command, env={**os.environ, "PYTHONHASHSEED": seed}, cwd=ROOT, capture_output=True, timeout=300
    )
    assert (done.returncode, done.stderr) == (0, b"")
    return {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}


def manifest_bytes(out: Path) -> dict[str, bytes]:
    """Every file that the manifest of a build names, and the manifest, by name."""
    named = [file["name"] for file in json.loads((out / "manifest.json").read_text("utf-8"))["files"]]
    return {name: (out / name).read_bytes() for name in (*named, "manifest.json")}
