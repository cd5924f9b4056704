import json
from pathlib import Path

from pipeline.training.folds import annotated_pages, fold_of


def test_pages_come_with_their_annotation(tmp_path: Path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"江晚{name}。\n", "utf-8")
        (tmp_path / f"{name}.json").write_text(json.dumps({"source": f"{name}.txt", "mentions": []}), "utf-8")
    told = [(document.raw, gold["mentions"]) for document, gold in annotated_pages([tmp_path])]
    assert told == [("江晚a。\n", []), ("江晚b。\n", [])]


def test_a_page_has_one_part_of_each_number():
    pages = [f"{i}.txt" for i in range(200)]
    parts = [fold_of(page, parts=4) for page in pages]
    assert set(parts) == {0, 1, 2, 3}
    assert fold_of("a.txt", parts=5) == 1
