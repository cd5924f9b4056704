"""The one place that knows the order of the stages: files in, a saved graph out."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from pipeline.errors import BadInput, PipelineError
from pipeline.explore import write_explorer
from pipeline.explore.page_texts import page_data, pages_to_read
from pipeline.fingerprint import models_fingerprint
from pipeline.graph import assemble_graph
from pipeline.query import Graph
from pipeline.read import find_pages, read_corpus, read_file
from pipeline.record import Document, Problem, PropertyGraph, Record
from pipeline.resolve import resolve
from pipeline.resolve.amend import Amended, amend
from pipeline.resolve.corrections import FACTS, Correction, find_corrections, read_corrections
from pipeline.run.batch import Progress, read_pages
from pipeline.run.cache import RecordCache
from pipeline.run.outcome import Outcome
from pipeline.run.same import as_it_stands, made_of
from pipeline.run.team import Team, team
from pipeline.save import claim_folder, save_build
from pipeline.save.claim import CACHE
from pipeline.schema import Label
from pipeline.tag.choice import DEFAULT, Names, Tagger, TaggerChoice, as_choice


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build found: pages by what became of them, nodes and facts by kind, what went wrong where, and what each
    correction changed."""

    out: Path
    documents: int
    cached: int
    failed: int
    articles: int
    persons: int
    posts: int
    bodies: int
    companies: int
    roles: int
    statements: int
    events: int
    targets: int
    problems: tuple[Problem, ...]
    graph: PropertyGraph = field(repr=False)
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Applied:
    """What each correction changed in a build, and those that changed nothing; neither where nothing is built anew."""

    changes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def extract(
    paths: Iterable[Path | str | Document],
    *,
    tagger: Tagger = "default",
    names: Names = (),
    root: Path | str | None = None,
    workers: int = 1,
    progress: Progress | None = None,
) -> list[Record]:
    """One record a file, or a page that was read already, in the order given; `root` is the folder that the `source`
    paths of files begin below, `names` are lists of names that win over the tagger.

    A bad file gives a record that holds its Problem alone. Raises MissingModel, and BadInput for a damaged word list
    or a list of names that cannot be used.
    """
    below = None if root is None else Path(root)
    items = (path if isinstance(path, Document) else _read(Path(path), root=below) for path in paths)
    choice = as_choice(tagger, names=names)
    with _team(workers, choice) as beside:
        return [outcome.record for outcome in read_pages(items, team=beside, tagger=choice, progress=progress)]


def build(
    corpus: Path | str,
    *,
    out: Path | str = "build",
    corrections: Path | str | None = None,
    tagger: Tagger = "default",
    names: Names = (),
    workers: int = 1,
    progress: Progress | None = None,
) -> Graph:
    """Build the graph of all pages below `corpus`, save it in `out`, and return it ready for questions.

    Raises what `build_graph` raises.
    """
    choice = as_choice(tagger, names=names)
    build_graph(corpus, out=out, corrections=corrections, tagger=choice, workers=workers, progress=progress)
    return Graph.load(out)


def build_graph(
    corpus: Path | str,
    *,
    out: Path | str = "build",
    corrections: Path | str | None = None,
    tagger: Tagger = "default",
    names: Names = (),
    workers: int = 1,
    progress: Progress | None = None,
) -> BuildReport:
    """Build and save as `build` does, and tell what was found; `progress` is called with the number of pages
    done. `names` are lists of names that win over the tagger.

    Pages that did not change since the last build into `out` are not read again, and where nothing changed (pages,
    corrections, models, code, the files in `out`) nothing is made or written; a bad page is a Problem of the report.
    Raises BadInput (no page, none readable, a list of names that cannot be used, `out` cannot
    be written), BadCorrections and MissingModel; what stood in `out` before then still stands.
    """
    corpus, out = Path(corpus), Path(out)
    items = read_corpus(corpus)
    check_writable(out)
    corrected = read_wishes(corpus, corrections)
    choice = as_choice(tagger, names=names)
    kept = open_cache(out, choice)
    with _writing(out), claim_folder(out), _team(workers, choice) as beside:
        pages = read_pages(items, team=beside, tagger=choice, kept=kept, progress=progress)
        outcomes = _usable(corpus, tuple(pages))
        amended = amend([outcome.record for outcome in outcomes], corrected)
        made, applied = made_of(outcomes, kept, corrected), _Applied()
        graph = as_it_stands(out, made)
        if graph is None:
            graph, applied = _make(corpus, out, outcomes, corrected, amended, made, beside)
        kept.prune()
    return _report(out, outcomes, graph, applied)


