"""`guanxi explore`: the path of the page, and the page in a browser where there is one."""

import pytest


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that a browser is asked to open."""
    found: list[str] = []
    monkeypatch.setattr("webbrowser.open", found.append)
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"):
        monkeypatch.delenv(name, raising=False)
    return found


@pytest.mark.parametrize(
    ("words", "screen", "is_opened"),
    [((), "", False), ((), ":0", True), (("--no-open",), ":0", False)],
)
def test_the_path_is_printed_and_the_page_opened_where_there_is_a_screen(
    guanxi, saved, opened, monkeypatch, words, screen, is_opened
):
    (saved / "explorer.html").touch()
    monkeypatch.setenv("DISPLAY", screen)
    assert guanxi("explore", *words).stdout == "build/explorer.html\n"
    assert opened == ([(saved / "explorer.html").resolve().as_uri()] if is_opened else [])


def test_a_build_without_the_page_is_told(guanxi, saved, opened):
    result = guanxi("explore")
    assert result.exit_code == 2
    assert "build/explorer.html: no such page; build it" in result.stderr
