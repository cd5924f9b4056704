"""The command line: options and messages only; what it does is in the modules that it calls."""

from pipeline.cli.app import app

# isort: off
# Each module adds its commands to the app; this is the order in which the help lists them.
from pipeline.cli import build, ask, ask_facts, ask_all, diff, review, explore, export, show, evaluate  # noqa: F401
from pipeline.cli import doctor, model, model_train  # noqa: F401

__all__ = ["app"]
