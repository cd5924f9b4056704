"""Pages without a script: text, a style, and a policy that lets nothing else in."""

from collections.abc import Iterable
from html import escape

from pipeline.visible import visible

_PAGE = """<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
:root {{ color-scheme: light; }}
body {{ max-width: 46rem; margin: 1rem auto; padding: 0 1rem; background: #fff; color: #1a1a1a;
  font: 16px/1.7 system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }}
h2 {{ border-bottom: 1px solid #ccd; margin-top: 1.6rem; font-size: 1.15rem; }}
li {{ margin: .4rem 0; overflow-wrap: anywhere; }}
blockquote {{ margin: .2rem 0 .2rem .8rem; padding-left: .6rem; border-left: 3px solid #ccd; color: #333; white-space: pre-line; }}
cite {{ color: #555; font-style: normal; font-size: .85rem; }}
.clash {{ color: #a3150c; }}
.entities, blockquote {{ unicode-bidi: isolate; overflow-wrap: anywhere; }}
</style>
</head>
<body>
{body}
</body>
</html>
"""  # noqa: E501


def still_page(title: str, body: Iterable[str]) -> str:
    """The page of a title, which is text, and of parts of HTML."""
    return _PAGE.format(title=text(title), body="\n".join(body))


def text(words: str) -> str:
    """The words as HTML that shows them: no markup, and what would order or hide characters as an escape."""
    return escape(visible(words, keep="\n"))
