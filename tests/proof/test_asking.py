"""What is asked in every world."""

from .asking import Asked, offered

LINK = '<a href="/states/?status={}">{}</a>'
PAGE = "".join(LINK.format(word, word) for word in ("member", "observer")).encode()


def test_a_question_that_a_page_leads_to_is_asked_once():
    answered = {Asked("get", "/states/"): (200, {"Content-Type": "text/html"}, PAGE)}
    assert offered(answered) == [Asked("get", "/states/?status=member")]
    assert offered(answered | dict.fromkeys(offered(answered), (200, {}, b""))) == []