def _make(
    corpus: Path,
    out: Path,
    outcomes: Sequence[Outcome],
    corrected: Sequence[Correction],
    amended: Amended,
    made: str,
    beside: Team,
) -> tuple[PropertyGraph, _Applied]:
    """The graph, saved, and what the corrections changed in it."""
    records = [outcome.record for outcome in outcomes]
    texts = [beside.aside(page_data, *page) for page in pages_to_read(read_corpus(corpus), records)]
    resolution = resolve(amended.records, corrections=[one for one in corrected if one.action not in FACTS])
    graph = assemble_graph(amended.records, resolution)
    applied = _Applied((*amended.changes, *resolution.changes), (*amended.problems, *resolution.problems))
    explorer = partial(write_explorer, texts=(text() for text in texts))
    save_build(out, records, graph, explorer=explorer, made_of="" if applied.problems else made, aside=beside.aside)
    return graph, applied


def _team(workers: int, choice: TaggerChoice) -> AbstractContextManager[Team]:
    return team(workers, torch=choice.name != DEFAULT)


def count_pages(corpus: Path) -> int:
    """The number of pages that a build of `corpus` would read; raises BadInput when there is none."""
    return len(find_pages(corpus))


def _read(path: Path, *, root: Path | None) -> Document | Problem:
    try:
        return read_file(path, root=root)
    except PipelineError as err:
        return Problem(err.document_id or path.name, "read", str(err))


def check_writable(out: Path) -> None:
    """Raises BadInput when the folder neither stands and can be written nor could be made."""
    near = next(place for place in (out, *out.absolute().parents) if os.path.lexists(place))
    if not near.is_dir():
        raise BadInput(f"{out}: cannot write here, {near} is not a folder; choose another place with -o")
    if not os.access(near, os.W_OK | os.X_OK):
        raise BadInput(f"{out}: cannot write here, {near} is read-only; choose another place with -o")


@contextmanager
def _writing(out: Path) -> Iterator[None]:
    """Tell a full disk or a folder that turns out unwritable as one BadInput."""
    try:
        yield
    except OSError as err:
        place = err.filename or out
        raise BadInput(f"{place}: cannot write the graph: {err.strerror or err}; choose another place with -o") from err


def open_cache(out: Path, choice: TaggerChoice) -> RecordCache:
    """The records of earlier builds into `out`, those of this code and these models."""
    return RecordCache(out / CACHE, version=models_fingerprint(choice))


def read_wishes(corpus: Path, given: Path | str | None) -> tuple[Correction, ...]:
    """The corrections of the file named, which must be there; else of the corpus's own, if it has one."""
    if given is not None and not Path(given).exists():
        raise BadInput(f"{given}: no such corrections file; name a .tsv file, or leave --corrections out")
    file = find_corrections(corpus) if given is None else Path(given)
    return read_corrections(file) if file else ()


def _usable(corpus: Path, outcomes: tuple[Outcome, ...]) -> tuple[Outcome, ...]:
    """The same outcomes; BadInput when all failed."""
    if all(outcome.state == "failed" for outcome in outcomes):
        first = outcomes[0].record.problems[0]
        raise BadInput(
            f"{corpus}: none of {len(outcomes)} pages could be read, so nothing was written; "
            f"the first: {first.document_id}: {first.message}"
        )
    return outcomes


def _report(
    out: Path,
    outcomes: tuple[Outcome, ...],
    graph: PropertyGraph,
    applied: _Applied,
) -> BuildReport:
    states = Counter(outcome.state for outcome in outcomes)
    kinds = Counter(node.kind for node in graph.nodes)
    records = [outcome.record for outcome in outcomes]
    return BuildReport(
        out=out,
        documents=len(records),
        cached=states["cached"],
        failed=states["failed"],
        articles=sum(len(record.articles) for record in records),
        persons=kinds[Label.PERSON],
        posts=kinds[Label.POST],
        bodies=kinds[Label.ORGANIZATION],
        companies=kinds[Label.COMPANY],
        roles=sum(len(record.roles) for record in records),
        statements=sum(len(record.statements) for record in records),
        events=kinds[Label.EVENT],
        targets=kinds[Label.TARGET],
        problems=(*(problem for record in records for problem in record.problems), *applied.problems),
        graph=graph,
        changes=applied.changes,
    )
