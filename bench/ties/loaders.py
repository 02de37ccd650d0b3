"""The loaders: which data sets there are. A new one is a file with a loader, and a line here."""

from bench.ties.data_set import Loader
from bench.ties.email_eu import load_email_eu
from bench.ties.high_school import load_high_school
from bench.ties.mailboxes import load_mailboxes
from bench.ties.manufacturing import load_manufacturing

LOADERS: tuple[Loader, ...] = (load_high_school, load_manufacturing, load_email_eu)
"""Each looks for its own files in the folder of data sets."""
MAIL_LOADERS: tuple[Loader, ...] = (load_mailboxes,)
"""Each looks in the folder of mailboxes."""
