"""One fact of each kind that the loop remembers, with nothing left at its default."""

from datetime import date

from kithmap.book.facts import Fact
from kithmap.goals.need import Support
from kithmap.plan.ask import Ask
from kithmap.plan.cadence import Cadence, CadenceOf
from kithmap.plan.debrief import Debrief
from kithmap.plan.ending import Ending, EndingKind
from kithmap.plan.introduction import Direction, Introduction
from kithmap.plan.pause import Pause
from kithmap.plan.preference import Preference
from kithmap.plan.promise import Promise
from kithmap.plan.question import Question, Theme
from kithmap.plan.rest import Rest
from kithmap.plan.review import Review
from kithmap.plan.week_choice import WeekChoice

LEAP_DAY = date(2028, 2, 29)
ANA, BEN, GOAL = "mail:ana@x.example", "tel:+46701740611", "goal:1"

LOOP_FACTS: tuple[Fact, ...] = (
    Ask(
        goal_id=GOAL,
        person=ANA,
        drafted_on=LEAP_DAY,
        kind=Support.INTRODUCTION,
        need_id="need:1",
        text="Could you introduce me to Åsa?",
        guess=0.25,
        way="mail",
        sent_on=date(2028, 3, 1),
        followed_up_on=date(2028, 3, 10),
        answered_on=date(2028, 3, 13),
        helped_on=date(2028, 3, 14),
        declined_on=date(2028, 3, 13),
        thanked_on=date(2028, 3, 15),
    ),
    Introduction(
        direction=Direction.BY_ME,
        who=ANA,
        to=BEN,
        planned_on=LEAP_DAY,
        goal_id=GOAL,
        blurb="Ana builds data teams.",
        asked_on=LEAP_DAY,
        who_agreed_on=date(2028, 3, 1),
        to_agreed_on=date(2028, 3, 2),
        made_on=date(2028, 3, 3),
        met_on=date(2028, 3, 9),
        thanked_on=date(2028, 3, 10),
        declined_on=date(2028, 3, 11),
    ),
    Promise(
        person=ANA,
        by_me=True,
        what="Send the book",
        made_on=LEAP_DAY,
        due=date(2028, 3, 7),
        kept_on=date(2028, 3, 6),
        let_go_on=date(2028, 3, 8),
    ),
    Rest(goal_id=GOAL, person=ANA, since=LEAP_DAY, until=date(2028, 3, 7)),
    Cadence(goal_id=GOAL, of=CadenceOf.RING, whom="2", every_days=30),
    Pause(goal_id=GOAL, since=LEAP_DAY, until=date(2028, 3, 14)),
    Debrief(
        talk_id="talk:1",
        person=ANA,
        day=LEAP_DAY,
        goal_id=GOAL,
        learned="They hire in spring",
        new_names=("card:1", "card:2"),
        promises=("promise:1",),
        next_on=date(2028, 4, 1),
    ),
    WeekChoice(goal_id=GOAL, start=date(2028, 2, 28), people=(ANA, BEN), swapped=("card:9",), done=(BEN,)),
    Review(goal_id=GOAL, day=LEAP_DAY, words="A good week."),
    Ending(goal_id=GOAL, kind=EndingKind.REACHED, day=LEAP_DAY, words="We did it.", thanked=(ANA, BEN)),
    Question(id="own:1", theme=Theme.RESOURCES, text="What should I read?"),
    Preference(week_starts_on=6, capacity=3, time_zone="Europe/Madrid", wants_digest=True, alarm_hour=7),
)
