"""A short form of `make fuzz`."""

import fuzz
import pytest


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("kind", ["mutation", "pump"])
def test_an_odd_page_is_read(kind, seed):
    fuzz.CHECKS[kind](seed)


def test_a_killed_build_leaves_a_whole_graph():
    killed = [fuzz.crash(seed) for seed in range(3)]
    assert any(killed)


def test_what_fails_is_told_and_kept(monkeypatch, tmp_path, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(fuzz.CHECKS, "pump", lambda seed: 1 // seed)
    assert fuzz.run("pump", 1)
    assert not fuzz.run("pump", 0)
    assert "make fuzz SEED=pump:0" in capsys.readouterr().out
    assert (tmp_path / ".fuzz").read_text() == "pump:0\n"
