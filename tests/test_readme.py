"""What the README shows is what one build of corpus/ gives, and what `make score` prints."""

import re
import subprocess
import sys
from collections.abc import Iterator
from textwrap import dedent

import pytest
import spacy
from builds import CORPUS, ROOT
from floors import FLIPS, read_floors
from spacy import displacy

from pipeline.query import Graph
from pipeline.resolve.corrections import read_corrections

README = (ROOT / "README.md").read_text("utf-8")
SCORE_ROWS = {
    "mentions": "facts: all mentions",
    "PERSON": "facts: PERSON", "POST": "facts: POST", "ORG": "facts: ORG", "COMPANY": "facts: COMPANY",
    "PLACE": "facts: PLACE", "roles": "facts: roles", "statements": "facts: statements", "attends": "facts: attends",
    "targets": "facts: targets",
}  # fmt: skip
"""The last word of a row's name in the README -> the figure's name in tests/floors.json."""


def block(name: str) -> str:
    """The README between `<!-- name -->` and the next `<!-- end -->`."""
    return re.search(f"<!-- {name} -->\n(.*?)\n<!-- end -->", README, re.DOTALL)[1]


def shown(name: str) -> list[str]:
    """The indented lines of a block, without their indent."""
    return [line[4:] for line in block(name).splitlines() if line.startswith("    ")]


def ran(*command: object) -> list[str]:
    return subprocess.run(
        [sys.executable, "-m", "pipeline", *map(str, command)], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()


def bare(lines: list[str]) -> list[str]:
    """The words of each line, without the frame of a table, whose width depends on its longest cell."""
    words = (re.sub(r"[\s─│┌┐└┘┬┴]+", " ", line).strip() for line in lines)
    return [line for line in words if line]


def test_make_graph_prints_what_is_shown(corpus_build):
    """The pages are unchanged here, as the build was made before, so no correction tells what it changed; else each
    line is that of the README, which has a line for each correction of the corpus."""
    printed = "\n".join(ran("build", CORPUS, "-o", corpus_build))
    printed = (
        printed.replace(f" -g {corpus_build}", "")
        .replace(str(corpus_build), "build")
        .replace(" guanxi ", " .venv/bin/guanxi ")
    )
    corrected = [line for line in shown("make graph")[1:] if line.startswith("更正 / corrected: ")]
    rest = [line for line in shown("make graph")[1:] if line not in corrected]
    assert bare(printed.replace("20 unchanged", "0 unchanged").splitlines()) == bare(rest)
    assert len(corrected) == len(read_corrections(CORPUS / "corrections.tsv"))


def questions() -> Iterator[tuple[str, list[str]]]:
    """Each question of the README with the lines that answer it."""
    for part in re.split(r"^(?=>>> |\$ )", "\n".join(shown("questions")), flags=re.MULTILINE)[1:]:
        asked, *answer = part.rstrip("\n").split("\n")
        yield asked, answer


@pytest.mark.parametrize(
    ("asked", "answer"), list(questions()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_questions_are_answered_as_shown(corpus_build, asked, answer, capsys):
    if asked.startswith("$ .venv/bin/guanxi "):
        assert ran(*asked.split()[2:], "-g", corpus_build) == answer
        return
    exec(asked.removeprefix(">>> "), {"g": Graph.load(corpus_build)})
    assert capsys.readouterr().out.splitlines() == answer


COLUMNS = ("news, local", "news, business", "gold", "held")


def test_the_table_of_figures_is_that_of_make_score(set_figures):
    """Up to what the rounding of floats on another processor may move; the sets that are there."""
    told = dict(re.findall(r"^\| [^|]*?(\w+) \| ([\d. |]+) \|$", block("score"), re.MULTILINE))
    assert set(SCORE_ROWS) <= set(told)
    floors = read_floors()
    for row, figure in SCORE_ROWS.items():
        for value, name in zip(told[row].split(" | "), COLUMNS, strict=True):
            slack = max(0.0025, FLIPS / floors[name].counts[figure])
            measured = set_figures.get(name, {}).get(figure, float(value))
            assert float(value) == pytest.approx(measured, abs=slack), (row, name)


def python_blocks() -> list[str]:
    """The indented blocks that are Python: they begin by an import of guanxi or a pipeline of spaCy."""
    blocks = re.findall(r"(?:^    .*\n)+", README, re.MULTILINE)
    return [block for block in blocks if re.match(r" +(?:from guanxi import|nlp = )", block)]


@pytest.mark.parametrize("code", python_blocks(), ids=lambda code: code.split()[0])
def test_python_of_the_readme_runs(code, corpus_build):
    names: dict[str, object] = {"spacy": spacy, "displacy": displacy}
    exec(dedent(code).replace('"build")', f'"{corpus_build.as_posix()}")'), names)
    assert "g" in names or names["doc"].ents
