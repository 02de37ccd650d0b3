"""One owner's contacts as rows of a census: what that owner hands over, and nothing more."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from kithmap.people.correspondents import Correspondents
from kithmap.sources.interactions import Interactions
from kithmap.ties.history import DAY_SECONDS, contacts


def contact_table(
    owner: str,
    interactions: Interactions,
    *,
    correspondents: Correspondents,
    own: frozenset[str],
    person: Sequence[str | None],
) -> pa.Table:
    """Give the rows of one owner, whose normal handles are `own`, in the columns of `kithmap_census.columns.CONTACTS`.

    `person` names the person of each handle of `correspondents`, in any way that means nothing to others; None leaves
    the handle out. No address, name or subject is in the rows.
    """
    owned = np.fromiter((h in own for h in correspondents.handles), dtype=bool, count=len(correspondents.handles))
    found = contacts(interactions, contact=correspondents.contact, owned=owned)
    kept = np.flatnonzero(np.array([name is not None for name in person], dtype=bool)[found.handle])
    row, handle = found.row[kept], found.handle[kept]
    return pa.table(
        {
            "owner": pa.repeat(owner, len(row)),
            "person": pa.array(person, pa.string()).take(pa.array(handle)),
            "day": pa.array((interactions.when[row] // DAY_SECONDS).astype("datetime64[D]")),
            "channel": interactions.channel[row],
            "direction": found.direction[kept],
            "people": found.people[row].astype(np.int32),
            "minutes": interactions.minutes[row],
            "automatic": pa.array(interactions.automatic[row]),
        }
    )
