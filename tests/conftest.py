"""What several test modules share."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from builds import CORPUS, SHARED
from floors import SETS, figures, measured, read_floors
from hypothesis import settings

from pipeline.record import ArticleRecord, Document, Evidence, MentionRecord, Proposer, Record, Role, Statement
from pipeline.run import build_graph

settings.register_profile("unhurried", deadline=None)  # a busy machine is no fault of the code
settings.load_profile("unhurried")


@pytest.fixture
def run_python() -> Callable[[str], str]:
    """Run code in a fresh interpreter, where a warning is an error, and return what it prints."""

    def run(code: str) -> str:
        return subprocess.run(
            [sys.executable, "-W", "error", "-c", code], check=True, capture_output=True, text=True, timeout=120
        ).stdout

    return run


PATTERN = re.compile(
    "(?P<org>云岫市政府|澄溪市政府|松烟机械有限公司)(?P<post>市长|董事长)(?P<person>甄远山|闻雁|岑百川)"
)


def small_page(document: Document, _nlp: object) -> Record:
    """What the tagging and relation stages would give, for one pattern: a body, a post and a name without a break."""
    if "坏页" in document.raw:
        raise RuntimeError("a stage broke")
    found = list(PATTERN.finditer(document.raw))
    day = document.raw[:10] if document.raw[:4].isdigit() else None
    article = ArticleRecord("a1", None, day, document.raw[10:12], None, 0, len(document.raw))
    return Record(
        document.id,
        document.sha256,
        articles=(article,),
        mentions=tuple(_mention(number, match, name) for number, (match, name) in enumerate(_names(found), 1)),
        roles=tuple(_role(match, day) for match in found),
        statements=tuple(_statement(match, document.raw) for match in found if document.raw[match.end()] == "说"),
    )


def _names(found: list[re.Match[str]]) -> Iterator[tuple[re.Match[str], str]]:
    yield from ((match, name) for match in found for name in ("org", "post", "person"))


def _mention(number: int, match: re.Match[str], name: str) -> MentionRecord:
    label = "COMPANY" if match[name].endswith("公司") else name.upper()
    return MentionRecord(f"m{number}", 0, *match.span(name), label, match[name], 0.9, Proposer.NETWORK)


def _role(match: re.Match[str], day: str | None) -> Role:
    kind = "enterprise" if match["org"].endswith("公司") else "official"
    proof = (Evidence(*match.span(), match[0]),)
    return Role(
        0, match["person"], match["org"], match["post"], match["org"], kind, "current", day, None, None, 0.9, proof
    )


def _statement(match: re.Match[str], raw: str) -> Statement:
    start, end = match.end() + 2, raw.index("。", match.end()) + 1
    proof = (Evidence(match.start(), end, raw[match.start() : end]),)
    return Statement(0, match["person"], match["org"], "说", start, end, raw[start:end], None, 0.9, proof)


@pytest.fixture
def small_stages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let runs use `small_page` in place of the stages with models."""
    monkeypatch.setattr("pipeline.run.one_page.extract_page", small_page)
    monkeypatch.setattr("pipeline.run.one_page._tagger", lambda name: name)
    monkeypatch.setattr("pipeline.run.models_fingerprint", lambda _: "small")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Three pages: a mayor, a company's chairman with a statement, and a namesake mayor of another city."""
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.txt").write_text("2024-03-01云岫市讯：云岫市政府市长甄远山主持会议。\n", "utf-8")
    (folder / "b.txt").write_text("2025-02-06云岫市讯：松烟机械有限公司董事长岑百川说：今年再上两条生产线。\n", "utf-8")
    (folder / "c.txt").write_text("2025-02-07澄溪市讯：澄溪市政府市长闻雁出席。\n", "utf-8")
    return folder


@pytest.fixture(scope="session")
def corpus_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of one build of corpus/, for tests that only read it."""
    return build_graph(CORPUS, out=tmp_path_factory.mktemp("corpus") / "build").out


@pytest.fixture(scope="session")
def seeds_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of one build of the shared real pages, for tests that only read it; skips where they are not there."""
    if not (SHARED / "seeds").is_dir():
        pytest.skip("the shared folder with real pages is not beside the checkout")
    return build_graph(SHARED / "seeds", out=tmp_path_factory.mktemp("seeds") / "build").out


@pytest.fixture(scope="session")
def set_figures() -> dict[str, dict[str, float]]:
    """The figures of each annotated set on the pages that its floors were set on, by the names of tests/floors.json."""
    stored = read_floors()
    return {name: figures(measured(name, stored[name].pages)) for name, pages in SETS.items() if pages.is_there}
