"""The `guanxi` command itself: its help, its version, and how errors become one message and an exit code."""

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from pipeline import __version__
from pipeline.cli.console import complain
from pipeline.errors import NotFound, PipelineError

USAGE, NOTHING_FOUND = 2, 3


class Commands(TyperGroup):
    """The group of commands; an error raised on purpose ends in a message, not in a traceback."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except PipelineError as err:
            complain(str(err))
            raise typer.Exit(NOTHING_FOUND if isinstance(err, NotFound) else USAGE) from err
        except BrokenPipeError:  # the reader of our output has seen enough; typer ends quietly
            raise
        except OSError as err:
            complain(f"{err.filename or 'guanxi'}: {err.strerror or err}; mend that and run again")
            raise typer.Exit(USAGE) from err


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

    退出码：0 一切正常，1 部分文件有问题，2 用法或输入有误，3 没有找到。

    Exit codes: 0 all well, 1 some inputs had problems, 2 usage or input, 3 nothing found.

    例 / Example: guanxi build corpus -o build && guanxi who 张明远
    """
