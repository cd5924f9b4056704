"""`guanxi evaluate`: records against gold files."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.app import app
from pipeline.cli.console import say_json, say_text


@app.command()
def evaluate(
    records: Annotated[Path, typer.Argument(help="extract 写的记录 / Records that `extract` wrote.")],
    gold: Annotated[Path, typer.Argument(help="标注目录 / Folder of gold files.")],
    *,
    pages: Annotated[
        Path | None, typer.Option("--pages", help="原文目录，缺省同标注目录 / Folder of the pages; GOLD unless named.")
    ] = None,
    errors: Annotated[int, typer.Option("--errors", min=0, help="每类列出几个错 / Errors of each kind to list.")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON / Print JSON.")] = False,
) -> None:
    """把记录和标注比较：各类的准确率与召回率、引语、同指、任免、各类错误。 / Score records against gold, kind by kind.

    例 / Example: guanxi evaluate records.jsonl tests/gold --errors 5

    退出码 / Exit codes: 2 记录或标注读不了 / records or gold cannot be read.
    """
    from pipeline.evaluate import evaluate_records, format_report, read_gold, read_pages
    from pipeline.serial import read_records

    golds = read_gold(gold)
    report = evaluate_records(read_records(records), golds, pages=read_pages(pages or gold, golds))
    if as_json:
        say_json(report.as_dict())
    else:
        say_text(format_report(report, errors=errors))
