"""How much a file may cost before it is refused."""

import msgspec

MEBIBYTE = 1024 * 1024


class Limits(msgspec.Struct, frozen=True):
    """Sizes are in bytes. Archive limits hold for what really comes out while inflating, whatever the archive says of itself."""

    file: int = 200 * MEBIBYTE
    entries: int = 10_000  # members of an archive
    part: int = 64 * MEBIBYTE  # one inflated member
    total: int = 128 * MEBIBYTE  # all inflated members together
    ratio: int = 200  # inflated to packed, once a member is larger than `ratio_from`
    ratio_from: int = 16 * MEBIBYTE
    elements: int = 3_000_000  # XML tags in one member
    rows: int = 20_000  # of a workbook's sheet
    columns: int = 256
    cells: int = 8_000_000  # of a workbook, counting the empty ones between the first and the last of each sheet


DEFAULT_LIMITS = Limits()
