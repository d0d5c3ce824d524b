"""The settings of a run: jixiao.toml, overruled by the command line."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from jixiao.render.words import Words

if TYPE_CHECKING:
    from jixiao.review.settings import Settings


def settings_of(words: Words, options: dict[str, Any]) -> "Settings":
    """The settings in --config, else in the nearest jixiao.toml, with what the options say in their place; a command may have some of
    them."""
    from jixiao.review.settings import Settings, find_settings, load_settings

    named = options.get("config")
    if named is not None and not Path(named).is_file():
        raise click.UsageError(words("error.no_config", file=named))
    file = Path(named) if named is not None else find_settings(Path.cwd())
    settings = Settings() if file is None else load_settings(file)
    overruled: dict[str, Any] = {}
    if options.get("select"):
        overruled["select"] = codes(options["select"], words)
    if options.get("ignore"):
        overruled["ignore"] = codes(options["ignore"], words)
    if options.get("jobs"):
        overruled["jobs"] = options["jobs"]
    if options.get("system"):
        from jixiao.indicators import system_named

        overruled["system"] = options["system"]
        system_named(options["system"])
    if options.get("baseline"):
        overruled["baseline"] = options["baseline"]
    return msgspec.structs.replace(settings, **overruled)


def codes(given: Iterable[str], words: Words) -> tuple[str, ...]:
    """The codes and beginnings of codes in the option's values, parted by commas. An unknown one is wrong usage."""
    from jixiao.review.selection import is_known, nearest_name

    names = [name.strip().upper() for value in given for name in value.replace("，", ",").split(",") if name.strip()]
    for name in names:
        if not is_known(name):
            raise click.UsageError(words("error.unknown_code", name=name, nearest=nearest_name(name)))
    return tuple(names)
