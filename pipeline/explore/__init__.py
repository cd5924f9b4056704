"""`explorer.html`: the graph of a build to look at, in one file that leads from every tie to the words."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from pipeline.explore.columns import Json
from pipeline.explore.html import page
from pipeline.explore.plain_data import graph_data
from pipeline.graph.index import Lookup
from pipeline.save.export.flat import FlatGraph

TITLE = "关系 guanxi"


def explorer_html(index: Lookup, pictures: Mapping[str, FlatGraph], texts: Iterable[Json] = ()) -> str:
    """The page, with the pictures `overview` and `people` of the graph, and with the `texts` of pages, as `page_data`
    gives them; of all other files it has the evidence alone. Equal input gives equal text."""
    read = list(texts)
    drawn, details = graph_data(index, pictures, with_text=(str(text["file"]) for text in read))
    return page(TITLE, {"graph": drawn, "details": details, "texts": read})


def write_explorer(path: Path, pictures: Mapping[str, FlatGraph], index: Lookup, *, texts: Iterable[Json] = ()) -> None:
    """Write `explorer_html` to the path."""
    path.write_text(explorer_html(index, pictures, texts), "utf-8", newline="\n")


__all__ = ["explorer_html", "write_explorer"]
