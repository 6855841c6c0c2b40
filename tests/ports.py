"""Free ports for servers that tests, pictures and benchmarks start."""

import socket
import time


def free_port() -> int:
    """A port that nobody uses just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for_server(port: int, seconds: float = 30) -> None:
    """Until a server takes connections there. Raises TimeoutError where none does."""
    end = time.monotonic() + seconds
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError as error:
            if time.monotonic() > end:
                raise TimeoutError(f"No server on port {port} in {seconds:g} s") from error
            time.sleep(0.05)
        else:
            return
