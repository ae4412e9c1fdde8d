"""One line of the proof: what must hold, the figure found, and whether it does."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Row:
    """A row of the table of what must hold, as it was measured."""

    number: int
    what: str
    figure: str
    is_ok: bool
    # What is wrong, for who has to put it right; printed only on a MISS.
    faults: tuple[str, ...] = ()

    def __str__(self):
        verdict = "ok" if self.is_ok else "MISS"
        line = f"row {self.number}: {self.what}: {self.figure} … {verdict}"
        shown = [] if self.is_ok else [f"    {fault}" for fault in self.faults[:20]]
        return "\n".join([line, *shown])


def joined(parts) -> Row:
    """A row that was measured in parts; it holds where each of them does."""
    first = parts[0]
    failed = [part for part in parts if not part.is_ok]
    return replace(
        (failed or [first])[0],
        figure="; ".join(part.figure for part in parts),
        faults=tuple(fault for part in parts for fault in part.faults),
    )
