"""What is given to make reaches the commands as one word, whatever it holds, and is run by no shell."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PRINT = "#!/bin/sh\nprintf '%s\\n' \"$@\"\n"
HOSTILE = """my "pages"; touch x; $(shell touch x) $x `touch x` it's #1 \\"""

pytestmark = pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")


@pytest.fixture
def make(tmp_path, monkeypatch):
    """Run a target beside a .venv whose commands print their arguments, one a line."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    programs = tmp_path / ".venv" / "bin"
    programs.mkdir(parents=True)
    for name in ("pyproject.toml", "constraints.txt", ".venv/.graph", ".venv/.bench", ".venv/.hanlp", ".venv/.train"):
        (tmp_path / name).touch()
    for name in ("guanxi", "python"):
        (programs / name).write_text(PRINT)
        (programs / name).chmod(0o755)
    for name in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS"):  # `make test` is make itself
        monkeypatch.delenv(name, raising=False)

    def run(*words: str) -> list[str]:
        done = subprocess.run(
            ["make", "--no-print-directory", *words],
            cwd=tmp_path,
            check=True,
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert not (tmp_path / "x").exists()
        return done.stdout.splitlines()

    return run


@pytest.mark.parametrize("value", ["my pages", HOSTILE, "语料"])
def test_the_graph_is_made_of_what_is_named(make, value):
    told = make("graph", f"CORPUS={value}", f"OUT={value}", f"TAGGER={value}", f"WORKERS={value}", f"NAMES={value}")
    told_of = ["--tagger", value, "--names", value, "--workers", value]
    assert told == ["build", "-o", value, *told_of, "--", value]


def test_what_is_not_named_has_its_usual_value(make):
    assert make("graph") == ["build", "-o", "build", "--tagger", "default", "--", "corpus"]
    assert make("bench") == ["tests/bench.py"]


def test_the_other_targets_take_words_as_they_are(make):
    assert make("bench", f"TEXT={HOSTILE}", f"SIGNS={HOSTILE}") == ["tests/bench.py", "--signs", HOSTILE, "--", HOSTILE]
    assert make("bench", f"EDGES={HOSTILE}") == ["tests/bench.py", "--edges", HOSTILE]
    assert make("score", f"RENEW={HOSTILE}")[-2:] == ["--renew", HOSTILE]
    assert make("ablate", f"PART={HOSTILE}") == ["tests/ablate.py", "--part", HOSTILE]


def test_lists_are_counted_on_a_folder_that_is_there(make, tmp_path):
    (tmp_path / "my news").mkdir()
    told = make("audit", "NEWS=my news", f"TEXTS={HOSTILE}", "ROWS=1")
    assert told == ["tests/audit.py", "--rows", "--tagger", "--texts", HOSTILE, "--", "my news"]
    with pytest.raises(subprocess.CalledProcessError) as caught:
        make("audit", f"NEWS={HOSTILE}")
    assert "guanxi: NEWS is not given, or no such folder" in caught.value.stderr


def test_training_takes_folders_of_any_name(make, tmp_path):
    names = ("DATASETS", "ENCODER", "TRANSCRIPTS", "NEWS", "LISTED", "TEXTS")
    (tmp_path / "my data").mkdir()
    told = make("-s", "train", *(f"{name}=my data" for name in names), "TRAINED=it's $new")
    assert told[:4] == ["-m", "pipeline.training.silver", "my data", "it's $new/silver.jsonl"]
    assert {"it's $new/tagger", "my data"} <= set(told)
    with pytest.raises(subprocess.CalledProcessError) as caught:
        make("train", "DATASETS=my data", "ENCODER=no folder")
    assert "guanxi: ENCODER TRANSCRIPTS NEWS LISTED TEXTS: not given" in caught.value.stderr


def test_cleaning_removes_the_default_build_and_no_folder_of_the_users(make, tmp_path):
    for name in ("build", "my graph", "my", "graph"):
        (tmp_path / name).mkdir()
    make("clean", "OUT=my graph")
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_dir()) == ["graph", "my", "my graph"]
