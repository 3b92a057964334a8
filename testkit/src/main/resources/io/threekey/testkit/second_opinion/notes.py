"""Notes (C2SP signed-note), checkpoints (tlog-checkpoint) and cosignatures (tlog-cosignature)."""

import base64
import re

from ed25519 import ed25519_holds
from tree import Refused, sha256

SIGNS, COSIGNS = 1, 4
SPACE = re.compile(r"\s")


def base64_bytes(text):
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        raise Refused("this is not base64: " + text)
    if base64.b64encode(data).decode() != text:
        raise Refused("this is not the one base64 spelling: " + text)
    return data


def is_key_name(name):
    return bool(name) and "+" not in name and not SPACE.search(name)


class Key:
    """A verifier key: NAME+ID+BASE64, its type what the signature is of."""

    def __init__(self, vkey, kind):
        parts = vkey.split("+", 2)
        if len(parts) != 3 or not is_key_name(parts[0]):
            raise Refused("this is no verifier key: " + vkey)
        material = base64_bytes(parts[2])
        if len(material) != 33 or material[0] != kind:
            raise Refused("this is not an Ed25519 key of type %d: %s" % (kind, vkey))
        self.name, self.public = parts[0], material[1:]
        self.id = sha256(self.name.encode() + b"\n" + material)[:4]
        if self.id.hex() != parts[1]:
            raise Refused("the key's id is not its own: " + vkey)


class Note:
    """A text and its signature lines, none of them believed yet."""

    def __init__(self, data):
        try:
            note = data.decode("utf-8")
        except UnicodeDecodeError:
            raise Refused("the note is not UTF-8")
        if any(ord(character) < 0x20 and character != "\n" for character in note):
            raise Refused("the note holds a control character")
        end = note.rfind("\n\n")
        if end < 0 or not note.endswith("\n"):
            raise Refused("the note has no signatures")
        self.text = note[: end + 1]
        lines = note[end + 2 : -1].split("\n")
        self.signatures = [self.signature(line) for line in lines]

    @staticmethod
    def signature(line):
        parts = line.split(" ")
        if len(parts) != 3 or parts[0] != "\u2014" or not is_key_name(parts[1]):
            raise Refused("this is no signature line: " + line)
        blob = base64_bytes(parts[2])
        if len(blob) < 5:
            raise Refused("this signature has no bytes: " + line)
        return parts[1], blob[:4], blob[4:]

    def by(self, key):
        return [blob for name, identifier, blob in self.signatures if (name, identifier) == (key.name, key.id)]

    def must_be_signed_by(self, key):
        found = self.by(key)
        if not found:
            raise Refused("the note is not signed by " + key.name)
        for signature in found:
            if not ed25519_holds(key.public, self.text.encode(), signature):
                raise Refused("the note carries a signature that is not by " + key.name)

    def cosigned_at(self, key):
        """When the witness saw it, in seconds since the epoch; each line of it must hold."""
        times = []
        for blob in self.by(key):
            time = int.from_bytes(blob[:8], "big")
            message = "cosignature/v1\ntime %d\n%s" % (time, self.text)
            if len(blob) != 72 or time >= 2**63 or not ed25519_holds(key.public, message.encode(), blob[8:]):
                raise Refused("the note carries a cosignature that is not by " + key.name)
            times.append(time)
        return times


class Checkpoint:
    def __init__(self, text):
        lines = text.split("\n")
        if len(lines) < 4 or lines.pop() or not all(lines):
            raise Refused("a checkpoint is three lines or more, none of them empty")
        if not re.fullmatch("0|[1-9][0-9]*", lines[1]):
            raise Refused("this is no tree size: " + lines[1])
        self.origin, self.size, self.root = lines[0], int(lines[1]), base64_bytes(lines[2])
        if len(self.root) != 32:
            raise Refused("this is no root hash: " + lines[2])
