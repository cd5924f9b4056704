"""How a command ends: the exit codes, and what is said of an error that nobody foresaw."""

import os
import platform
import traceback
from enum import IntEnum
from pathlib import Path

import pipeline
from pipeline.errors import AmbiguousName, NotFound, PipelineError
from pipeline.visible import visible

DEBUG = "GUANXI_DEBUG"
_CODE = Path(pipeline.__file__).parent


class Code(IntEnum):
    """Exit codes. DIFFERENT is that of diff(1), FAULT is EX_SOFTWARE of sysexits.h, so that no script takes it for one
    of the others."""

    PROBLEMS = 1
    DIFFERENT = 1
    USAGE = 2
    NOTHING_FOUND = 3
    AMBIGUOUS = 4
    FAULT = 70


def code_of(err: PipelineError) -> Code:
    """The code for an error that was raised on purpose."""
    if isinstance(err, AmbiguousName):
        return Code.AMBIGUOUS
    return Code.NOTHING_FOUND if isinstance(err, NotFound) else Code.USAGE


def fault_message(err: Exception) -> str:
    """What to report of an unforeseen error, in two lines; the whole traceback above it where GUANXI_DEBUG is set."""
    versions = f"guanxi {pipeline.__version__}, Python {platform.python_version()}, {platform.system()}"
    trace = "".join(traceback.format_exception(err)) if os.environ.get(DEBUG) else ""
    error = visible("".join(traceback.format_exception_only(err)).strip())
    advice = (
        "guanxi 自身出错，请报告上面一行和所用命令 / a fault of guanxi: please report the line above and the command"
    )
    return f"{trace}{versions}: {error}{_place(err)}\n{advice}; {DEBUG}=1: traceback"


def _place(err: Exception) -> str:
    """The innermost line of the package that the error passed: ` (relate/targets.py:160)`."""
    for frame in reversed(traceback.extract_tb(err.__traceback__)):
        if Path(frame.filename).is_relative_to(_CODE):
            return f" ({Path(frame.filename).relative_to(_CODE).as_posix()}:{frame.lineno})"
    return ""
