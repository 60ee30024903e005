"""The languages of the questionnaire: those of the program, and those that a municipality adds.

A language is a file ``questionnaire.toml``: in ``app/language/<code>/``, or in
``languages/<code>/`` of the data folder. What a file of the data folder lacks is taken from the
program's own, and what neither has is shown in Dutch. A file is read again when it changes: nothing
has to be started anew.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from string import Formatter
from typing import Final

from app.language import FIRST, HERE, Translator, flat

FILE: Final = "questionnaire.toml"
FOLDER: Final = "languages"
PREFIX: Final = "questionnaire."
MOST_BYTES: Final = 200_000
_CODE: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", re.ASCII)


@dataclass(frozen=True)
class QuestionLanguage:
    """A language that somebody can answer in.

    ``missing`` are the texts that it lacks; ``fault`` says why a file can't be read: then it is
    told to who asks, and not offered to who answers.
    """

    code: str
    name: str
    direction: str
    missing: tuple[str, ...] = ()
    unchecked: str = ""
    fault: str = ""
    is_own: bool = False


def question_languages(data_dir: Path) -> tuple[QuestionLanguage, ...]:
    """Every language there is a file of, Dutch first; those that can't be read too."""
    found = _files(data_dir)
    codes = [FIRST, *(code for code in sorted(found) if code != FIRST)]
    return tuple(_language(code, found[code], data_dir) for code in codes)


def offered_languages(data_dir: Path) -> tuple[QuestionLanguage, ...]:
    """The languages that somebody can choose."""
    return tuple(one for one in question_languages(data_dir) if not one.fault)


def question_translator(code: str, data_dir: Path) -> Translator:
    """The texts of the questionnaire in a language; Dutch where it has none."""
    found = _files(data_dir)
    known = {one.code for one in offered_languages(data_dir)}
    chosen = code if code in known else FIRST
    return Translator(chosen, _dutch() | _all_texts(found[chosen]))


def _files(data_dir: Path) -> dict[str, list[Path]]:
    """The files of each language: the program's, then one of the municipality's own."""
    places = [*HERE.glob(f"*/{FILE}"), *(data_dir / FOLDER).glob(f"*/{FILE}")]
    found: dict[str, list[Path]] = {}
    for one in places:
        if _CODE.fullmatch(one.parent.name):
            found.setdefault(one.parent.name, []).append(one)
    return found


def _language(code: str, files: Sequence[Path], data_dir: Path) -> QuestionLanguage:
    is_own = any(data_dir in one.parents for one in files)
    try:
        texts = _all_texts(files)
    except (OSError, ValueError) as error:
        return QuestionLanguage(code, code, "ltr", fault=str(error), is_own=is_own)
    known = f"{PREFIX}language."
    direction = texts.get(f"{known}direction", "ltr")
    return QuestionLanguage(
        code=code,
        name=texts.get(f"{known}name", code),
        direction="rtl" if direction == "rtl" else "ltr",
        missing=tuple(sorted(set(_dutch()) - set(texts))),
        unchecked=texts.get(f"{known}unchecked", ""),
        is_own=is_own,
    )


def _all_texts(files: Sequence[Path]) -> dict[str, str]:
    return {key: text for file in files for key, text in _texts(file).items()}


def _dutch() -> dict[str, str]:
    return _texts(HERE / FIRST / FILE)


def _texts(file: Path) -> dict[str, str]:
    """The texts in a file; raises ``OSError``, and ``ValueError`` where it is no such file."""
    told = file.stat()
    if told.st_size > MOST_BYTES:
        raise ValueError(f"more than {MOST_BYTES} bytes")
    return dict(_read(file, told.st_mtime_ns))


@lru_cache(maxsize=64)
def _read(file: Path, _changed: int) -> Mapping[str, str]:
    texts = dict(flat(tomllib.loads(file.read_text("utf-8")), ""))
    found = {key: text for key, text in texts.items() if key.startswith(PREFIX)}
    for key, text in found.items():
        _check_places(key, text)
    return found


def _check_places(key: str, text: str) -> None:
    """Raise ``ValueError`` where a place to fill in (``{n}``) is not well formed."""
    try:
        places = [name for _, name, _, _ in Formatter().parse(text) if name is not None]
    except ValueError as error:
        raise ValueError(f"{key}: {error}") from error
    wrong = [name for name in places if not name.isidentifier()]
    if wrong:
        raise ValueError(f"{key}: {{{wrong[0]}}}")
