"""What several test modules share."""

import subprocess
import sys
from collections.abc import Callable

import pytest


@pytest.fixture
def run_python() -> Callable[[str], str]:
    """Run code in a fresh interpreter, where a warning is an error, and return what it prints."""

    def run(code: str) -> str:
        return subprocess.run(
            [sys.executable, "-W", "error", "-c", code], check=True, capture_output=True, text=True, timeout=120
        ).stdout

    return run
