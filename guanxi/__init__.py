"""guanxi under its own name: what `pipeline` gives, and `load`, by which `spacy.load("guanxi")` loads the pipeline."""

from typing import TYPE_CHECKING

import pipeline
from pipeline import __version__

if TYPE_CHECKING:
    from pipeline import Graph, build, extract
    from pipeline.spacy_folder import load

__all__ = ["Graph", "__version__", "build", "extract", "load"]


def __getattr__(name: str) -> object:
    if name == "load":
        from pipeline.spacy_folder import load

        return load
    return getattr(pipeline, name)
