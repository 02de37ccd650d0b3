"""Asking: before anything is written the owner is asked, through their assistant's own form wherever it has one."""

import json
from enum import StrEnum
from hashlib import sha256
from typing import Any

from mcp.server.context import ServerRequestContext
from mcp_types import (
    CallToolRequestParams,
    ClientCapabilities,
    ElicitationCapability,
    ElicitRequest,
    ElicitRequestFormParams,
    ElicitResult,
    InputRequiredResult,
)
from mcp_types.version import MODERN_PROTOCOL_VERSIONS

SURE = "sure"
FORM = {
    "type": "object",
    "properties": {SURE: {"type": "boolean", "title": "Do it", "description": "Change the book as said above."}},
    "required": [SURE],
}


class Word(StrEnum):
    """The owner's word: yes, no, or that nobody could ask them."""

    YES = "yes"
    NO = "no"
    NOBODY_ASKED = "nobody asked"


async def owners_word(
    context: ServerRequestContext[Any, Any], call: CallToolRequestParams, question: str
) -> Word | InputRequiredResult:
    """Give the owner's word on `question`, or what makes the assistant ask and call again (protocol of 2026)."""
    session = context.session
    if not session.check_client_capability(ClientCapabilities(elicitation=ElicitationCapability())):
        return Word.YES if (call.arguments or {}).get("confirm") is True else Word.NOBODY_ASKED
    form = ElicitRequestFormParams(message=question, requested_schema=FORM)
    if context.protocol_version not in MODERN_PROTOCOL_VERSIONS:
        return _word(await session.elicit_form(question, FORM, context.request_id))
    answer = (call.input_responses or {}).get(SURE)
    # an answer counts for the very call that it was asked about
    if isinstance(answer, ElicitResult) and call.request_state == _digest(call):
        return _word(answer)
    return InputRequiredResult(input_requests={SURE: ElicitRequest(params=form)}, request_state=_digest(call))


def _word(answer: ElicitResult) -> Word:
    is_sure = answer.action == "accept" and (answer.content or {}).get(SURE) is True
    return Word.YES if is_sure else Word.NO


def _digest(call: CallToolRequestParams) -> str:
    told = json.dumps([call.name, call.arguments], sort_keys=True)
    return sha256(told.encode()).hexdigest()
