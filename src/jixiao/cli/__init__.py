"""The command line."""

from jixiao.cli.app import main

__all__ = ["main"]
