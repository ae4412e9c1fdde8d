"""The organizations, groups of readers and functions every portal begins with."""

import json
from pathlib import Path

from .models import Community, CommunityMember, Entity, Function, JointMember

FOLDER = Path(__file__).parent / "data"


def load():
    """Write what is not there yet; rows are known by their codes."""
    for row in _rows("entities"):
        facts = {"kind": row["kind"], "names": row["names"]}
        entity, _made = Entity.objects.update_or_create(
            code=row["code"], defaults=facts
        )
        for code in row.get("members", ()):
            member = Entity.objects.get(code=code)
            JointMember.objects.get_or_create(joint=entity, entity=member)
    for row in _rows("communities"):
        _load_community(row)
    for row in _rows("functions"):
        facts = {
            "entity": Entity.objects.get(code=row["entity"]),
            "is_confidentiality_officer": row["officer"],
            "names": row["names"],
        }
        Function.objects.update_or_create(code=row["code"], defaults=facts)


def _load_community(row):
    community, _made = Community.objects.update_or_create(
        code=row["code"], defaults={"names": row["names"]}
    )
    members = Entity.objects.filter(kind__in=row["kinds"]) | Entity.objects.filter(
        code__in=row["entities"]
    )
    for entity in members:
        CommunityMember.objects.get_or_create(community=community, entity=entity)


def _rows(name):
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
