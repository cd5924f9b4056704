"""The same corpus gives the same bytes, whatever the hash seed and the number of workers."""

from builds import CORPUS, build_apart


def test_hash_seed_and_workers_change_no_byte(tmp_path):
    first = build_apart(CORPUS, tmp_path / "a", seed="0", workers="1")
    assert {"manifest.json", "records.jsonl", "graph.sqlite", "graph.graphml", "people.gexf", "roles.csv"} <= set(first)
    assert build_apart(CORPUS, tmp_path / "b", seed="77", workers="2") == first
    (tmp_path / "a" / "roles.csv").unlink()  # else nothing is made anew
    assert build_apart(CORPUS, tmp_path / "a", seed="5", workers="1") == first
