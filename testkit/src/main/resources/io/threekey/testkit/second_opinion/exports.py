"""The log in an export, as docs/architecture/export.md describes it."""

import base64
import json
import os
import re

from notes import COSIGNS, SIGNS, Checkpoint, Key, Note
from tree import WIDE, Log, Refused, rows, sha256, tile_path

PAYLOAD_LINE = re.compile(r'\{"index":(0|[1-9][0-9]*),"payload":(\{.*\}),"salt":"([A-Za-z0-9_-]{43})"\}')
ERASED_LINE = re.compile(r'\{"erasedBy":[1-9][0-9]*,"index":(0|[1-9][0-9]*)\}')
WHOLE = "threekey-export/1"


def base64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def from_base64url(text):
    data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if base64url(data) != text:
        raise Refused("this is not the one base64url spelling: " + text)
    return data


def instant(text):
    """To be compared: the seconds as they are written, and their fraction."""
    form = re.fullmatch(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?Z", text)
    if not form:
        raise Refused("this is no instant: " + text)
    return form[1], (form[2] or "").ljust(9, "0")


class Export:
    """A directory, and what does not hold in it."""

    def __init__(self, folder):
        self.folder = folder
        self.faults = []
        self.log = Log()
        self.latest = ()

    def fault(self, where, what):
        self.faults.append("%s: %s" % (where, what))

    def read(self, name):
        with open(os.path.join(self.folder, *name.split("/")), "rb") as file:
            return file.read()

    def check(self, vkey, witnesses, kept):
        try:
            manifest = json.loads(self.read("manifest.json"))
            if manifest["format"] != WHOLE:
                raise Refused("this is no whole export")
            size = manifest["size"]
            if not isinstance(size, int) or size < 1:
                raise Refused("no export holds %s entries" % size)
            self.files_are_those_of(size)
            for index, width in rows(size):
                self.entries_of(index, width)
            self.tiles_are_those_of_the_entries(size)
            key = Key(vkey or self.key_that_the_founding_names(), SIGNS)
            if manifest["origin"] != key.name:
                self.fault("manifest.json", "it names another log than " + key.name)
            self.is_signed("checkpoint", self.read("checkpoint"), key, size)
            self.cosignatures_hold(witnesses)
            for name in kept:
                with open(name, "rb") as file:
                    self.is_signed(name, file.read(), key, None)
        except (Refused, OSError, ValueError, KeyError, TypeError, IndexError, StopIteration) as unreadable:
            self.fault("export", "%s: %s" % (type(unreadable).__name__, unreadable))
        return self.faults

    def files_are_those_of(self, size):
        expected = {"manifest.json", "checkpoint"}
        level = 0
        while WIDE**level <= size:
            for index, width in rows(size // WIDE**level):
                expected.add("tile/%d/%s" % (level, tile_path(index, width)))
            level += 1
        for index, width in rows(size):
            expected.add("tile/entries/" + tile_path(index, width))
            expected.add("payloads/%s.jsonl" % tile_path(index, WIDE))
        found = set()
        for folder, _, names in os.walk(self.folder):
            for name in names:
                path = os.path.join(folder, name)
                found.add(os.path.relpath(path, self.folder).replace(os.sep, "/"))
                if os.path.islink(path):
                    self.fault(name, "it is a link")
        for name in sorted(expected - found):
            raise Refused("missing " + name)
        for name in sorted(found - expected):
            self.fault(name, "it does not belong to the export")

    def entries_of(self, index, width):
        name = "tile/entries/" + tile_path(index, width)
        data, at, entries = self.read(name), 0, []
        while at < len(data):
            length = int.from_bytes(data[at : at + 2], "big")
            entry = data[at + 2 : at + 2 + length]
            if at + 2 > len(data) or len(entry) != length:
                raise Refused(name + " ends within an entry")
            entries.append(entry)
            at += 2 + length
        if len(entries) != width:
            raise Refused("%s holds %d entries" % (name, len(entries)))
        page = "payloads/%s.jsonl" % tile_path(index, WIDE)
        lines = self.read(page).decode("utf-8").split("\n")
        if len(lines) != width + 1 or lines.pop():
            raise Refused("%s has not a line for each entry" % page)
        for offset, (entry, line) in enumerate(zip(entries, lines)):
            self.log.append(entry)
            self.payload_is_committed_to(index * WIDE + offset, entry, line)

    def payload_is_committed_to(self, index, entry, line):
        leaf = json.loads(entry.decode("utf-8"))
        if set(leaf) != {"format", "type", "at", "commitment"} or leaf["format"] != "threekey-leaf/1":
            self.fault(index, "its leaf is none")
            return
        if json.dumps(leaf, sort_keys=True, separators=(",", ":")).encode() != entry:
            self.fault(index, "its leaf is not in its one canonical form")
        if instant(leaf["at"]) < self.latest:
            self.fault(index, "it is dated before the one in front")
        self.latest = instant(leaf["at"])
        erased = ERASED_LINE.fullmatch(line)
        if erased and int(erased[1]) == index:
            return  # its leaf stands as before; who decided the erasure, the log does not say
        form = PAYLOAD_LINE.fullmatch(line)
        if not form or int(form[1]) != index:
            self.fault(index, "its payload's line is of another form or place")
            return
        json.loads(form[2])
        if base64url(sha256(from_base64url(form[3]) + form[2].encode())) != leaf["commitment"]:
            self.fault(index, "its payload is not what its leaf commits to")

    def tiles_are_those_of_the_entries(self, size):
        for name, computed in self.log.tiles(size):
            if self.read(name) != computed:
                self.fault(name, "its hashes are not those of the entries")

    def key_that_the_founding_names(self):
        index = next(i for i, leaf in enumerate(self.log.entries) if json.loads(leaf)["type"] == "installation.founded")
        page = self.read("payloads/%s.jsonl" % tile_path(index // WIDE, WIDE)).decode("utf-8")
        payload = json.loads(page.split("\n")[index % WIDE])["payload"]
        return json.loads(from_base64url(payload["charter"]))["log"]["verifierKey"]

    def is_signed(self, name, data, key, size):
        note = Note(data)
        note.must_be_signed_by(key)
        checkpoint = Checkpoint(note.text)
        if checkpoint.origin != key.name:
            self.fault(name, "it is of another log")
        elif checkpoint.size > len(self.log.entries) or (size is not None and checkpoint.size != size):
            self.fault(name, "it speaks of %d entries" % checkpoint.size)
        elif checkpoint.root != self.log.root(checkpoint.size):
            self.fault(name, "its root is not that of the entries")

    def cosignatures_hold(self, witnesses):
        note = Note(self.read("checkpoint"))
        for witness in witnesses:
            if not note.cosigned_at(Key(witness, COSIGNS)):
                self.fault("checkpoint", "it is not cosigned by " + witness)
