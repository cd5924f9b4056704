"""Help, version, usage errors, colours and the terminal's safety."""

from pathlib import Path

import pytest

from pipeline import __version__
from pipeline.cli.console import clean
from pipeline.cli.ending import Code

ASKED = ("who", "post", "said", "path", "meeting", "company", "targets", "ties", "conflicts", "list", "search")
COMMANDS = (
    *("build", "extract", *ASKED, "diff", "review", "explore", "report", "export", "show", "evaluate", "doctor"),
)


def test_version(guanxi):
    assert guanxi("--version").stdout == f"guanxi {__version__}\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_in_both_languages_with_an_example(guanxi, command):
    result = guanxi(command, "--help")
    assert result.exit_code == 0
    assert f"例 / Example: guanxi {command} " in result.stdout


def test_the_list_of_commands_is_whole(guanxi):
    assert all(command in guanxi("--help").stdout for command in COMMANDS)


@pytest.mark.parametrize("words", [["none"], ["build", "--none"], ["who"], ["build", "--workers", "0"]])
def test_wrong_use_exits_with_2(guanxi, words):
    assert guanxi(*words).exit_code == 2


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("build", ""), "argument of build is empty"),
        (("build", "-o", ""), "value of -o is empty"),
        (("build", "--out="), "value of --out is empty"),
        (("build", "--corrections", ""), "value of --corrections is empty"),
        (("extract", ""), "argument of extract is empty"),
        (("who", "甄远山", "-g", ""), "value of -g is empty"),
        (("model", "check", ""), "argument of model is empty"),
        (("",), "argument of guanxi is empty"),
    ],
)
def test_an_empty_word_never_means_the_current_folder(guanxi, words, told):
    Path("a.txt").write_text("云岫市政府市长甄远山主持会议。\n", "utf-8")
    result = guanxi(*words)
    assert result.exit_code == 2
    assert told in result.stderr
    assert [path.name for path in Path.cwd().iterdir()] == ["a.txt"]


@pytest.mark.parametrize("words", [("\x1b[2J",), ("build", "a", "\x1b[2J\n"), ("build", "--\x1b[2J")])
def test_a_usage_error_quotes_words_made_visible(guanxi, words):
    result = guanxi(*words)
    assert result.exit_code == 2
    assert r"\x1b[2J" in result.stderr
    assert "\x1b[2J" not in result.stderr


def test_help_tells_the_exit_codes(guanxi):
    shown = guanxi("--help").stdout
    assert all(f"{code} " in shown for code in map(int, Code))
    assert "GUANXI_DEBUG=1" in shown
    assert "ask by one of the ids" in " ".join(guanxi("path", "--help").stdout.split())


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("市长\n\t方既白", "市长\n\t方既白"),
        ("\x1b]0;x\x07", r"\x1b]0;x\x07"),
        ("一\r\n二\r三", "一\n二\\r三"),
        ("\x9b1m\u202e\ud800", r"\x9b1m\u202e\ud800"),
    ],
)
def test_clean_shows_what_would_steer_a_terminal(raw, shown):
    assert clean(raw) == shown
