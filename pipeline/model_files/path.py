"""Where the models lie: a setting, the environment, the installed package, or the checkout."""

import os
from functools import cache
from pathlib import Path

from pipeline.errors import MissingModel

VARIABLE = "GUANXI_MODELS"
_PACKAGE = Path(__file__).resolve().parents[1]


def models_folder(setting: str | Path | None = None) -> Path:
    """The folder of the models: `setting`, else `$GUANXI_MODELS`, else the wheel's, else the checkout's.

    Raises MissingModel when the folder that was asked for, or every known place, is not there.
    """
    asked = setting or os.environ.get(VARIABLE)
    if not asked:
        return _shipped()
    return _checked(Path.cwd() / asked, by="the setting" if setting else f"${VARIABLE}")


@cache
def _shipped() -> Path:
    for place in (_PACKAGE / "models", _PACKAGE.parent / "models"):
        if place.is_dir():
            return place
    raise MissingModel(f"no models beside the package {_PACKAGE}: install guanxi again, or set {VARIABLE} to a folder")


@cache
def _checked(folder: Path, *, by: str) -> Path:
    if folder.is_dir():
        return folder.resolve()
    raise MissingModel(f"{folder}: no such folder of models; correct {by}, or leave it out to take the models shipped")
