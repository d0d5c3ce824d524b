"""Document -> quantities -> facts -> relations."""

from jixiao.extract.pipeline import extract

__all__ = ["extract"]
