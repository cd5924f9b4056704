"""Pages as the command line names them: files, folders, standard input; and what is told before they are read."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from pipeline.cli.console import complain, list_problems, say
from pipeline.cli.ending import Code
from pipeline.errors import BadInput
from pipeline.read import STREAM, find_pages, find_passed_over, read_file, read_stream

if TYPE_CHECKING:
    from pipeline.record import Document
    from pipeline.tag.choice import TaggerChoice

_SHOWN = 5


def is_stream(path: Path) -> bool:
    """Whether standard input, or output, is meant."""
    return str(path) == STREAM


def read_page(path: Path) -> "Document":
    """The page of a file, or of standard input; raises BadInput with the reason."""
    if path.is_dir():
        raise BadInput(f"{path}: a folder; name one of its files, or use `guanxi extract` or `build`")
    return _read_stdin() if is_stream(path) else read_file(path)


def wanted_pages(files: Sequence[Path]) -> "list[Path | Document]":
    """The files, for a folder its pages in order; what lies beside them is told. BadInput for a folder without any."""
    if sum(map(is_stream, files)) > 1:
        raise BadInput("standard input: can be read once; name - once")
    found: list[Path | Document] = []
    for file in files:
        if file.is_dir():
            found += _pages_of(file)
        else:
            found.append(_read_stdin() if is_stream(file) else file)
    return found


def _pages_of(folder: Path) -> list[Path]:
    pages = [page if isinstance(page, Path) else folder / page.document_id for page in find_pages(folder)]
    tell_passed(find_passed_over(folder))
    if not pages:
        raise BadInput(f"{folder}: no page here; put files ending in .txt, .md or .html into the folder")
    return pages


def _read_stdin() -> "Document":
    if sys.stdin is None:
        raise BadInput("standard input: is closed; name a file")
    return read_stream(sys.stdin.buffer)


def tell_passed(names: Sequence[str]) -> None:
    """One line, on standard error, on files that hold text and are no pages."""
    if names:
        told = f"{len(names)} 个文件不是页面，未读 / no pages, passed over: {_some(names)}"
        complain(f"{told}; 请另存为 UTF-8 的 .txt，图片先作文字识别 / save their text as .txt (UTF-8), pictures by OCR")


def tell_plan(corpus: Path, *, out: Path, corrections: Path | None, tagger: "TaggerChoice") -> NoReturn:
    """What a build would do, and the end of the command."""
    from pipeline.run.plan import plan_build
    from pipeline.save import EXPORTS, RECORDS

    plan = plan_build(corpus, out=out, corrections=corrections, tagger=tagger)
    written = (RECORDS, *EXPORTS)
    replaced = sum((out / name).exists() for name in written)
    say("没有写任何东西 / dry run, nothing was written")
    say(f"会新读 / would be read: {len(plan.fresh)}{_listed(plan.fresh)}")
    say(f"未变 / unchanged, from the cache: {len(plan.cached)}")
    say(f"会离开图 / would leave the graph: {len(plan.gone)}{_listed(plan.gone)}")
    say(f"更正 / corrections: {plan.corrections}")
    say(f"会写到 / would be written: {out} ({len(written)} files, {replaced} replaced)")
    tell_passed(plan.passed)
    list_problems(plan.problems)
    raise typer.Exit(Code.PROBLEMS if plan.problems else 0)


def _listed(names: Sequence[str]) -> str:
    return f" ({_some(names)})" if names else ""


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:_SHOWN]) + (f" … {len(names) - _SHOWN} more" if len(names) > _SHOWN else "")
