"""Names by language, as machines send them."""

from rest_framework.exceptions import ValidationError
from rest_framework.serializers import CharField, DictField

from ..naming import SPOKEN


class NamesField(DictField):
    """{"en": …, "fr": …}: English always, the others where there is one."""

    child = CharField(max_length=400)

    def to_internal_value(self, data):
        names = super().to_internal_value(data)
        if unknown := sorted(names.keys() - SPOKEN.keys()):
            raise ValidationError([f"Not one of the six languages: {unknown[0]}."])
        if not names.get("en"):
            raise ValidationError(["Give it an English name."])
        return names
