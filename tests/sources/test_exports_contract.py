"""Every reader of chats, calls and other programs' people keeps the contract of readers."""

from kithmap.sources.chats.meta_messages import META_MESSAGES
from kithmap.sources.chats.meta_people import META_PEOPLE
from kithmap.sources.chats.telegram import TELEGRAM
from kithmap.sources.chats.whatsapp import WHATSAPP
from kithmap.sources.phone.sms_backup import SMS_BACKUP
from tests.reader_contract import ReaderContract
from tests.specimens_read import SPECIMENS


class TestWhatsapp(ReaderContract):
    format = WHATSAPP
    sample = (SPECIMENS / "whatsapp" / "WhatsApp Chat - Ana Díaz.txt").read_bytes()


class TestWhatsappGroup(ReaderContract):
    format = WHATSAPP
    sample = (SPECIMENS / "whatsapp" / "WhatsApp Chat with Book club.txt").read_bytes()


class TestTelegram(ReaderContract):
    format = TELEGRAM
    sample = (SPECIMENS / "telegram" / "result.json").read_bytes()


class TestTelegramChat(ReaderContract):
    format = TELEGRAM
    sample = (SPECIMENS / "telegram" / "one-chat-2019.json").read_bytes()


class TestMetaMessages(ReaderContract):
    format = META_MESSAGES
    sample = (SPECIMENS / "facebook" / "message_1.json").read_bytes()


class TestFacebookFriends(ReaderContract):
    format = META_PEOPLE
    sample = (SPECIMENS / "facebook" / "your_friends.json").read_bytes()


class TestInstagramFollowers(ReaderContract):
    format = META_PEOPLE
    sample = (SPECIMENS / "instagram" / "followers_1.json").read_bytes()


class TestSmsBackup(ReaderContract):
    format = SMS_BACKUP
    sample = (SPECIMENS / "sms" / "sms-20260310.xml").read_bytes()


class TestCallsBackup(ReaderContract):
    format = SMS_BACKUP
    sample = (SPECIMENS / "sms" / "calls-20260310.xml").read_bytes()
