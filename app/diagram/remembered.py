"""What is kept between two pictures: texts measured and labels made. All of it can be forgotten."""

from typing import Protocol

from app.diagram import cards, curve, footer, head, labels, legend, outcome, own_words, rows, text
from app.diagram import fonts as type_set
from app.diagram.wording import remembering


class _Remembers(Protocol):
    def cache_clear(self) -> None: ...


_OF_TEXTS: tuple[_Remembers, ...] = (
    cards.card,
    curve.made_face,
    footer.stuck_cell,
    head.phase_lines,
    labels.made_lines,
    legend.made_rows,
    outcome.bullet,
    own_words.made_label,
    remembering,
    rows.name_rows,
    text.in_decor,
    text.in_label,
    text.markup,
    type_set.wrap,
)


def follow_font() -> None:
    """Forget every measure where the municipality's font became another."""
    if type_set.follow():
        forget_texts()


def forget_texts() -> None:
    """Forget every text that people wrote."""
    for one in _OF_TEXTS:
        one.cache_clear()
