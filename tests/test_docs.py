"""The documents say what the code does: generated pages, commands, settings, examples and links."""

import importlib.util
import re
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from jixiao.cli.app import COMMANDS
from jixiao.review.settings import load_settings

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.zh-CN.md")
GUIDES = tuple(f"docs/{name}{ending}" for name in ("report-template", "from-last-year") for ending in (".md", ".zh-CN.md"))
WRITTEN = (
    *READMES,
    *GUIDES,
    "docs/indicator-system.md",
    "docs/indicator-system.zh-CN.md",
    "docs/accuracy.md",
    "docs/accuracy.zh-CN.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
)
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)")


def blocks(name: str, language: str) -> list[str]:
    return [match[2] for match in FENCE.finditer((ROOT / name).read_text(encoding="utf-8")) if match[1] == language]


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_pages", ROOT / "docs" / "make_pages.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_pages_on_rules_and_commands_are_what_the_code_says(maker: ModuleType) -> None:
    stale = [name for name, text in maker.pages().items() if (ROOT / "docs" / name).read_text(encoding="utf-8") != text]
    assert stale == [], "run: make docs"


@pytest.mark.parametrize("name", WRITTEN)
def test_links_lead_somewhere(name: str) -> None:
    folder = (ROOT / name).parent
    assert [link for link in LINK.findall((ROOT / name).read_text(encoding="utf-8")) if not (folder / link).exists()] == []


@pytest.mark.parametrize("name", [*READMES, *GUIDES])
def test_the_commands_and_options_that_a_readme_shows_exist(name: str, maker: ModuleType) -> None:
    shown = [line.split("#")[0].split() for block in blocks(name, "sh") for line in block.splitlines()]
    assert shown
    for words in shown:
        assert words[0] == "jixiao" and words[1] in COMMANDS
        text = maker.output_of([words[1], "--help"])
        assert [word for word in words[2:] if word.startswith("-") and word not in text] == []


@pytest.mark.parametrize("name", READMES)
def test_the_configuration_that_a_readme_shows_is_accepted(name: str, tmp_path: Path) -> None:
    (example,) = blocks(name, "toml")
    file = tmp_path / "jixiao.toml"
    file.write_text(example, encoding="utf-8")
    settings = load_settings(file)
    assert (list(settings.ignore), settings.seconds) == (tomllib.loads(example)["ignore"], 30)


def test_the_examples_for_contributors_stand_in_the_code() -> None:
    for block in blocks("CONTRIBUTING.md", "python"):
        first, *lines = block.rstrip("\n").splitlines()
        code = (ROOT / first.removeprefix("# ")).read_text(encoding="utf-8").splitlines()
        assert [line for line in lines if line not in code] == []


def test_every_make_target_that_is_named_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = {target for name in WRITTEN for target in re.findall(r"`make (\w+)`", (ROOT / name).read_text(encoding="utf-8"))}
    assert named and [target for target in named if f"\n{target}:" not in makefile] == []
