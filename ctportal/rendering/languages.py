"""How each of the six languages is set: direction, fonts and language tags."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """`code` is Django's, `tag` the one files bear, `faces` in order of preference.

    `size` is in points and `leading` in letter heights: Amiri is drawn smaller than
    its neighbours and reaches further above and below the line.
    """

    code: str
    tag: str
    day: str
    faces: tuple[str, ...] = ("Noto Sans", "Amiri", "Noto Sans SC")
    right_to_left: bool = False
    size: float = 10
    leading: float = 0.68

    @property
    def region(self) -> str | None:
        return self.tag.partition("-")[2] or None


LANGUAGES = {
    "en": Language("en", "en-GB", "j F Y"),
    "fr": Language("fr", "fr-FR", "j F Y"),
    "es": Language("es", "es-ES", r"j \d\e F \d\e Y"),
    "ru": Language("ru", "ru-RU", "j E Y"),
    "ar": Language(
        "ar",
        "ar",
        "j F Y",
        faces=("Amiri", "Noto Sans", "Noto Sans SC"),
        right_to_left=True,
        size=12.5,
        leading=0.9,
    ),
    "zh": Language(
        "zh-hans", "zh-CN", "Y年n月j日", faces=("Noto Sans", "Noto Sans SC", "Amiri")
    ),
}


def language_of(code: str) -> Language:
    return LANGUAGES[code.partition("-")[0]]
