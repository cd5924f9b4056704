"""What a build is made of, by which one of the same pages, models and corrections is not made again."""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from pipeline.record import PropertyGraph
from pipeline.resolve.corrections import Correction
from pipeline.run.cache import RecordCache
from pipeline.run.outcome import Outcome
from pipeline.save import read_build
from pipeline.save.manifest import MANIFEST, holds, read_manifest


def made_of(outcomes: Iterable[Outcome], kept: RecordCache, corrected: Iterable[Correction]) -> str:
    """A sha256 over pages, code, models and corrections; empty where a page failed, which may be read another time."""
    if any(outcome.state == "failed" for outcome in outcomes):
        return ""
    wanted = (
        repr((Path(one.place).name, one.action, one.subject, one.object, one.until, one.note)) for one in corrected
    )
    return sha256("\0".join((*sorted(kept.used), *wanted)).encode("utf-8", "surrogatepass")).hexdigest()


def as_it_stands(out: Path, made: str) -> PropertyGraph | None:
    """The graph in `out` where it was made of the same and every file of its build stands as it was written."""
    manifest = read_manifest(out / MANIFEST)
    if manifest is None or not made or manifest.made_of != made:
        return None
    is_whole = all(holds(out, file) for file in manifest.files)
    return read_build(out, verify=False) if is_whole else None
