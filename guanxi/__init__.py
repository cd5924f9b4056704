"""guanxi under its own name: what `pipeline` gives, and `load`, by which `spacy.load("guanxi")` loads the pipeline.

It takes the `pipeline` that stands beside it, whatever else bears that name: a script of the user's own called
`pipeline.py` comes before it on the path. From then on `pipeline` is ours in this process.
"""

import sys
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline import Graph, __version__, build, extract
    from pipeline.spacy_folder import load

__all__ = ["Graph", "__version__", "build", "extract", "load"]

_HOME = Path(__file__).resolve().parents[1] / "pipeline" / "__init__.py"


def _own_pipeline() -> ModuleType:
    """The package `pipeline` of this checkout or installation."""
    known = sys.modules.get("pipeline")
    if known is not None and _is_own(getattr(known, "__file__", None)):
        return known
    spec = find_spec("pipeline") if known is None else None
    if spec is None or not _is_own(spec.origin):
        spec = spec_from_file_location("pipeline", _HOME, submodule_search_locations=[str(_HOME.parent)])
    if spec is None or spec.loader is None:
        raise ImportError(f"guanxi: {_HOME} is not there; install guanxi again")
    module = sys.modules["pipeline"] = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _is_own(file: str | None) -> bool:
    return file is not None and Path(file).resolve() == _HOME


_pipeline = _own_pipeline()


def __getattr__(name: str) -> object:
    if name == "load":
        from pipeline.spacy_folder import load

        return load
    return getattr(_pipeline, name)


def __dir__() -> list[str]:
    return __all__
