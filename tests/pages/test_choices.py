from django import forms


class Chosen(forms.Form):
    day = forms.ChoiceField(choices=[("", "---------"), ("1", "Monday")])


def test_a_choice_not_made_says_so_in_words():
    assert ">none chosen<" in str(Chosen()["day"])
    assert "---------" not in str(Chosen()["day"])


def test_a_choice_that_is_made_stays_in_its_words():
    assert ">Monday<" in str(Chosen()["day"])
