"""A real mail server on this machine for tests, by aiosmtpd: it keeps what it is handed."""

import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

USER, PASSWORD = "ana", "correct horse"
HOST = "127.0.0.1"


@dataclass
class Mailbox:
    """What has arrived, and what the server answers to a letter ("" takes it)."""

    port: int = 0
    arrived: list[EmailMessage] = field(default_factory=list)
    refusal: str = ""

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        if self.refusal:
            return self.refusal
        message = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        self.arrived.append(message)
        return "250 OK"


def free_port() -> int:
    """Give a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def mail_server(*, needs_login: bool = False, tls: ssl.SSLContext | None = None) -> Iterator[Mailbox]:
    """Run a mail server; with `tls` it offers STARTTLS."""
    box = Mailbox(port=free_port())

    def login(server: Any, session: Any, envelope: Any, mechanism: str, data: LoginPassword) -> AuthResult:
        return AuthResult(handled=False, success=data.login == USER.encode() and data.password == PASSWORD.encode())

    options: dict[str, Any] = {"tls_context": tls} if tls else {}
    if needs_login:
        options |= {"authenticator": login, "auth_required": True, "auth_require_tls": False}
    server = Controller(box, hostname=HOST, port=box.port, **options)
    server.start()
    try:
        yield box
    finally:
        server.stop()


def certificate(folder: Path) -> tuple[Path, ssl.SSLContext]:
    """Give a certificate for "localhost" that nobody has signed, and a context that shows it."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl is not installed: no certificate can be made")
    key, cert = folder / "key.pem", folder / "cert.pem"
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]
    made = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", str(key), "-out", str(cert)]
    subprocess.run([openssl, *made, *names], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    return cert, context
