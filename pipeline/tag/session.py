"""onnxruntime as the tagger uses it: on the processor alone, with exact products of whole numbers."""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import MissingModel
from .products import LEVELS, RESULT, check_products

EXACT = "session.x64quantprecision"
"""Lets onnxruntime read int8 weights as uint8 where the processor has no VNNI: nothing saturates, a tenth slower."""


def open_session(path: Path, *, threads: int = 1, output: str | None = None) -> Any:
    """A session of the network file `path`, whose products were checked on this processor.

    Raises MissingModel without onnxruntime, where products are not exact, and without the named `output`.
    """
    check_products(path, run_product)
    loaded = session_of(str(path), threads=threads)
    if output is not None and output not in {told.name for told in loaded.get_outputs()}:
        raise MissingModel(f"tag: {path} has no output {output}; export a network that `train` just wrote")
    return loaded


def run_product(model: bytes, levels: NDArray[np.uint8]) -> NDArray[np.float32]:
    """The result of a model of one product (`pipeline.tag.products`) with the options of every session here."""
    result: NDArray[np.float32] = session_of(model).run([RESULT], {LEVELS: levels})[0]
    return result


def session_of(model: str | bytes, *, threads: int = 1, exact: bool = True) -> Any:
    """A session of a file or of the bytes of a model, unchecked; `exact` sets the option that prevents saturation."""
    try:
        import onnxruntime  # type: ignore[import-untyped]
    except ImportError as err:
        message = "tag: onnxruntime is not installed: pip install onnxruntime, or build without the network"
        raise MissingModel(message) from err
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.add_session_config_entry(EXACT, "1" if exact else "0")
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
