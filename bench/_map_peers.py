"""Other programs that draw such a map or part of it: timed where they are on this machine."""

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from app.diagram import draw
from app.diagram.picture import drawing
from app.journey import Journey
from bench._table import Row, median
from tests.diagram.examples import long

SIZES = (15, 100, 1_000)
MERMAID = "mermaid@11.17.2"


def peers() -> Iterator[Row]:
    """The same content by ``dot`` with its own layout, and by Mermaid in a warm browser."""
    yield from _system_dot()
    yield from _mermaid()


def _own_layout(journey: Journey) -> bytes:
    """The journey as a graph that ``dot`` lays out: boxes in clusters, arrows in order."""
    lines = ["digraph k { rankdir=LR; node [shape=box]"]
    for place, lane in enumerate(journey.departments):
        lines.append(f'subgraph cluster_{place} {{ label="{lane.title}"')
        lines += [
            f'{one.id} [label="{one.title}\\n{one.date}"]'
            for one in journey.contact_moments
            if one.department == lane.id
        ]
        lines.append("}")
    ids = [one.id for one in journey.contact_moments]
    return "\n".join([*lines, " -> ".join(ids) + " [weight=2]", "}"]).encode()


def _own_cards(journey: Journey) -> bytes:
    """The same, with the cards of our map: no curve, no waits, no time axis, no bottlenecks."""
    plan = drawing(journey, draw.View(), "nl").plan
    lines = ["digraph k { rankdir=LR; node [shape=plain]"]
    for place, lane in enumerate(plan.lanes):
        lines.append(f'subgraph cluster_{place} {{ label="{lane.lane.title}"')
        cards = [one.card for one in plan.cards if one.card.step.lane == place]
        lines += [f"c{one.step.number} [label=<{one.label}>]" for one in cards]
        lines.append("}")
    ids = [f"c{one.card.step.number}" for one in plan.cards]
    return "\n".join([*lines, " -> ".join(ids) + " [weight=2]", "}"]).encode()


def _system_dot() -> Iterator[Row]:
    program = shutil.which("dot")
    for size in SIZES:
        journey = long(size)
        for what, source, engine in (
            ("dot, a process, own layout (boxes and lanes only)", _own_layout(journey), "-Kdot"),
            ("dot, a process, own layout, the same cards", _own_cards(journey), "-Kdot"),
            ("dot, a process, our source (nop2)", draw.dot(journey).encode(), "-Knop2"),
        ):
            if program is None:
                yield Row(what, f"{size:,}", None, note="no dot on this machine")
                continue
            command = [program, engine, "-Tsvg"]
            yield Row(what, f"{size:,}", *_timed(command, source))


def _timed(command: list[str], source: bytes) -> tuple[float | None, str]:
    def once() -> None:
        subprocess.run(command, input=source, capture_output=True, check=True, timeout=60)

    try:
        return median(once, 5), "ms"
    except subprocess.TimeoutExpired:
        return None, "> 60 s"


def _mermaid() -> Iterator[Row]:
    what = f"{MERMAID}, `journey`, warm browser (no lanes, waits or bottlenecks)"
    try:
        script = _fetched()
        for size in SIZES:
            with _page(script) as drawn:
                source = _as_mermaid(long(size))
                drawn(source)
                yield Row(what, f"{size:,}", median(lambda text=source: drawn(text), 5))
    except (OSError, ImportError, subprocess.SubprocessError) as error:
        yield Row(what, "", None, note=f"not on this machine: {type(error).__name__}")


def _as_mermaid(journey: Journey) -> str:
    lines = ["journey", f"title {journey.title}"]
    for phase in journey.phases:
        lines.append(f"section {phase.title}")
        for one in journey.in_phase(phase.id):
            lived = journey.lived_experience(one.id)
            score = 3 + (lived.score or 0) if lived else 3
            lines.append(f"{one.title.replace(':', '')}: {score}: {one.department}")
    return "\n".join(lines)


def _fetched() -> Path:
    """Mermaid itself, from npm, in a folder that goes when the machine does."""
    folder = Path(tempfile.gettempdir()) / "klantreis-bench-mermaid"
    script = folder / "node_modules" / "mermaid" / "dist" / "mermaid.min.js"
    if not script.is_file():
        npm = shutil.which("npm")
        if npm is None:
            raise FileNotFoundError("npm")
        folder.mkdir(exist_ok=True)
        command = [npm, "install", "--prefix", str(folder), "--ignore-scripts", MERMAID]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
    return script


class _page:  # noqa: N801 - used as ``with _page(script) as drawn``
    """A warm browser page with Mermaid loaded; calling it draws one diagram."""

    def __init__(self, script: Path) -> None:
        self._script = script

    def __enter__(self) -> Callable[[str], None]:
        from playwright.sync_api import sync_playwright

        from tests.chromium import ARGUMENTS, environment, find_chromium

        program = find_chromium()
        if program is None:
            raise FileNotFoundError("chromium")
        self._play = sync_playwright().start()
        self._browser = self._play.chromium.launch(
            executable_path=program, args=ARGUMENTS, env=environment(program)
        )
        page = self._browser.new_page()
        page.add_script_tag(path=str(self._script))
        page.evaluate("mermaid.initialize({startOnLoad: false, maxTextSize: 1e7})")
        draw_one = "async text => { await mermaid.render('m', text) }"
        return lambda text: page.evaluate(draw_one, text)

    def __exit__(self, *_: object) -> None:
        self._browser.close()
        self._play.stop()
