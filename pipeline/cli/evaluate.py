"""`guanxi evaluate`: records against gold files."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.app import app
from pipeline.cli.console import say, say_json


@app.command()
def evaluate(
    records: Annotated[Path, typer.Argument(help="extract 写的记录 / Records that `extract` wrote.")],
    gold: Annotated[Path, typer.Argument(help="标注目录 / Folder of gold files.")],
    *,
    errors: Annotated[int, typer.Option("--errors", min=0, help="每类列出几个错 / Errors of each kind to list.")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON / Print JSON.")] = False,
) -> None:
    """把记录和标注比较，给出各类的准确率与召回率。 / Score records against gold, kind by kind.

    例 / Example: guanxi evaluate records.jsonl tests/gold
    """
    from pipeline.evaluate import format_figures, read_gold, score_records
    from pipeline.serial import read_records

    figures = score_records(read_records(records), read_gold(gold))
    if as_json:
        say_json(figures.as_dict())
    else:
        say(format_figures(figures, errors=errors))
