"""What is done to each part of an archive, whichever engine hands the parts out, and what its fingerprints say.

An archive is a file, or several, of records: JSON objects, one a line, as `crosscheck schema record` describes them.
"""

import json
import os
import subprocess

FEW_DOCUMENTS = 8
"""Of how many documents that have one fingerprint each is paired with each. Where there are more, the first is paired with each,
which joins them all too: no fingerprint gives more pairs than a few times its documents."""

MOST_DOCUMENTS = 1_000
"""A fingerprint of more documents than this is that of a notice which publishers print on every page: it joins none."""

FURTHEST = 33
"""How many words lie between two fingerprints of one passage at most: 25 where nothing was changed, and a gap of 8 more."""

GAP = 8
"""How many words one of the two documents may have more than the other between them."""

FEWEST_WORDS = 28
"""How long a passage must be. Of a passage of 60 words, which makes a reprint, fingerprints cover at least so many: it may begin
and end 16 words from them."""

WORDS_OF_A_FINGERPRINT = 8


def check(lines, program="crosscheck"):
    """Returns the answer to each record of a part, in order, without line ends. One process on one core does it."""
    lines = [line.rstrip("\n") for line in lines if not line.isspace()]
    environment = {**os.environ, "RAYON_NUM_THREADS": "1"}
    command = [program, "check", "--records", "--fingerprints"]
    run = subprocess.run(command, input="\n".join(lines).encode(), capture_output=True, env=environment)
    answers = run.stdout.decode().splitlines()
    # 1 says that something is denied, and 2 that some record could not be read, which its answer says too.
    if run.returncode not in (0, 1, 2) or len(answers) != len(lines):
        raise RuntimeError(f"{len(answers)} answers to {len(lines)} records: {run.stderr.decode()}")
    return answers


def fingerprints(answer):
    """Returns each fingerprint of an answer once, with the id of its document and the number of its first word there."""
    answer = json.loads(answer)
    first = {}
    for fingerprint, word in answer.get("fingerprints", []):
        first.setdefault(fingerprint, (answer["id"], word))
    return list(first.items())


def pairs(places):
    """Returns each two of the documents that have one fingerprint, in order, with its place in both."""
    places = sorted(places)
    if len(places) > MOST_DOCUMENTS:
        return []
    firsts = places if len(places) <= FEW_DOCUMENTS else places[:1]
    two = ((one, other) for index, one in enumerate(firsts) for other in places[index + 1 :])
    return [((one[0], other[0]), (one[1], other[1])) for one, other in two]


def shared_words(places):
    """Returns how many words the longest passage has, at least, that two documents share; `places` are those of the fingerprints
    that they have in common."""
    longest = 0
    start = last = None
    for place in sorted(places):
        if last is None or not follows(last, place):
            start = place
        last = place
        longest = max(longest, place[0] - start[0] + WORDS_OF_A_FINGERPRINT)
    return longest


def follows(last, place):
    """Whether a fingerprint is of the same passage as the one before it."""
    steps = [place[side] - last[side] for side in (0, 1)]
    return all(0 < step <= FURTHEST for step in steps) and abs(steps[0] - steps[1]) <= GAP


def sharing(pair):
    """Returns two documents with the number of words that they share on end; `None` where those are too few."""
    documents, places = pair
    words = shared_words(places)
    return (*documents, words) if words >= FEWEST_WORDS else None
