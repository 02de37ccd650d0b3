"""Doing: every act is one operation, `POST /acts/NAME`, which takes what the act takes and gives what it gives."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from ninja import Router
from pydantic import BaseModel

from kithmap_app.api.keys import WRITE
from kithmap_app.programs.act import Act
from kithmap_app.programs.acts import ACTS
from kithmap_app.programs.desk import open_desk

doing = Router(auth=WRITE)


def _operation(act: Act) -> Callable[..., Any]:
    """Give the view of an act; its annotations tell what it takes."""

    def view(request: HttpRequest, told: BaseModel) -> Any:
        return act.perform(told, open_desk())

    view.__name__ = act.name
    view.__annotations__["told"] = act.told
    return view


for _act in ACTS.values():
    doing.post(
        f"/{_act.path}",
        response=_act.done,
        operation_id=_act.name,
        summary=_act.summary,
        description=_act.description,
        tags=[_act.group],
    )(_operation(_act))
