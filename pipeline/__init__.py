"""guanxi (关系): Chinese local-government and business news as a graph that leads back to the page.

    from pipeline import Graph, build, extract

The three are imported when first asked for, so that `import pipeline` alone stays light.

Nothing is sent: whatever the environment says, dependencies that report their use are told not to before they start.
onnxruntime reads that once, when it is first imported, so import this package before it: what was loaded with its
telemetry on can no longer be silenced, and a warning is logged.
"""

import logging
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.query import Graph
    from pipeline.run import build, extract

__version__ = "0.1.0"
__all__ = ["Graph", "build", "extract"]

_SILENT = {"ORT_DISABLE_TELEMETRY": "1", "HF_HUB_DISABLE_TELEMETRY": "1"}
_HOMES = {"Graph": "pipeline.query", "build": "pipeline.run", "extract": "pipeline.run"}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'pipeline' has no attribute {name!r}; it gives: {', '.join(__all__)}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]


def _silence() -> None:
    """Telemetry off in this process and in those that it starts, before a stage loads what would send it."""
    late = "onnxruntime" in sys.modules and os.environ.get("ORT_DISABLE_TELEMETRY") != "1"
    os.environ.update(_SILENT)
    if late:
        logging.getLogger(__name__).warning(
            "onnxruntime was imported before pipeline, with its telemetry on: this process may send data on its use "
            "and keep a device id in the home folder; import pipeline first, or set ORT_DISABLE_TELEMETRY=1"
        )


_silence()
