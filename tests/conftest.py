"""No test reaches the network: neither this process nor a command that a test starts."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

OFFLINE = """
import sys

def refuse(event, arguments):
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo", "socket.sendto") or (
        event in ("socket.connect", "socket.bind") and not isinstance(arguments[1], (str, bytes))
    ):
        raise RuntimeError(f"a test reached for the network: {event} {arguments}")

sys.addaudithook(refuse)
"""

exec(OFFLINE)  # an audit hook sees sockets that C code opens too, and cannot be taken off


@pytest.fixture(scope="session")
def offline_environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment for commands: Python processes in it refuse the network as this one does, and speak Chinese."""
    folder = tmp_path_factory.mktemp("offline")
    (folder / "sitecustomize.py").write_text(OFFLINE, encoding="utf-8")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("JIXIAO_", "NO_COLOR", "COLUMNS", "PYTHON"))}
    return {**kept, "PYTHONPATH": str(folder)}


Jixiao = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def jixiao(offline_environment: dict[str, str], tmp_path: Path) -> Jixiao:
    """Runs the command line in the test's folder as a process of its own: `jixiao("check", "a.txt", stdin="...", JIXIAO_LANG="en")`."""

    def run(*arguments: str | Path, stdin: str | bytes = b"", cwd: Path = tmp_path, **environment: str) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            jixiao_command(*arguments),
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            capture_output=True,
            cwd=cwd,
            env={**offline_environment, **environment},
            timeout=60,
        )
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    return run


def jixiao_command(*arguments: str | Path) -> list[str]:
    """The installed command of this very environment."""
    return [str(Path(sys.executable).with_name("jixiao")), *map(str, arguments)]
