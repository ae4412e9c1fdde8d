from django import forms


class Letter(forms.Form):
    subject = forms.CharField(label="Subject", help_text="In a few words.")
    sent_on = forms.DateField(label="Sent on", required=False)
    urgent = forms.BooleanField(label="Urgent", required=False)


def test_every_field_has_a_label_of_its_own():
    drawn = str(Letter())
    assert '<label for="id_subject">Subject' in drawn
    assert "optional" in drawn.split("Sent on")[1][:60]


def test_what_is_wrong_stands_above_its_field_and_first_of_all():
    drawn = str(Letter({"subject": "", "sent_on": "soon"}))
    assert '<a href="#id_subject">Subject: This field is required.</a>' in drawn
    assert 'id="id_subject_error"' in drawn
    assert 'aria-invalid="true"' in drawn


def test_help_is_tied_to_its_control():
    drawn = str(Letter()["subject"].as_field_group())
    assert 'id="id_subject_helptext"' in drawn
    assert 'aria-describedby="id_subject_helptext"' in drawn
