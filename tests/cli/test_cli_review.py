"""`guanxi review`: what is asked, what the keys do, and that the file only grows."""

from pathlib import Path

import pytest
from make_records import article, page, proof, role
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.graph import assemble_graph
from pipeline.resolve import NO_DIVISIONS, resolve
from pipeline.save import save_build

HEADER = "action\tsubject\tobject\tnote\n"
FIRST = "not-role\t方立@a.txt\t市长\treview: score 0.5\n"


def told(name: str, person: str, score: float):
    quote = proof(f"市长{person}")
    return page(name, article("云州", None, role(person, "市长", full="云州市政府", score=score, evidence=quote)))


@pytest.fixture
def answered(tmp_path: Path, monkeypatch):
    """Review two doubtful roles with these keys, and return what was printed and the corrections."""
    monkeypatch.chdir(tmp_path)
    pages = (told("a.txt", "方立", 0.5), told("b.txt", "李然", 0.6))
    save_build(tmp_path / "build", pages, assemble_graph(pages, resolve(pages, divisions=NO_DIVISIONS)))

    def run(keys: str, *words: str):
        result = CliRunner().invoke(app, ["review", "--corrections", "c.tsv", *words], input=keys)
        return result, Path("c.tsv").read_text("utf-8") if Path("c.tsv").exists() else None

    return run


@pytest.mark.parametrize(
    ("keys", "file"),
    [
        ("n\nq\n", HEADER + FIRST),
        ("n\n", HEADER + FIRST),
        ("N\ns\n", HEADER + FIRST),
        ("what?\nno\n\n", HEADER + FIRST),
        ("y\nn\n", f"{HEADER}# ok\tnot-role\t方立@a.txt\t市长\nnot-role\t李然@b.txt\t市长\treview: score 0.6\n"),
        ("s\ns\n", None),
        ("q\n", None),
        ("", None),
    ],
)
def test_keys(answered, keys, file):
    result, text = answered(keys)
    assert (result.exit_code, text) == (0, file)
    assert "[1/2] 任职 / role 0.50: 方立 任 云州市市长（现任）对吗" in result.stdout
    assert "a.txt:0-4 “市长方立”" in result.stdout
    assert ("answers added" in result.stdout) == (file is not None)


def test_what_was_answered_is_asked_no_more(answered):
    answered("y\nn\n")
    result, _ = answered("")
    assert result.stdout == "没有存疑之处 / nothing is unsure\n"


def test_a_list_asks_nothing(answered):
    result, text = answered("n\n", "--list")
    assert (result.exit_code, text) == (0, None)
    assert result.stdout.count("对吗") == 2
    assert "skip" not in result.stdout


def test_less_is_asked_below_a_lower_score(answered):
    assert answered("", "--list", "--below", "0.55")[0].stdout.count("对吗") == 1


def test_a_file_of_another_form_is_refused_before_any_question(answered):
    Path("c.tsv").write_text("name\tage\n", "utf-8")
    result, text = answered("n\n")
    assert (result.exit_code, result.stdout, text) == (2, "", "name\tage\n")
    assert "header" in result.stderr
