"""The legend: what is used on this map, and nothing else."""

from functools import lru_cache

from app.diagram import icons, wording
from app.diagram.content import Content
from app.diagram.fonts import Face, width
from app.diagram.labels import Row, Style, cell, icon_cell, paragraph, table, text_cell
from app.diagram.look import Look
from app.journey import Effect, Initiator
from app.journey.comparing import Fate
from app.language import Translator

Entry = tuple[str, str]


def entries(content: Content, t: Translator) -> list[list[Entry]]:
    """Icons with their meaning, in groups: channels, scores, signs."""
    steps = content.steps
    channels = {step.channel for step in steps if step.channel is not None}
    shown = [
        (icons.CHANNELS[channel], t(f"terms.channel.{channel}"))
        for channel in icons.CHANNELS
        if channel in channels
    ]
    if any(step.icon == "channel-none" for step in steps):
        shown.append(("channel-none", t("map.unknown_channel")))
    return [group for group in (shown, _scores(content, t), _signs(content, t)) if group]


def _scores(content: Content, t: Translator) -> list[Entry]:
    scores = {step.score for step in content.steps if step.happened}
    if not scores - {None}:
        return []
    shown = [
        (icons.FACES[score], f"{wording.signed(score)} {t(f'terms.score.{score}')}")
        for score in (-2, -1, 0, 1, 2)
    ]
    if None in scores:
        shown.append((icons.FACES[None], t("map.key.none")))
    return shown


def _signs(content: Content, t: Translator) -> list[Entry]:
    steps = content.steps
    fates = {step.fate for step in steps}
    began = {step.began for step in steps}
    effects = {step.truth.effect for step in steps if step.truth}
    known = [
        ("star", "truth", bool(effects - {Effect.ILL})),
        ("star-ill", "truth_ill", Effect.ILL in effects),
        ("warn", "stuck", bool(content.stuck)),
        ("began-parent", "began_parent", Initiator.YOUNG_PARENT in began),
        ("began-department", "began_department", Initiator.DEPARTMENT in began),
        ("began-other", "began_other", Initiator.SOMEONE_ELSE in began),
        ("wait", "wait", any(step.wait for step in steps)),
        ("refused", "refused", any(step.result and step.result[0] == "refused" for step in steps)),
        ("back", "back", any(step.back for step in steps)),
        ("expected", "expected", any(step.expected for step in steps)),
        ("spread", "spread", any(step.spread for step in steps)),
        ("planned", "planned", Fate.PLANNED in fates),
        ("ad-hoc", "ad_hoc", Fate.AD_HOC in fates),
        ("missing", "missing", Fate.MISSING in fates),
        ("moved", "moved", any(step.moved for step in steps)),
        ("remark", "remark", any(step.remarks[0] > step.remarks[1] for step in steps)),
        ("question", "question", any(step.remarks[1] for step in steps)),
        ("assumed", "assumed", _has_assumed(content)),
    ]
    return [(icon, t(f"map.key.{name}")) for icon, name, used in known if used]


def _has_assumed(content: Content) -> bool:
    return any(one.assumed or one.mood_assumed or one.quote_assumed for one in content.steps)


def legend_rows(content: Content, room: int, look: Look, t: Translator) -> tuple[Row, ...]:
    """The legend as rows that fit into ``room``."""
    groups = tuple(tuple(group) for group in entries(content, t))
    return made_rows(groups, t("map.legend"), room, look)


@lru_cache(maxsize=200)
def made_rows(
    groups: tuple[tuple[Entry, ...], ...], title: str, room: int, look: Look
) -> tuple[Row, ...]:
    """As ``legend_rows``, made once."""
    rows = paragraph(title, room, Style(15, 24, look.ink, Face.BOLD), 1)
    style = Style(13, 22, look.ink)
    for group in groups:
        line: list[str] = []
        used = 0
        for icon, text in group:
            wide = round(width(text, 13, Face.REGULAR)) + 16
            if used and used + 24 + wide > room:
                rows.append(_line(line, used, room))
                line, used = [], 0
            wide = min(wide, room - 24)
            line += [icon_cell(icon, 18, 22), cell("", 6, 22), text_cell(text, wide, 22, style)]
            used += 24 + wide
        rows.append(_line(line, used, room))
    return tuple(rows)


def _line(cells: list[str], used: int, room: int) -> Row:
    rest = cell("", room - used, 22) if room > used else ""
    return Row(22, cell(table(room, 22, [Row(22, "".join(cells) + rest)]), room, 22))
