"""All acts that programs can do, in the order of the docs."""

from collections.abc import Mapping

from kithmap.actions.arrange_introduction import (
    advance_introduction,
    ask_for_introduction,
    drop_introduction,
    edit_blurb,
    note_yes,
)
from kithmap.actions.call_person import call_person
from kithmap.actions.clear_sample import clear_sample
from kithmap.actions.debrief_talk import debrief_talk
from kithmap.actions.drop_goal import drop_goal
from kithmap.actions.drop_name import drop_name
from kithmap.actions.edit_category import (
    add_category,
    drop_category,
    merge_category,
    move_category,
    recolour_category,
    rename_category,
)
from kithmap.actions.edit_chair import add_chair, remove_chair
from kithmap.actions.edit_goal import edit_goal
from kithmap.actions.edit_need import add_need, drop_need, edit_need
from kithmap.actions.edit_talk import drop_talk
from kithmap.actions.edit_target import drop_target, set_target
from kithmap.actions.end_goal import end_goal, go_on
from kithmap.actions.forget_person import forget_person
from kithmap.actions.introduce_owner import introduce_owner
from kithmap.actions.join_people import join_people
from kithmap.actions.keep_week import call_back, keep_week, mark_done, put_off, swap_talk
from kithmap.actions.log_talk import log_talk
from kithmap.actions.make_ask import draft_ask, drop_ask, edit_ask, follow_up, note_answer, send_ask
from kithmap.actions.make_promise import keep_promise, let_go, make_promise
from kithmap.actions.pause_goal import end_pause, pause_goal
from kithmap.actions.place_people import promote_people, set_categories, set_rings, take_people_off
from kithmap.actions.place_person import take_off
from kithmap.actions.record_offer import drop_offer, record_offer
from kithmap.actions.review_week import keep_review
from kithmap.actions.set_apart import set_apart
from kithmap.actions.set_goal import set_goal
from kithmap.actions.set_preference import edit_question, reset_question
from kithmap.actions.settle_identity import settle_identity
from kithmap.actions.tell_acquaintance import tell_acquaintances
from kithmap.actions.tell_met import tell_met
from kithmap.actions.thank_person import thank_person
from kithmap.actions.write_note import write_note
from kithmap_app.programs import wording
from kithmap_app.programs.act import Act

_GOAL = (set_goal, edit_goal, pause_goal, end_pause, end_goal, go_on, drop_goal)
_MAP = (
    wording.add_names, wording.add_known, drop_name,
    wording.place_person, take_off, promote_people, set_rings, set_categories, take_people_off,
    add_category, rename_category, recolour_category, move_category, merge_category, drop_category,
    add_chair, wording.move_chair, wording.fill_chair, remove_chair,
)  # fmt: skip
_HELP = (
    add_need, edit_need, drop_need, record_offer, drop_offer, wording.note_lack, wording.drop_lack,
    set_target, wording.describe_target, drop_target,
)  # fmt: skip
_PEOPLE = (
    write_note, tell_met, tell_acquaintances, join_people, set_apart, settle_identity, call_person, introduce_owner,
)  # fmt: skip
_TALKS = (log_talk, debrief_talk, wording.edit_talk, drop_talk)
_LOOP = (
    keep_week, swap_talk, put_off, call_back, mark_done, keep_review, wording.set_cadence, thank_person,
    draft_ask, edit_ask, send_ask, follow_up, note_answer, drop_ask,
    make_promise, keep_promise, let_go,
    wording.plan_introduction, edit_blurb, ask_for_introduction, note_yes, advance_introduction, drop_introduction,
    wording.set_preference, edit_question, reset_question,
)  # fmt: skip
_SAMPLE = (wording.open_sample, clear_sample)
_GROUPS = {
    "goals": _GOAL, "map": _MAP, "help": _HELP, "people": _PEOPLE, "talks": _TALKS, "loop": _LOOP, "sample": _SAMPLE,
}  # fmt: skip

ACTS: Mapping[str, Act] = {
    act.name: act
    for act in (
        *(Act(do, group) for group, acts in _GROUPS.items() for do in acts),
        Act(forget_person, "people", is_final=True),
    )
}
"""By name. Undo, redo, bringing files in and taking a goal up are of another kind: the API has them by themselves."""
