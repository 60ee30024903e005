"""How well personal data is seen: recall of each kind, and false alarms on plain sentences.

python -m bench privacy [--set development|held_out] [--misses] [--json FILE]
"""

import argparse
import importlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random
from time import process_time
from typing import Final

from app.formats.journey_file import read_journey
from app.privacy import PersonalData, warnings_in
from app.privacy.numbers import is_bsn
from app.privacy.of_journeys import allowed_in, texts_in
from bench._table import Row, as_json, printed

SENTENCES: Final = Path(__file__).parents[1] / "tests" / "privacy" / "sentences"
JOURNEYS: Final = Path(__file__).parents[1] / "journeys"
SETS: Final = ("development", "held_out", "second")
TODAY: Final = date(2026, 11, 22)
RECALL: Final = 0.95
RECALL_OF_NAMES: Final = 0.8
FALSE_ALARMS: Final = 0.05
_MARK: Final = re.compile(r"\{(\w+)\|([^}]*)\}")


GENERATED: Final = 200
OTHER_NAMES: Final = ("it_IT", "hr_HR", "ro_RO", "sv_SE", "cs_CZ", "id_ID")
"""Lists of first names that the detector doesn't use."""
SHAPES: Final = {
    PersonalData.NAME: (
        "Daarna vroeg ik het aan {}, en die wist het ook niet.",
        "Mijn begeleidster heette {}.",
        "Gelukkig was {} er de hele dag bij.",
        "Ik woonde toen samen met {} in een kamer.",
        "Van {} kreeg ik spullen voor de baby.",
        "{} hielp mij met de formulieren.",
        "Mijn oude klasgenoot {} wist de weg.",
        "Zonder {} was het niet gelukt.",
    ),
    PersonalData.BSN: ("Er stond {} op.", "Vul {} in, zeiden ze.", "Ik gaf mijn nummer: {}."),
    PersonalData.TELEPHONE: ("Bel {} maar.", "Ze kunnen mij bereiken op {}.", "{} is van haar."),
    PersonalData.EMAIL: ("Mail het naar {}.", "{} is haar adres.", "Zij had {} doorgegeven"),
    PersonalData.ADDRESS: (
        "We woonden op {}.",
        "De post ging naar {}, maar ik zat daar niet meer.",
    ),
    PersonalData.BIRTH_DATE: ("Ik ben van {}.", "Geboren op {} in deze stad.", "Er stond {} op."),
}


@dataclass(frozen=True)
class Sentence:
    """A sentence and the pieces of it that are personal: kind, start and end."""

    text: str
    marks: tuple[tuple[PersonalData, int, int], ...]
    allowed: tuple[str, ...] = ()


@dataclass
class Score:
    """What was seen of one set of sentences."""

    seen: dict[PersonalData, int] = field(default_factory=lambda: dict.fromkeys(PersonalData, 0))
    there: dict[PersonalData, int] = field(default_factory=lambda: dict.fromkeys(PersonalData, 0))
    plain: int = 0
    alarms: int = 0
    misses: list[str] = field(default_factory=list)

    def recall(self, kind: PersonalData) -> float:
        """The share of the pieces of one kind that were seen as that kind."""
        return self.seen[kind] / self.there[kind]

    @property
    def false_alarms(self) -> float:
        """The share of the plain sentences with a warning of any kind."""
        return self.alarms / self.plain


