"""dedupe on cards, in its own Python: `python dedupe_run.py CARDS TRUTH`; answers in JSON.

dedupe learns from pairs that somebody has judged. It is told the truth of some hundred pairs of the very cards on which
it is measured, half of them one person, which is more than a patient owner would answer.
"""

# mypy: ignore-errors
import csv
import json
import random
import resource
import sys
import time
from collections import defaultdict

JUDGED = 150
"""Pairs of one person, and as many of two."""


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        rows = [{key: value or None for key, value in row.items()} for row in csv.DictReader(file)]
    return {row.pop("id"): row for row in rows}


def judged_pairs(rows, person):
    chance = random.Random(1)
    members, surnames = defaultdict(list), defaultdict(list)
    for card in rows:
        members[person[card]].append(card)
        surnames[rows[card]["family"]].append(card)
    same = [own[:2] for own in members.values() if len(own) > 1]
    near = [chance.sample(own, 2) for own in surnames.values() if len(own) > 1]
    other = [pair for pair in near if person[pair[0]] != person[pair[1]]]
    other += [chance.sample(list(rows), 2) for _ in range(JUDGED)]
    other = [pair for pair in other if person[pair[0]] != person[pair[1]]]
    pairs = {"match": chance.sample(same, min(JUDGED, len(same))), "distinct": other[:JUDGED]}
    return {kind: [(rows[one], rows[two]) for one, two in found] for kind, found in pairs.items()}


def groups_of(rows, person):
    import dedupe
    from dedupe import variables

    texts = ("given", "family", "organisation", "city")
    exact = ("mail", "phone", "birthday")
    known = [field for field in (*texts, *exact) if any(row[field] for row in rows.values())]
    fields = [
        (variables.String if field in texts else variables.ShortString)(field, has_missing=True) for field in known
    ]
    model = dedupe.Dedupe(fields, num_cores=1)
    model.prepare_training(rows, sample_size=2_000)
    model.mark_pairs(judged_pairs(rows, person))
    model.train()
    return {card: str(number) for number, (own, _) in enumerate(model.partition(rows, 0.5)) for card in own}


def main():
    cards, truth = sys.argv[1:]
    rows = rows_of(cards)
    with open(truth, encoding="utf-8", newline="") as file:
        person = dict(csv.reader(file))
    begin = time.perf_counter()
    groups = groups_of(rows, person)
    seconds = time.perf_counter() - begin
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    print(json.dumps({"seconds": seconds, "groups": groups, "megabytes": megabytes}))


if __name__ == "__main__":
    main()
