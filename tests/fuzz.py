"""Odd pages, runs of words and killed builds, for a given time: `python tests/fuzz.py 60` or, to see one again,
`python tests/fuzz.py --seed crash:17`; `--kills 40` kills builds alone, so many. What fails is printed and kept in
`.fuzz` as such a seed."""

import argparse
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import cache
from itertools import count
from pathlib import Path
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]

from all_patterns import all_patterns
from builds import CORPUS, ROOT, manifest_bytes

from pipeline.query import Graph
from pipeline.read import FORMATS
from pipeline.record import Record
from pipeline.run import build_graph, extract
from pipeline.run.limit import OutOfTime, limited
from pipeline.serial import record_from_json, record_to_json

KEPT = Path(".fuzz")
PAGE_SECONDS = 20
PATTERN_SECONDS = 5
MOMENTS = 24
"""Changes of the folder that a small build makes, about."""
CUES = "达到 超过 表示， 说： 中共 委员会 市委书记 江晚、 云岫市 有限公司 今年 5月8日 “ （ 任 经 ， 1234567890".split()


def mutation(seed: int) -> None:
    """A page of the corpus with changes is read, or refused with a reason; what it gives leads back to its words."""
    chance = random.Random(seed)
    page = chance.choice(_pages())
    data = page.read_bytes()
    for _ in range(chance.randint(1, 4)):
        data = chance.choice((_flipped, _repeated, _cut, _bare, _run))(data, chance)
    _read(data, page.suffix)


def pump(seed: int) -> None:
    """Texts that go round the repeats of a pattern, and a page of one, take no long time."""
    chance = random.Random(seed)
    text, flags = chance.choice(_patterns())
    word = _word(_parser.parse(text, flags), chance)
    pumped = (word * 60)[:600] + chance.choice(("", "好", "。", "!"))
    with limited(PATTERN_SECONDS):
        for _ in re.compile(text, flags).finditer(pumped):
            pass
    _read(f"本报讯 2024年3月8日，云岫市委书记江晚表示，今年{pumped}100亿元。".encode("utf-8", "ignore"), ".txt")


