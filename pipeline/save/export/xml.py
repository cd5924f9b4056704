"""What the two XML writers share: text made legal and escaped."""

import re

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
