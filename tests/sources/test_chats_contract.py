"""Every reader of chats, calls and other programs' people keeps the contract of readers."""

from kithmap.sources.chats.whatsapp import WHATSAPP
from tests.reader_contract import ReaderContract
from tests.specimens_read import SPECIMENS


class TestWhatsapp(ReaderContract):
    format = WHATSAPP
    sample = (SPECIMENS / "whatsapp" / "WhatsApp Chat - Ana Díaz.txt").read_bytes()


class TestWhatsappGroup(ReaderContract):
    format = WHATSAPP
    sample = (SPECIMENS / "whatsapp" / "WhatsApp Chat with Book club.txt").read_bytes()
