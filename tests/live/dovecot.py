"""A real mail server for tests: Dovecot on a free port of this machine, with folders of its own, gone afterwards."""

import grp
import os
import pwd
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

PASSWORD = "correct-horse"
START_SECONDS = 10

CONFIG = """
protocols = imap
base_dir = {base}/run
state_dir = {base}/state
log_path = {base}/log
ssl = yes
ssl_cert = <{base}/cert.pem
ssl_key = <{base}/key.pem
disable_plaintext_auth = no
auth_failure_delay = 0
listen = 127.0.0.1
default_internal_user = {user}
default_login_user = {user}
default_internal_group = {group}
mail_location = maildir:{base}/mail/%n
mail_uid = {uid}
mail_gid = {gid}
first_valid_uid = 0
last_valid_uid = 0
first_valid_gid = 0
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
    ssl = yes
  }}
}}
{more}passdb {{
  driver = static
  mechanisms = plain login
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={base}/mail/%n
}}
namespace inbox {{
  inbox = yes
  mailbox Drafts {{
    special_use = \\Drafts
    auto = create
  }}
  mailbox Junk {{
    special_use = \\Junk
    auto = create
  }}
  mailbox Sent {{
    special_use = \\Sent
    auto = create
  }}
}}
"""


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where it listens, whose mail this is, and where it lies."""

    port: int
    tls_port: int
    user: str
    mail: Path
    log: Path

    def of(self, name: str) -> "MailServer":
        """Give the same server for another user, whose mailbox is empty."""
        return replace(self, user=f"{name}@solberg.example", mail=self.mail.parent / name)

    def said(self) -> str:
        """Give what the server logged about this user."""
        return "\n".join(line for line in self.log.read_text(encoding="utf-8").splitlines() if self.user in line)

    def deliver(self, text: bytes, number: int, *, folder: str = "", flags: str = "S") -> Path:
        """Put a message into the maildir, as a delivery does."""
        place = self.mail / (f".{folder}" if folder else "") / "cur"
        for part in ("cur", "new", "tmp"):
            (place.parent / part).mkdir(parents=True, exist_ok=True)
        path = place / f"{1_700_000_000 + number}.M{number}P1.test:2,{flags}"
        path.write_bytes(text)
        _hand_over(self.mail, place.parent, *(place.parent / part for part in ("cur", "new", "tmp")), path)
        return path

    def own(self, path: Path) -> None:
        """Let the server have a file."""
        _hand_over(path)


def program() -> str | None:
    """Give Dovecot's path, None where it is not installed."""
    return shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")


@contextmanager
def mail_server(base: Path, *, more: str = "") -> Iterator[MailServer]:
    """Run Dovecot in `base`, whose path must be short, since sockets lie below it; `more` goes into its settings."""
    found = program()
    assert found is not None
    server = MailServer(_free_port(), _free_port(), "mira@solberg.example", base / "mail" / "mira", base / "log")
    (base / "mail").mkdir()
    _certificate(base)
    (base / "dovecot.conf").write_text(_config(base, server, more=more), encoding="utf-8")
    _hand_over(base, *base.iterdir())
    who = _runner() if os.getuid() == 0 else None
    program_line = [found, "-F", "-c", str(base / "dovecot.conf")]
    with subprocess.Popen(
        program_line,
        stderr=subprocess.DEVNULL,
        user=who and who.pw_uid,
        group=who and who.pw_gid,
        extra_groups=who and [],
    ) as running:
        try:
            _wait(server, running)
            yield server
        finally:
            running.terminate()


def _config(base: Path, server: MailServer, *, more: str) -> str:
    who = _runner()
    return CONFIG.format(
        base=base,
        more=more,
        port=server.port,
        tls_port=server.tls_port,
        user=who.pw_name,
        group=grp.getgrgid(who.pw_gid).gr_name,
        uid=who.pw_uid,
        gid=who.pw_gid,
        password=PASSWORD,
    )


def _runner() -> pwd.struct_passwd:
    """Whoever runs the tests; Dovecot refuses to be root, so then it is nobody."""
    return pwd.getpwnam("nobody") if os.getuid() == 0 else pwd.getpwuid(os.getuid())


def _hand_over(*paths: Path) -> None:
    if os.getuid() == 0:
        for path in paths:
            os.chown(path, _runner().pw_uid, _runner().pw_gid)


def _wait(server: MailServer, running: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and running.poll() is None:
        with socket.socket() as knock:
            if knock.connect_ex(("127.0.0.1", server.port)) == 0:
                return
        time.sleep(0.05)
    said = server.log.read_text(encoding="utf-8") if server.log.exists() else ""
    raise RuntimeError(f"Dovecot did not start: {said}")


def _certificate(base: Path) -> None:
    """A certificate that nobody vouches for."""
    wish = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost"
    files = "-keyout key.pem -out cert.pem"
    subprocess.run(["openssl", *wish.split(), *files.split()], cwd=base, check=True, capture_output=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
