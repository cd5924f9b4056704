"""Nothing leaves the machine, and nothing is written outside OUT and our own cache, by native code neither."""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest
from builds import CORPUS, ROOT

SECONDS = 22
"""A build's least time. onnxruntime sent what it had gathered 8 to 10 s after its start."""
BUILDS = {
    "one process": ("default", "1", SECONDS),
    "two workers": ("default", "2", SECONDS),
    "hanlp": ("hanlp", "1", 0),
}
FILE_CALLS = "open,openat,openat2,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,symlinkat"
STRACE = ("strace", "--follow-forks", "--seccomp-bpf", f"--trace=%network,?{FILE_CALLS.replace(',', ',?')}")
_SENDS = re.compile(r"\b(?:connect|listen|sendto|sendmsg|sendmmsg)\(")
_WRITES = re.compile(r"\b(?:creat|mkdir|rename|link|symlink)\w*\(|\bopen\w*\(.*\bO_(?:WRONLY|RDWR|CREAT)")
_PATH = re.compile(r'"(/[^"]*)"')


def sent(trace: str) -> list[str]:
    """The lines of a trace that tell of a connection or of a message through a socket, a name lookup's among them."""
    return [line for line in trace.splitlines() if _SENDS.search(line)]


def written(trace: str) -> set[str]:
    """The absolute paths that a trace's calls would write; Python's own compiled code and devices are passed over."""
    paths = {path for line in trace.splitlines() if _WRITES.search(line) for path in _PATH.findall(line)}
    return {path for path in paths if "/__pycache__" not in path and not path.startswith("/dev/")}


@cache
def no_strace() -> str:
    """Why system calls cannot be watched here and what to do; nothing where they can."""
    if shutil.which("strace") is None:
        return "strace is not there: apt-get install strace (Debian, Ubuntu), dnf install strace (Fedora); Linux only"
    tried = subprocess.run([*STRACE, "-o", os.devnull, "true"], capture_output=True, text=True, check=False)
    return f"strace may not watch here, run the tests where it may: {tried.stderr.strip()}" if tried.returncode else ""


@dataclass(frozen=True, slots=True)
class Quiet:
    """What a build in a folder of its own did: all paths there but those in `out`, and what it told."""

    place: Path
    seconds: float
    code: int
    told: str
    litter: tuple[str, ...]

    @property
    def trace(self) -> str:
        return (self.place.parent / f"{self.place.name}.trace").read_text("utf-8", "replace")


def surroundings(place: Path) -> Mapping[str, str]:
    """An environment whose every folder is an empty one below `place`, with nothing switched off."""
    for name in ("home", "temp", "work"):
        (place / name).mkdir(parents=True)
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("XDG_", "ORT_", "HF_", "HANLP_", "TRANSFORMERS_"))}
    return {**kept, "HOME": str(place / "home"), "TMPDIR": str(place / "temp"), "PYTHONPATH": str(ROOT)}


@pytest.fixture(scope="module")
def quiet(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Quiet]:
    """The builds by name; they run at the same time, as most of theirs is waiting."""
    top = tmp_path_factory.mktemp("offline")
    few = top / "few"
    shutil.copytree(CORPUS / "2024", few)
    wanted = {
        name: run for name, run in BUILDS.items() if name != "hanlp" or (find_spec("hanlp") and find_spec("torch"))
    }
    started = {name: start(top / name.replace(" ", "_"), few, *map(str, run)) for name, run in wanted.items()}
    return {name: finish(top / name.replace(" ", "_"), *run) for name, run in started.items()}


def start(place: Path, corpus: Path, tagger: str, workers: str, seconds: str) -> tuple[subprocess.Popen[str], float]:
    command = [
        sys.executable,
        "-W",
        "error",
        ROOT / "tests/slow_build.py",
        corpus,
        place / "out",
        tagger,
        workers,
        seconds,
    ]
    watched = [] if no_strace() else [*STRACE, "-o", f"{place}.trace"]
    begun = time.monotonic()
    env = surroundings(place)
    run = subprocess.Popen([*watched, *command], env=env, cwd=place / "work", stderr=subprocess.PIPE, text=True)
    return run, begun


def finish(place: Path, run: subprocess.Popen[str], begun: float) -> Quiet:
    _, told = run.communicate(timeout=300)
    seconds = time.monotonic() - begun
    return Quiet(place, seconds, run.returncode, told, tuple(sorted(litter(place))))


