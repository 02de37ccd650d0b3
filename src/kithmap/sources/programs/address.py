"""The address under which an interaction tells of somebody on a card."""

from kithmap.sources.card import Card


def address_of_card(card: Card) -> str:
    """Give the first address on a card; a card without any stands for itself.

    >>> address_of_card(Card(source="monica", key="1", name="Ana", emails=("ana@diaz.example",)))
    'mail:ana@diaz.example'
    >>> address_of_card(Card(source="monica", key="1", name="Ana")).startswith("card:")
    True
    """
    for kind, values in (("mail", card.emails), ("tel", card.phones), ("url", card.urls)):
        if values:
            return f"{kind}:{values[0]}"
    return card.id
