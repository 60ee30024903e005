"""Invented journeys to draw: nobody's story."""

from typing import Any

from app.journey import Journey

_DEPARTMENTS = [
    ("wo", "Werk & Inkomen", "Gemeente Havenrijk (nieuw)", "municipality"),
    ("bz", "Burgerzaken", "Gemeente Havenrijk (nieuw)", "municipality"),
    ("wt", "Wijkteam", "Gemeente Havenrijk (nieuw)", "municipality"),
    ("oud", "Werk & Inkomen", "Gemeente Lindewaard (oud)", "municipality"),
    ("wc", "Woningcorporatie", "Wonen De Kade", "housing_corporation"),
    ("sh", "Schuldhulp", "Kredietbank De Delta", "implementing_organisation"),
]
_PHASES = ["Verhuizen", "Uitkering overzetten", "Vastlopen", "Schulden aanpakken", "Weer grip"]
_MOMENTS: list[tuple[int, str, str, str, str, int, str, str]] = [
    (0, "wc", "counter", "2025-03-01", "Sleutel van het nieuwe huis", 2, "trots", ""),
    (0, "bz", "website", "2025-03-02", "Verhuizing doorgeven met DigiD", 1, "opgelucht", ""),
    (1, "oud", "telephone", "2025-03-04", "Uitkering stopt op dag van verhuizing", -1,
     "geschrokken", ""),
    (1, "wo", "counter", "2025-03-06", "Eerst een bewijs uit Lindewaard halen", -1, "in de war",
     "Ze zeggen allebei dat ik bij de ander moet zijn."),
    (1, "oud", "telephone", "2025-03-13", "Bewijs komt pas na de eindafrekening", -2,
     "machteloos", ""),
    (1, "wo", "letter", "2025-04-03", "Aanvraag afgewezen: stukken ontbreken", -2, "boos", ""),
    (2, "wc", "letter", "2025-04-10", "Aanmaning: huurachterstand", -2, "bang",
     "Ik durfde de post niet meer open te maken."),
    (2, "wt", "counter", "2025-04-13", "Inloop: iemand luistert en belt mee", 1, "gehoord", ""),
    (2, "wo", "telephone", "2025-04-15", "Voorschot geregeld in één gesprek", 1, "opgelucht",
     "Zij vroeg als eerste hoe het met mij ging."),
    (3, "sh", "website", "2025-04-20", "Aanmelden: 23 vragen en 11 bijlagen", -1,
     "overweldigd", ""),
    (3, "sh", "counter", "2025-05-18", "Intake: verhaal voor de vijfde keer", -1, "moe",
     "Ik heb mijn verhaal nu vijf keer verteld."),
    (4, "wo", "letter", "2025-05-27", "Uitkering toegekend vanaf 1 maart", 1, "opgelucht", ""),
    (4, "wc", "telephone", "2025-06-02", "Betalingsregeling: ik mag blijven", 2, "veilig", ""),
    (4, "wt", "counter", "2025-06-09", "Eén plan, één vaste contactpersoon", 2, "hoopvol",
     "Nu weet ik wie ik kan bellen."),
]  # fmt: skip
_WAITS = {4: "1 week", 5: "3 weeks", 10: "4 weeks"}
_TRUTHS = {
    6: ("Afwijzing per brief: het vertrouwen knapt.", "ill"),
    8: ("Het wijkteam luistert en belt direct mee.", "good"),
    13: ("De corporatie kiest voor een regeling.", "good"),
}
_STUCK = [
    ("transfer", "Twee loketten wachten op elkaar", [3, 4, 5, 9],
     "Geen afspraak wie het bewijs regelt bij verhuizing.", "6 weken zonder inkomen"),
    ("information", "Afwijzing zonder gesprek", [6],
     "Brief na drie weken; niemand belde over de stukken.", ""),
    ("retelling", "Formulier past niet bij iemand met stress", [10],
     "23 vragen en 11 bijlagen, alles opnieuw aanleveren.", ""),
]  # fmt: skip


