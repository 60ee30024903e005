"""The words that people write for what a closed list calls otherwise (``given_words.toml``)."""

import tomllib
from pathlib import Path
from typing import Final

from app.formats.channel_words import known_channels

_WORDS: Final[dict[str, dict[str, list[str]]]] = tomllib.loads(
    Path(__file__).with_suffix(".toml").read_text("utf-8")
)


def given_words(name: str) -> dict[str, str]:
    """What each word means in the closed list of that name; ours are not among them."""
    if name == "channel":
        return {word: channel.value for word, channel in known_channels().items()}
    found = _WORDS.get(name, {})
    return {word: key for key, words in found.items() for word in words}
