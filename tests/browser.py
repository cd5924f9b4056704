"""A headless Chromium for tests, benchmarks and screenshots: that of the system, driven by Playwright."""

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome")
SOFTWARE = ("--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist")
"""Draw by the processor, so that WebGL is there on every machine."""
NO_WEBGL = """{
    const context = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
        return kind.startsWith("webgl") ? null : context.call(this, kind, ...more);
    };
}"""
"""A script that takes WebGL away before the page begins."""
READY = "html[data-ready]"


def no_browser() -> str:
    """What is missing here and how to get it; nothing where all is there."""
    try:
        import playwright.sync_api  # noqa: F401
    except ImportError:
        return "playwright is not there: .venv/bin/pip install -c constraints.txt -e '.[browser]'"
    return "" if _found() else "Chromium is not there: apt-get install chromium (Debian), dnf install chromium (Fedora)"


def _found() -> str | None:
    return next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def chromium() -> Iterator[Any]:
    """The browser; no page of it can reach a network."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=_found(), args=["--no-sandbox", "--proxy-server=127.0.0.1:9", *SOFTWARE]
        )
        yield browser
        browser.close()


def open_page(browser: Any, page: Path, hash_: str = "", *, first: str = "", **options: Any) -> Any:
    """The page, ready, after the script `first`; `faults` are what the console has against it and what it asks for."""
    context = browser.new_context(**{"locale": "zh-CN", "viewport": {"width": 1280, "height": 860}, **options})
    shown = context.new_page()
    shown.faults = []
    shown.on("pageerror", lambda error: shown.faults.append(str(error)))
    shown.on("console", lambda said: said.type in ("error", "warning") and shown.faults.append(said.text))
    shown.on(
        "request", lambda asked: asked.url.startswith(("file:", "blob:", "data:")) or shown.faults.append(asked.url)
    )
    if first:
        shown.add_init_script(first)
    shown.goto(f"{page.resolve().as_uri()}{hash_}")
    shown.wait_for_selector(READY, timeout=60_000)
    return shown


def wait_until(shown: Any, expression: str, *, seconds: float = 20) -> None:
    """Wait for an expression to be true; Playwright's own way of waiting is against the policy of the page."""
    end = time.monotonic() + seconds
    while not shown.evaluate(expression):
        assert time.monotonic() < end, f"never true: {expression}"
        shown.wait_for_timeout(50)