def sentences(name: str) -> Iterator[Sentence]:
    """The sentences of a set, their marks taken out."""
    for line in (SENTENCES / f"{name}.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield _sentence(line)


def generated() -> Iterator[Sentence]:
    """Sentences of other shapes, filled with random numbers and with names of unused lists."""
    chance = Random(2017)  # no secret
    makers = {
        PersonalData.NAME: _name,
        PersonalData.BSN: _bsn,
        PersonalData.TELEPHONE: _telephone,
        PersonalData.EMAIL: _email,
        PersonalData.ADDRESS: _address,
        PersonalData.BIRTH_DATE: _birth_date,
    }
    for kind, make in makers.items():
        for _ in range(GENERATED):
            yield _sentence(chance.choice(SHAPES[kind]).format(f"{{{kind}|{make(chance)}}}"))


def _name(chance: Random) -> str:
    locale = chance.choice(OTHER_NAMES)
    provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
    several = [*provider.first_names_male, *provider.first_names_female]
    return str(chance.choice([one for one in several if one.isalpha() and len(one) > 3]))


def _bsn(chance: Random) -> str:
    while True:
        digits = "".join(chance.choice("123456789") for _ in range(9))
        if is_bsn(digits):
            return chance.choice([digits, f"{digits[:4]}.{digits[4:6]}.{digits[6:]}"])


def _telephone(chance: Random) -> str:
    rest = "".join(chance.choice("123456789") for _ in range(8))
    desk = "".join(chance.choice("23456789") for _ in range(7))
    shapes = ("06{}", "06-{}", "+316{}", "0031 6 {}", "06 {}")
    return chance.choice([*(one.format(rest) for one in shapes), f"020-{desk}", f"010 {desk}"])


def _email(chance: Random) -> str:
    name = "".join(chance.choice("abcdefghijkmnoprstu") for _ in range(chance.randint(3, 9)))
    host = chance.choice(
        ["gmail.com", "hotmail.nl", "ziggo.nl", "student.roc.nl", "zorg-noord.org"]
    )
    return f"{name}{chance.choice(['', '.k', '_1', '1999', '-x'])}@{host}"


def _address(chance: Random) -> str:
    number = f"{chance.randint(1, 399)}{chance.choice(['', '', 'a', '-2', ' hs'])}"
    letters = "".join(chance.choice("ABCDEGHJKLMNPRSTVWXZ") for _ in range(2))
    if letters in ("SA", "SD", "SS") or chance.random() < 0.5:
        ends = ("straat", "laan", "weg", "plein", "kade", "hof", "dreef", "singel")
        begins = (
            "Berken",
            "Raadhuis",
            "Sint Jans",
            "Oranje",
            "Vlaamse",
            "Koningin Julia",
            "Zuider",
        )
        return f"{chance.choice(begins)}{chance.choice(ends)} {number}"
    return f"{chance.randint(1000, 9999)} {letters} {chance.randint(1, 399)}"


def _birth_date(chance: Random) -> str:
    day, month, year = chance.randint(1, 28), chance.randint(1, 12), chance.randint(1985, 2010)
    word = "januari februari maart april mei juni juli augustus september oktober november december"
    return chance.choice(
        [f"{day}-{month}-{year}", f"{day:02}/{month:02}/{year}", f"{year}-{month:02}-{day:02}",
         f"{day} {word.split()[month - 1]} {year}"]
    )  # fmt: skip


def example_sentences() -> Iterator[Sentence]:
    """Every sentence of the example journeys: plain, but for the pseudonyms they may hold."""
    for file in sorted(JOURNEYS.glob("*.yaml")):
        journey = read_journey(file.read_bytes(), name=file.name)
        allowed = allowed_in(journey)
        for _, text in texts_in(journey):
            for part in re.split(r"(?<=[.!?])\s+", text):
                yield Sentence(part, (), allowed)


def _sentence(line: str) -> Sentence:
    text, end = "", 0
    marks: list[tuple[PersonalData, int, int]] = []
    for found in _MARK.finditer(line):
        text += line[end : found.start()]
        marks.append((PersonalData(found[1]), len(text), len(text) + len(found[2])))
        text += found[2]
        end = found.end()
    return Sentence(text + line[end:], tuple(marks))


def measure(several: Iterator[Sentence]) -> Score:
    """Look through every sentence; a piece is seen where a warning of its kind touches it."""
    score = Score()
    for sentence in several:
        found = warnings_in(sentence.text, allowed=sentence.allowed, today=TODAY)
        for kind, start, end in sentence.marks:
            hit = any(one.kind is kind and one.start < end and one.end > start for one in found)
            score.there[kind] += 1
            score.seen[kind] += hit
            if not hit:
                score.misses.append(f"missed {kind.value}: {sentence.text}")
        if not sentence.marks:
            score.plain += 1
            score.alarms += bool(found)
            score.misses += [
                f"false {one.kind.value} ({sentence.text[one.start : one.end]}): {sentence.text}"
                for one in found
            ]
    return score


def rows(name: str, score: Score) -> Iterator[Row]:
    """The figures of one set."""
    for kind in [one for one in PersonalData if score.there[one]]:
        target = RECALL_OF_NAMES if kind is PersonalData.NAME else RECALL
        size = f"n={score.there[kind]}"
        yield Row(f"{name}: recall {kind}", size, score.recall(kind), "", target, at_least=True)
    if not score.plain:
        return
    yield Row(
        f"{name}: plain sentences with a false alarm",
        f"n={score.plain}",
        score.false_alarms,
        "",
        FALSE_ALARMS,
    )


def cpu_time() -> Row:
    """What a full field of 5,000 characters costs, in processor time."""
    text = (" ".join(one.text for one in sentences("development")) * 3)[:5_000]
    warnings_in(text)
    start = process_time()
    for _ in range(10):
        warnings_in(text)
    taken = (process_time() - start) * 100
    return Row("a full field of 5,000 characters", "5000", taken, "ms cpu", 50.0)


def main(arguments: Sequence[str]) -> None:
    """Print the figures of every set, or of one."""
    reader = argparse.ArgumentParser(prog="bench privacy", description=__doc__)
    reader.add_argument("--set", choices=SETS, help="one of the sets; without it, all")
    reader.add_argument("--misses", action="store_true", help="print what went wrong")
    reader.add_argument("--json", type=Path, help="write the figures to this file")
    asked = reader.parse_args(arguments)
    found: list[Row] = []
    for name in [asked.set] if asked.set else SETS:
        score = measure(sentences(name))
        found += printed(rows(name, score))
        if asked.misses:
            print("\n".join(score.misses))
    made = measure(generated())
    found += printed(rows("generated", made))
    if asked.misses:
        print("\n".join(made.misses))
    examples = measure(example_sentences())
    found += printed(rows("example journeys", examples))
    found += printed([cpu_time()])
    if asked.json:
        asked.json.write_text(json.dumps(as_json(found), indent=2) + "\n", encoding="utf-8")
