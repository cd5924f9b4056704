"""Every pattern of the package."""

import ast
import dataclasses
import inspect
import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pipeline
from pipeline.language.rules import read_rules
from pipeline.model_files.path import models_folder

PACKAGE = Path(pipeline.__file__).parent
CALLS = ("compile", "search", "match", "sub", "subn", "split", "finditer", "findall", "fullmatch")
DEEPEST = 6


def all_patterns() -> Iterator[tuple[tuple[str, int], str]]:
    """(pattern, flags) and where it stands: in values of modules, given by functions, and written in calls of re."""
    for module in pkgutil.walk_packages(pipeline.__path__, "pipeline."):
        if not module.name.endswith("__main__"):
            yield from _of_module(module.name)
    for path in PACKAGE.rglob("*.py"):
        yield from _of_source(path)
    for path in sorted((models_folder() / "rules").glob("*.tsv")):
        yield from (((row.pattern.pattern, row.pattern.flags), f"{path.name} {row.says}") for row in read_rules(path))


def _of_module(name: str) -> Iterator[tuple[tuple[str, int], str]]:
    try:
        module = import_module(name)
    except ImportError:  # training without its extra
        return
    for key, value in vars(module).items():
        if callable(value) and "Pattern" in str(getattr(value, "__annotations__", {}).get("return")):
            value = _called(value)
        for pattern in _inside(value):
            text = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
            yield (text, pattern.flags & ~re.ASCII), f"{name}.{key}"


def _called(function: object) -> object:
    """What a function without arguments gives."""
    return None if inspect.signature(function).parameters else function()  # type: ignore[arg-type,operator]


def _inside(value: object, depth: int = 0) -> Iterator[re.Pattern]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth < DEEPEST:
        for part in _parts(value):
            yield from _inside(part, depth + 1)


def _parts(value: object) -> list[object]:
    if isinstance(value, dict):
        return [*value, *value.values()]
    if isinstance(value, (tuple, list, set, frozenset)):
        return list(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return [getattr(value, field.name, None) for field in dataclasses.fields(value)]
    return []


def _of_source(path: Path) -> Iterator[tuple[tuple[str, int], str]]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
            continue
        is_re = isinstance(node.func.value, ast.Name) and node.func.value.id == "re" and node.func.attr in CALLS
        if is_re and isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str):
            yield (node.args[0].value, int(re.UNICODE)), f"{path.name}:{node.lineno}"
