import pytest

from pipeline.training.logit import fit_choice, fit_curve


def test_a_curve_gives_the_share_of_right_ones():
    rows, goals = [(("all", 1.0),)] * 100, [True] * 75 + [False] * 25
    assert fit_curve(rows, goals, l2=0.001)["all"] == pytest.approx(1.0986, abs=0.01)


def test_the_right_one_of_each_choice_weighs_most():
    told = {"a": (("near", 1.0),), "b": (("far", 1.0),), None: (("none", 1.0),)}
    weights = fit_choice([(told, "a")] * 9 + [(told, None)], l2=0.1)
    assert weights["near"] > weights["none"] > weights["far"]


def test_what_is_seldom_told_has_no_weight():
    rows = [(("all", 1.0),), (("all", 1.0), ("once", 1.0))]
    assert set(fit_curve(rows, [True, False], l2=1.0, least=2)) == {"all"}


@pytest.mark.parametrize("l1", [0.0, 0.5])
def test_what_is_free_is_not_held_down(l1):
    rows, goals = [(("all", 1.0), ("seen", 1.0))] * 30 + [(("all", 1.0),)] * 30, [True] * 60
    held, free = (fit_curve(rows, goals, l2=2.0, l1=l1, free=free) for free in ((), ("all",)))
    assert free["all"] > held["all"] + 1


def test_a_penalty_on_the_size_leaves_what_tells_something():
    rows = [(("all", 1.0), (f"{i % 2}", 1.0), (f"third {i % 3}", 1.0)) for i in range(300)]
    goals = [i % 2 == 0 for i in range(300)]
    weights = fit_curve(rows, goals, l2=0.1, l1=5.0)
    assert weights["0"] > 1 > -1 > weights["1"]
    assert [weights[f"third {i}"] for i in range(3)] == [0.0, 0.0, 0.0]


def test_nothing_to_learn_from_has_no_weights():
    assert fit_curve([], [], l2=1.0) == fit_curve([], [], l2=1.0, l1=1.0) == {}
