"""`guanxi build` and `guanxi extract`: pages in, a graph or records out."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from pipeline.cli.app import app
from pipeline.cli.console import complain, list_problems, progress_bar, say, say_json_lines, say_rich
from pipeline.cli.ending import Code
from pipeline.cli.hints import closing_hints
from pipeline.cli.pages import is_stream, tell_passed, tell_plan, wanted_pages
from pipeline.errors import BadInput
from pipeline.files import check_whole_file
from pipeline.visible import visible

if TYPE_CHECKING:
    from pipeline.record import Record
    from pipeline.run import BuildReport
    from pipeline.tag.choice import TaggerChoice

PAGES_A_WORKER = 40  # below this, another process costs more (it loads the models) than it saves

Tagger = Annotated[
    str,
    typer.Option(
        "--tagger", help="标注器 / Which tagger proposes names: default, hanlp, hanlp:NAME, or a folder with a model."
    ),
]
Labels = Annotated[
    Path | None,
    typer.Option(
        "--labels", help="标签对照表 / Table of what the labels of a tagger of your own mean (label, mention)."
    ),
]
NameLists = Annotated[
    list[Path] | None,
    typer.Option(
        "--names",
        help="自己的名单，可多次给出 / List of names (name, label) that win over the tagger; may be given again.",
    ),
]
Workers = Annotated[
    int | None,
    typer.Option("--workers", min=1, max=64, help="进程数，默认按页数定 / Processes; by the pages unless told."),
]


@app.command()
def build(
    corpus: Annotated[Path, typer.Argument(help="语料目录 / Folder of pages (.txt .md .html).")] = Path("corpus"),
    *,
    out: Annotated[Path, typer.Option("--out", "-o", help="图的目录 / Folder of the graph.")] = Path("build"),
    corrections: Annotated[
        Path | None,
        typer.Option("--corrections", help="更正表，默认用语料里的 / Corrections; the corpus's own unless told."),
    ] = None,
    tagger: Tagger = "default",
    labels: Labels = None,
    names: NameLists = None,
    workers: Workers = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="只说会做什么，什么也不写 / Tell what would be done; write nothing.")
    ] = False,
) -> None:
    """读语料目录里的每一页，写成一张图。 / Read every page of CORPUS and write one graph.

    例 / Example: guanxi build corpus -o build

    退出码 / Exit codes: 1 部分文件有问题，其余写成了图 / some files had problems, the rest is in the graph,
    2 没有写图，原来的图不变 / no graph was written, the one before still stands.
    """
    from pipeline.read import find_passed_over
    from pipeline.run import build_graph, count_pages

    if dry_run:
        tell_plan(corpus, out=out, corrections=corrections, tagger=choose(tagger, labels, names))
    pages = count_pages(corpus)
    tell_passed(find_passed_over(corpus))
    with progress_bar("建图 / build", total=pages) as progress:
        report = build_graph(
            corpus,
            out=out,
            corrections=corrections,
            tagger=choose(tagger, labels, names),
            workers=workers or _fitting(pages),
            progress=progress,
        )
    say_rich(_table(report))
    for change in report.changes:
        say(f"更正 / corrected: {change}")
    list_problems(report.problems)
    for line in closing_hints(report.graph, out=out):
        say(line)
    raise typer.Exit(Code.PROBLEMS if report.problems else 0)


@app.command()
def extract(
    files: Annotated[
        list[Path],
        typer.Argument(
            help="文件；目录即其中各页，- 为标准输入 / Files to read; a folder is its pages, - standard input.",
            metavar="FILE...",
        ),
    ],
    *,
    out: Annotated[
        Path, typer.Option("--out", "-o", help="写到，- 为标准输出 / Where the records go; - is standard output.")
    ] = Path("records.jsonl"),
    root: Annotated[
        Path | None, typer.Option("--root", help="source 从此目录算起 / Folder that the records' source begins below.")
    ] = None,
    tagger: Tagger = "default",
    labels: Labels = None,
    names: NameLists = None,
    workers: Workers = None,
) -> None:
    """把文件读成记录，一个文件一行 JSON。 / Read files into records, one line of JSON a file.

    例 / Example: guanxi extract corpus/*.txt -o records.jsonl

    guanxi extract - -o - < page.txt | head -1

    退出码 / Exit codes: 1 部分文件有问题，已列出 / some files had problems and are listed,
    2 用法或输入有误 / usage or input.
    """
    from pipeline.run import extract as extract_files

    _check_place(out, files)
    pages = wanted_pages(files)
    with progress_bar("读页 / extract", total=len(pages)) as progress:
        records = extract_files(
            pages,
            tagger=choose(tagger, labels, names),
            root=root or (files[0] if len(files) == 1 and files[0].is_dir() else None),
            workers=workers or _fitting(len(pages)),
            progress=progress,
        )
    _write(out, records)
    problems = [problem for record in records for problem in record.problems]
    list_problems(problems)
    raise typer.Exit(Code.PROBLEMS if problems else 0)


def _check_place(out: Path, files: Sequence[Path]) -> None:
    from pipeline.run import check_writable
    from pipeline.serial import check_records_place

    if not is_stream(out):
        check_writable(out.parent)
        check_records_place(out, files)


def _write(out: Path, records: "Sequence[Record]") -> None:
    """Into the file, or on standard output, where what is told goes to standard error; nothing where all failed."""
    from pipeline.serial import record_to_json, write_records

    tell = complain if is_stream(out) else say
    if all(record.problems and not record.articles for record in records):
        tell(f"{out}: not written, none of {len(records)} files could be read")
        return
    if is_stream(out):
        say_json_lines(map(record_to_json, records))
    else:
        out.parent.mkdir(parents=True, exist_ok=True)
        write_records(out, records)
    problems = sum(len(record.problems) for record in records)
    tell(f"{out}: 记录 / records {len(records)}, 问题 / problems {problems}")


def choose(tagger: str, labels: Path | None, names: Sequence[Path] | None = None) -> "TaggerChoice":
    """The tagger that the options name; BadInput for a table of labels that is no regular file.

    The names go into spaCy's configuration, which is UTF-8.
    """
    from pipeline.tag.choice import TaggerChoice

    for name in (tagger, str(labels or ""), *map(str, names or ())):
        if visible(name) != name:
            raise BadInput(f"{name}: a name with characters that are no text; rename the tagger, the table or the list")
    if labels and labels.exists():
        check_whole_file(labels)
    return TaggerChoice(tagger, str(labels) if labels else None, tuple(map(str, names or ())))


def _fitting(pages: int) -> int:
    return max(1, min(os.cpu_count() or 1, pages // PAGES_A_WORKER))


def _table(report: "BuildReport") -> Table:
    rows = (
        ("页 / pages", f"{report.documents} ({report.cached} unchanged, {report.failed} failed)"),
        ("报道 / articles", report.articles),
        ("人物 / persons", report.persons),
        ("职位 / posts", report.posts),
        ("机构 / organizations", report.bodies),
        ("企业 / companies", report.companies),
        ("任职 / roles", report.roles),
        ("言论 / statements", report.statements),
        ("活动 / events", report.events),
        ("指标 / targets", report.targets),
        ("问题 / problems", len(report.problems)),
    )
    table = Table(title=visible(f"{report.out}"), show_header=False, title_justify="left")
    for name, found in rows:
        table.add_row(name, str(found))
    return table
