"""guanxi (关系): Chinese local-government and business news as a graph that leads back to the page.

    from pipeline import Graph, build, extract

The three are imported when first asked for, so that `import pipeline` alone stays light.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.query import Graph
    from pipeline.run import build, extract

__version__ = "0.1.0"
__all__ = ["Graph", "build", "extract"]

_HOMES = {"Graph": "pipeline.query", "build": "pipeline.run", "extract": "pipeline.run"}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'pipeline' has no attribute {name!r}; it gives: {', '.join(__all__)}")
    return getattr(import_module(_HOMES[name]), name)
