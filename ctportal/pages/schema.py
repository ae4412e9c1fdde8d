"""What the schema tells of every POST: the key under which it is done once."""

from .repeating import HEADER, LONGEST

KEY = {
    "in": "header",
    "name": HEADER,
    "description": (
        "A word of the sender's own, new for each act, such as a UUID. Whoever heard no"
        " answer sends the same again under the same key within a day: it is done once,"
        " and the answer has what was made as it may be read by then."
    ),
    "schema": {"type": "string", "maxLength": LONGEST},
}
ANSWERS = {
    "409": {"description": "What bears this key is being carried out: ask again."},
    "422": {"description": "Something else was sent under this key."},
}


def tell_of_keys(result, generator, request, public):
    for told in result["paths"].values():
        if "post" in told:
            told["post"].setdefault("parameters", []).append(KEY)
            told["post"]["responses"] = ANSWERS | told["post"]["responses"]
    return result
