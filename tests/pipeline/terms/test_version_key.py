"""What terms are made with names them: a change in any of it makes them anew."""

from __future__ import annotations

from pipeline.terms import _ROOT, _sources


def test_all_that_turns_text_into_terms_is_in_the_key_and_readers_are_not() -> None:
    files = {path.relative_to(_ROOT).as_posix() for path in _sources()}
    assert "pipeline/indexation/reading/faults.py" in files
    assert "data/lexicons/fr/lost_indices.yaml" in files
    assert "data/indices/insee_bt01.yaml" in files
    assert "data/limits/fr_syntec_series.yaml" in files
    assert not [one for one in files if one.startswith(("pipeline/reading/", "pipeline/store/"))]
