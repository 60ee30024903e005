"""The words that people and other systems use for a channel (``channel_words.toml``)."""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from app.formats.folding import folded
from app.journey import Channel
from app.language import languages, translator

_WORDS: Final[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_suffix(".toml").read_text("utf-8")
)


@lru_cache
def known_channels() -> dict[str, Channel]:
    """Every word for a channel that we know, in any of our languages."""
    found = {folded(word): Channel(channel) for channel, words in _WORDS.items() for word in words}
    for language in languages():
        t = translator(language)
        found |= {folded(t(f"terms.channel.{one}")): one for one in Channel}
    return found | {folded(one.value.replace("_", " ")): one for one in Channel}
