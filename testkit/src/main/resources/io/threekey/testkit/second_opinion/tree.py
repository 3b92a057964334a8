"""Trees and their proofs (RFC 6962 and RFC 9162 section 2.1), tiles and bundles (C2SP tlog-tiles), as they are defined."""

import hashlib

WIDE = 256  # hashes or entries in a full tile or bundle


class Refused(Exception):
    """What was read is not what the specifications allow."""


def sha256(data):
    return hashlib.sha256(data).digest()


def leaf_hash(entry):
    return sha256(b"\x00" + entry)


def node_hash(left, right):
    return sha256(b"\x01" + left + right)


def split(n):
    """The largest power of two smaller than n."""
    k = 1
    while k * 2 < n:
        k *= 2
    return k


class Log:
    """Entries, and every hash and proof that the definitions give for them."""

    def __init__(self, entries=()):
        self.entries = []
        self.hashes = []
        self.known = {}
        for entry in entries:
            self.append(entry)

    def append(self, entry):
        self.entries.append(entry)
        self.hashes.append(leaf_hash(entry))

    def mth(self, start, end):
        """MTH(D[start:end]). A full subtree never changes, so it is remembered."""
        n = end - start
        if n == 0:
            return sha256(b"")
        if n == 1:
            return self.hashes[start]
        full = n & (n - 1) == 0
        if full and (start, end) in self.known:
            return self.known[start, end]
        k = split(n)
        result = node_hash(self.mth(start, start + k), self.mth(start + k, end))
        if full:
            self.known[start, end] = result
        return result

    def root(self, size):
        return self.mth(0, size)

    def path(self, m, start, end):
        """PATH(m, D[start:end]) of section 2.1.1."""
        n = end - start
        if n == 1:
            return []
        k = split(n)
        if m < k:
            return self.path(m, start, start + k) + [self.mth(start + k, end)]
        return self.path(m - k, start + k, end) + [self.mth(start, start + k)]

    def subproof(self, m, start, end, whole):
        """SUBPROOF(m, D[start:end], b) of section 2.1.2."""
        n = end - start
        if m == n:
            return [] if whole else [self.mth(start, end)]
        k = split(n)
        if m <= k:
            return self.subproof(m, start, start + k, whole) + [self.mth(start + k, end)]
        return self.subproof(m - k, start + k, end, False) + [self.mth(start, start + k)]

    def tiles(self, size):
        """Each tile of a tree of so many entries, by its path: MTH(D[(n*256+i) * 256**l : (n*256+i+1) * 256**l])."""
        level = 0
        while WIDE**level <= size:
            span = WIDE**level
            for index, width in rows(size // span):
                first = index * WIDE
                hashes = [self.mth((first + i) * span, (first + i + 1) * span) for i in range(width)]
                yield "tile/%d/%s" % (level, tile_path(index, width)), b"".join(hashes)
            level += 1

    def bundles(self, size):
        for index, width in rows(size):
            entries = self.entries[index * WIDE : index * WIDE + width]
            yield "tile/entries/" + tile_path(index, width), b"".join(
                len(entry).to_bytes(2, "big") + entry for entry in entries
            )


def rows(count):
    """Index and width of the tiles that so many hashes fill, an empty one left out."""
    for index in range((count + WIDE - 1) // WIDE):
        yield index, min(WIDE, count - index * WIDE)


def tile_path(index, width):
    digits = str(index)
    digits = digits.zfill((len(digits) + 2) // 3 * 3)
    groups = [digits[i : i + 3] for i in range(0, len(digits), 3)]
    path = "/".join(["x" + group for group in groups[:-1]] + groups[-1:])
    return path if width == WIDE else "%s.p/%d" % (path, width)


def included(m, size, leaf, path, root):
    """Whether PATH(m, D[size]) could be this path: the root is computed back along the definition."""

    def up(m, n, rest):
        if n == 1:
            return leaf, rest
        k = split(n)
        inner, rest = up(m, k, rest) if m < k else up(m - k, n - k, rest)
        if not rest:
            raise Refused("the path is too short")
        return (node_hash(inner, rest[0]) if m < k else node_hash(rest[0], inner)), rest[1:]

    if not 0 <= m < size:
        return False
    try:
        computed, rest = up(m, size, list(path))
    except Refused:
        return False
    return not rest and computed == root


def consistent(m, old_root, size, new_root, path):
    """Whether PROOF(m, D[size]) could be this path: both roots are computed back along the definition."""

    def up(m, n, whole, rest):
        if m == n:
            if whole:
                return old_root, old_root, rest
            if not rest:
                raise Refused("the path is too short")
            return rest[0], rest[0], rest[1:]
        k = split(n)
        old, new, rest = up(m, k, whole, rest) if m <= k else up(m - k, n - k, False, rest)
        if not rest:
            raise Refused("the path is too short")
        if m <= k:
            return old, node_hash(new, rest[0]), rest[1:]
        return node_hash(rest[0], old), node_hash(rest[0], new), rest[1:]

    if not 0 <= m <= size:
        return False
    if m == 0:  # RFC 6962 defines no proof from the empty tree: every tree begins with it
        return not path and old_root == sha256(b"")
    try:
        old, new, rest = up(m, size, True, list(path))
    except Refused:
        return False
    return not rest and old == old_root and new == new_root
