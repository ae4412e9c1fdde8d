"""What machines may ask and send is written down, all of it."""

from django.core.management import call_command


def test_the_schema_is_complete_and_sound(tmp_path):
    options = {"validate": True, "fail_on_warn": True, "api_version": None}
    call_command("spectacular", file=str(tmp_path / "schema.yml"), **options)
