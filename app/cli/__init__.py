"""The command ``klantreis``: what it takes, and which module carries it out.

Only what ``--help`` needs is imported here; a command's own module is imported once it is called.
"""

import gc
import importlib
import os
import sys
from argparse import Action, ArgumentParser, HelpFormatter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, Final, Never

from app.cli.wording import Problem, say
from app.language import Translator, languages, translator

PAPERS: Final = ("a4", "a3", "a2", "a1", "a0")
PICTURES: Final = ("svg", "pdf", "png", "dot")
READABLE: Final = ("yaml", "mermaid", "xlsx", "csv", "cjml")
LOGS: Final = ("xes", "event-csv")
OPEN_KLANT: Final = "open-klant"
WRITABLE: Final = ("yaml", "mermaid", "xlsx", "csv", "cjml", "html", "pptx", "markdown")
MODULES: Final = {
    "serve": "serving",
    "render": "files",
    "check": "files",
    "bottlenecks": "bottlenecks",
    "summary": "logs",
    "import": "workspace",
    "export": "workspace",
    "token": "tokens",
    "backup": "archives",
    "restore": "archives",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out a command.

    Returns the exit code: 0, 1 where ``check`` found a problem, 2 for bad input.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    t = translator(_language())
    asked = _parser(t).parse_args(given)
    gc.disable()  # nothing of what is loaded now becomes garbage: a tenth of the time to load it
    module = importlib.import_module(f"app.cli.{MODULES[asked.command]}")
    gc.freeze()
    gc.enable()
    try:
        code: int = getattr(module, f"{asked.command}_command")(asked, t)
    except Problem as problem:
        say(problem.sentence)
        return 2
    except BrokenPipeError:
        # Whoever read our output has gone (`klantreis check … | head`): no more to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code


def _language() -> str:
    """``KLANTREIS_LANGUAGE``, else that of the terminal, else Dutch."""
    names = ("KLANTREIS_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    wished = next((os.environ[name] for name in names if os.environ.get(name)), "")
    code = wished.replace("_", "-").split("-")[0].split(".")[0].lower()
    known = languages()
    return code if code in known else known[0]


def _parser(t: Translator) -> ArgumentParser:
    parser = _Parser(t, prog="klantreis", description=t("commands.klantreis"))
    commands = parser.add_subparsers(
        dest="command", required=True, title=t("commands.commands"), metavar=t("commands.command")
    )

    def command(name: str) -> ArgumentParser:
        sentence = t(f"commands.{name}.help")
        return commands.add_parser(name, t=t, help=sentence, description=sentence)

    _take_files(command, t)
    _take_journeys(command, t)
    return parser


def _take_files(command: Callable[[str], ArgumentParser], t: Translator) -> None:
    """What the commands on files take."""
    render = command("render")
    _argument(render, t, "files", nargs="+", metavar="FILE")
    _option(render, t, "-o", "--output", metavar="OUT")
    _option(render, t, "--format", choices=PICTURES)
    _option(render, t, "--paper", choices=PAPERS)
    _option(render, t, "--over", metavar="FILE")

    check = command("check")
    _argument(check, t, "files", nargs="+", metavar="FILE")

    bottlenecks = command("bottlenecks")
    _argument(bottlenecks, t, "files", nargs="+", metavar="FILE")
    _option(bottlenecks, t, "--json", action="store_true")
    _option(bottlenecks, t, "--default-rules", action="store_true")

    summary = command("summary")
    _argument(summary, t, "file", metavar="FILE")
    _option(summary, t, "--as", dest="form", choices=LOGS)
    _option(summary, t, "--map", action="append", metavar="PART=COLUMN")
    _option(summary, t, "--json", action="store_true")


def _take_journeys(command: Callable[[str], ArgumentParser], t: Translator) -> None:
    """What the server and the commands on its workspace take."""
    serve = command("serve")
    _option(serve, t, "--host", metavar="H")
    _option(serve, t, "--port", metavar="P")
    _option(serve, t, "--database", metavar="URL")

    importing = command("import")
    _argument(importing, t, "file", metavar="FILE")
    _option(importing, t, "--as", dest="form", choices=(*READABLE, *LOGS, OPEN_KLANT))
    _option(importing, t, "--into", metavar="URL")
    _option(importing, t, "--map", action="append", metavar="PART=COLUMN")
    _option(importing, t, "--case", metavar="CASE")
    for name, metavar in (
        ("from", "DATE"),
        ("until", "DATE"),
        ("channel", "C"),
        ("department", "D"),
    ):
        _option(importing, t, f"--{name}", dest=f"wanted_{name}", metavar=metavar)

    export = command("export")
    _argument(export, t, "journeys", nargs="+", metavar="JOURNEY")
    _option(export, t, "--format", choices=WRITABLE)
    _option(export, t, "-o", "--output", metavar="OUT")

    backup = command("backup")
    _argument(backup, t, "archive", metavar="FILE")

    restore = command("restore")
    _argument(restore, t, "archive", metavar="FILE")
    _option(restore, t, "--replace", action="store_true")

    token = command("token")
    _option(token, t, "--name", metavar="N", default="")
    _option(token, t, "--list", action="store_true")
    _option(token, t, "--revoke", metavar="ID")


def _argument(parser: ArgumentParser, t: Translator, name: str, **how: Any) -> None:
    """An argument whose help is in the catalogue."""
    parser.add_argument(name, help=t(f"commands.options.{name}"), **how)


def _option(parser: ArgumentParser, t: Translator, *names: str, **how: Any) -> None:
    """An option whose help is in the catalogue, under its command where that has its own."""
    name = names[-1].strip("-")
    own = f"commands.{parser.prog.split()[-1]}.{name}"
    parser.add_argument(*names, help=t(own if t.has(own) else f"commands.options.{name}"), **how)


class _Formatter(HelpFormatter):
    """Help whose fixed words are in the reader's language."""

    def __init__(self, word_for_usage: str, *, prog: str) -> None:
        super().__init__(prog)
        self._word_for_usage = word_for_usage

    def add_usage(
        self, usage: str | None, actions: Iterable[Action], groups: Any, prefix: str | None = None
    ) -> None:
        """As it is, with our word for usage."""
        ours = f"{self._word_for_usage}: " if prefix is None else prefix
        super().add_usage(usage, actions, groups, ours)


class _Parser(ArgumentParser):
    """A parser that speaks the reader's language."""

    def __init__(self, t: Translator, **how: Any) -> None:
        formatter = partial(_Formatter, t("commands.usage"))
        super().__init__(formatter_class=formatter, add_help=False, allow_abbrev=False, **how)
        self._t = t
        self._positionals.title = t("commands.arguments")
        self._optionals.title = t("commands.choices")
        self.add_argument("-h", "--help", action="help", help=t("commands.options.help"))

    def error(self, message: str) -> Never:
        """Tell what wasn't understood; exit code 2."""
        say(self._t("commands.not_understood", message=message, program=self.prog))
        sys.exit(2)
