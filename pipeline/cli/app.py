"""The `guanxi` command itself: its help, its version, and how errors become one message and an exit code."""

import sys
from collections.abc import Sequence
from itertools import pairwise
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from pipeline import __version__
from pipeline.cli.console import complain, complain_text, escape_unencodable, leave
from pipeline.cli.ending import Code, code_of, fault_message
from pipeline.errors import PipelineError, told
from pipeline.visible import visible


class Commands(TyperGroup):
    """The group of commands; an error ends in a message and an exit code, never in a traceback alone."""

    def main(self, *args: Any, **options: Any) -> Any:
        escape_unencodable(sys.stdout, sys.stderr)
        try:
            return super().main(*args, **options)
        except SystemExit as end:
            if isinstance(end.__context__, BrokenPipeError):  # help was printed to a reader that has seen enough
                leave(sys.stdout)
                raise SystemExit(0) from None
            raise
        except Exception as err:
            complain_text(fault_message(err))
            raise SystemExit(Code.FAULT) from err

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        _refuse_empty(ctx, args)
        return super().parse_args(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except PipelineError as err:
            complain(told(err))
            raise typer.Exit(code_of(err)) from err
        except BrokenPipeError:
            raise
        except OSError as err:
            complain(f"读写出错 / {err.filename or 'guanxi'}: {err.strerror or err}; mend that and run again")
            raise typer.Exit(Code.USAGE) from err


def _refuse_empty(ctx: Any, words: Sequence[str]) -> None:
    """An empty word is a variable that is not set, never a name or a folder; as a path it would be the current one."""
    for before, word in pairwise(("", *words)):
        if not word or (word.startswith("--") and word.endswith("=")):
            option = word or (before if before.startswith("-") else "")
            place = f"the value of {option.rstrip('=')}" if option else f"an argument of {words[0] or 'guanxi'}"
            raise typer.BadParameter(
                f"空的参数 / {visible(place)} is empty (a variable that is not set?); name one", ctx=ctx
            )


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"guanxi {__version__}")
        raise typer.Exit


@app.callback()
def main(
    *,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="显示版本 / Show the version and leave."),
    ] = False,
) -> None:
    """关系：把中文地方政务与企业新闻变成一张可追溯到原文的图。

    Chinese local-government and business news as a graph that leads back to the page.

    退出码：0 一切正常，1 部分文件有问题（diff 是两图不同），2 用法或输入有误，3 没有找到，4 同名者不止一个，
    70 程序自身出错。

    Exit codes: 0 all well, 1 some inputs had problems (diff: they differ), 2 usage or input, 3 nothing found,
    4 several bear the name where one is needed, 70 a fault of guanxi itself (GUANXI_DEBUG=1 shows the traceback).

    例 / Example: guanxi build corpus -o build && guanxi who 沈书航
    """
