"""The numbers a keystroke away from a printed one are those that a diagnosis explains by one slip."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.extract.diagnosis import slip_of
from jixiao.extract.keystrokes import lengthened, retyped, shortened, transposed

PRINTED = st.integers(100, 9_999_999).map(str)


@pytest.mark.parametrize(("slips", "length"), [(transposed, 0), (retyped, 0), (lengthened, 1), (shortened, -1)])
def test_each_is_explained_by_one_slip(slips: Callable[[str], list[int]], length: int) -> None:
    @given(PRINTED)
    def explained(digits: str) -> None:
        for right in slips(digits):
            if len(str(right)) == len(digits) + length:  # no zero in front
                assert slip_of(digits, Decimal(right)) is not None

    explained()


@given(PRINTED)
def test_they_are_as_many_as_the_digits_allow(digits: str) -> None:
    assert len(set(retyped(digits))) == 9 * len(digits)
    assert len(lengthened(digits)) == 10 * (len(digits) + 1)
    assert len(shortened(digits)) == len(digits)
    assert len(transposed(digits)) < len(digits)
