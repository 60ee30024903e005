"""What the commands say: results on standard output, everything else on standard error."""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # `--help` does without the formats
    from app.formats.bad_file import BadFile
    from app.journey import Journey
    from app.language import Translator


class Problem(Exception):
    """A command can't go on; ``sentence`` says why, in the reader's language. Exit code 2."""

    def __init__(self, sentence: str) -> None:
        """Stop with this sentence."""
        self.sentence = sentence
        super().__init__(sentence)


def say(text: str) -> None:
    """One line for the person at the terminal, on standard error."""
    print(text, file=sys.stderr)


def warn_of_personal_data(
    journey: "Journey", file: str, t: "Translator", content: bytes = b""
) -> None:
    """Say which places of a journey look like personal data; nothing is refused for it."""
    from app.formats.personal_data import personal_data_in
    from app.language.personal_data import told_of_lines

    found = personal_data_in(journey, content)
    lines = ((one.line, one.name, one.text, one.warnings) for one in found)
    for line in told_of_lines(t, file, lines):
        say(line)


def faults_in_lines(bad: "BadFile", t: "Translator") -> list[str]:
    """Each fault of a file as ``file:line: field: sentence``; line 0 is the whole file."""
    lines = []
    for one in bad.found:
        place = f"{bad.file}:{one.line}" if one.line else bad.file
        field = f"{one.name}: " if one.name else ""
        lines.append(f"{place}: {field}{t.fault(one.fault)}")
    return lines
