import pytest

from pipeline.training.logit import fit_choice, fit_curve


def test_a_curve_gives_the_share_of_right_ones():
    rows, goals = [(("all", 1.0),)] * 100, [True] * 75 + [False] * 25
    assert fit_curve(rows, goals, stiffness=0.001)["all"] == pytest.approx(1.0986, abs=0.01)


def test_the_right_one_of_each_choice_weighs_most():
    told = {"a": (("near", 1.0),), "b": (("far", 1.0),), None: (("none", 1.0),)}
    weights = fit_choice([(told, "a")] * 9 + [(told, None)], stiffness=0.1)
    assert weights["near"] > weights["none"] > weights["far"]


def test_what_is_seldom_told_has_no_weight():
    rows = [(("all", 1.0),), (("all", 1.0), ("once", 1.0))]
    assert set(fit_curve(rows, [True, False], stiffness=1.0, least=2)) == {"all"}
