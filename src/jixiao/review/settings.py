"""`jixiao.toml`: what a user settles once for a folder of reports. All keys, with their standard values where they have one:

select = ["SUM", "GRW001"]        # only these rules: codes or beginnings of codes
ignore = ["PRV"]                  # not these; the longer name wins
baseline = "baseline.json"        # accepted findings, from `jixiao check --write-baseline baseline.json`
jobs = 4                          # files at once; standard: one for each core
system = "hunan-department"       # --system of check, score and new: an id, a Chinese name or a YAML file beside this one

[severity]                        # error, warning or info
SUM002 = "info"

[limits]                          # for one file
seconds = 30                      # where several files are checked
memory_mb = 1024                  # likewise
file_mb = 200                     # larger files are not read
"""

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from jixiao.model import InvalidData, Severity
from jixiao.readers import Limits
from jixiao.review.selection import is_known, nearest_name

FILE_NAME = "jixiao.toml"
KEYS = ("select", "ignore", "baseline", "jobs", "system", "severity", "limits")
LIMIT_KEYS = ("seconds", "memory_mb", "file_mb")
MEGABYTE = 1 << 20

TypeName = dict[str, str]
TABLE: TypeName = {"zh": "一张表", "en": "a table"}
CODES: TypeName = {"zh": '规则代码的列表，如 ["SUM", "GRW001"]', "en": 'a list of codes such as ["SUM", "GRW001"]'}
STRING: TypeName = {"zh": "加引号的文字", "en": "a string"}
POSITIVE: TypeName = {"zh": "正数", "en": "a positive number"}


class Settings(msgspec.Struct, frozen=True):
    """How a run is done. Codes may be shortened to their beginning (SUM). `jobs` 0 = as many as there are cores.

    `system` names the indicator system by which reports and workbooks are scored, `beside` the file that goes with the report: its
    workbook, or another report; with `workbooks_beside` it is the .xlsx with the report's name, where there is one. `seconds` and
    `memory` (bytes) bound the work on one file where several are checked; `limits` bound what a reader accepts.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: dict[str, Severity] = {}
    baseline: str | None = None
    jobs: int = 0
    seconds: float = 30.0
    memory: int = 1024 * MEGABYTE
    limits: Limits = Limits()
    system: str | None = None
    beside: str | None = None
    workbooks_beside: bool = False


def find_settings(folder: Path) -> Path | None:
    """The nearest jixiao.toml in `folder` or above it."""
    folder = folder.resolve()
    return next((file for level in (folder, *folder.parents) if (file := level / FILE_NAME).is_file()), None)


def load_settings(file: Path) -> Settings:
    """The settings in `file`. Raises InvalidData with file, line and what to do; paths in it are relative to the file's folder."""
    import tomllib

    try:
        text = file.read_bytes().decode("utf-8-sig")
        data = tomllib.loads(text)
    except OSError as error:
        raise InvalidData(str(file), f"读不了配置文件：{error.strerror}。", f"cannot read the configuration: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise InvalidData(str(file), "配置文件应存为 UTF-8 编码。", "the configuration must be saved as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        where = f"{file}:{line[1]}" if line else str(file)
        raise InvalidData(where, f"不是正确的 TOML：{error}。", f"this is not valid TOML: {error}.") from error
    return _Reading(file, text, data).settings()


class _Reading:
    """One configuration file while it is read: knows at which line each key stands, so that every complaint can say it."""

    def __init__(self, file: Path, text: str, data: dict[str, Any]) -> None:
        self.file, self.text, self.data = file, text, data

    def settings(self) -> Settings:
        for key in self.data:
            if key not in KEYS:
                raise self._unknown(key, KEYS)
        severities = {
            self._code(code, code): self._severity(code, value) for code, value in self._value("severity", dict, {}, TABLE).items()
        }
        bounds = self._value("limits", dict, {}, TABLE)
        for key in bounds:
            if key not in LIMIT_KEYS:
                raise self._unknown(key, LIMIT_KEYS)
        standard = Settings()
        baseline = self._value("baseline", str, None, STRING)
        file_limit = self._positive(bounds, "file_mb", None)
        return Settings(
            select=self._codes("select"),
            ignore=self._codes("ignore"),
            severities=severities,
            baseline=None if baseline is None else str(self.file.parent / baseline),
            jobs=int(self._positive(self.data, "jobs", 0) or 0),
            seconds=float(self._positive(bounds, "seconds", standard.seconds) or 0),
            memory=int((self._positive(bounds, "memory_mb", standard.memory / MEGABYTE) or 0) * MEGABYTE),
            system=self._system(),
            limits=standard.limits if file_limit is None else msgspec.structs.replace(standard.limits, file=int(file_limit * MEGABYTE)),
        )

    def _codes(self, key: str) -> tuple[str, ...]:
        names = self._value(key, list, [], CODES)
        if not all(isinstance(name, str) for name in names):
            raise self._wrong_type(key, CODES)
        return tuple(self._code(key, name) for name in names)

    def _code(self, key: str, name: str) -> str:
        if is_known(name.upper()):
            return name.upper()
        near = nearest_name(name)
        raise InvalidData(
            self._where(name if key == name else f'"{name}"'),
            f"没有规则 {name}；最接近的是 {near}。全部规则见 jixiao rules。",
            f"there is no rule {name}; the nearest is {near}. `jixiao rules` lists them all.",
        )

    def _system(self) -> str | None:
        """The indicator system; it is looked for here, so that a wrong name is told with its line."""
        name = self._value("system", str, None, STRING)
        if name is None:
            return None
        from jixiao.indicators import system_named

        near = self.file.parent / name
        known = str(near) if near.is_file() else name
        try:
            system_named(known)
        except InvalidData as error:
            raise InvalidData(f"{self._where('system')}: {error.where}", error.messages["zh"], error.messages["en"]) from error
        return known

    def _severity(self, code: str, value: object) -> Severity:
        if value in ("error", "warning", "info"):
            return Severity(str(value))
        raise InvalidData(
            self._where(code),
            f"{code} 的级别应为 error、warning 或 info，不是 {value!r}；不想要这条规则请写进 ignore。",
            f"the severity of {code} must be error, warning or info, not {value!r}; to switch the rule off put it into ignore.",
        )

    def _value(self, key: str, kind: type, default: Any, name: TypeName) -> Any:
        value = self.data.get(key, default)
        if value is default or isinstance(value, kind):
            return value
        raise self._wrong_type(key, name)

    def _positive(self, table: dict[str, Any], key: str, default: float | None) -> float | None:
        value = table.get(key)
        if value is None:
            return default
        if isinstance(value, bool) or not isinstance(value, int | float) or value <= 0:
            raise self._wrong_type(key, POSITIVE)
        return value

    def _wrong_type(self, key: str, name: TypeName) -> InvalidData:
        return InvalidData(self._where(key), f"{key} 应为{name['zh']}。", f"{key} must be {name['en']}.")

    def _unknown(self, key: str, known: Iterable[str]) -> InvalidData:
        listed = list(known)
        return InvalidData(
            self._where(key),
            f"不认识的设置 {key}；可用的有：{'、'.join(listed)}。",
            f"unknown setting {key}; known are: {', '.join(listed)}.",
        )

    def _where(self, words: str) -> str:
        """file:line of the first line that is not a comment and holds `words`."""
        for number, line in enumerate(self.text.splitlines(), 1):
            if words in line.partition("#")[0]:
                return f"{self.file}:{number}"
        return str(self.file)


def available_cores() -> int:
    """The processor cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
