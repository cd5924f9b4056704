from pipeline.segment.about import likeliest
from pipeline.training.place import Example, fit, share_right

RIGHT, OTHER = (("title", 1.0),), (("times", 1.0),)
LEARNED = [Example({"衡阳": RIGHT, "长沙": OTHER, None: (("none", 1.0),)}, "衡阳", f"{i}.txt") for i in range(20)]


def test_what_tells_of_the_right_places_weighs_most():
    weights = fit([*LEARNED, Example({None: (("none", 1.0),)}, "武汉", "x.txt")])
    assert weights["title"] > max(weights["times"], weights["none"])
    assert likeliest({"娄底": RIGHT, None: (("none", 1.0),)}, weights) == "娄底"


def test_pages_are_judged_by_weights_from_others():
    assert share_right(LEARNED) == 1.0
