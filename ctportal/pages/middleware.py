"""Nothing a person was shown stays in a cache on the way."""

from django.utils.cache import patch_cache_control


def never_stored(get_response):
    """Private, not stored, never asked for by condition."""

    def middleware(request):
        response = get_response(request)
        patch_cache_control(response, private=True, no_store=True)
        return response

    return middleware
