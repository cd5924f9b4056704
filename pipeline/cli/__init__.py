"""The command line: options and messages only; what it does is in the modules that it calls."""

from pipeline.cli import ask, build, evaluate, show  # noqa: F401  each adds its commands to the app
from pipeline.cli.app import app

__all__ = ["app"]
