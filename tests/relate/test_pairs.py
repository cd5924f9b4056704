from marked import marked_view

from pipeline.relate.pairs import MOST, People, names_near, pair_features

TEXT = "[江晚|PERSON]，女，1970年生。曾任[县教育局|ORG][局长|POST]，[闻雁|PERSON]陪同。[岑百川|PERSON]参加。"


def test_names_before_a_post_and_behind_it_in_its_sentence():
    people = People(marked_view(TEXT))
    assert [people.mentions[name].text for name in names_near(people, 2)] == ["江晚", "闻雁"]


def test_no_more_names_than_are_looked_at():
    people = People(marked_view("、".join("[江晚|PERSON]" for _ in range(9)) + "[局长|POST]"))
    assert len(list(names_near(people, 9))) == MOST


def test_what_tells_of_a_pair():
    people = People(marked_view(TEXT))
    told = dict(pair_features(people, 2, 0))
    assert {"< life", "< sentences 1", "< leads a paragraph", "< free"} <= set(told)
    assert "> life" not in dict(pair_features(people, 2, 3))
