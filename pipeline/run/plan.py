"""What a build would do, without doing it: nothing is written, no model is loaded."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import BadInput
from pipeline.read import find_passed_over, read_corpus
from pipeline.record import Document, Problem
from pipeline.run import check_writable, open_cache, read_wishes
from pipeline.save import RECORDS, refuse_foreign_files
from pipeline.serial import read_records
from pipeline.tag.choice import Names, Tagger, as_choice


@dataclass(frozen=True, slots=True)
class BuildPlan:
    """Pages by what a build into `out` would do with them, named as in the graph.

    `fresh` would be read anew, `cached` are as at the last build, `gone` are in the last build and no more in the
    corpus; `problems` are files that cannot be read, `passed` those that are no pages. `corrections` are counted.
    """

    out: Path
    fresh: tuple[str, ...]
    cached: tuple[str, ...]
    gone: tuple[str, ...]
    problems: tuple[Problem, ...]
    passed: tuple[str, ...]
    corrections: int


def plan_build(
    corpus: Path | str,
    *,
    out: Path | str = "build",
    corrections: Path | str | None = None,
    tagger: Tagger = "default",
    names: Names = (),
) -> BuildPlan:
    """What `build_graph` would do with the same arguments; raises what it would raise before its first page."""
    corpus, out = Path(corpus), Path(out)
    items = read_corpus(corpus)
    check_writable(out)
    refuse_foreign_files(out)
    wishes = read_wishes(corpus, corrections)
    kept = open_cache(out, as_choice(tagger, names=names))
    states: dict[str, bool] = {}
    problems = []
    for item in items:
        if isinstance(item, Document):
            states[item.id] = kept.get(item) is not None
        else:
            problems.append(item)
    known = {*states, *(problem.document_id for problem in problems)}
    return BuildPlan(
        out=out,
        fresh=tuple(name for name, is_cached in states.items() if not is_cached),
        cached=tuple(name for name, is_cached in states.items() if is_cached),
        gone=tuple(name for name in _last_pages(out) if name not in known),
        problems=tuple(problems),
        passed=find_passed_over(corpus),
        corrections=len(wishes),
    )


def _last_pages(out: Path) -> Iterator[str]:
    """The pages of the build that stands in `out`; none where its records cannot be read."""
    try:
        records = read_records(out / RECORDS)
    except BadInput:
        return
    yield from (record.source for record in records)


__all__ = ["BuildPlan", "plan_build"]
