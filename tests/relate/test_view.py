from marked import marked_view

from pipeline.record import Evidence, Span
from pipeline.relate.view import hull

VIEW = marked_view("昨天，[县委|ORG][书记|POST][江晚|PERSON]讲话。\n编辑：[宋岭|PERSON]", credits=1)


def test_mentions_within_and_words_between():
    assert [m.text for m in VIEW.within(Span(0, 7))] == ["县委", "书记"]
    assert VIEW.between(VIEW.mentions[0], VIEW.mentions[2]) == "书记"


def test_words_around_do_not_leave_the_article():
    assert (VIEW.before(3), VIEW.after(9, length=2)) == ("昨天，", "讲话")
    assert VIEW.before(5, length=1) == "委"


def test_evidence_is_what_the_raw_page_holds():
    assert VIEW.evidence(Span(3, 9)) == Evidence(3, 9, "县委书记江晚")


def test_paragraphs_come_in_the_order_of_the_page():
    assert [VIEW.words(p) for p in VIEW.paragraphs()] == ["昨天，县委书记江晚讲话。", "编辑：宋岭"]


def test_hull_holds_all_spans():
    assert hull(Span(4, 6), Span(1, 2), Span(5, 9)) == Span(1, 9)
