"""Help, version, usage errors, colours and the terminal's safety."""

import pytest

from pipeline import __version__
from pipeline.cli.console import clean

COMMANDS = ("build", "extract", "who", "post", "said", "path", "show", "evaluate")


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
    ("raw", "shown"),
    [
        ("市长\n\t方既白", "市长\n\t方既白"),
        ("\x1b]0;x\x07", "\u241b]0;x\u2407"),
        ("一\r\n二\r三", "一\n二\u240d三"),
        ("\x9b1m\u202e\ud800", "\ufffd1m\ufffd\ufffd"),
    ],
)
def test_clean_shows_what_would_steer_a_terminal(raw, shown):
    assert clean(raw) == shown
