"""A store of Outlook's (.pst, .ost) becomes interactions and cards: no letter is ever read."""

from collections.abc import Iterator
from dataclasses import dataclass

from kithmap.kit.speech import marked, say
from kithmap.sources.document import Document
from kithmap.sources.format import Format, Record
from kithmap.sources.hints import Hints
from kithmap.sources.mail.message import Doubt
from kithmap.sources.mail.text import one_line
from kithmap.sources.outlook import properties as p
from kithmap.sources.outlook.damage import DAMAGES, Damage
from kithmap.sources.outlook.heap import properties_of, rows_of
from kithmap.sources.outlook.held import held
from kithmap.sources.outlook.item import Item, ItemReader, Kind, kind_of
from kithmap.sources.outlook.named import ENTRIES, GUIDS, NONE, STRINGS, Named, named_in
from kithmap.sources.outlook.store import Node, Store, layout_of, size_bytes
from kithmap.sources.trouble import Trouble

THE_STORE, THE_NAMES, RECIPIENTS = 0x21, 0x61, 0x692
"""Numbers of nodes that every store has, and of the recipients inside a message."""
FOLDER, MESSAGE = 0x02, 0x04
"""The kinds of nodes, in the last five bits of their numbers."""
CONTACTS = "ipf.contact"
JUNK = frozenset(
    "junk e-mail|junk email|junk-e-mail|spam|correo no deseado|correo electrónico no deseado|courrier indésirable"
    "|posta indesiderata|lixo eletrônico|ongewenste e-mail|skräppost|迷惑メール|垃圾邮件".split("|")
)
"""What Outlook calls the folder of what nobody wrote, in the languages of most stores."""
MOST_FOLDERS = 10_000
FOLDER_PARTS = frozenset((p.NAME, p.CONTAINER_CLASS))


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder: what it is called, whether it holds contacts, and the folder it lies in."""

    name: str
    has_contacts: bool
    parent: int


def recognise(document: Document) -> bool:
    """Is it a store of a kind that is known?"""
    return layout_of(document.head) is not None


def read(document: Document, hints: Hints) -> Iterator[Record]:
    """Stream interactions of messages and meetings and cards of contacts; what cannot be read is a trouble."""
    if layout_of(document.head) is None:
        if document.head.strip():
            yield _trouble(document.name)
        return
    with held(document, size_bytes=size_bytes(document.head)) as file:
        try:
            shelf = _Shelf(Store(file), hints)
        except DAMAGES:
            yield _trouble(document.name)
            return
        yield from shelf.records(document.name)


class _Shelf:
    """The messages and contacts of one store, as they come by."""

    def __init__(self, store: Store, hints: Hints) -> None:
        self._store = store
        own = _or_none(store, THE_STORE)
        self._key = own.binary(p.STORE_KEY).hex() if own else ""
        self._named = self._names()
        self._reader = ItemReader(hints, self._named)
        self._wanted = p.WANTED | self._named.numbers()
        self._folders: dict[int, Folder] = {}

    def records(self, file: str) -> Iterator[Record]:
        for node in self._store.nodes():
            if isinstance(node, Damage):
                yield _trouble(file)
            elif node.kind == MESSAGE and node.parent:
                for found in self._records(node):
                    yield Trouble(file, None, found.what, found.todo) if isinstance(found, Doubt) else found

    def _records(self, node: Node) -> Iterator[Record | Doubt]:
        try:
            yield from self._reader.read(self._item(node))
        except DAMAGES:
            yield Doubt(
                say("A message or contact is damaged."),
                say("Nothing is needed; it is left out. Outlook's own repair (SCANPST.EXE) may bring it back."),
            )

    def _item(self, node: Node) -> Item:
        own = properties_of(self._store, node, self._wanted)
        kind = kind_of(own.text(p.MESSAGE_CLASS))
        if kind is Kind.OTHER:
            return Item(own)
        folder = self._folder(node.parent)
        if kind is Kind.CONTACT:
            key = f"{self._key}/{node.number}" if self._key else ""
            return Item(own, label=self._label(folder), key=key)
        rows: tuple[p.Properties, ...] = ()
        table = self._store.inside(node.inside).get(RECIPIENTS) if node.inside else None
        if table is not None:
            page = own.number(p.CODE_PAGE) or own.number(p.INTERNET_CODE_PAGE)
            rows = tuple(rows_of(self._store, table, p.WANTED, code_page=page))
        return Item(own, rows, is_junk=folder.name.lower() in JUNK)

    def _folder(self, number: int) -> Folder:
        known = self._folders.get(number)
        if known is None:
            node = self._store.node(number)
            told = _or_none(self._store, number, FOLDER_PARTS)
            name = one_line(told.text(p.NAME)) if told else ""
            has_contacts = told is not None and told.text(p.CONTAINER_CLASS).lower() == CONTACTS
            known = Folder(name, has_contacts, node.parent if node else 0)
            if len(self._folders) < MOST_FOLDERS:
                self._folders[number] = known
        return known

    def _label(self, folder: Folder) -> str:
        """Contacts of the one folder that everybody has are told nothing by its name; of one inside it they are."""
        return folder.name if folder.has_contacts and self._folder(folder.parent).has_contacts else ""

    def _names(self) -> Named:
        told = _or_none(self._store, THE_NAMES, frozenset((ENTRIES, GUIDS, STRINGS)))
        return named_in(*(told.binary(number) for number in (ENTRIES, GUIDS, STRINGS))) if told else NONE


def _or_none(store: Store, number: int, wanted: frozenset[int] = p.WANTED) -> p.Properties | None:
    """Give the properties of a node; a store whose own are damaged still has its messages."""
    try:
        node = store.node(number)
        return None if node is None else properties_of(store, node, wanted)
    except DAMAGES:
        return None


def _trouble(file: str) -> Trouble:
    return Trouble(
        file,
        None,
        say("A part of the store is damaged or cut off, and what stood there could not be read."),
        say("All else is taken in. Outlook's own repair (SCANPST.EXE) may mend the file; then bring it in again."),
    )


PST = Format("pst", marked("Outlook store (pst, ost)"), recognise, read)
