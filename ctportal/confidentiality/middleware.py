"""Every answer is built under its reader's keys, in one transaction."""

from tempfile import SpooledTemporaryFile

from django.db import transaction

from . import identity

FAILED = 500
# Bytes of a streamed answer kept in memory before they go to a file.
IN_MEMORY = 2 * 1024 * 1024


def as_reader(get_response):
    """Say who reads: the person signed in or the token's bearer, else a visitor."""

    def middleware(request):
        known = request.user if request.user.is_authenticated else None
        with identity.as_person(known):
            return get_response(request)

    return middleware


def one_transaction(get_response):
    """One transaction round view, rendering and disclosure.

    A view that raises is undone by itself; an answer that failed later undoes all.  A
    streamed answer is read to its end inside: outside, nobody has said who reads.
    """

    def middleware(request):
        with transaction.atomic():
            response = get_response(request)
            if response.status_code >= FAILED:
                transaction.set_rollback(True)
            elif response.streaming:
                _read_to_the_end(response)
        return response

    return middleware


def _read_to_the_end(response):
    # The response closes it: it is read only after this has returned.
    kept = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115
    for chunk in response.streaming_content:
        kept.write(chunk)
    kept.seek(0)
    response.streaming_content = iter(lambda: kept.read(64 * 1024), b"")
    response._resource_closers.append(kept.close)
