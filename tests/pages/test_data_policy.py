"""What the portal keeps and what it does not is open to everyone signed in."""

from .. import factories


def test_somebody_of_no_office_reads_the_data_policy(db, browser):
    page = browser(factories.PersonFactory()).get("/data-policy/").content.decode()
    for word in ("Operational intelligence", "Named suspects", "Sanctions lists"):
        assert word in page


def test_a_visitor_signs_in_first(db, client):
    assert client.get("/data-policy/").status_code == 302


def test_every_page_leads_to_it(browser, holder):
    assert 'href="/data-policy/"' in browser(holder).get("/").content.decode()


def test_every_upload_warns_and_leads_to_it(browser, holder):
    page = browser(holder).get("/documents/new/").content.decode()
    assert "Not for operational intelligence" in page
    assert page.count('href="/data-policy/"') == 2
