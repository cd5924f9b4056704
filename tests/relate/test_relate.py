from marked import marked_view

from pipeline.relate import relate


def test_facts_of_an_article_come_together():
    view = marked_view(
        "昨天，[全市招商大会|EVENT]召开。[市委|ORG][书记|POST][江晚|PERSON]出席并讲话。\n"
        "[江晚|PERSON]强调，要抓招商，力争到位资金90亿元。\n"
        "编辑：[宋岭|PERSON]",
        credits=1,
    )
    facts = relate(view, ())
    assert [(r.person, r.post) for r in facts.roles] == [("江晚", "书记"), ("宋岭", "编辑")]
    assert [(s.speaker, s.org) for s in facts.statements] == [("江晚", "市委")]
    assert [(p.who, p.role) for e in facts.events for p in e.participants] == [("江晚", "speaker")]
    assert [(t.holder, t.value, t.unit) for t in facts.targets] == [("市委", 90, "亿元")]
    assert facts.appointments == ()


def test_a_reporter_named_twice_is_credited_once():
    view = marked_view("本报讯（记者 [宋岭|PERSON]）昨天下雨。\n记者：[宋岭|PERSON]", credits=1)
    assert [(r.person, r.post, r.kind) for r in relate(view, ()).roles] == [("宋岭", "记者", "media")]
