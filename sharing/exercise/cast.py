"""The exercise's people and States, all invented.

States bear user-assigned ISO codes, so that nothing is said of a real one.
"""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from django.contrib.auth.hashers import make_password
from django.db import connection

from ctportal.people.models import (
    Clearance,
    CommunityMember,
    Deputyship,
    Entity,
    Function,
    Incumbency,
    Membership,
    Person,
)
from ctportal.reference import parties
from ctportal.reference.models import Instrument, Region, State

PARTIES = Path(__file__).parent / "data" / "party_status.csv"
FROM = date(2020, 1, 1)
ENDED = date(2026, 6, 30)

STATES = {
    "XAA": ("Carana", "Carana", "Carana", "كارانا", "Карана", "卡拉纳", "014"),
    "XAB": ("Katasi", "Katasi", "Katasi", "كاتاسي", "Катаси", "卡塔西", "015"),
    "XAC": ("Sumora", "Sumora", "Sumora", "سومورا", "Сумора", "苏莫拉", "035"),
    "XAD": ("Rimosa", "Rimosa", "Rimosa", "ريموسا", "Римоса", "里莫萨", "013"),
    "XAE": ("Belmara", "Belmara", "Belmara", "بلمارا", "Бельмара", "贝尔马拉", "011"),
    "XAF": ("Lumeria", "Lumérie", "Lumeria", "لوميريا", "Лумерия", "卢梅里亚", "143"),
    "XAG": ("Norvia", "Norvie", "Norvia", "نورفيا", "Норвия", "诺维亚", "151"),
    "XAH": ("Tamaria", "Tamarie", "Tamaria", "تاماريا", "Тамария", "塔马里亚", "029"),
}
LANGUAGES = ("en", "fr", "es", "ar", "ru", "zh")

# Organizations that only the exercise has, with the State whose they are.
ENTITIES = {
    "mission-carana": ("mission", "Permanent mission of Carana", "XAA"),
    "mission-katasi": ("mission", "Permanent mission of Katasi", "XAB"),
    "mission-norvia": ("mission", "Permanent mission of Norvia", "XAG"),
    "mission-tamaria": ("mission", "Permanent mission of Tamaria", "XAH"),
    "donor-norvia": ("donor", "Norvia, development cooperation", "XAG"),
    "administration": ("un-entity", "Portal administration", None),
    "oversight": ("un-entity", "Internal oversight", None),
}
# Who stands for whom: the deputy and the other.
DEPUTIES = [("officer.cted", "head.cted")]
# Functions that only the exercise has: their office and their name.
FUNCTIONS = {
    "legal-cted": ("cted", "Legal adviser of CTED"),
    "gender-cted": ("cted", "Gender adviser of CTED"),
}
# Offices that the exchange matrices go to.
WITH_MAILBOX = ("cted", "unoct")


class Part(NamedTuple):
    """One account: who it is, for whom it acts, in which role, how far cleared."""

    login: str
    name: str
    entity: str | None
    role: str = Membership.Role.READER
    clearance: int = 0
    function: str | None = None
    language: str = ""


Role = Membership.Role
PARTS = [
    Part("analyst.cted", "M. Lindqvist", "cted", Role.ASSESSMENT_OFFICER, 1),
    Part("reviewer.cted", "H. Brandt", "cted", Role.REVIEWER, 1),
    Part(
        "officer.cted",
        "S. Haddad",
        "cted",
        Role.CONFIDENTIALITY_OFFICER,
        2,
        "officer-cted",
    ),
    Part("head.cted", "A. Sarr", "cted", Role.HEAD, 2, "head-cted"),
    Part("legal.cted", "O. Mbeki", "cted", Role.READER, 1, "legal-cted"),
    Part("gender.cted", "V. Ionescu", "cted", Role.READER, 1, "gender-cted"),
    Part("manager.unoct", "J. Okello", "unoct", Role.PROJECT_MANAGER, 1),
    Part("board.unoct", "D. Moreau", "unoct", Role.BOARD_SECRETARY, 1),
    Part(
        "officer.unoct",
        "L. Ferreira",
        "unoct",
        Role.CONFIDENTIALITY_OFFICER,
        2,
        "officer-unoct",
    ),
    Part("head.unoct", "K. Yamada", "unoct", Role.HEAD, 2, "head-unoct"),
    Part("staff.unodc", "P. Novák", "unodc", clearance=1),
    Part("staff.icao", "R. Iyer", "icao"),
    Part(
        "secretariat",
        "C. Duarte",
        "ctc-secretariat",
        Role.SECRETARIAT,
        1,
        "committee-secretary",
    ),
    Part("chair.committee", "I. Dahl", "mission-norvia", clearance=1),
    Part("member.committee", "Y. Osei", "mission-katasi", clearance=1),
    Part("donor", "E. Halvorsen", "donor-norvia"),
    Part("mission", "F. Amadi", "mission-carana", clearance=1),
    Part("admin", "T. Weber", "administration", Role.ADMINISTRATOR),
    Part("auditor", "N. Petrova", "oversight", Role.AUDITOR, 1),
    Part("newcomer", "B. Castillo", None),
    Part("former", "G. Marsh", "cted", Role.ASSESSMENT_OFFICER, 1),
]


