"""One page that needs nothing else: data, style and script in it, and a policy that lets nothing else in."""

import base64
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from pipeline.visible import visible_json

_ASSETS = Path(__file__).parent / "built"
_ESCAPED = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}
_PAGE = """<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<noscript>本页需要 JavaScript。 This page needs JavaScript.</noscript>
{blocks}
<script>{script}</script>
</body>
</html>
"""


def page(title: str, blocks: Mapping[str, object]) -> str:
    """The page with each block as JSON in an element of that id; `title` is text of ours, without markup.

    Whatever stands in the data stays data: no sign in it ends an element, and what orders or hides signs is escaped.
    """
    script, style = asset("explorer.js"), asset("explorer.css")
    policy = content_policy(script=script, style=style)
    shown = "\n".join(
        f'<script type="application/json" id="{id_}">{as_block(data)}</script>' for id_, data in blocks.items()
    )
    return _PAGE.format(policy=policy, title=title, style=style, script=script, blocks=shown)


def content_policy(*, script: str, style: str) -> str:
    """Nothing but this script and this style; pictures only from the page itself; no markup from text."""
    parts = {
        "default-src": "'none'",
        "script-src": f"'{_digest(script)}'",
        "style-src": f"'{_digest(style)}'",
        "img-src": "data: blob:",
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in parts.items())


def as_block(data: object) -> str:
    """JSON on one line that no HTML parser reads as anything else."""
    text = visible_json(json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False))
    for sign, escape in _ESCAPED.items():
        text = text.replace(sign, escape)
    return text


def asset(name: str) -> str:
    """A built file, as `make explorer` writes it."""
    return (_ASSETS / name).read_text("utf-8")


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
