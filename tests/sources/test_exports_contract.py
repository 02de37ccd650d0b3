"""Every reader of the exports of chats, phones, programs and studies keeps the contract of readers."""

from kithmap.sources.apple.contact_plist import APPLE_CARD
from kithmap.sources.apple.contacts_database import APPLE_DATABASE
from kithmap.sources.chats.meta_messages import META_MESSAGES
from kithmap.sources.chats.meta_people import META_PEOPLE
from kithmap.sources.chats.telegram import TELEGRAM
from kithmap.sources.chats.whatsapp import WHATSAPP
from kithmap.sources.mail.olm import OLM
from kithmap.sources.phone.sms_backup import SMS_BACKUP
from kithmap.sources.programs.monica import MONICA
from kithmap.sources.programs.nametag import NAMETAG
from kithmap.sources.studies.edge_list import EDGE_LIST
from kithmap.sources.studies.graphml import GRAPHML
from kithmap.sources.studies.study_tables import EGOR_TABLES, NETWORK_CANVAS_TABLES
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


class TestAppleDatabase(ReaderContract):
    format = APPLE_DATABASE
    sample = (SPECIMENS / "apple" / "AddressBook-v22.abcddb").read_bytes()


class TestAppleCard(ReaderContract):
    format = APPLE_CARD
    sample = (SPECIMENS / "apple" / "8A1F-1-ABPerson.abcdp").read_bytes()


class TestAppleXmlCard(ReaderContract):
    format = APPLE_CARD
    sample = (SPECIMENS / "apple" / "8A1F-4-ABPerson.abcdp").read_bytes()


class TestMonica(ReaderContract):
    format = MONICA
    sample = (SPECIMENS / "monica" / "monica.json").read_bytes()


class TestNametag(ReaderContract):
    format = NAMETAG
    sample = (SPECIMENS / "nametag" / "nametag-export.json").read_bytes()


class TestGraphml(ReaderContract):
    format = GRAPHML
    sample = (SPECIMENS / "studies" / "network.graphml").read_bytes()


class TestNetworkCanvas(ReaderContract):
    format = NETWORK_CANVAS_TABLES
    sample = (SPECIMENS / "studies" / "12345_attributeList_Person.csv").read_bytes()


class TestEgor(ReaderContract):
    format = EGOR_TABLES
    sample = (SPECIMENS / "studies" / "alters_32.csv").read_bytes()


class TestTiesOfEgor(ReaderContract):
    format = EGOR_TABLES
    sample = (SPECIMENS / "studies" / "edges_32.csv").read_bytes()


class TestEdgeList(ReaderContract):
    format = EDGE_LIST
    sample = (SPECIMENS / "studies" / "who-knows-whom.csv").read_bytes()


class TestOlmMessages(ReaderContract):
    format = OLM
    sample = (SPECIMENS / "olm" / "message_00001.xml").read_bytes()


class TestOlmContacts(ReaderContract):
    format = OLM
    sample = (SPECIMENS / "olm" / "Contacts.xml").read_bytes()
