"""Keys: a token in the header `Authorization` opens the API, to read or to read and write."""

from django.conf import settings
from django.http import HttpRequest
from ninja.security import HttpBearer

from kithmap_app.api.problems import Forbidden
from kithmap_app.programs.desk import open_desk
from kithmap_app.store.tokens import Token, TokenFile


class ReadKey(HttpBearer):
    """Any token of the owner's."""

    def authenticate(self, request: HttpRequest, token: str) -> Token | None:
        return TokenFile(settings.HOME).find(token, today=open_desk().today)


class WriteKey(ReadKey):
    """A token that may write. Raises Forbidden for one that may only read."""

    def authenticate(self, request: HttpRequest, token: str) -> Token | None:
        found = super().authenticate(request, token)
        if found is not None and not found.may_write:
            raise Forbidden
        return found


READ, WRITE = ReadKey(), WriteKey()
