import pytest

from pipeline.corrections import Selector, read_corrections
from pipeline.errors import BadCorrections

HEADER = "action\tsubject\tobject\tnote\n"


def _write(tmp_path, text):
    path = tmp_path / "corrections.tsv"
    path.write_text(text, "utf-8")
    return path


def test_reads_each_action_and_passes_over_remarks(tmp_path):
    rows = (
        "# remark\n\nsame\t方立@云州\t方立@南浦\t调任\nnot-same\t方立@云州市教育局\t方立@云州市财政局\t\n"
        "rename\t云州发改委\t云州市发改委\nalias\t星海集团\t星海\t\ndrop\t大会堂\nrole-end\t方立\t局长@云州市教育局=2024-05-06\n"
    )
    found = read_corrections(_write(tmp_path, HEADER + rows))
    assert [c.action for c in found] == ["same", "not-same", "rename", "alias", "drop", "role-end"]
    assert found[0].subject == Selector("方立", "云州")
    assert found[0].note == "调任"
    assert found[4].object is None
    assert (found[5].object, found[5].until) == (Selector("局长", "云州市教育局"), "2024-05-06")


def test_a_file_without_rows_corrects_nothing(tmp_path):
    assert read_corrections(_write(tmp_path, "\ufeff" + HEADER)) == ()


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("merge\t甲\t乙\t", "unknown action 'merge'; one of: alias, drop"),
        ("same\t方立\t\t", "column object is empty"),
        ("drop\t\t\t", "column subject is empty"),
        ("same\t@云州\t乙\t", "names nothing"),
        ("same\t甲\t乙@\t", "names nothing"),
        ("same\t甲\t乙\t\t多", "5 columns"),
        ("role-end\t甲\t局长@云州市教育局\t", "has no date"),
        ("role-end\t甲\t局长@云州市教育局=2024-13-01\t", "'2024-13-01' is no date"),
        ("role-end\t甲\t局长@云州市教育局=20240501x\t", "YYYY-MM-DD"),
    ],
)
def test_a_mistake_names_file_line_and_choices(tmp_path, row, words):
    path = _write(tmp_path, f"{HEADER}# remark\n{row}\n")
    with pytest.raises(BadCorrections) as caught:
        read_corrections(path)
    assert f"{path}:3: " in str(caught.value)
    assert words in str(caught.value)


def test_a_missing_header_or_file_is_told(tmp_path):
    with pytest.raises(BadCorrections, match=r"corrections.tsv:1: the first line must be the header"):
        read_corrections(_write(tmp_path, "same\t甲\t乙\t\n"))
    with pytest.raises(BadCorrections, match="cannot be read"):
        read_corrections(tmp_path / "none.tsv")
