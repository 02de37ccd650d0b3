"""Called: what the owner calls a value that an act takes; people by name, days as they are said, nothing by an id."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from kithmap.actions.tell_acquaintance import Answer
from kithmap.flow import Flow
from kithmap.gaps.wording import listed
from kithmap.goals.goal import Category, Chair, Goal
from kithmap.goals.need import Need, Support, support_word
from kithmap.goals.offer import OfferState, state_word
from kithmap.goals.target import Target
from kithmap.goals.template import load_template, template_names
from kithmap.kit.dates import spoken_day, spoken_weekday
from kithmap.kit.speech import marked, written
from kithmap.people.person import Person
from kithmap.plan.ask import Ask
from kithmap.plan.introduction import Introduction
from kithmap.plan.promise import Promise
from kithmap.plan.question import Theme
from kithmap.plan.questions import bank_of
from kithmap.sources.interaction import Channel
from kithmap.ties.talk import Talk
from kithmap_app.programs.channels import channel_word
from kithmap_app.speech import say

ANCHORS = frozenset(["anchor", "first", "handle", "second"])
"""Fields that name a card or an address, where the name of its person would not tell two of theirs apart."""
_WORDS: dict[Enum, str] = {
    Theme.TRENDS: marked("what is changing"),
    Theme.INSIGHTS: marked("what surprises"),
    Theme.ADVICE: marked("advice"),
    Theme.RESOURCES: marked("what to read and see"),
    Theme.ASSIGNMENTS: marked("what to try next"),
}
_KNOWN = {
    True: marked("{one} and {other} know each other"),
    False: marked("{one} and {other} do not know each other"),
    None: marked("you cannot say whether {one} and {other} know each other"),
}


@dataclass(frozen=True, slots=True)
class Caller:
    """Calls values by what the owner of `flow` knows them as."""

    flow: Flow

    def called(self, field: str, value: object) -> str:
        """Give what the owner calls `value`, which stands in `field`."""
        if isinstance(value, str) and not isinstance(value, Enum):
            return self._called_text(field, value)
        if isinstance(value, Sequence | frozenset | set):
            return listed([self.called(field, one) for one in value], most=len(value)) or say("nothing")
        if isinstance(value, Person) and field in ANCHORS:
            return self._with_address(value)
        if value is None or isinstance(value, Enum | int | float):
            return _called_plain(field, value)
        return self._called_noun(value)

    def _called_text(self, field: str, value: str) -> str:
        if field in ANCHORS:
            kind, colon, address = value.partition(":")
            person = self.flow.people.at(value)
            return person.name if person and kind == "card" else address if colon else value
        if field == "question_id":
            return next((one.text for one in bank_of(self.flow.facts.questions.values()) if one.id == value), value)
        return load_template(value).title if field == "template" and value in template_names() else value

    def _called_noun(self, noun: object) -> str:
        match noun:
            case date():
                return spoken_day(noun, today=self.flow.today)
            case Person() | Category():
                return noun.name
            case Need() | Chair():
                return noun.label
            case Goal():
                return noun.outcome
            case Target():
                return noun.organisation
            case Promise():
                return noun.what
            case Ask():
                return say("your ask to {name}", name=self._name(noun.person))
            case Talk():
                day = spoken_day(noun.day, today=self.flow.today)
                return say("the talk with {name} on {day}", name=self._name(noun.person), day=day)
            case Introduction():
                return say("the introduction of {who} and {to}", who=self._name(noun.who), to=self._name(noun.to))
            case Answer():
                return say(_KNOWN[noun.is_known], one=noun.one.name, other=noun.other.name)
        return str(noun)

    def _name(self, anchor: str) -> str:
        person = self.flow.people.at(anchor)
        return person.name if person else anchor.partition(":")[2] or anchor

    def _with_address(self, person: Person) -> str:
        """Two cards of one name are told apart by an address."""
        address = next((handle.partition(":")[2] for handle in person.handles), "")
        return say("{name} ({address})", name=person.name, address=address) if address else person.name


def _called_plain(field: str, value: Enum | float | None) -> str:
    match value:
        case None:
            return say("nothing")
        case bool():
            return say("yes") if value else say("no")
        case Support():
            return support_word(value)
        case OfferState():
            return state_word(value)
        case Channel():
            return channel_word(value)
        case Enum():
            return say(_WORDS[value]) if value in _WORDS else str(value)
        case int():
            return spoken_weekday(value) if field == "week_starts_on" else written(value)
    return written(round(100 * value))
