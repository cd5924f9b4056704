"""`guanxi show`: one page with its mentions marked and its facts listed."""

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from pipeline.cli.app import app
from pipeline.cli.build import Labels, NameLists, Tagger, choose
from pipeline.cli.console import clean, list_problems, out_console, say, say_json, say_rich, say_text
from pipeline.cli.ending import Code
from pipeline.cli.pages import read_page

COLOURS = {
    "PERSON": "bold red",
    "POST": "magenta",
    "ORG": "bold blue",
    "COMPANY": "bold green",
    "PLACE": "cyan",
    "EVENT": "yellow",
}


@app.command()
def show(
    file: Annotated[Path, typer.Argument(help="文件，- 为标准输入 / File to read; - is standard input.")],
    *,
    tagger: Tagger = "default",
    labels: Labels = None,
    names: NameLists = None,
    as_json: Annotated[bool, typer.Option("--json", help="记录的 JSON / The record as JSON.")] = False,
    html: Annotated[
        Path | None, typer.Option("--html", help="写成网页 / Write a page with the names in colours to this file.")
    ] = None,
) -> None:
    """显示一页里的人名、职位、机构、企业和读出的事实。 / Show the names of one page and the facts read out of it.

    例 / Example: guanxi show corpus/001.txt

    退出码 / Exit codes: 1 这一页有问题 / the page had a problem, 2 读不了 / it cannot be read.
    """
    from pipeline.cli.page_view import cut_at_mentions, fact_lines
    from pipeline.run import extract
    from pipeline.serial import record_to_json

    document = read_page(file)
    [record] = extract([document], tagger=choose(tagger, labels, names))
    if html:
        from pipeline.explore.article import article_html
        from pipeline.files import write_whole

        pieces = cut_at_mentions(document.raw, record.mentions)
        write_whole(html, article_html(document.id, pieces, fact_lines(record)))
        say(str(html))
    elif as_json:
        say_json(json.loads(record_to_json(record)))
    else:
        _show_page(list(cut_at_mentions(document.raw, record.mentions)))
        for line in fact_lines(record):
            say(line)
    list_problems(record.problems)
    raise typer.Exit(Code.PROBLEMS if record.problems else 0)


def _show_page(pieces: list[tuple[str, str | None]]) -> None:
    """In colours on a terminal that wants them, else with the label after each name: [张明远]PERSON."""
    console = out_console()
    if console.color_system is None or console.no_color:
        say_text("".join(f"[{words}]{label}" if label else words for words, label in pieces) + "\n")
        return
    page = Text()
    for words, label in pieces:
        page.append(clean(words), COLOURS.get(label or "", ""))
    key = Text(" ").join(Text(label, colour) for label, colour in COLOURS.items())
    say_rich(page, key, "", soft_wrap=True)
