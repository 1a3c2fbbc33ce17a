"""Makes an archive of news that never happened in towns that do not exist, the same every time.

    python make.py FOLDER --documents 2000 --bytes 20000 --reprints 20

FOLDER gets `records.jsonl`, a document and five quotes a line: four that stand in it, one of them with another figure than its
claim, and one whose figure was changed. Each of the last documents reprints one of the first, with a word changed here and there,
and one story of an agency stands in several; `reprints.tsv` names them. `dossier/` has the documents as sources of one claims file, for `crosscheck check`.
"""

import argparse
import json
import pathlib
import random

NOTICE = "The Harbour Courier is printed in Orvik every morning but Sunday and owes nothing to anybody."
"""What stands at the end of every document."""


class Writer:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.towns = [self.word(2).title() for _ in range(300)]
        self.names = [f"{self.word(2).title()} {self.word(3).title()}" for _ in range(300)]
        self.things = ["barrels", "boats", "lanterns", "houses", "letters", "sheep", "bridges", "carts", "bells", "nets"]
        self.verbs = ["counted", "lost", "found", "sold", "mended", "painted", "moved", "burned", "carried", "hid"]
        self.words = [self.word(self.random.randint(1, 3)) for _ in range(3000)]

    def word(self, syllables):
        parts = (self.random.choice("bdfgklmnprstv") + self.random.choice("aeiou") for _ in range(syllables))
        return "".join(parts) + self.random.choice(["", "n", "r", "s", "l"])

    def sentence(self):
        """Returns a sentence with a figure, and the part of it to quote, the thing that was counted and how many there were."""
        choice = self.random.choice
        count = self.random.randint(12, 9_999)
        thing = choice(self.things)
        quote = f"{choice(self.verbs)} {count} {thing} {choice(self.words)} {choice(self.words)} {choice(self.towns)}"
        around = " ".join(choice(self.words) for _ in range(self.random.randint(4, 14)))
        return f"In {choice(self.towns)} {choice(self.names)} {quote} {around}.", (quote, thing, count)

    def document(self, size):
        """Returns sentences of about this many bytes."""
        sentences = []
        left = size
        while left > 0:
            sentences.append(self.sentence())
            left -= len(sentences[-1][0]) + 1
        return sentences

    def record(self, name, sentences):
        """Returns a document with its quotes."""
        quotes = []
        for index, (quote, thing, count) in enumerate(self.random.sample([quoted for _, quoted in sentences], 5)):
            asserted = count + 1 if index == 3 else count
            if index == 4:
                quote = quote.replace(f" {count} ", f" {count + 1} ")
            claim = {"kind": "count", "unit": thing, "value": asserted}
            quotes.append({"quote": quote, "claim": claim})
        return {"id": name, "text": text(sentences), "as_of": "2301-05-12", "quotes": quotes}

    def reprinted(self, sentences):
        """Returns the same with a word changed in every tenth sentence, and other news before it."""
        changed = [
            (sentence.replace("In ", "Near ", 1) if index % 10 == 9 else sentence, quoted)
            for index, (sentence, quoted) in enumerate(sentences)
        ]
        return [self.sentence() for _ in range(3)] + changed


def text(sentences):
    lines = [" ".join(sentence for sentence, _ in sentences[at : at + 5]) for at in range(0, len(sentences), 5)]
    return "\n\n".join([*lines, NOTICE]) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--bytes", type=int, default=4_000)
    parser.add_argument("--reprints", type=int, default=10)
    parser.add_argument("--agency", type=int, default=12, help="how many documents have the story of the agency")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    writer = Writer(options.seed)
    own = options.documents - options.reprints
    documents = [writer.document(options.bytes) for _ in range(own)]
    story = writer.document(options.bytes)
    taken = range(options.reprints, options.reprints + options.agency)
    for index in taken:
        documents[index] += story
    documents += [writer.reprinted(documents[index]) for index in range(options.reprints)]
    name = "d{:07}".format
    sources = options.folder / "dossier"
    sources.mkdir(parents=True, exist_ok=True)
    with open(options.folder / "records.jsonl", "w") as records:
        for index, sentences in enumerate(documents):
            records.write(json.dumps(writer.record(name(index), sentences)) + "\n")
            (sources / f"{name(index)}.txt").write_text(text(sentences))
    pairs = [(index, own + index) for index in range(options.reprints)] + [(one, other) for one in taken[:1] for other in taken[1:]]
    lines = (f"{name(one)}\t{name(other)}\n" for one, other in pairs)
    (options.folder / "reprints.tsv").write_text("".join(lines))
    citation = {"source": name(0), "quote": documents[0][0][1][0], "stance": "context"}
    claim = {"statement": "It is so.", "kind": "yes-no", "citations": [citation]}
    files = {name(index): {"file": f"{name(index)}.txt"} for index in range(len(documents))}
    dossier = {"version": 1, "sources": files, "claims": {"so": claim}}
    (sources / "claims.json").write_text(json.dumps(dossier, indent=1))


if __name__ == "__main__":
    main()
