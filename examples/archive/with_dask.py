"""Checks an archive with Dask, and finds which of its documents share passages.

    python with_dask.py RECORDS... ANSWERS [--pairs FILE] [--processes 2] [--program crosscheck]

ANSWERS is a folder, which gets a file for each part. On a cluster, make a `dask.distributed.Client` first and leave the scheduler
to it.
"""

import argparse
import pathlib
import shutil

import dask
import dask.bag

import archive


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", nargs="+")
    parser.add_argument("answers")
    parser.add_argument("--pairs")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--program", default="crosscheck")
    parser.add_argument("--part", default="1MB", help="how large a part of the records is")
    options = parser.parse_args()
    if not shutil.which(options.program):
        parser.error(f"there is no program {options.program}; name it by --program")
    with dask.config.set(scheduler="processes", num_workers=options.processes):
        records = dask.bag.read_text(options.records, blocksize=options.part)
        answers = records.map_partitions(check, program=options.program)
        answers.to_textfiles(f"{options.answers}/*.jsonl", last_endline=True)
        if options.pairs:
            found = sorted(find_pairs(f"{options.answers}/*.jsonl"))
            lines = (f"{one}\t{other}\t{words}\n" for one, other, words in found)
            pathlib.Path(options.pairs).write_text("".join(lines))


def check(lines, program):
    return archive.check(list(lines), program)


def find_pairs(answers):
    """Returns the documents that share passages, two and two with the number of words: a join on fingerprints."""
    places = dask.bag.read_text(answers).map(archive.fingerprints).flatten()
    of_fingerprint = places.groupby(first).map(values)
    of_pair = of_fingerprint.map(archive.pairs).flatten().groupby(first)
    found = of_pair.map(lambda group: archive.sharing((group[0], values(group))))
    return found.filter(lambda pair: pair is not None).compute()


def first(item):
    return item[0]


def values(group):
    return [value for _, value in group[1]]


if __name__ == "__main__":
    main()
