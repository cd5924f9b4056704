"""The same corpus gives the same bytes, whatever the hash seed and the number of workers."""

import os
import subprocess
import sys
from pathlib import Path

CORPUS = Path(__file__).parents[1] / "corpus"


def build(out: Path, *, seed: str, workers: str) -> dict[str, bytes]:
    command = [sys.executable, "-W", "error", "-m", "pipeline", "build", CORPUS, "-o", out, "--workers", workers]
    done = subprocess.run(
        command, env={**os.environ, "PYTHONHASHSEED": seed}, cwd=CORPUS.parent, capture_output=True, timeout=300
    )
    assert (done.returncode, done.stderr) == (0, b"")
    return {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}


def test_hash_seed_and_workers_change_no_byte(tmp_path):
    first = build(tmp_path / "a", seed="0", workers="1")
    assert {"manifest.json", "records.jsonl", "graph.sqlite", "graph.graphml", "people.gexf", "roles.csv"} <= set(first)
    assert build(tmp_path / "b", seed="77", workers="2") == first
    assert build(tmp_path / "a", seed="5", workers="1") == first
