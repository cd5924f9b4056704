import json
from pathlib import Path

import pytest

from pipeline.training.datasets import read_cluener, read_people_daily, read_resume
from pipeline.training.example import Example


def write(path: Path, text: str, *spans: tuple[str, str]) -> Path:
    found = [(text.index(part), text.index(part) + len(part), label) for part, label in spans]
    path.write_text(json.dumps({"text": text, "spans": found}), encoding="utf-8")
    return path


def named(example: Example) -> set[tuple[str, str]]:
    return {(example.text[start:end], label) for start, end, label in example.spans}


def masked(example: Example) -> str:
    signs = {i for start, end in example.masks for i in range(start, end)}
    return "".join(example.text[i] for i in sorted(signs))


def test_resume_title_is_split_from_its_unit(tmp_path: Path):
    text = "周远航，曾任清源机械有限公司人事部副经理。"
    path = write(tmp_path / "r", text, ("周远航", "NAME"), ("清源机械有限公司", "ORG"), ("人事部副经理", "TITLE"))
    (example,) = read_resume(path)
    assert named(example) == {("周远航", "PERSON"), ("清源机械有限公司人事部", "COMPANY"), ("副经理", "POST")}


@pytest.mark.parametrize(
    ("org", "label"), [("清源大学", "ORG"), ("清源证券", "COMPANY"), ("公司", None), ("清源", None)]
)
def test_resume_body_is_told_by_its_ending(tmp_path: Path, org: str, label: str | None):
    (example,) = read_resume(write(tmp_path / "r", f"就职于{org}，", (org, "ORG")))
    assert named(example) == ({(org, label)} if label else set())
    assert masked(example) == ("" if label else org)


def test_cluener_place_belongs_to_the_body_behind_it(tmp_path: Path):
    path = write(tmp_path / "c", "清源市教育局通知。", ("清源市", "ADDRESS"), ("教育局", "GOVERNMENT"))
    assert named(read_cluener(path)[0]) == {("清源市教育局", "ORG")}


def test_cluener_labels_without_counterpart_are_masked(tmp_path: Path):
    (example,) = read_cluener(write(tmp_path / "c", "他读《山海》一书。", ("《山海》", "BOOK")))
    assert (named(example), masked(example)) == (set(), "《山海》")


def test_people_daily_posts_are_masked(tmp_path: Path):
    (example,) = read_people_daily(write(tmp_path / "p", "省长林则文在清源县说", ("林则文", "PER"), ("清源县", "LOC")))
    assert named(example) == {("林则文", "PERSON"), ("清源县", "PLACE")}
    assert masked(example) == "省长"
