"""A told debrief: what the form of a talk tells of what it brought."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kithmap.actions.debrief_talk import Tale
from kithmap.goals.need import Need
from kithmap.ties.talk import Talk
from kithmap_app.speech import say
from kithmap_app.web.told_form import ToldForm


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldDebrief:
    """What was filled in beside the talk itself, as typed; `trouble` says what is still to be said about it."""

    learned: str = ""
    names: str = ""
    i_promised: str = ""
    they_promised: str = ""
    due_text: str = ""
    next_text: str = ""
    due: date | None = None
    next_on: date | None = None
    could: tuple[Need, ...] = ()
    trouble: str = ""

    @property
    def is_empty(self) -> bool:
        promised = (self.i_promised, self.they_promised, self.due_text)
        return not any((self.learned, self.names, *promised, self.next_text, self.could))

    def tale(self, talk: Talk) -> Tale:
        """Give the whole tale of a talk with what it brought."""
        return Tale(
            day=talk.day,
            channel=talk.channel,
            minutes=talk.minutes,
            note=talk.note,
            useful=talk.useful,
            learned=self.learned,
            names=self.names,
            i_promised=self.i_promised.splitlines(),
            they_promised=self.they_promised.splitlines(),
            promises_due=self.due,
            next_on=self.next_on,
            could_help=self.could,
        )


def told_debrief(form: ToldForm, *, needs: Iterable[Need], today: date) -> ToldDebrief:
    """Give what a form tells of what a talk brought; of `needs` those that were ticked."""
    ticked = set(form.fields.getlist("could"))
    due_text, next_text = form.line("due"), form.line("next_on")
    due, next_on = form.day("due"), form.day("next_on")
    return ToldDebrief(
        learned=form.text("learned"),
        names=form.text("names"),
        i_promised="\n".join(form.lines("i_promised")),
        they_promised="\n".join(form.lines("they_promised")),
        due_text=due_text,
        next_text=next_text,
        due=due,
        next_on=next_on,
        could=tuple(need for need in needs if need.id in ticked),
        trouble=_trouble(due_text, due, next_text, next_on, today),
    )


def _trouble(due_text: str, due: date | None, next_text: str, next_on: date | None, today: date) -> str:
    if (due_text and due is None) or (next_text and next_on is None):
        return say("That day could not be read. Write it like 2026-11-20, or leave it out.")
    if next_on is not None and next_on <= today:
        return say("The next talk is still to come: give a day after today, or leave it out.")
    return ""
