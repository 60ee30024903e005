"""What is told by its form: citizen service numbers, telephone numbers, e-mail addresses."""

import re
from collections.abc import Iterator
from typing import Final

from phonenumbers import Leniency, PhoneNumberMatcher, PhoneNumberType, number_type

from app.privacy.warning import Certainty, PersonalData, PrivacyWarning

BSN_LENGTH: Final = 9
_DIGITS = re.compile(r"(?<![\d+])(?<!\d[.,])\d(?:[ .\-]?\d){7,8}(?![ .\-]?\d)(?!,\d)")
_NAMED_BSN = re.compile(
    r"(?i)\b(?:bsn|b\.\s?s\.\s?n\.|sofi[- ]?nummer|burger\s?service\s?nummer|"
    r"citizen service number)\D{0,20}?"
    r"(\d(?:[ .\-]?\d){6,9})(?!\d)"
)
_EMAIL = re.compile(
    r"(?i)(?<![\w.+-])[\w.+-]{1,64}\s?(?:@|[(\[]\s?(?:at|apenstaartje)\s?[)\]]|\sapenstaartje\s)\s?"
    r"[a-z0-9][a-z0-9-]{0,62}(?:(?:\.|\s(?:punt|dot)\s|\s?[(\[](?:punt|dot)[)\]]\s?)[a-z0-9-]{1,62}){1,4}"
)
_DESK = re.compile(r"(?i)(?:info|contact|klantenservice|helpdesk|noreply|no-reply|balie)@")
_MOBILE = re.compile(
    r"(?<![\d+])(?:\(?0031\)?|\+ ?31|0)[ .\-/_()0]{0,4}6(?:[ .\-/_]{0,3}\d){8}(?!\d)"
)
_PUBLIC: Final = frozenset(
    {
        PhoneNumberType.TOLL_FREE,
        PhoneNumberType.PREMIUM_RATE,
        PhoneNumberType.SHARED_COST,
        PhoneNumberType.UAN,
    }
)


def is_bsn(digits: str) -> bool:
    """Whether eight or nine digits pass the check that every BSN does ("elfproef").

    The first digit counts nine times, the next eight times and so on; the last one is taken off.
    """
    digits = digits.zfill(BSN_LENGTH)
    if len(digits) != BSN_LENGTH or not digits.isdecimal() or not digits.strip("0"):
        return False
    total = sum(int(one) * (BSN_LENGTH - place) for place, one in enumerate(digits[:-1]))
    return (total - int(digits[-1])) % 11 == 0


def bsns(text: str) -> Iterator[PrivacyWarning]:
    """Numbers that could be a citizen service number, and any that is called one."""
    for found in _NAMED_BSN.finditer(text):
        yield PrivacyWarning(*found.span(1), PersonalData.BSN, Certainty.CERTAIN)
    for found in _DIGITS.finditer(text):
        digits = re.sub(r"\D", "", found[0])
        if is_bsn(digits) and not _is_a_date(found[0]):
            sure = Certainty.CERTAIN if len(digits) == BSN_LENGTH else Certainty.LIKELY
            yield PrivacyWarning(*found.span(), PersonalData.BSN, sure)


def _is_a_date(text: str) -> bool:
    """Eight digits as a day, a month and a year: that has its own warning, or none."""
    return bool(
        re.fullmatch(r"\d{1,2}[ .\-]\d{1,2}[ .\-]\d{4}|\d{4}[ .\-]\d{1,2}[ .\-]\d{1,2}", text)
    )


def telephones(text: str) -> Iterator[PrivacyWarning]:
    """Telephone numbers of people and desks; not the free and paid numbers of call centres."""
    for match in PhoneNumberMatcher(text, "NL", leniency=Leniency.VALID, max_tries=1_000):
        if number_type(match.number) not in _PUBLIC and len(match.raw_string) > BSN_LENGTH:
            yield PrivacyWarning(match.start, match.end, PersonalData.TELEPHONE, Certainty.CERTAIN)
    for found in _MOBILE.finditer(text):
        yield PrivacyWarning(*found.span(), PersonalData.TELEPHONE, Certainty.CERTAIN)


def emails(text: str) -> Iterator[PrivacyWarning]:
    """E-mail addresses, also with the sign written out; not those of a general desk."""
    for found in _EMAIL.finditer(text):
        if not _DESK.match(found[0]):
            yield PrivacyWarning(*found.span(), PersonalData.EMAIL, Certainty.CERTAIN)
