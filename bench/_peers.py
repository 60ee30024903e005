"""The programs that the live workshop is compared with: from npm, in the ignored ``build/``."""

import json
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench._table import Row

ROOT = Path(__file__).resolve().parents[1]
OURS = Path(__file__).with_name("peers")
FOLDER = ROOT / "build" / "live-peers"
FILES = ("package.json", "package-lock.json", "servers.mjs", "clients.mjs")
NAMES = ("y-websocket", "hocuspocus")
PATIENCE = 120


def peers(sizes: list[str], seconds: float, rate: float) -> Iterator[Row]:
    """The same crowds with the same changes; one row with a reason where they can't be had."""
    missing = _set_up()
    if missing:
        yield Row("peers left out", "", None, note=missing)
        return
    for name in NAMES:
        for size in sizes:
            yield from _measured(name, size, seconds, rate)


def _set_up() -> str:
    """Fetch the programs once; what was in the way, if anything."""
    if not shutil.which("node") or not shutil.which("npm"):
        return "there is no node and npm on this machine"
    FOLDER.mkdir(parents=True, exist_ok=True)
    for file in FILES:
        shutil.copy(OURS / file, FOLDER / file)
    if (FOLDER / "node_modules").exists():
        return ""
    shutil.copy(ROOT / ".npmrc", FOLDER / ".npmrc")
    done = subprocess.run(
        ["npm", "ci"], cwd=FOLDER, capture_output=True, text=True, timeout=300, check=False
    )
    return "" if done.returncode == 0 else f"npm: {done.stderr.strip().splitlines()[-1]}"


def _measured(name: str, size: str, seconds: float, rate: float) -> Iterator[Row]:
    rooms, _, people = size.rpartition("x")
    port = _free_port()
    command = ["node", "clients.mjs", name, str(port), rooms or "1", people]
    with _serving(name, port):
        try:
            done = subprocess.run(
                [*command, str(seconds), str(rate)],
                cwd=FOLDER,
                capture_output=True,
                text=True,
                timeout=seconds + PATIENCE,
                check=True,
            )
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
            yield Row(f"{name}: a change reaches all, p95", size, None, note=str(error)[:80])
            return
    found = json.loads(done.stdout)
    share = found["received"] / found["expected"]
    yield Row(f"{name}: a change reaches all, p95", size, found["p95"], note="keeps nothing")
    yield Row(f"{name}: received ÷ expected", size, share, "")


@contextmanager
def _serving(name: str, port: int) -> Iterator[None]:
    command = ["node", "servers.mjs", name, str(port)]
    process = subprocess.Popen(command, cwd=FOLDER, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        while process.stdout.readline() not in ("ready\n", ""):
            continue
        yield
    finally:
        process.kill()
        process.wait()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])
