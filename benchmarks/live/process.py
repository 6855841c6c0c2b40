"""A server in a process of its own, and what it uses."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from types import MappingProxyType

from tests.ports import free_port, wait_for_server

_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGESIZE")


class Process:
    """A running server; `mark` at the beginning and the end of what counts."""

    def __init__(self, port: int, pid: int) -> None:
        self._port = port
        self._proc = Path("/proc") / str(pid)
        self._marks: list[float] = []
        self._held = 0, 0

    @property
    def port(self) -> int:
        """Where to connect to."""
        return self._port

    def mark(self) -> None:
        """Note the CPU used so far, and what is held now."""
        fields = (self._proc / "stat").read_text().rpartition(")")[2].split()
        self._marks.append((int(fields[11]) + int(fields[12])) / _TICKS)
        handles, threads = (list((self._proc / name).iterdir()) for name in ("fd", "task"))
        self._held = len(handles), len(threads)

    @property
    def cpu(self) -> float:
        """Seconds of CPU between the first and the last mark."""
        return self._marks[-1] - self._marks[0]

    @property
    def memory(self) -> int:
        """Resident bytes."""
        return int((self._proc / "statm").read_text().split()[1]) * _PAGE

    @property
    def held(self) -> tuple[int, int]:
        """Handles, connections among them, and threads, at the last mark."""
        return self._held


class Several(Process):
    """Server processes as one: connections go to each in turn, and what they use adds up."""

    def __init__(self, processes: list[Process]) -> None:
        self._processes = processes
        self._turns = cycle(processes)

    @property
    def port(self) -> int:
        """The next one's."""
        return next(self._turns).port

    def mark(self) -> None:
        """Note what each used so far, and holds now."""
        for process in self._processes:
            process.mark()

    @property
    def cpu(self) -> float:
        """Seconds of CPU of all between the first and the last mark."""
        return sum(process.cpu for process in self._processes)

    @property
    def memory(self) -> int:
        """Resident bytes of all."""
        return sum(process.memory for process in self._processes)

    @property
    def held(self) -> tuple[int, int]:
        """Handles and threads of all."""
        handles, threads = zip(*(process.held for process in self._processes), strict=True)
        return sum(handles), sum(threads)


@contextmanager
def pair() -> Iterator[Process]:
    """Two of our servers on the same database."""
    with application() as one, application() as two:
        yield Several([one, two])


@contextmanager
def application(
    name: str = "canvas_project.asgi:application", *, preload: Path | None = None
) -> Iterator[Process]:
    """Our server, much as `make run` starts it, or one with another ASGI application; with the
    library `preload` in front of the system's."""
    yield from _run(
        lambda port: [
            "uvicorn", name, "--host", "127.0.0.1",
            "--port", str(port), "--loop", "uvloop", "--http", "httptools", "--no-access-log",
            "--log-level", "warning", "--timeout-graceful-shutdown", "2",
            "--timeout-keep-alive", "60",  # the writer's thirty connections rest in between
        ],
        {"LD_PRELOAD": str(preload)} if preload else {},
    )  # fmt: skip


@contextmanager
def relay(size: int) -> Iterator[Process]:
    """The floor, with events of so many bytes."""
    yield from _run(lambda port: ["benchmarks.live.floor", str(port), str(size)])


def _run(
    module: Callable[[int], list[str]], env: Mapping[str, str] = MappingProxyType({})
) -> Iterator[Process]:
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", *module(port)],
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "benchmarks.settings", **env},
    )
    try:
        wait_for_server(port)
        yield Process(port, process.pid)
    finally:
        process.terminate()
        process.wait(15)
