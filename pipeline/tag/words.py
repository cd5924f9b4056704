"""Words by spacy-pkuseg: they give statements their terms. Single signs stay the unit of tagging.

The package's own `load` is never called: it downloads models by name and unpickles dictionaries. The two files of a
trained folder are read here, and only the package's features and search are used.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Protocol

import numpy as np
import srsly
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Span

from ..errors import BadInput, MissingModel
from ..lexicon import read_tsv, word_list
from ..models_path import models_folder

FEATURES, WEIGHTS, SUMS, STOP = "features.msgpack", "weights.npz", "SHA256SUMS", "stop.tsv"
GROUP = "words"
