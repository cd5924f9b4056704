"""What `guanxi who` shows of a life and a career."""

import json
from pathlib import Path

from make_records import article, life, page, role

from pipeline.graph import assemble_graph
from pipeline.resolve import NO_DIVISIONS, resolve
from pipeline.save import save_build


def test_the_command_shows_life_and_timeline(guanxi, tmp_path: Path) -> None:
    career = (
        role("江晚", "县长", full="云州县政府", status="former", since="2001-02", until="2003-05"),
        role("江晚", "书记", full="云州县委", status="former", since="2009-01", until="2012-05"),
    )
    pages = (
        page("a.txt", article("云州", "2024-03-01", life("江晚", "birth", "1970-03"), *career[:1])),
        page("b.txt", article("云州", "2024-03-01", life("江晚", "birth", "1971-03"), *career)),
    )
    save_build(tmp_path / "build", pages, assemble_graph(pages, resolve(pages, divisions=NO_DIVISIONS)))
    shown = guanxi("who", "江晚").stdout
    assert "  出生：1970-03 | a.txt:0-10 “江晚，1970-03”\n    冲突 / conflict: 1971-03（出生所载不同）" in shown
    shown = guanxi("who", "江晚", "--timeline").stdout
    assert "  2001-02 — 2003-05 云州县县长（原任） | a.txt:0-4 “县长江晚”\n  2003-05 — 2009-01 〔此间任职不详" in shown
    data = json.loads(guanxi("who", "江晚", "--timeline", "--json").stdout)
    assert [one["value"] for one in data["answers"][0]["life"] if one["field"] == "birth"] == ["1970-03", "1971-03"]
    assert [one["gap"] for one in data["answers"][0]["timeline"]].count(True) == 1
    assert guanxi("who", "江晚", "--timeline", "--on", "2024").exit_code == 2
