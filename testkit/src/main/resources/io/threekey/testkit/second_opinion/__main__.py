"""A second opinion on the ledger: the log once more, in another language and from the specifications alone.

Trees and proofs follow RFC 6962 section 2.1 and RFC 9162 section 2.1, tiles and bundles C2SP tlog-tiles, notes C2SP
signed-note, checkpoints tlog-checkpoint, cosignatures tlog-cosignature, Ed25519 RFC 8032 section 5.1. Definitions are
taken as they stand there, recursive ones recursively: nothing here is fast, and nothing is taken from the Java library
that it judges. An export is read as docs/architecture/export.md describes it. Python 3.9 or newer and nothing else.

    second_opinion export DIR [--key VKEY] [--witness VKEY]... [--since CHECKPOINT]...
        what does not hold in an export's log, one line each; 0 where all holds, 1 where not, 2 where it was not asked well;
        without a key it must be signed by the one that the founding names, which later charters may have replaced
    second_opinion answer
        one line answers each line that it reads: see Conversation
"""

import sys

from ed25519 import ed25519_holds, ed25519_public, ed25519_sign
from exports import Export
from notes import COSIGNS, SIGNS, Checkpoint, Key, Note
from tree import Log, Refused, consistent, included


class Conversation:
    """Lines of a word and its arguments; bytes travel as hex, none of them as -, and so do hashes, a path with commas."""

    def __init__(self):
        self.log = Log()

    def answer(self, line):
        word, *arguments = line.split(" ")
        try:
            return getattr(self, "on_" + word)(*arguments)
        except Refused as refused:
            return "refused " + str(refused).replace("\n", " ")

    def on_append(self, *entries):
        for entry in entries:
            self.log.append(unhex(entry))
        return str(len(self.log.entries))

    def on_root(self, size):
        return self.log.root(int(size)).hex()

    def on_tiles(self, size):
        return " ".join("%s=%s" % (name, data.hex()) for name, data in self.log.tiles(int(size)))

    def on_bundles(self, size):
        return " ".join("%s=%s" % (name, data.hex()) for name, data in self.log.bundles(int(size)))

    def on_inclusion(self, index, size):
        return hex_of(self.log.path(int(index), 0, int(size)))

    def on_consistency(self, old, size):
        return hex_of(self.log.subproof(int(old), 0, int(size), True) if int(old) else [])

    def on_included(self, index, size, leaf, path, root):
        return yes(included(int(index), int(size), unhex(leaf), hashes_of(path), unhex(root)))

    def on_consistent(self, old, old_root, size, new_root, path):
        return yes(consistent(int(old), unhex(old_root), int(size), unhex(new_root), hashes_of(path)))

    def on_ed25519(self, public, message, signature):
        return yes(ed25519_holds(unhex(public), unhex(message), unhex(signature)))

    def on_public(self, seed):
        return ed25519_public(unhex(seed))[0].hex()

    def on_sign(self, seed, message):
        return ed25519_sign(unhex(seed), unhex(message)).hex()

    def on_open(self, vkey, note):
        opened = Note(unhex(note))
        opened.must_be_signed_by(Key(vkey, SIGNS))
        return opened.text.encode().hex() or "-"

    def on_checkpoint(self, vkey, note):
        opened = Note(unhex(note))
        opened.must_be_signed_by(Key(vkey, SIGNS))
        checkpoint = Checkpoint(opened.text)
        return "%s %d %s" % (checkpoint.origin, checkpoint.size, checkpoint.root.hex())

    def on_export(self, folder):
        return " | ".join(Export(unhex(folder).decode()).check(None, [], [])) or "holds"

    def on_cosigned(self, vkey, note):
        return " ".join(map(str, Note(unhex(note)).cosigned_at(Key(vkey, COSIGNS)))) or "-"


def unhex(text):
    return b"" if text == "-" else bytes.fromhex(text)


def hex_of(hashes):
    return ",".join(each.hex() for each in hashes) or "-"


def hashes_of(text):
    return [] if text == "-" else [bytes.fromhex(each) for each in text.split(",")]


def yes(holds):
    return "yes" if holds else "no"


def main(arguments):
    if arguments == ["answer"]:
        conversation = Conversation()
        for line in sys.stdin:
            print(conversation.answer(line.rstrip("\n")), flush=True)
        return 0
    if len(arguments) < 2 or arguments[0] != "export" or len(arguments) % 2:
        print(__doc__, file=sys.stderr)
        return 2
    said = {"--key": [], "--witness": [], "--since": []}
    for name, value in zip(arguments[2::2], arguments[3::2]):
        said[name].append(value)
    faults = Export(arguments[1]).check(next(iter(said["--key"]), None), said["--witness"], said["--since"])
    print("\n".join(faults) or "The log holds.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
