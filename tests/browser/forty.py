"""Forty recommendations as somebody says them after a day of meetings."""

THEMES = ("Border management", "Prisons", "Children", "Evidence")
WHAT = (
    "Open a watch post at the harbour of",
    "Train the prosecutors of",
    "Scan the cargo that leaves",
    "Keep a register of visitors in",
    "Light the airfield near",
)
WHERE = (
    "Arvelo",
    "Brannoch",
    "Corsand",
    "Dellmar",
    "Estrava",
    "Fenwick",
    "Garrow",
    "Hollin",
)
LINES = [
    (f"{what} {where}, and report on it in {1990 + 7 * at + place}.", THEMES[at % 4])
    for at, where in enumerate(WHERE)
    for place, what in enumerate(WHAT)
]
