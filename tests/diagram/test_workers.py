"""Many pictures at once, slow ones, hostile ones: the server goes on."""

import os
import signal
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.diagram import draw, engine
from app.diagram.faults import DrawingError, DrawingTimeout
from app.diagram.workers import Pool, Worker
from tests.diagram import examples

ROOT = Path(__file__).parents[2]
ECHO = """
import os, struct, sys, time
HEAD = struct.Struct(">BI")
while head := sys.stdin.buffer.read(HEAD.size):
    body = sys.stdin.buffer.read(HEAD.unpack(head)[1])
    if body == b"sleep": time.sleep(60)
    if body == b"die": os._exit(1)
    mark = 1 if body == b"refuse" else 0
    sys.stdout.buffer.write(HEAD.pack(mark, len(body)) + body)
    sys.stdout.buffer.flush()
"""


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "echo.py"
    path.write_text(ECHO)
    return path


@pytest.fixture
def pool(script: Path) -> Iterator[Pool]:
    found = Pool(script, 2)
    yield found
    found.close()


def test_an_answer_larger_than_a_pipe_comes_back_whole(pool: Pool) -> None:
    request = os.urandom(3_000_000)
    assert pool.ask(request, 20) == request


def test_what_takes_too_long_is_ended_and_the_next_one_is_answered(pool: Pool) -> None:
    started = time.monotonic()
    with pytest.raises(DrawingTimeout):
        pool.ask(b"sleep", 0.5)
    assert time.monotonic() - started < 30
    assert pool.ask(b"next", 20) == b"next"


def test_a_slow_picture_does_not_hold_up_another(pool: Pool) -> None:
    assert pool.ask(b"warm", 20) == b"warm"
    with ThreadPoolExecutor(2) as several:
        slow = several.submit(pool.ask, b"sleep", 3)
        quick = several.submit(pool.ask, b"quick", 20)
        assert quick.result(timeout=20) == b"quick"
        assert not slow.done()
        with pytest.raises(DrawingTimeout):
            slow.result(timeout=30)


def test_a_crash_is_an_error_of_that_picture_alone(pool: Pool) -> None:
    with pytest.raises(DrawingError, match="ended in the middle"):
        pool.ask(b"die", 20)
    assert pool.ask(b"next", 20) == b"next"


def test_a_refusal_keeps_the_worker(pool: Pool) -> None:
    with pytest.raises(DrawingError, match="refuse"):
        pool.ask(b"refuse", 20)
    assert pool.ask(b"next", 20) == b"next"


def test_too_many_at_once_are_told_so(script: Path) -> None:
    small = Pool(script, 1)
    with ThreadPoolExecutor(2) as several:
        slow = several.submit(small.ask, b"sleep", 4)
        while not slow.running():
            pass
        with pytest.raises(DrawingTimeout):
            small.ask(b"x", 0.2)
        with pytest.raises(DrawingTimeout):
            slow.result(timeout=30)
    small.close()


def test_a_worker_that_was_killed_is_replaced(script: Path) -> None:
    started: list[Worker] = []
    found = Pool(script, 1)
    found._start = lambda path: started.append(Worker(path)) or started[-1]
    assert found.ask(b"one", 20) == b"one"
    started[0]._process.send_signal(signal.SIGKILL)
    started[0]._process.wait()
    assert found.ask(b"two", 20) == b"two"
    assert len(started) == 2
    found.close()


def test_eight_threads_draw_the_same_as_one() -> None:
    journeys = [examples.noor(id=f"noor-{n}") for n in range(8)]
    alone = [draw.svg(journey, standalone=False) for journey in journeys]
    with ThreadPoolExecutor(8) as several:
        together = list(several.map(lambda one: draw.svg(one, standalone=False), journeys))
    assert together == alone
    assert len(set(alone)) == 8


def test_what_graphviz_refuses_says_why() -> None:
    with pytest.raises(DrawingError, match="syntax error"):
        engine.draw("digraph {")
    draw.check()


def test_a_setting_that_is_no_way_of_drawing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KLANTREIS_GRAPHVIZ", "plotter")
    draw.forget()
    for journey in (examples.noor(), examples.long(30)):
        with pytest.raises(DrawingError, match=r"KLANTREIS_GRAPHVIZ.*library, dot"):
            draw.svg(journey)


def test_a_machine_without_dot_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KLANTREIS_GRAPHVIZ", "dot")
    monkeypatch.setenv("PATH", "/nowhere")
    draw.forget()
    with pytest.raises(DrawingError, match="no 'dot'"):
        draw.svg(examples.noor())


def test_the_system_dot_draws_the_same_cards(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A stand-in for ``dot`` that checks how it is called and draws with the library."""
    stand_in = tmp_path / "dot"
    stand_in.write_text(
        f"#!{sys.executable}\n"
        "import sys\n"
        f"sys.path[:0] = {sys.path!r}\n"
        "from app.diagram.libgvc import Library\n"
        "source = sys.stdin.buffer.read()\n"
        "assert sys.argv[1:] == ['-Tsvg'] and b'layout=nop2' in source\n"
        "drawn = Library().draw(source)\n"
        # as older ones write it
        "sys.stdout.buffer.write(drawn.replace(b' xml:space=\"preserve\"', b''))\n"
    )
    stand_in.chmod(0o755)
    by_library = draw.svg(examples.noor(), standalone=False)
    monkeypatch.setenv("KLANTREIS_GRAPHVIZ", "dot")
    monkeypatch.setenv("PATH", str(tmp_path))
    draw.forget()
    assert draw.svg(examples.noor(), standalone=False) == by_library


def test_a_missing_font_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from app.diagram import fonts

    monkeypatch.setattr(fonts, "FOLDER", tmp_path)
    fonts._advances.cache_clear()
    with pytest.raises(DrawingError, match=r"start\.py setup"):
        fonts.width("x", 10)
    fonts._advances.cache_clear()


def test_a_machine_without_fonts_draws_the_same(tmp_path: Path) -> None:
    """Neither Graphviz nor Typst looks for a font of the system: the bytes are the same."""
    code = (
        "import hashlib; from app.diagram import draw; from tests.diagram import examples; "
        "noor = examples.noor(); "
        "made = draw.svg(noor), draw.svg(noor, standalone=False), draw.pdf(noor), draw.png(noor); "
        "print([hashlib.sha256(one).hexdigest() for one in made])"
    )
    nowhere = {
        "FONTCONFIG_FILE": str(tmp_path / "no.conf"),
        "FONTCONFIG_PATH": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path),
        "XDG_DATA_DIRS": str(tmp_path),
        "HOME": str(tmp_path),
    }
    told = [
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT, env=os.environ | more, capture_output=True, text=True, check=True,
        ).stdout
        for more in ({}, nowhere)
    ]  # fmt: skip
    assert told[0].count(",") == 3
    assert told[0] == told[1]


def test_importing_the_room_loads_no_drawing_library() -> None:
    code = (
        "import sys, app.journey, app.language; before = set(sys.modules); "
        "import app.diagram.draw; "
        "new = {n.partition('.')[0] for n in set(sys.modules) - before}; "
        "assert 'app' in new and not new & {'fontTools', 'graphviz', 'typst', 'ctypes'}, new"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_icons_are_well_formed_and_complete() -> None:
    from app.diagram import icons

    root = ET.parse(Path(icons.__file__).with_name("icons.svg")).getroot()
    assert {one.get("id") for one in root} == set(icons.SIGNS)
