"""What the two XML writers share: text made legal and escaped, files written line by line."""

import re
from collections.abc import Iterable
from pathlib import Path

from pipeline.errors import BadInput

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPECIAL = re.compile('[&<>"\x00-\x1f\ud800-\udfff\ufffe\uffff]')
_ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
)


def xml_text(text: str) -> str:
    """The text without what XML 1.0 forbids."""
    return _ILLEGAL.sub("", text)


def escaped(text: str) -> str:
    """The text as it may stand in an element or an attribute; line ends come back as they were."""
    return xml_text(text).translate(_ESCAPES) if _SPECIAL.search(text) else text


def quoted(text: str) -> str:
    """The text as the value of an attribute, with its quotation marks."""
    return f'"{escaped(text)}"'


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """Write UTF-8 lines as they come; raises BadInput when the place cannot be written."""
    try:
        with Path(path).open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{line}\n" for line in lines)
    except OSError as err:
        raise BadInput(f"{path}: cannot write: {err.strerror}; free the place or choose another") from err
