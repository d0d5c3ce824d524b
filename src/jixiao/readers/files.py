"""A file's bytes from the disk."""

import stat
from os import PathLike
from pathlib import Path

from jixiao.readers.limits import DEFAULT_LIMITS, Limits
from jixiao.readers.refusals import refusal, too_large


def load(path: str | PathLike[str], limits: Limits = DEFAULT_LIMITS) -> bytes:
    """The bytes of a file. Raises UnreadableFile: missing, folder, not_a_file, no_permission, too_large (before reading), io."""
    file = Path(path)
    try:
        status = file.stat()
        if stat.S_ISDIR(status.st_mode):
            raise refusal("folder")
        if not stat.S_ISREG(status.st_mode):  # a pipe or device might never end
            raise refusal("not_a_file")
        if status.st_size > limits.file:
            raise too_large(limits.file)
        with file.open("rb") as source:
            data = source.read(min(limits.file, status.st_size) + 1)  # a buffer of the limit's size would cost its memory
            if len(data) > status.st_size:  # it grew meanwhile
                data += source.read(limits.file + 1 - len(data))
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:  # ValueError: a NUL in the path
        raise refusal("missing") from error
    except PermissionError as error:
        raise refusal("no_permission") from error
    except OSError as error:
        raise refusal("io") from error
    if len(data) > limits.file:
        raise too_large(limits.file)
    return data
