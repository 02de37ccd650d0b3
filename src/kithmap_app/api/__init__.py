"""The API: what programs see and do over HTTP, with a token, on this machine."""
