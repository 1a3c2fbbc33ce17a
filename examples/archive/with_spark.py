"""Checks an archive with Spark, and finds which of its documents share passages.

    python with_spark.py RECORDS ANSWERS [--pairs FILE] [--master local-cluster[2,1,1024]] [--program crosscheck]

ANSWERS is a folder, which gets a file for each part. `local-cluster[2,1,1024]` starts two executors with a core and 1,024 MB each
on this machine; name that of a cluster in its place.
"""

import argparse
import pathlib
import shutil

from pyspark.sql import SparkSession
from pyspark.sql import functions as f
from pyspark.sql.window import Window

import archive


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records")
    parser.add_argument("answers")
    parser.add_argument("--pairs")
    parser.add_argument("--master", default="local-cluster[2,1,1024]")
    parser.add_argument("--program", default="crosscheck")
    parser.add_argument("--parts", type=int, default=8, help="how many parts the records are cut into at least")
    options = parser.parse_args()
    if not shutil.which(options.program):
        parser.error(f"there is no program {options.program}; name it by --program")
    session = SparkSession.builder.master(options.master).appName("crosscheck").getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    session.sparkContext.addPyFile(archive.__file__)
    program = options.program
    records = session.sparkContext.textFile(options.records, options.parts)
    records.mapPartitions(lambda lines: archive.check(list(lines), program)).saveAsTextFile(options.answers)
    if options.pairs:
        found = sorted(find_pairs(session, options.answers))
        lines = (f"{one}\t{other}\t{words}\n" for one, other, words in found)
        pathlib.Path(options.pairs).write_text("".join(lines))
    session.stop()


def find_pairs(session, answers):
    """Returns the documents that share passages, two and two with the number of words: a join on fingerprints."""
    lines = session.sparkContext.textFile(answers)
    places = lines.flatMap(archive.fingerprints).map(lambda item: (item[0], item[1][0], item[1][1]))
    places = places.toDF("fingerprint string, document string, word int")
    same = Window.partitionBy("fingerprint")
    places = places.withColumn("documents", f.count("*").over(same)).withColumn("first", f.min("document").over(same))
    places = places.where(f.col("documents").between(2, archive.MOST_DOCUMENTS))
    firsts = places.where((f.col("documents") <= archive.FEW_DOCUMENTS) | (f.col("document") == f.col("first")))
    one, other = firsts.alias("one"), places.alias("other")
    is_pair = (f.col("one.fingerprint") == f.col("other.fingerprint")) & (f.col("one.document") < f.col("other.document"))
    place = f.struct(f.col("one.word"), f.col("other.word"))
    joined = one.join(other, is_pair).groupBy("one.document", "other.document").agg(f.collect_list(place))
    shared = joined.rdd.map(lambda row: archive.sharing(((row[0], row[1]), [tuple(place) for place in row[2]])))
    return shared.filter(lambda pair: pair is not None).collect()


if __name__ == "__main__":
    main()