def noor(**changes: Any) -> Journey:
    """The journey of the picture that shows the look to reach."""
    fields: dict[str, Any] = {
        "id": "noor",
        "kind": "lived",
        "title": "Klantreis van Noor (21) en dochter Mila",
        "summary": "Verhuizen tussen twee gemeenten met een bijstandsuitkering.",
        "case": {"name": "Noor", "age": 21},
        "goal": "rust, en een veilige plek voor Mila.",
        "wish": "Eén aanvraag. De gemeenten regelen de rest onderling.",
        "problems": [
            {"id": "huis", "title": "Noor houdt haar huis", "outcome": "solved"},
            {"id": "inkomen", "title": "Inkomen vanaf 27 mei", "outcome": "solved"},
            {"id": "schuld", "title": "€ 2.140 nieuwe schuld", "outcome": "not_solved"},
            {"id": "rust", "title": "14 weken onzekerheid", "outcome": "not_solved"},
        ],
        "phases": [{"id": f"f{n}", "title": title} for n, title in enumerate(_PHASES)],
        "departments": [
            {"id": name, "title": title, "organisation": of, "kind": kind}
            for name, title, of, kind in _DEPARTMENTS
        ],
        "contact_moments": [_moment(n, row) for n, row in enumerate(_MOMENTS, 1)],
        "experiences": [
            {
                "id": f"e{n}",
                "contact_moment": f"m{n}",
                "score": row[5],
                "emotions": [row[6]],
                "quote": row[7],
            }
            for n, row in enumerate(_MOMENTS, 1)
        ],
        "bottlenecks": [
            {
                "id": f"k{n}",
                "category": category,
                "title": title,
                "contact_moments": [f"m{place}" for place in places],
                "description": why,
                "effect": effect,
            }
            for n, (category, title, places, why, effect) in enumerate(_STUCK, 1)
        ],
    }
    return Journey.model_validate(fields | changes)


def _moment(n: int, row: tuple[int, str, str, str, str, int, str, str]) -> dict[str, Any]:
    phase, department, channel, date, title, *_ = row
    moment: dict[str, Any] = {
        "id": f"m{n}",
        "phase": f"f{phase}",
        "department": department,
        "channel": channel,
        "date": date,
        "title": title,
        "topic": "inkomen",
        "told_again": n in (4, 6, 9, 11),
    }
    if n in _WAITS:
        moment["waiting"] = {"duration": _WAITS[n], "waited_for": "department"}
    if n in _TRUTHS:
        moment["moment_of_truth"] = {"why": _TRUTHS[n][0], "effect": _TRUTHS[n][1]}
    return moment


def empty(**changes: Any) -> Journey:
    """A journey with nothing in it."""
    return Journey.model_validate({"id": "leeg", "kind": "sketch", "title": "Lege kaart"} | changes)


def long(count: int) -> Journey:
    """A journey of ``count`` contact moments, made of Noor's again and again."""
    example = noor()
    phases = [{"id": f"f{n}", "title": f"Fase {n + 1}"} for n in range(-(-count // 5))]
    moments, experiences = [], []
    for n in range(count):
        like = example.contact_moments[n % len(example.contact_moments)]
        changed = {"id": f"m{n + 1}", "phase": f"f{n // 5}", "date": None}
        moments.append(like.model_copy(update=changed))
        felt = example.experiences_of(like.id)[0]
        experiences.append(
            felt.model_copy(update={"id": f"e{n + 1}", "contact_moment": f"m{n + 1}"})
        )
    return Journey.model_validate(
        example.model_dump()
        | {
            "id": f"lang-{count}",
            "phases": phases,
            "bottlenecks": example.bottlenecks if count >= 10 else [],
        }
        | {"contact_moments": [m.model_dump() for m in moments]}
        | {"experiences": [e.model_dump() for e in experiences]}
    )


def many_voices() -> Journey:
    """Noor's journey with two more parents, a partner, and what the departments expected."""
    example = noor(id="stemmen", kind="combined")
    told = [one.model_dump() for one in example.experiences]
    for n, moment in enumerate(example.contact_moments):
        score = example.experiences_of(moment.id)[0].score or 0
        for voice, other in (("Samira", min(2, score + n % 3)), ("Lotte", max(-2, score - n % 2))):
            told.append(_told(f"{moment.id}-{voice.lower()}", moment.id, voice, other))
        if n % 4 == 0:
            told.append(_told(f"{moment.id}-p", moment.id, "", 1) | {"perspective": "partner"})
        if n % 3 == 0:
            told.append(_told(f"{moment.id}-a", moment.id, "", 2) | {"perspective": "department"})
    return Journey.model_validate(example.model_dump() | {"experiences": told})


def _told(name: str, moment: str, voice: str, score: int) -> dict[str, Any]:
    return {"id": name, "contact_moment": moment, "voice": voice, "score": score}
