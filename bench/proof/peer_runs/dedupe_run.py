"""dedupe on cards, in its own Python: `python -m bench.proof.peer_runs.dedupe_run CARDS TRUTH`; answers in JSON.

dedupe learns from pairs that somebody has judged. It is told the truth of 120 pairs of the very cards on which it is
measured, half of them one person, which is more than a patient owner would answer. So that it ends within minutes it
learns its blocks from those cards and some hundred more, without blocks by index, and its weights in one go.
"""

# mypy: ignore-errors
import csv
import json
import random
import sys
import time
from collections import defaultdict

from bench.peak_memory import peak_megabytes

FIELDS = ("given", "family", "mail", "phone", "organisation", "city", "birthday")
OTHERS = 400
JUDGED = 60
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
    from sklearn.linear_model import LogisticRegression

    kinds = {"given": variables.String, "family": variables.String}
    known = [field for field in FIELDS if any(row[field] for row in rows.values())]
    fields = [kinds.get(field, variables.ShortString)(field, has_missing=True) for field in known]
    model = dedupe.Dedupe(fields, num_cores=1)
    model.classifier = LogisticRegression()
    judged = judged_pairs(rows, person)
    told = [row for pairs in judged.values() for pair in pairs for row in pair]
    others = random.Random(1).sample(list(rows.values()), min(OTHERS, len(rows)))
    model.prepare_training(dict(enumerate([*told, *others])), sample_size=len(told) + len(others))
    model.mark_pairs(judged)
    model.train(recall=0.95, index_predicates=False)
    return {card: str(number) for number, (own, _) in enumerate(model.partition(rows, 0.5)) for card in own}


def main():
    cards, truth = sys.argv[1:]
    rows = rows_of(cards)
    with open(truth, encoding="utf-8", newline="") as file:
        person = dict(csv.reader(file))
    begin = time.perf_counter()
    groups = groups_of(rows, person)
    seconds = time.perf_counter() - begin
    megabytes = peak_megabytes()
    print(json.dumps({"seconds": seconds, "groups": groups, "megabytes": megabytes}))


if __name__ == "__main__":
    main()
