"""Safe access to the members of a zip archive: nothing that it says of itself is believed."""

import struct
import zipfile
import zlib
from io import BytesIO

from jixiao.readers.limits import Limits
from jixiao.readers.refusals import refusal

_CHUNK = 1024 * 1024
_ENCRYPTED = 0x1
# What zipfile and zlib raise on broken archives, found by mutating real ones.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
    IndexError,
    NotImplementedError,
    RuntimeError,
)


class Archive:
    """A zip archive in memory. Raises UnreadableFile: truncated, damaged, encrypted, zip_bomb."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        if b"PK\x05\x06" not in data[-66_000:]:
            raise refusal("truncated")
        # Every entry of the directory has this mark, so the true number is at most this; a file of millions never reaches zipfile.
        if data.count(b"PK\x01\x02") > limits.entries:
            raise refusal("zip_bomb")
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _BROKEN as error:
            raise refusal("damaged") from error
        self._limits = limits
        self._inflated = 0
        self.names = frozenset(self._zip.namelist())

    def read(self, name: str) -> bytes:
        """The content of a member, which must be among `names`."""
        info = self._zip.getinfo(name)
        if info.flag_bits & _ENCRYPTED:
            raise refusal("encrypted")
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise refusal("damaged")
        chunks = []
        size = 0
        try:
            with self._zip.open(info) as member:
                while chunk := member.read(_CHUNK):
                    chunks.append(chunk)
                    size += len(chunk)
                    self._inflated += len(chunk)
                    self._refuse_bomb(size, info.compress_size)
        except _BROKEN as error:
            raise refusal("damaged") from error
        return b"".join(chunks)

    def _refuse_bomb(self, size: int, packed: int) -> None:
        limits = self._limits
        is_blown_up = size > limits.ratio_from and size > limits.ratio * max(1, packed)
        if is_blown_up or size > limits.part or self._inflated > limits.total:
            raise refusal("zip_bomb")
