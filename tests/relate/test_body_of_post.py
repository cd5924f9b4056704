from marked import marked_view

from pipeline.relate.body_of_post import Bodies, bodies_near, evidence

TEXT = "[松烟机械|COMPANY]与[云泽大学|ORG]签约。[董事长|POST][江晚|PERSON]出席。[霁川集团|COMPANY]观礼。"


def test_bodies_before_a_post_and_the_firms_told_of_most():
    known = Bodies(marked_view(TEXT))
    assert list(bodies_near(known, 2)) == ["云泽大学", "松烟机械", "霁川集团"]


def test_what_tells_of_a_body_and_of_none():
    told = {body: dict(features) for body, features in evidence(Bodies(marked_view(TEXT)), 2, 3).items()}
    assert told["松烟机械"]["firm of other"] == 1 or "firm of firm" in told["松烟机械"]
    assert "far" in told["霁川集团"]
    assert told[None]["none, firm"] == 1


def test_a_body_that_is_another_by_now_has_no_posts():
    known = Bodies(marked_view("[云泽大学|ORG]的前身是1958年办起的[云泽农校|ORG]。[校长|POST][江晚|PERSON]到会。"))
    assert list(bodies_near(known, 2)) == ["云泽大学"]
