"""Whether this installation can do its work: each thing looked at, what was found, and what to do where it is wrong.

Nothing of the package that needs another one is imported before it is looked at, so that a broken installation is told
and does not break this.
"""

import platform
import sqlite3
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pipeline
from pipeline.errors import how_to_add

PACKAGES = (
    *("charset-normalizer", "lxml_html_clean", "networkx", "numpy", "onnxruntime", "opencc", "pypinyin", "rich"),
    *("spacy", "spacy-pkuseg", "trafilatura", "typer"),
)
"""What every installation needs; the names of pyproject.toml."""
OPTIONAL = {
    "hanlp": "--tagger hanlp, `guanxi model train`",
    "torch": "--tagger hanlp, `guanxi model train`",
    "transformers": "--tagger hanlp, `guanxi model train`",
    "pandas": "to_frame in Python",
    "rdflib": "`guanxi export turtle`",
}
"""What an installation may do without, and what needs it."""
_EXTRAS = {"hanlp": "hanlp", "torch": "hanlp", "transformers": "hanlp", "pandas": "pandas", "rdflib": "rdf"}
SENTENCE, NAME = "云岫市市长甄远山主持会议。", "甄远山"
_PYTHONS = ((3, 11), (3, 14))
_REINSTALL = "重新安装 guanxi / install guanxi again (in the checkout: `make graph`)"


class State(StrEnum):
    OK = "ok"
    ABSENT = "absent"
    """Not there, and needed by some commands alone."""
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: what was found, and, unless all is well, what to do."""

    name: str
    found: str
    state: State = State.OK
    advice: str = ""

    def __str__(self) -> str:
        return f"{self.state:<6} {self.name}: {self.found}" + (f"; {self.advice}" if self.advice else "")


def examine() -> Iterator[Finding]:
    """All findings, the last one a sentence that is read; nothing is written, nothing is fetched."""
    for name, look in _LOOKS.items():
        try:
            yield from look()
        except Exception as err:  # whatever is broken is what is looked for
            yield Finding(name, f"{type(err).__name__}: {err}", State.BAD, _REINSTALL)


def _python() -> Iterator[Finding]:
    low, high = _PYTHONS
    found = f"{platform.python_version()} ({sys.executable}), {platform.platform()}"
    if low <= sys.version_info[:2] < high:
        yield Finding("python", found)
    else:
        advice = f"用 Python / use Python {low[0]}.{low[1]} to {high[0]}.{high[1] - 1}"
        yield Finding("python", found, State.BAD, advice)
    yield Finding("guanxi", f"{pipeline.__version__} ({Path(pipeline.__file__).parent})")


def _packages() -> Iterator[Finding]:
    for name in PACKAGES:
        found = _version(name)
        yield Finding(name, found) if found else Finding(name, "not installed", State.BAD, _REINSTALL)


def _optional() -> Iterator[Finding]:
    for name, needed_by in OPTIONAL.items():
        found = _version(name)
        yield (
            Finding(name, found)
            if found
            else Finding(name, "not installed", State.ABSENT, f"only for {needed_by}; {how_to_add(_EXTRAS[name])}")
        )


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _sqlite() -> Iterator[Finding]:
    from pipeline.save.fulltext import has_fulltext

    if has_fulltext():
        yield Finding("sqlite", f"{sqlite3.sqlite_version}, with FTS5")
    else:
        advice = "search 需要它 / `guanxi search` needs it: use a Python from python.org or your system"
        yield Finding("sqlite", f"{sqlite3.sqlite_version}, without FTS5", State.BAD, advice)


def _locale() -> Iterator[Finding]:
    found = f"output {sys.stdout.encoding if sys.stdout else None}, file names {sys.getfilesystemencoding()}"
    if all(_shows_chinese(one) for one in (getattr(sys.stdout, "encoding", None), sys.getfilesystemencoding())):
        yield Finding("locale", found)
    else:
        advice = "汉字会显示为转义 / Chinese is shown as escapes: set PYTHONUTF8=1, or LANG=C.UTF-8"
        yield Finding("locale", found, State.BAD, advice)


def _shows_chinese(encoding: str | None) -> bool:
    try:
        return "关系".encode(encoding or "utf-8") != b""
    except (UnicodeEncodeError, LookupError):
        return False


def _models() -> Iterator[Finding]:
    from pipeline.tag.check import model_problems

    for place, problems in model_problems():
        name = f"models/{place.name}".removesuffix("/models")
        if problems:
            yield Finding(name, "; ".join(problems), State.BAD, f"{_REINSTALL}; GUANXI_MODELS names another folder")
        else:
            yield Finding(name, f"{place}, sums agree")


def _sentence() -> Iterator[Finding]:
    from pipeline.record import Document
    from pipeline.run import extract

    [record] = extract([Document("doctor", "doctor", SENTENCE, "")])
    told = "、".join(f"{one.text} {one.label}" for one in record.mentions) or "no names"
    problems = "; ".join(problem.message for problem in record.problems)
    is_well = not problems and any(role.person == NAME for role in record.roles)
    advice = "" if is_well else f"读不出 / {NAME} and his post are not read: {_REINSTALL}"
    yield Finding("a sentence", problems or told, State.OK if is_well else State.BAD, advice)


_LOOKS: dict[str, Callable[[], Iterator[Finding]]] = {
    "python": _python,
    "packages": _packages,
    "sqlite": _sqlite,
    "locale": _locale,
    "models": _models,
    "optional packages": _optional,
    "a sentence": _sentence,
}
