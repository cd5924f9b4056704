"""`guanxi explore`: the path of the page, and the page in a browser where there is one; `guanxi report`."""

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


@pytest.mark.usefixtures("saved", "opened")
def test_a_build_without_the_page_is_told(guanxi):
    result = guanxi("explore")
    assert result.exit_code == 2
    assert "build/explorer.html: no such page; build it" in result.stderr


@pytest.mark.usefixtures("saved")
@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("闻雁", "-o", "a.html"), 0, "a.html"),
        (("闻雁", "-o", "there.html"), 2, "there.html: stands there already"),
        (("闻雁", "-o", "there.html", "--force"), 0, "there.html"),
        (("甄远山", "-o", "a.html"), 4, "person:d"),
        (("无此人", "-o", "a.html"), 3, "无此人"),
    ],
)
def test_a_report_is_written_over_nothing_that_stands_there(guanxi, tmp_path, words, code, told):
    (tmp_path / "there.html").write_text("mine", "utf-8")
    result = guanxi("report", *words)
    assert (result.exit_code, told in result.output) == (code, True)
    assert (tmp_path / "a.html").exists() == (words[2] == "a.html" and code == 0)
