"""`explorer.html`: the graph of a build to look at, in one file that leads from every tie to the words."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from pipeline.explore.html import page
from pipeline.explore.page_texts import Page, page_data
from pipeline.explore.plain_data import graph_data
from pipeline.graph.index import Lookup
from pipeline.save.export.flat import FlatGraph

TITLE = "关系 guanxi"


def explorer_html(index: Lookup, pictures: Mapping[str, FlatGraph], pages: Iterable[Page] = ()) -> str:
    """The page, with the pictures `overview` and `people` of the graph, and with the texts of `pages`; of all other
    files it has the evidence alone. Equal input gives equal text."""
    texts = [page_data(one) for one in pages]
    drawn, details = graph_data(index, pictures, with_text=(str(text["file"]) for text in texts))
    return page(TITLE, {"graph": drawn, "details": details, "texts": texts})


def write_explorer(path: Path, pictures: Mapping[str, FlatGraph], index: Lookup, *, pages: Iterable[Page] = ()) -> None:
    """Write `explorer_html` to the path."""
    path.write_text(explorer_html(index, pictures, pages), "utf-8", newline="\n")


__all__ = ["explorer_html", "write_explorer"]