def litter(place: Path) -> Iterator[str]:
    """The files below `place` but outside `out`, and the folders that were not there before."""
    for path in place.rglob("*"):
        below = path.relative_to(place)
        if below.parts[0] != "out" and below.as_posix() not in ("home", "temp", "work"):
            yield below.as_posix()


@pytest.fixture(params=BUILDS)
def run(request: pytest.FixtureRequest, quiet: Mapping[str, Quiet]) -> Quiet:
    if request.param not in quiet:
        pytest.skip("needs the extra: pip install -e '.[hanlp]' (Python 3.11)")
    return quiet[request.param]


def test_home_temporary_and_working_folder_stay_empty(run: Quiet):
    assert (run.code, run.told) == (0, "")
    assert (run.place / "out" / "manifest.json").is_file()
    assert run.place.name == "hanlp" or run.seconds > 20
    cache = ("home/.cache", "home/.cache/guanxi")
    allowed = [path for path in run.litter if path in cache or path.startswith("home/.cache/guanxi/hanlp-")]
    assert list(run.litter) == (allowed if run.place.name == "hanlp" else [])


@pytest.mark.skipif(bool(no_strace()), reason=no_strace())
def test_no_system_call_sends_or_looks_up_a_name(run: Quiet):
    assert "exited with 0" in run.trace
    assert sent(run.trace) == []


@pytest.mark.skipif(bool(no_strace()), reason=no_strace())
def test_no_system_call_writes_elsewhere(run: Quiet):
    paths = written(run.trace)
    assert str(run.place / "out" / "manifest.json") in paths
    assert {path for path in paths if not Path(path).is_relative_to(run.place)} == set()


@pytest.mark.skipif(bool(no_strace()), reason=no_strace())
def test_the_trace_shows_what_it_is_read_for(tmp_path: Path):
    code = "import socket, pathlib, sys; pathlib.Path(sys.argv[1]).touch(); "
    code += "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect_ex(('127.0.0.1', 53))"  # sends nothing
    trace = tmp_path / "trace"
    subprocess.run([*STRACE, "-o", trace, sys.executable, "-I", "-c", code, tmp_path / "new"], check=True)
    assert "htons(53)" in "".join(sent(trace.read_text("utf-8")))
    assert str(tmp_path / "new") in written(trace.read_text("utf-8"))


def test_a_home_and_a_cache_that_cannot_be_written_are_no_matter(tmp_path: Path):
    (tmp_path / "file").touch()
    env = {**surroundings(tmp_path), "HOME": str(tmp_path / "file"), "XDG_CACHE_HOME": str(tmp_path / "file" / "cache")}
    command = [sys.executable, "-W", "error", "-m", "pipeline", "extract", CORPUS / "2022/03_factory_visit.txt"]
    done = subprocess.run([*command, "-o", tmp_path / "out.jsonl"], env=env, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("module", ["pipeline", "pipeline.cli", "pipeline.training.score"])
def test_telemetry_is_off_whatever_the_user_set(run_python, module: str):
    code = "import os; os.environ.update(ORT_DISABLE_TELEMETRY='0', HF_HUB_DISABLE_TELEMETRY='0'); "
    code += f"import sys, {module}; print('onnxruntime' in sys.modules, os.environ['ORT_DISABLE_TELEMETRY'], "
    assert run_python(code + "os.environ['HF_HUB_DISABLE_TELEMETRY'])").split() == ["False", "1", "1"]


@pytest.mark.parametrize(("value", "warned"), [("0", True), ("1", False)])
def test_an_onnxruntime_that_was_there_first_is_told_of(run_python, value: str, warned: bool):
    code = f"import os, sys; os.environ['ORT_DISABLE_TELEMETRY'] = {value!r}; sys.modules['onnxruntime'] = sys; "
    code += "sys.stderr = sys.stdout; import pipeline; print(os.environ['ORT_DISABLE_TELEMETRY'])"
    told = run_python(code)
    assert ("onnxruntime was imported before pipeline" in told) is warned
    assert told.endswith("1\n")


def test_training_asks_no_hub(run_python):
    code = (
        "import os; os.environ['HF_HUB_OFFLINE'] = '0'; import pipeline.training; print(os.environ['HF_HUB_OFFLINE'])"
    )
    assert run_python(code) == "1\n"
