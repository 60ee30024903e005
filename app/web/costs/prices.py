"""The prices of the workspace: each with its source and date, to change by the administrator."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response

from app.actions.costs import drop_price, keep_price, list_prices
from app.actions.seen import Overtaken, mark_of
from app.actions.workspace import NotFound
from app.journey import Category, Fault, Refused, Resource
from app.journey.costs import Per, Price
from app.language import Translator
from app.web.costs.money_words import MoneyWords
from app.web.pages.fields import Field, Widget
from app.web.pages.form_values import Values
from app.web.pages.options import Option
from app.web.pages.rendering import render
from app.web.pages.visit import ItemIdDep, SentDep, Visit, VisitDep
from app.web.plain_conflicts import chosen, guarded, guarded_as_sent, overtaken, seen_in
from app.web.plain_forms import PlainForm, PlainGroup

router = APIRouter()
PRICES: Final = "/prices"
_THOUSANDS: Final = re.compile(r"(?<=\d)[., ](?=\d{3}(?:\D|$))")


@dataclass(frozen=True)
class PricesPage:
    """The list of prices."""

    prices: tuple[Price, ...]
    words: MoneyWords
    done: bool


def price_form(t: Translator, action: str) -> PlainForm:
    """The form of a price."""
    pers = [Option(one.value, t(f"costs.of.{one}")) for one in Per]
    categories = [Option(one.value, t(f"terms.category.{one}")) for one in Category]
    amount = PlainGroup(
        "amount",
        (
            Field("title", Widget.LINE, required=True),
            Field("low", Widget.AMOUNT),
            Field("high", Widget.AMOUNT),
            Field("per", Widget.CHOICE, required=True),
        ),
        {"per": pers},
    )
    source = PlainGroup(
        "source",
        (
            Field("source", Widget.LINE, required=True),
            Field("dated", Widget.DAY, required=True),
            Field("municipality", Widget.LINE),
            Field("note", Widget.TEXT),
        ),
    )
    use = PlainGroup(
        "use",
        (Field("instead", Widget.CHECK), Field("categories", Widget.ITEMS)),
        {"categories": categories},
    )
    key = PlainGroup("key", (Field("key", Widget.LINE, required=True),))
    return PlainForm("costs.price_form", (amount, source, use, key), action, PRICES)


@router.get(PRICES)
def show_prices(visit: VisitDep, done: bool = False) -> Response:
    """Every price."""
    page = PricesPage(list_prices(visit.workspace), MoneyWords(visit.t), done)
    return render(visit.request, visit.t, "costs/prices.html", page)


@router.get(f"{PRICES}/add")
def show_new_price(visit: VisitDep) -> Response:
    """The form of a price that is not there yet."""
    return _form(visit, _form_of(visit, None), {})


@router.post(f"{PRICES}/add")
def add_price(visit: VisitDep, sent: SentDep) -> Response:
    """Add a price."""
    return _keep(visit, None, sent)


@router.get(f"{PRICES}/of/{{item_id}}")
def show_price(visit: VisitDep, item_id: ItemIdDep) -> Response:
    """The form of a price."""
    price = _found(visit, item_id)
    shown = _shown(price, visit.t)
    return _form(visit, guarded(_form_of(visit, item_id), shown, mark_of(price)), shown)


@router.post(f"{PRICES}/of/{{item_id}}")
def change_price(visit: VisitDep, item_id: ItemIdDep, sent: SentDep) -> Response:
    """Change a price."""
    now = _shown(_found(visit, item_id), visit.t)
    return _keep(visit, item_id, chosen(_form_of(visit, item_id), sent, now))


@router.post(f"{PRICES}/of/{{item_id}}/remove")
def remove_price(visit: VisitDep, item_id: ItemIdDep) -> Response:
    """Take a price away."""
    drop_price(visit.workspace, key=item_id)
    return RedirectResponse(f"{PRICES}?done=true", status_code=303)


def _found(visit: Visit, key: str) -> Price:
    price = next((one for one in list_prices(visit.workspace) if one.key == key), None)
    if price is None:
        raise NotFound(Resource.JOURNEY, key)
    return price


def _keep(visit: Visit, key: str | None, sent: Values) -> Response:
    form = _form_of(visit, key)
    read = form.read(_without_marks(sent))
    fields = {name: value for name, value in read.items() if value not in (None, "", ())}
    try:
        keep_price(visit.workspace, fields=fields, key=key, seen=seen_in(sent))
    except Refused as refused:
        return _form(visit, guarded_as_sent(form, sent), sent, refused.faults)
    except Overtaken:
        now = _found(visit, key or "")
        theirs = _shown(now, visit.t), mark_of(now)
        return overtaken(visit, form, sent, theirs, f"{PRICES}?done=true")
    return RedirectResponse(f"{PRICES}?done=true", status_code=303)


def _without_marks(sent: Values) -> Values:
    """Amounts without marks between the thousands: ``75.000,50`` and ``75,000.50`` as well."""
    amounts = {name: sent.get(name, ()) for name in ("low", "high")}
    return {**sent} | {
        name: tuple(_THOUSANDS.sub("", one.strip()) for one in told)
        for name, told in amounts.items()
    }


def _form_of(visit: Visit, key: str | None) -> PlainForm:
    return price_form(visit.t, f"{PRICES}/of/{key}" if key else f"{PRICES}/add")


def _form(visit: Visit, form: PlainForm, values: Values, faults: Sequence[Fault] = ()) -> Response:
    page = form.page(visit.t, values, faults)
    return render(visit.request, visit.t, "form.html", page, status=400 if faults else 200)


def _shown(price: Price, t: Translator) -> Values:
    """What the form shows of a price."""
    told: dict[str, Any] = price.model_dump(mode="json")
    texts = ("key", "title", "source", "note", "dated", "municipality", "per")
    shown: dict[str, tuple[str, ...]] = {name: (str(told[name]),) for name in texts}
    for name, amount in (("low", price.low), ("high", price.high)):
        if amount is not None:
            shown[name] = (f"{amount:.2f}".removesuffix(".00").replace(".", t("across.decimal")),)
    shown["categories"] = tuple(one.value for one in price.categories)
    return shown | ({"instead": ("yes",)} if price.instead else {})
