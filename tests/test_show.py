"""A page cut at its mentions, and its facts a line each."""

from pipeline import record as r
from pipeline.cli.page_view import cut_at_mentions, fact_lines

RAW = "市长方既白\n说：“要实干。”"


def mention(start: int, end: int, label: str) -> r.MentionRecord:
    return r.MentionRecord(f"m{start}", 0, start, end, label, RAW[start:end], 0.9, r.Proposer.NETWORK)


def test_the_pieces_are_the_whole_page():
    pieces = list(cut_at_mentions(RAW, (mention(2, 5, "PERSON"), mention(0, 2, "POST"))))
    assert pieces == [("市长", "POST"), ("方既白", "PERSON"), ("\n说：“要实干。”", None)]


def test_overlapping_mentions_do_not_double_a_sign():
    pieces = list(cut_at_mentions(RAW, (mention(0, 2, "PLACE"), mention(0, 5, "EVENT"), mention(4, 6, "ORG"))))
    assert "".join(words for words, _ in pieces) == RAW
    assert [label for _, label in pieces] == ["EVENT", None]


def test_each_kind_of_fact_has_a_line_with_its_words():
    proof = (r.Evidence(0, 5, "市长方\n既白"),)
    mayor = ("方既白", None, "市长", "云岫市政府", "official", "current", "2024-01-02", None, None)
    record = r.Record(
        "a.txt",
        "",
        roles=(r.Role(0, *mayor, 0.9, proof),),
        statements=(r.Statement(0, "方既白", None, "说", 8, 12, "要实干" * 40, None, 0.9, ()),),
        events=(r.Event(0, "全市大会", None, None, (r.Participant("方既白", "chair"),), ()),),
        targets=(r.Target(0, "云岫市", "产值", (5, 6), "亿元", "2025", "target", ()),),
        appointments=(r.Appointment(0, "方既白", "市政府", "市长", "appointed", None, None, proof),),
    )
    role, said, event, target, change = fact_lines(record)
    assert role == "role       方既白  云岫市政府  市长  current  2024-01-02  “市长方既白”"
    assert said.endswith("…")
    assert event == "event      全市大会  方既白 (chair)"
    assert target == "target     云岫市  产值  5-6亿元  2025  target"
    assert change == "appointed  方既白  市政府市长  “市长方既白”"
