"""Graphviz as a library, driven by ctypes; and the worker process that holds it.

The wheel ``pygraphviz`` brings ``libgvc``; its Python module would need X11 and glib from the
system, the library and the two plugins that are loaded here need nothing. The names of the files
are private to the wheel, so its version is pinned and ``draw.check()`` tries it at start.

Run as a script this file is a worker: requests come in on standard input, answers go out on
standard output, each preceded by its length. It imports nothing but the standard library and can be
ended at any moment. Graphviz is not thread-safe, and what crashes here leaves the server alive.
"""

import ctypes
import importlib.util
import struct
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO

PLUGINS = ("core", "neato_layout")
LENGTH = struct.Struct(">BI")
"""What precedes each message: a mark and the number of bytes."""
DRAWN, REFUSED = 0, 1
MOST_MEMORY = 4 << 30
"""Bytes of address space that a worker may take, where the system can limit it."""


class GraphvizError(RuntimeError):
    """Graphviz refused the source; the message is its own."""


class _Symbol(ctypes.Structure):
    _fields_ = [("name", ctypes.c_char_p), ("address", ctypes.c_void_p)]


_Complain = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_char_p)


class Library:
    """libgvc with the SVG renderer and the engine that leaves positions alone. One thread only."""

    plugins = PLUGINS
    layout = b"nop2"

    def __init__(self) -> None:
        folder = _folder()
        self._cgraph = ctypes.CDLL(str(_find(folder, "libcgraph")), mode=ctypes.RTLD_GLOBAL)
        self._gvc = ctypes.CDLL(str(_find(folder, "libgvc")), mode=ctypes.RTLD_GLOBAL)
        self._declare()
        self._messages: list[str] = []
        self._complain = _Complain(self._note)
        self._cgraph.agseterrf(self._complain)
        self._cgraph.agseterr(1)  # errors are told, warnings are not
        self._plugins = _plugin_table(folder, self.plugins)
        self._context = self._gvc.gvContextPlugins(self._plugins, 0)

    def draw(self, source: bytes) -> bytes:
        """The SVG of a graph with fixed positions; ``GraphvizError`` when it can't be drawn."""
        if b"\0" in source:
            raise GraphvizError("the source holds a NUL character")
        self._messages.clear()
        graph = self._cgraph.agmemread(source)
        if not graph:
            raise self._error("syntax error")
        try:
            return self._render(graph)
        finally:
            self._cgraph.agclose(graph)

    def _render(self, graph: int) -> bytes:
        if self._gvc.gvLayout(self._context, graph, self.layout):
            raise self._error("no layout")
        try:
            data, length = ctypes.c_void_p(), ctypes.c_size_t()
            if self._gvc.gvRenderData(
                self._context, graph, b"svg", ctypes.byref(data), ctypes.byref(length)
            ):
                raise self._error("no picture")
            drawn = ctypes.string_at(data, length.value)
            self._gvc.gvFreeRenderData(data)
        finally:
            self._gvc.gvFreeLayout(self._context, graph)
        if self._messages:
            raise self._error("incomplete picture")
        return drawn

    def _error(self, otherwise: str) -> GraphvizError:
        return GraphvizError("".join(self._messages).strip() or otherwise)

    def _note(self, message: bytes) -> int:
        self._messages.append(message.decode("utf-8", "replace"))
        return 0

    def _declare(self) -> None:
        handle, text, number = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int
        self._cgraph.agseterrf.argtypes = [_Complain]
        self._cgraph.agseterrf.restype = handle
        _declare(self._cgraph, "agmemread", handle, text)
        _declare(self._cgraph, "agclose", number, handle)
        _declare(self._gvc, "gvContextPlugins", handle, handle, number)
        _declare(self._gvc, "gvLayout", number, handle, handle, text)
        _declare(self._gvc, "gvFreeLayout", number, handle, handle)
        _declare(self._gvc, "gvFreeRenderData", None, handle)
        _declare(
            self._gvc,
            "gvRenderData",
            number,
            handle,
            handle,
            text,
            ctypes.POINTER(handle),
            ctypes.POINTER(ctypes.c_size_t),
        )


def _declare(library: ctypes.CDLL, name: str, result: Any, *arguments: Any) -> None:
    function = getattr(library, name)
    function.restype, function.argtypes = result, arguments


def _folder() -> Path:
    """Where the wheel keeps its libraries; the package is found, not imported."""
    found = importlib.util.find_spec("pygraphviz")
    if found is None or found.origin is None:
        raise GraphvizError("the package pygraphviz is not installed")
    return Path(found.origin).parents[1] / "pygraphviz.libs"


def _find(folder: Path, name: str) -> Path:
    files = sorted(folder.glob(f"{name}-*.so*"))
    if not files:
        raise GraphvizError(f"the package pygraphviz brings no {name}")
    return files[0]


def _plugin_table(folder: Path, plugins: Sequence[str]) -> Any:
    table = (_Symbol * (len(plugins) + 1))()
    for place, plugin in enumerate(plugins):
        library = ctypes.CDLL(str(_find(folder, f"libgvplugin_{plugin}")))
        name = f"gvplugin_{plugin}_LTX_library"
        address = ctypes.addressof(ctypes.c_char.in_dll(library, name))
        table[place] = _Symbol(name.encode(), address)
    return table


def serve(requests: BinaryIO, answers: BinaryIO, kind: type[Library] = Library) -> None:
    """Draw what comes in until the other side closes."""
    library = kind()
    while head := requests.read(LENGTH.size):
        _, length = LENGTH.unpack(head)
        try:
            mark, answer = DRAWN, library.draw(requests.read(length))
        except GraphvizError as error:
            mark, answer = REFUSED, str(error).encode()
        answers.write(LENGTH.pack(mark, len(answer)))
        answers.write(answer)
        answers.flush()


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # not on this system
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


if __name__ == "__main__":
    _limit_memory()
    serve(sys.stdin.buffer, sys.stdout.buffer)