def crash(seed: int) -> bool:
    """Whether a build was killed before its end: it leaves the old graph or the new one, and the next build gives the
    new one to the byte."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        shutil.copytree(_built("old"), out)
        shutil.copytree(_built("new") / ".cache", out / ".cache", dirs_exist_ok=True)
        killed = [sys.executable, __file__, "--die", str(chance.randint(1, MOMENTS)), str(_corpus("new")), str(out)]
        done = subprocess.run(killed, cwd=ROOT, env=_environment(), capture_output=True, timeout=300)
        Graph.load(out)
        assert manifest_bytes(out) in [manifest_bytes(_built("old")), manifest_bytes(_built("new"))]
        build_graph(_corpus("new"), out=out)
        assert manifest_bytes(out) == manifest_bytes(_built("new"))
        assert not list(out.rglob("*.part"))
    return done.returncode == -signal.SIGKILL


CHECKS = {"mutation": mutation, "pump": pump, "crash": crash}


def _flipped(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 20)):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _repeated(data: bytes, chance: random.Random) -> bytes:
    text = data.decode("utf-8", "replace")
    at, size = chance.randrange(len(text)), chance.randint(1, 40)
    return (text[:at] + text[at : at + size] * chance.randint(2, 30) + text[at:]).encode()


def _cut(data: bytes, chance: random.Random) -> bytes:
    text = data.decode("utf-8", "replace")
    at = chance.randrange(len(text))
    return (text[:at] + text[at + chance.randint(1, 200) :]).encode() or b"\n"


def _bare(data: bytes, chance: random.Random) -> bytes:
    marks = "".join(chance.sample("，。、；：“”（）！？\n", 6))
    return data.decode("utf-8", "replace").translate(dict.fromkeys(map(ord, marks))).encode() or b"\n"


def _run(data: bytes, chance: random.Random) -> bytes:
    text = data.decode("utf-8", "replace")
    at = chance.randrange(len(text))
    return (text[:at] + chance.choice(CUES) * chance.randint(2, 60) + text[at:]).encode()


def _word(tree: object, chance: random.Random) -> str:
    """A text that the pattern may read; what an assertion demands is passed over."""
    return "".join(_piece(code, value, chance) for code, value in tree)  # type: ignore[attr-defined]


def _piece(code: object, value: object, chance: random.Random) -> str:
    match code, value:
        case op.LITERAL, _:
            return chr(value)  # type: ignore[arg-type]
        case op.IN, [*items]:
            return _letter(chance.choice(items))
        case op.BRANCH, (_, branches):
            return _word(chance.choice(branches), chance)
        case op.SUBPATTERN, (_, _, _, body):
            return _word(body, chance)
        case op.ATOMIC_GROUP, body:
            return _word(body, chance)
        case ((op.MAX_REPEAT | op.MIN_REPEAT | op.POSSESSIVE_REPEAT), (low, high, body)):
            return "".join(_word(body, chance) for _ in range(chance.randint(int(low), min(int(high), int(low) + 3))))
        case ((op.ANY | op.NOT_LITERAL), _):
            return "中"
    return ""


def _letter(item: tuple[object, object]) -> str:
    match item:
        case op.LITERAL, code:
            return chr(code)  # type: ignore[arg-type]
        case op.RANGE, (low, _):
            return chr(low)
        case op.CATEGORY, kind:
            return {op.CATEGORY_DIGIT: "1", op.CATEGORY_SPACE: " "}.get(kind, "中")
    return "中"


def _read(data: bytes, suffix: str) -> Record:
    """The record of a page, after a look at what must hold of any."""
    begun = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"page{suffix}")
        path.write_bytes(data)
        [record] = extract([path])
    assert time.process_time() - begun < PAGE_SECONDS
    assert not [p for p in record.problems if "broke" in p.message or "longer" in p.message], record.problems
    assert record_from_json(record_to_json(record)) == record
    facts = (*record.roles, *record.statements, *record.events, *record.targets, *record.appointments)
    assert all(0 < fact.score < 1 and fact.evidence for fact in facts)
    assert all(0 <= proof.start < proof.end for fact in facts for proof in fact.evidence)
    return record


@cache
def _pages() -> list[Path]:
    return sorted(path for path in CORPUS.rglob("*.*") if path.suffix in FORMATS and path.stem != "README")


@cache
def _patterns() -> list[tuple[str, int]]:
    return sorted(dict(all_patterns()))


@cache
def _home() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory()


@cache
def _corpus(name: str) -> Path:
    folder = Path(_home().name, name, "corpus")
    folder.mkdir(parents=True)
    for page in _pages()[: 2 if name == "old" else 3]:
        shutil.copy(page, folder)
    return folder


@cache
def _built(name: str) -> Path:
    return build_graph(_corpus(name), out=Path(_home().name, name, "out")).out


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tests")))}


def die(moment: int, corpus: str, out: str) -> None:
    """Build, and be killed at the given change of the folder: a file opened for writing, moved, or removed."""
    left = moment

    def count(event: str, args: tuple[object, ...]) -> None:
        nonlocal left
        written = event == "open" and isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR)
        changed = written or event in ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "sqlite3.connect")
        if changed and str(args[0]).startswith(out):
            left -= 1
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    build_graph(corpus, out=out)


def run(kind: str, seed: int) -> bool:
    """Whether the check holds; what fails is printed and kept."""
    try:
        CHECKS[kind](seed)
    except (Exception, OutOfTime) as err:
        told = f"{kind}:{seed}"
        print(f"{told}: {type(err).__name__}: {str(err)[:500]}; to see it again: make fuzz SEED={told}", flush=True)
        with KEPT.open("a", encoding="utf-8") as file:
            file.write(f"{told}\n")
        return False
    return True


def _for_a_time(seed: int, seconds: float) -> Iterator[bool]:
    """Whether each check holds, of all kinds in turn."""
    end = time.monotonic() + seconds
    for number in count(seed):
        if time.monotonic() > end:
            return
        kinds = ("mutation", "pump") if (number - seed) % 11 else ("crash",)
        yield from (run(kind, number) for kind in kinds)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seconds", nargs="?", type=float, default=60)
    parser.add_argument("--seed", help="one check by its seed: mutation:1, pump:1, crash:1")
    parser.add_argument("--kills", type=int, default=0, help="so many killed builds, and nothing else")
    parser.add_argument("--die", nargs=3, metavar=("MOMENT", "CORPUS", "OUT"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.die:
        die(int(options.die[0]), *options.die[1:])
        return 0
    if options.seed:
        kind, _, seed = options.seed.partition(":")
        return 0 if run(kind, int(seed)) else 1
    seed = random.SystemRandom().randrange(10**9)
    print(f"seeds from {seed}", flush=True)
    if options.kills:
        told = [run("crash", seed + number) for number in range(options.kills)]
    else:
        told = list(_for_a_time(seed, options.seconds))
    print(f"{len(told)} checks, {told.count(False)} failed")
    return 0 if all(told) else 1


if __name__ == "__main__":
    sys.exit(main())
