"""Words for sets of packs and copies."""

from ctportal.confidentiality.querysets import RecordQuerySet


class PackQuerySet(RecordQuerySet):
    def for_table(self):
        return super().for_table().select_related("for_entity", "for_person")


class CopyQuerySet(RecordQuerySet):
    def for_table(self):
        return super().for_table().select_related("created_by", "pack")
