"""`docs/cookbook.md` with the answers of a build put under its questions; run alone, it writes them anew.

A block is a question to the shell (`console`), to Python (`pycon`, with the graph as `g`) or in SQL (`sql`, its rows in
the `text` block that follows). Of a long answer the first lines are shown, and `…`.
"""

import re
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, redirect_stdout
from io import StringIO
from pathlib import Path
from shlex import split
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from typer.testing import CliRunner  # noqa: E402

from pipeline.cli import app  # noqa: E402
from pipeline.query import Graph  # noqa: E402
from pipeline.run import build_graph  # noqa: E402

COOKBOOK = ROOT / "docs" / "cookbook.md"
MOST = 4
BLOCK = re.compile(r"```(console|pycon|sql)\n(.*?)```\n(?:\n```text\n.*?```\n)?", re.DOTALL)


def sections(text: str) -> dict[str, str]:
    """The parts of the text by their headings, in order; what stands before the first has none."""
    parts = re.split(r"^(?=## )", text, flags=re.MULTILINE)
    return {part.partition("\n")[0] if part.startswith("## ") else "": part for part in parts}


def answered(text: str, folder: Path) -> str:
    """The text with the answers that the build in `folder` gives."""
    answers = {"console": _console, "pycon": _pycon, "sql": _sql}
    return BLOCK.sub(lambda match: answers[match[1]](match[2], folder), text)


def _console(block: str, folder: Path) -> str:
    return f"```console\n{''.join(_asked_shell(block, folder))}```\n"


def _asked_shell(block: str, folder: Path) -> Iterator[str]:
    for line in _questions(block, "$ "):
        yield f"$ {line}\n"
        result = CliRunner().invoke(app, [*split(line)[1:], "-g", str(folder)])
        yield _cut(result.stdout)


def _pycon(block: str, folder: Path) -> str:
    names: dict[str, object] = {"g": Graph.load(folder)}
    return f"```pycon\n{''.join(_asked_python(block, names))}```\n"


def _asked_python(block: str, names: dict[str, object]) -> Iterator[str]:
    for line in _questions(block, ">>> "):
        printed = StringIO()
        with redirect_stdout(printed):
            exec(compile(line, "cookbook", "single"), names)
        yield f">>> {line}\n{_cut(printed.getvalue())}"


def _sql(block: str, folder: Path) -> str:
    with closing(sqlite3.connect(folder / "graph.sqlite")) as store:
        rows = [" | ".join("" if value is None else str(value) for value in row) for row in store.execute(block)]
    lines = _cut("".join(f"{row}\n" for row in rows))
    return f"```sql\n{block}```\n\n```text\n{lines}```\n"


def _questions(block: str, mark: str) -> list[str]:
    return [line.removeprefix(mark) for line in block.splitlines() if line.startswith(mark)]


def _cut(answer: str) -> str:
    lines = answer.splitlines(keepends=True)
    return "".join(lines if len(lines) <= MOST + 1 else [*lines[:MOST], "…\n"])


if __name__ == "__main__":
    with TemporaryDirectory() as out:
        build_graph(ROOT / "corpus", out=out)
        COOKBOOK.write_text(answered(COOKBOOK.read_text("utf-8"), Path(out)), "utf-8")
