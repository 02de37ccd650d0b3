"""What an import gave: counts of each file, troubles, and the changes to the book."""

from dataclasses import dataclass

from kithmap.book.facts import Changes, Import
from kithmap.kit.speech import say, say_count
from kithmap.sources.trouble import Trouble


@dataclass(frozen=True, slots=True, eq=False)
class Brought:
    """What a set of files gave: one import each with its counts, all troubles, and the changes to the book."""

    imports: tuple[Import, ...]
    troubles: tuple[Trouble, ...]
    changes: Changes
    account: str = ""
    """What the account is called that it came from, "" for files."""

    @property
    def title(self) -> str:
        """What the act is called in the journal."""
        if self.account:
            return say("Sync {account}", account=self.account)
        names = [i.file for i in self.imports]
        if len(names) == 1:
            return say("Bring in {file}", file=names[0])
        return say_count("Bring in {number} file", "Bring in {number} files", len(names))
