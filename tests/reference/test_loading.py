from ctportal.reference import files, loading
from ctportal.reference.models import ReferenceLoad, State, Theme, ThemeSynonym


def test_loading_again_finds_nothing_new(django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        assert loading.load() is False


def test_loading_changed_files_leaves_every_id_as_it_was(monkeypatch):
    before = {model: ids(model) for model in (State, Theme, ThemeSynonym)}
    monkeypatch.setattr(files, "digest", lambda: "other files")
    assert loading.load() is True
    assert {model: ids(model) for model in before} == before


def test_loading_puts_right_what_was_changed(monkeypatch):
    State.objects.filter(iso3="FRA").update(names={"en": "Gaul"})
    monkeypatch.setattr(files, "digest", lambda: "other files")
    loading.load()
    assert State.objects.get(iso3="FRA").name == "France"


def test_going_back_to_former_files_is_a_load_as_well(monkeypatch):
    former = ReferenceLoad.objects.latest("pk").digest
    monkeypatch.setattr(files, "digest", lambda: "other files")
    loading.load()
    monkeypatch.setattr(files, "digest", lambda: former)
    assert loading.load() is True


def test_loading_leaves_invented_states_alone(monkeypatch):
    State.objects.create(iso3="XZA", status="exercise", names={"en": "Carana"})
    monkeypatch.setattr(files, "digest", lambda: "other files")
    loading.load()
    assert State.objects.get(iso3="XZA").name == "Carana"


def test_the_digest_changes_with_a_file(monkeypatch, tmp_path):
    before = files.digest()
    (tmp_path / "states.csv").write_text("iso3\n")
    monkeypatch.setattr(files, "FOLDER", tmp_path)
    assert files.digest() != before


def test_no_word_means_two_themes():
    meanings = {}
    for code, _language, word in loading.theme_words():
        meanings.setdefault(loading.normalised(word), set()).add(code)
    assert {word: codes for word, codes in meanings.items() if len(codes) > 1} == {}


def ids(model):
    return sorted(model.objects.values_list("pk", flat=True))
