from __future__ import annotations

from hmicgrade.load.shape import shape_at
from hmicgrade.load.shapes_scheme import SchemeShape


def test_a_location_under_an_unknown_key_leads_no_further() -> None:
    assert shape_at(SchemeShape, ("nothing", 0, "more")) is SchemeShape


def test_a_location_leads_into_lists() -> None:
    assert shape_at(SchemeShape, ("grades", 0)).__name__ == "GradeShape"
