"""docs/keeping.md: its commands run in their order, and what they print is what stands there."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from builds import CORPUS, ROOT

from pipeline.resolve.corrections import ACTIONS

PAGE = (ROOT / "docs" / "keeping.md").read_text("utf-8")
SESSION = "".join(re.findall(r"^```console\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL))
STEPS = re.findall(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", SESSION, re.MULTILINE)


def is_told(shown: str, printed: str) -> bool:
    """Whether the lines shown stand in what was printed, in order; `…` stands for any lines."""
    parts = [re.escape(part.strip("\n")) for part in re.split(r"^…$", shown, flags=re.MULTILINE)]
    return re.fullmatch(r"[\s\S]*?".join(f"\\s*{part}\\s*" if part else "" for part in parts), printed) is not None


@pytest.mark.parametrize(
    ("shown", "printed", "told"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\n…\nc\n", "a\nb\nc\n", True),
        ("a\n…\n", "b\na\n", False),
        ("b\n", "a\nb\n", False),
    ],
)
def test_what_stands_for_more_lines(shown, printed, told):
    assert is_told(shown, printed) is told


def test_the_commands_print_what_stands_there(corpus_build: Path, tmp_path: Path):
    shutil.copytree(corpus_build, tmp_path / "build")
    shutil.copytree(CORPUS, tmp_path / "corpus")
    command = f'guanxi() {{ "{sys.executable}" -m pipeline "$@"; }}; '
    paths = {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    assert len(STEPS) >= 7
    for line, shown in STEPS:
        done = subprocess.run(
            ["bash", "-c", command + line], cwd=tmp_path, env={**os.environ, **paths}, capture_output=True, timeout=300
        )
        assert is_told(shown, done.stdout.decode()), (line, done.stdout.decode(), done.stderr.decode())


def test_every_action_is_told():
    assert [action for action in ACTIONS if f"\n| `{action}` |" not in PAGE] == []
