"""Records against gold files: figures, baseline, clusters, and what went wrong where."""

from .figures import Figure, Figures, Mistake, format_figures, score_records
from .gold import Gold, Page, read_gold, read_pages
from .summary import Report, evaluate_records, format_report

__all__ = [
    "Figure",
    "Figures",
    "Gold",
    "Mistake",
    "Page",
    "Report",
    "evaluate_records",
    "format_figures",
    "format_report",
    "read_gold",
    "read_pages",
    "score_records",
]
