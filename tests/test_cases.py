from pathlib import Path

import pytest
from cases import Case, faults, read_cases, verdict
from marked import marked_view

from pipeline.errors import BadInput
from pipeline.page import record_of
from pipeline.record import Document, Record

EXPECTED = """# Cases

## 01.txt — a title before a name
- want: PERSON 江晚; POST 市长
- bad: PERSON 长江晚
- roles: 江晚 市长
- says: 江晚 要抓好。

## 02.html — none
- want: ORG 市委
"""


@pytest.fixture
def record() -> Record:
    view = marked_view("[市长|POST][江晚|PERSON]强调，要抓好春耕生产。")
    return record_of(Document("01.txt", view.raw, "0" * 64, "text"), view.page, [view.article], view.mentions)


def test_a_case_asks_by_kind(tmp_path: Path):
    path = tmp_path / "expected.md"
    path.write_text(EXPECTED, "utf-8")
    first, second = read_cases(path)
    assert (first.name, first.size, second.name) == ("01.txt", 5, "02.html")
    assert first.asked["want"] == [("PERSON", "江晚"), ("POST", "市长")]
    assert second.asked == {"want": [("ORG", "市委")], "bad": [], "roles": [], "says": []}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"want": [("PERSON", "江 晚")], "roles": [("江晚", "市长")], "says": [("江晚", "要抓好。")]}, []),
        ({"want": [("ORG", "江晚")]}, ["want ORG 江晚"]),
        ({"bad": [("POST", "市长")]}, ["bad POST 市长"]),
        ({"roles": [("江晚", "县长")]}, ["roles 江晚 县长"]),
        ({"says": [("江晚", "不抓")]}, ["says 江晚 不抓"]),
    ],
)
def test_what_is_missing_or_forbidden_is_told(record, asked, found):
    case = Case("01.txt", {"want": [], "bad": [], "roles": [], "says": [], **asked})
    assert faults(case, record) == found


@pytest.mark.parametrize(
    ("found", "told"),
    [([], "right"), (["bad POST 市长"], "partly"), (["bad POST 市长"] * 2, "wrong"), (["says 江晚 不抓"], "wrong")],
)
def test_a_third_may_be_at_fault(found, told):
    assert verdict(Case("01.txt", {"want": [("PERSON", "江晚")] * 3}), found) == told


def test_a_folder_without_cases_is_refused(tmp_path: Path):
    with pytest.raises(BadInput, match="give a folder with"):
        list(read_cases(tmp_path / "expected.md"))
    (tmp_path / "expected.md").write_text("# Cases\n", "utf-8")
    with pytest.raises(BadInput, match="no case"):
        list(read_cases(tmp_path / "expected.md"))
