"""The numbers that are one slip of the hand away from a printed one, given by its digits: what should have stood there, or may have."""

_DIGITS = "0123456789"


def transposed(digits: str) -> list[int]:
    """With two neighbouring digits in each other's place."""
    return [
        int(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]) for at in range(len(digits) - 1) if digits[at] != digits[at + 1]
    ]


def retyped(digits: str) -> list[int]:
    """With one other digit: nine for each of them."""
    return [int(digits[:at] + other + digits[at + 1 :]) for at, digit in enumerate(digits) for other in _DIGITS if other != digit]


def lengthened(digits: str) -> list[int]:
    """With a digit more, which was dropped; a number that a digit makes at two places stands there twice."""
    return [int(digits[:at] + other + digits[at:]) for at in range(len(digits) + 1) for other in _DIGITS]


def shortened(digits: str) -> list[int]:
    """With a digit less, which was typed twice."""
    return [int(digits[:at] + digits[at + 1 :] or 0) for at in range(len(digits))]
