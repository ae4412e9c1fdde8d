"""For whom a document is made, as each of its pages says."""


def named(person) -> str:
    return f"{person.name}, {person.entity.name}" if person.entity else person.name
