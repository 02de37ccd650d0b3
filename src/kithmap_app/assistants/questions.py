"""Questions: what the owner is asked before an act is done for them, one for each act."""

from collections.abc import Mapping
from dataclasses import dataclass

from kithmap.goals.offer import OfferState
from kithmap.kit.speech import marked
from kithmap.plan.ask import AskState
from kithmap.plan.ending import EndingKind
from kithmap.plan.introduction import Direction, IntroductionState
from kithmap.plan.rest import RestLength


@dataclass(frozen=True, slots=True)
class ByWord:
    """A question that depends on what is told for `field`; `otherwise` where none of the words fits."""

    field: str
    questions: Mapping[object, str]
    otherwise: str


_GOALS: dict[str, str | ByWord] = {
    "set_goal": marked("Set a new goal, “{outcome}”?"),
    "edit_goal": marked("Change your goal “{goal}” to “{outcome}”?"),
    "pause_goal": marked("Let your goal “{goal}” rest from {since}?"),
    "end_pause": marked("Go on with your goal “{goal}” today?"),
    "end_goal": ByWord(
        "kind",
        {
            EndingKind.REACHED: marked("Note that you reached your goal “{goal}”, on {day}?"),
            EndingKind.CHANGED: marked("End your goal “{goal}” on {day}, since it became another one?"),
            EndingKind.DROPPED: marked("End your goal “{goal}” on {day}, since you let it go?"),
        },
        otherwise=marked("End your goal “{goal}” on {day}?"),
    ),
    "go_on": marked("Go on with your goal “{goal}”, which had ended?"),
    "drop_goal": marked("Remove your goal “{goal}” with its map? Nobody is forgotten."),
}
_MAP: dict[str, str | ByWord] = {
    "add_names": marked("Put these names on your map: {text}?"),
    "add_known": marked("Put {person} on your map?"),
    "drop_name": marked("Take {person} off your map, with what you noted of their help?"),
    "place_person": marked("Give {person} this place on your map?"),
    "take_off": marked("Take {person} off your map? They stay among the people you know."),
    "promote_people": marked("Put {people} on your map?"),
    "set_rings": ByWord(
        "ring", {None: marked("Leave open how close you are to {people}?")}, marked("Put {people} on ring {ring}?")
    ),
    "set_categories": ByWord(
        "category",
        {None: marked("Leave open which category {people} belong to?")},
        marked("Put {people} into the category “{category}”?"),
    ),
    "take_people_off": marked("Take {people} off your map? They stay among the people you know."),
    "add_category": marked("Add a category “{name}” to your map?"),
    "rename_category": marked("Call the category “{category}” “{name}” from now on?"),
    "recolour_category": marked("Give the category “{category}” another colour?"),
    "move_category": marked("Move the category “{category}” round your map?"),
    "merge_category": marked("Join the category “{category}” to “{into}”, with its people and chairs?"),
    "drop_category": ByWord(
        "into",
        {None: marked("Remove the category “{category}”? Its people stay on your map.")},
        marked("Remove the category “{category}”, and move its people and chairs to “{into}”?"),
    ),
    "add_chair": marked("Set an empty chair for “{label}” on your map?"),
    "move_chair": marked("Move the empty chair for “{chair}”?"),
    "fill_chair": marked("Let {person} take the chair for “{chair}”?"),
    "remove_chair": marked("Take the empty chair for “{chair}” off your map?"),
}
_HELP: dict[str, str | ByWord] = {
    "add_need": marked("Add “{label}” to what you need for your goal?"),
    "edit_need": marked("Change what you need from “{need}” to “{label}”?"),
    "drop_need": marked("Remove what you need, “{need}”, with who could help with it?"),
    "record_offer": ByWord(
        "state",
        {
            OfferState.ASKED: marked("Note that you asked {person} for “{need}”?"),
            OfferState.GAVE: marked("Note that {person} helped you with “{need}”?"),
            OfferState.DECLINED: marked("Note that {person} would rather not help with “{need}”?"),
        },
        otherwise=marked("Note that {person} could help you with “{need}”?"),
    ),
    "drop_offer": marked("Take back that {person} could help you with “{need}”?"),
    "note_lack": marked("Note that nobody came to mind for “{question}”?"),
    "drop_lack": marked("Take back that nobody came to mind for “{question}”?"),
    "set_target": marked("Aim at {organisation}?"),
    "describe_target": marked("Change what you noted about {target}?"),
    "drop_target": marked("Aim at {target} no longer?"),
}
_PEOPLE: dict[str, str | ByWord] = {
    "write_note": ByWord(
        "text", {"": marked("Take your note about {person} away?")}, marked("Keep this note about {person}: “{text}”?")
    ),
    "tell_met": marked("Remember how you met {person}?"),
    "tell_acquaintances": marked("Remember who knows whom: {answers}?"),
    "join_people": marked("Say that {first} and {second} are the same person?"),
    "set_apart": marked("Say that {anchor} belongs to somebody else than {person}?"),
    "settle_identity": ByWord(
        "same",
        {
            True: marked("Say that {first} and {second} are the same person?"),
            False: marked("Say that {first} and {second} are two people?"),
        },
        otherwise=marked("Say who {first} and {second} are?"),
    ),
    "call_person": marked("Call whoever writes from {handle} “{name}”?"),
    "introduce_owner": marked("Keep this about yourself?"),
    "forget_person": ByWord(
        "preview",
        {True: marked("Count what your book holds about {person}? Nothing is changed.")},
        otherwise=marked("Forget {person} entirely?"),
    ),
}
_TALKS: dict[str, str | ByWord] = {
    "log_talk": marked("Log a talk with {people} on {day}?"),
    "debrief_talk": marked("Log a talk with {person} on {day}, and what it brought?"),
    "edit_talk": marked("Change what you noted of {talk}?"),
    "drop_talk": marked("Take {talk} back?"),
}
_WEEK: dict[str, str | ByWord] = {
    "keep_week": marked("Write down whom you talk with this week?"),
    "swap_talk": marked("Let somebody else come in the place of {person} this week?"),
    "put_off": ByWord(
        "length",
        {
            RestLength.WEEK: marked("Let {person} rest for a week?"),
            RestLength.MONTH: marked("Let {person} rest for a month?"),
            RestLength.QUARTER: marked("Let {person} rest for three months?"),
            RestLength.NEVER: marked("Propose {person} for this goal no more?"),
        },
        otherwise=marked("Let {person} rest for a while?"),
    ),
    "call_back": marked("Let {person} be proposed again?"),
    "mark_done": marked("Note that you have talked with {person} this week?"),
    "keep_review": marked("Keep your look back at this week?"),
    "set_cadence": ByWord(
        "every_days",
        {
            0: marked("Send no reminders to be in touch here?"),
            None: marked("Take back how often you want to be in touch here?"),
        },
        otherwise=marked("Be reminded to be in touch every {every_days} days?"),
    ),
    "thank_person": marked("Note that you thanked {person} on {day}?"),
    "set_preference": marked("Change how your weeks go?"),
    "edit_question": ByWord(
        "text",
        {"": marked("Leave this question out of your bank?")},
        otherwise=marked("Keep this question in your bank: “{text}”?"),
    ),
    "reset_question": marked("Take your change to “{question_id}” back?"),
}
_LOOP: dict[str, str | ByWord] = {
    "draft_ask": marked("Write down an ask to {person}? Nothing is sent."),
    "edit_ask": marked("Change the words of {ask}?"),
    "send_ask": marked("Note that you sent {ask} on {day}?"),
    "follow_up": marked("Note that you wrote again about {ask} on {day}?"),
    "note_answer": ByWord(
        "state",
        {
            AskState.ANSWERED: marked("Note that {person} answered {ask} on {day}?"),
            AskState.HELPED: marked("Note that {person} helped you after {ask}, on {day}?"),
            AskState.DECLINED: marked("Note that {person} said no to {ask}, on {day}?"),
        },
        otherwise=marked("Note what came of {ask} on {day}?"),
    ),
    "drop_ask": marked("Take {ask} off the list?"),
    "make_promise": ByWord(
        "by_me",
        {True: marked("Note that you promised {person} “{what}”?")},
        otherwise=marked("Note that {person} promised you “{what}”?"),
    ),
    "keep_promise": marked("Note that the promise “{promise}” was kept on {day}?"),
    "let_go": marked("Note that the promise “{promise}” is not owed any more?"),
    "plan_introduction": ByWord(
        "direction",
        {Direction.BY_ME: marked("Plan to introduce {who} and {to} to each other?")},
        otherwise=marked("Plan that {who} introduces you to {to}?"),
    ),
    "edit_blurb": marked("Change the words to pass on for {introduction}?"),
    "ask_for_introduction": marked("Note that you asked for {introduction} on {day}?"),
    "note_yes": ByWord(
        "by_who",
        {True: marked("Note a yes of {who} to {introduction}, on {day}?")},
        otherwise=marked("Note a yes of {to} to {introduction}, on {day}?"),
    ),
    "advance_introduction": ByWord(
        "state",
        {
            IntroductionState.MADE: marked("Note that {introduction} was made on {day}?"),
            IntroductionState.MET: marked("Note that after {introduction} the two met on {day}?"),
            IntroductionState.THANKED: marked("Note that you said thank you for {introduction} on {day}?"),
            IntroductionState.DECLINED: marked("Note that one of them said no to {introduction}, on {day}?"),
        },
        otherwise=marked("Note how far {introduction} has come?"),
    ),
    "drop_introduction": marked("Take {introduction} off the list?"),
}
_SAMPLE: dict[str, str | ByWord] = {
    "open_sample": marked("Fill your empty book with the made-up sample network?"),
    "clear_sample": marked("Empty your book of the sample network, with whatever was added to it?"),
}
QUESTIONS: Mapping[str, str | ByWord] = _GOALS | _MAP | _HELP | _PEOPLE | _TALKS | _WEEK | _LOOP | _SAMPLE
"""By the name of an act. What it takes is named in {places}; what is told beyond them is told behind, in `details`."""