def invent_states():
    """The exercise's States, in six languages; written by the schema's owner."""
    for iso3, (*names, region) in STATES.items():
        facts = {
            "names": dict(zip(LANGUAGES, names, strict=True)),
            "status": State.Status.EXERCISE,
            "formal_names": _formal(*names[:3]),
            "subregion": Region.objects.filter(m49=region).first(),
        }
        State.objects.update_or_create(iso3=iso3, defaults=facts)


def invent_party_status():
    """How invented States stand to real instruments; invented as they are."""
    if Instrument.objects.exists():
        with PARTIES.open(encoding="utf-8", newline="") as file:
            parties.store(parties.read(file))


def _formal(english, french, spanish) -> dict[str, str]:
    """Invented States are all republics, which letters name in full."""
    of = "d’" if french[0] in "AEIOU" else "de "
    return {
        "en": f"the Republic of {english}",
        "fr": f"la République {of}{french}",
        "es": f"la República de {spanish}",
    }


def engage_people(password: str):
    """Entities, accounts, mailboxes and their places; nobody is engaged twice.

    Written by the schema's owner: two people give places, and at the beginning there
    is nobody.
    """
    with connection.as_owner():
        _found_entities()
        # Hashing is slow on purpose; they all have the same one.
        hashed = make_password(password)
        for part in PARTS:
            if not Person.objects.filter(login=part.login).exists():
                _engage(part, hashed)
        for deputy, stands_for in DEPUTIES:
            _appoint(deputy, stands_for)
        for code in WITH_MAILBOX:
            _open_mailbox(code)
        Person.objects.filter(login="former").update(is_active=False)


def _found_entities():
    for code, (kind, name, iso3) in ENTITIES.items():
        state = State.objects.filter(iso3=iso3).first()
        facts = {"kind": kind, "names": {"en": name}, "state": state}
        entity, _made = Entity.objects.update_or_create(code=code, defaults=facts)
        if kind == Entity.Kind.UN_ENTITY:
            CommunityMember.objects.filter(entity=entity).delete()
    for code, (entity, name) in FUNCTIONS.items():
        facts = {"entity": Entity.objects.get(code=entity), "names": {"en": name}}
        Function.objects.update_or_create(code=code, defaults=facts)


def _engage(part, hashed):
    person = Person.objects.create(
        login=part.login,
        password=hashed,
        name=part.name,
        email=f"{part.login}@exercise.example",
        language=part.language,
    )
    if part.entity is None:
        return
    membership = Membership.objects.create(
        person=person,
        entity=Entity.objects.get(code=part.entity),
        role=part.role,
        begins_on=FROM,
        ends_on=ENDED if part.login == "former" else None,
    )
    Clearance.objects.create(
        membership=membership, classification=part.clearance, begins_on=FROM
    )
    if part.function:
        function = Function.objects.get(code=part.function)
        Incumbency.objects.create(function=function, person=person, begins_on=FROM)


def _appoint(deputy, stands_for):
    """Somebody acts for another of their office from now on."""
    person, other = (Person.objects.get(login=each) for each in (deputy, stands_for))
    facts = {"entity": person.entity, "begins_on": FROM}
    Deputyship.objects.get_or_create(person=person, stands_for=other, defaults=facts)


def _open_mailbox(code):
    """An office's mailbox: it receives, and nobody signs in with it."""
    entity = Entity.objects.get(code=code)
    facts = {
        "name": f"{entity.names['en']}, office mailbox",
        "email": f"{code}@exercise.example",
        "is_mailbox": True,
        "password": make_password(None),
    }
    mailbox, is_new = Person.objects.get_or_create(
        login=f"mailbox.{code}", defaults=facts
    )
    if is_new:
        membership = Membership.objects.create(person=mailbox, entity=entity)
        Clearance.objects.create(membership=membership, classification=1)
