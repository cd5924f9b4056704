"""What is printed can be shown by any terminal, and steers none."""

import json
import os

import pytest
from typer.testing import CliRunner

from pipeline.cli import app, console
from pipeline.record import Problem


def test_a_file_name_forges_no_line_in_the_list_of_problems(capsys):
    console.list_problems([Problem("a.txt\nb.txt: 好", "read", "坏\x1b[2J\u2028"), Problem("c", "read", "c\u061c: 坏")])
    assert capsys.readouterr().err == r"a.txt\nb.txt: 好: 坏\x1b[2J\u2028" + "\n" + r"c\u061c: 坏" + "\n"


def test_a_line_stays_a_line_and_a_text_keeps_its_lines(capsys):
    console.say("甲\n乙\x9b")
    console.say_text("甲\r\n\t乙\U000e0041")
    assert capsys.readouterr().out == r"甲\n乙\x9b" + "\n甲\n\t乙" + r"\U000e0041" + "\n"


@pytest.fixture
def printed(saved):
    """Run a command on a terminal of another encoding, and return what it prints."""

    def run(encoding: str, *words: str) -> str:
        result = CliRunner(charset=encoding).invoke(app, [*words, "-g", str(saved)])
        assert result.exit_code == 0, result.exception
        return result.stdout

    return run


@pytest.mark.parametrize("encoding", ["latin-1", "ascii"])
def test_what_the_terminal_cannot_show_is_escaped(printed, encoding):
    assert r"\u7504\u8fdc\u5c71" in printed(encoding, "who", "甄远山")
    assert json.loads(printed(encoding, "who", "甄远山", "--json"))["answers"][0]["name"] == "甄远山"
    assert r"\u5173\u7cfb" in CliRunner(charset=encoding).invoke(app, ["--help"]).stdout


def test_what_the_terminal_can_show_is_not_escaped(printed):
    assert "甄远山" in printed("gb18030", "who", "甄远山", "--json")


def test_the_rest_goes_nowhere_when_the_reader_has_left():
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as stream:
        for _ in range(2):
            console._write("x" * 70_000, stream)
    console._write("x", None)


@pytest.mark.usefixtures("saved")
@pytest.mark.parametrize("word", ["\udcff", "甄\udcff"])
def test_a_name_that_is_not_utf8_is_not_found(guanxi, word):
    for words in (["who"], ["post"], ["said"], ["path", "岑百川"]):
        result = guanxi(*words, word)
        assert result.exit_code == 3
        assert r"\udcff" in result.stderr


@pytest.mark.usefixtures("saved")
def test_a_name_is_understood_where_the_locale_knows_no_chinese(guanxi):
    assert guanxi("who", os.fsencode("甄远山").decode("ascii", "surrogateescape")).exit_code == 0
