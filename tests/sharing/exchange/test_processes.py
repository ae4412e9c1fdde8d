"""The programs that send: killed at the worst moment, and rung by the real beat."""

import signal
import time
from email.utils import parseaddr

import pytest

from . import exchanges, processes


@pytest.fixture
def offices(committed):
    return exchanges.Offices()


@pytest.fixture
def shared(offices):
    """Both matrices, with a line for each recipient."""
    exchanges.recommendation_matrix(offices)
    exchanges.project_matrix(offices)
    exchanges.recommend(offices, offices.unoct, offices.unodc)
    exchanges.run_project(offices, offices.cted)
    return offices


def test_a_sender_killed_after_the_mail_was_taken_repeats_that_very_mail(
    shared, postbox
):
    postbox.kills_sender_after = 2
    assert processes.send_due_editions(postbox) == [-signal.SIGKILL]
    assert len(postbox.mails) == 2
    assert processes.send_due_editions(postbox) == [0]
    sent = [mail for _people, mail in postbox.mails]
    # The second was taken but not yet marked as sent; it alone comes again.
    assert [sent.count(mail) for mail in sent] == [1, 2, 2, 1]
    boxes = [shared.unoct_box, shared.unodc_box, shared.cted_box]
    assert all(postbox.to(box) for box in boxes)
    assert len({exchanges.parsed(mail)["Message-ID"] for mail in sent}) == 3


def test_two_senders_at_once_send_each_mail_once(shared, postbox):
    assert processes.send_due_editions(postbox, at_once=2) == [0, 0]
    assert len(postbox.mails) == 3


def test_worker_and_beat_send_both_matrices_by_themselves(shared, postbox, tmp_path):
    worker = processes.celery(
        postbox, "worker", "--concurrency", "1", "--without-gossip"
    )
    beat = processes.celery(
        postbox, "beat", "--schedule", processes.schedule(tmp_path), "--pidfile="
    )
    with worker as works, beat as rings:
        _wait_for(lambda: len(postbox.mails) >= 3, works, rings)
        # Another ring changes nothing.
        time.sleep(1.5)
    assert len(postbox.mails) == 3
    senders = [parseaddr(exchanges.parsed(mail)["From"]) for _to, mail in postbox.mails]
    assert len(set(senders)) == 1


def _wait_for(happened, *programs):
    """As long as those run who bring it about, on a slow machine too."""
    ends_at = time.monotonic() + processes.PATIENCE
    while not happened():
        assert [program.poll() for program in programs] == [None] * len(programs)
        assert time.monotonic() < ends_at
        time.sleep(0.1)
