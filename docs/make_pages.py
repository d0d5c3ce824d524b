"""Writes the pages that the code itself knows: the rules and the command line, in both languages. `make docs` runs it."""

import os
import shlex
from collections.abc import Callable
from contextlib import redirect_stdout
from io import StringIO
from itertools import groupby
from pathlib import Path

from jixiao.cli import main
from jixiao.cli.app import COMMANDS
from jixiao.render.finding import message
from jixiao.render.words import LANGUAGES, Words, words_of
from jixiao.review.examples import review_of_example
from jixiao.rules import Rule, all_rules

FOLDER = Path(__file__).parent
SUBCOMMANDS = ("systems show", "systems check", "systems test", "bench accuracy")
SUFFIX = {"en": "", "zh": ".zh-CN"}

TITLES = {
    "rules": {"en": "What jixiao checks", "zh": "jixiao 查什么"},
    "command-line": {"en": "The command line", "zh": "命令行"},
}
NOTICE = {
    "en": "<!-- Written by `make docs` from the code: change the code, not this page. -->",
    "zh": "<!-- 本页由 `make docs` 根据代码生成：请改代码，不要改本页。 -->",
}


def pages() -> dict[str, str]:
    """The text of each page by its file name."""
    makers: dict[str, Callable[[Words], str]] = {"rules": rules_page, "command-line": command_line_page}
    return {
        f"{name}{SUFFIX[language]}.md": f"# {TITLES[name][language]}\n\n{NOTICE[language]}\n\n{make(words_of(language))}"
        for name, make in makers.items()
        for language in LANGUAGES
    }


def rules_page(words: Words) -> str:
    """All rules in one table, then each with its reason and its two examples."""
    rules = all_rules()
    head = [words(f"rules.{key}") for key in ("code", "severity", "family", "title")]
    lines = [f"| {' | '.join(head)} |", "| --- | --- | --- | --- |"]
    for rule in rules:
        link, severity = f"[{rule.code}](#{rule.code.lower()})", words(f"severity.{rule.severity}")
        lines.append(f"| {link} | {severity} | {family(rule, words)} | {rule.title[words.language]} |")
    for name, members in groupby(rules, key=lambda rule: family(rule, words)):
        lines += ["", f"## {name}"]
        for rule in members:
            lines += ["", *rule_section(rule, words)]
    return "\n".join(lines) + "\n"


def rule_section(rule: Rule, words: Words) -> list[str]:
    findings = review_of_example(rule, rule.bad).findings
    title = f"**{rule.title[words.language]}** ({words(f'severity.{rule.severity}')})"
    lines = [f"### {rule.code}", "", title, "", rule.rationale[words.language], "", words("rules.bad"), "", *quoted(rule.bad)]
    if findings:
        lines += ["", words("rules.says"), "", *quoted(message(findings[0], words.language))]
    lines += ["", words("rules.good"), "", *quoted(rule.good)]
    return lines + (["", f"{words('rules.source')}: {rule.source}"] if rule.source else [])


def quoted(text: str) -> list[str]:
    return ["```text", *text.strip("\n").splitlines(), "```"]


def family(rule: Rule, words: Words) -> str:
    return words.or_as_is("kind", rule.family)


def command_line_page(words: Words) -> str:
    """What --help says, for the whole and for each command."""
    sections = []
    for command in sorted(("", *COMMANDS, *SUBCOMMANDS), key=_order):
        arguments = [*shlex.split(command), "--help", "--lang", words.language]
        sections += [f"## jixiao {command}".rstrip(), "", *quoted(output_of(arguments)), ""]
    return "\n".join(sections).rstrip("\n") + "\n"


def _order(command: str) -> tuple[int, str]:
    """Commands in their own order, each with what stands below it."""
    first = command.partition(" ")[0]
    return COMMANDS.index(first) if first else -1, command


def output_of(arguments: list[str]) -> str:
    """What the command prints, as on a terminal of 100 columns."""
    before = os.environ.get("COLUMNS")
    os.environ["COLUMNS"] = "100"
    try:
        with redirect_stdout(StringIO()) as output:
            main(arguments)
    finally:
        if before is None:
            del os.environ["COLUMNS"]
        else:
            os.environ["COLUMNS"] = before
    return output.getvalue()


if __name__ == "__main__":
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
