#!/usr/bin/env python3
"""Checks the published record log of a Tandem server by its files alone, without anything of Tandem.

  python3 verify_log.py SOURCE [--key KEY] [--head FILE ...] [--witness KEY ...] [--receipt FILE]

SOURCE is the address of a log (https://…/open/log) or a folder with its files. KEY is the public key it has to be signed with; without it the one
that lies beside the log is believed, and so only that the log fits itself. FILE holds heads kept from earlier visits: the log must contain them
all. A receipt is the proof of one entry. A witness is somebody who signed the same head.

Written from the formats (c2sp.org/tlog-checkpoint, signed-note, tlog-tiles, tlog-proof, tlog-cosignature; RFC 6962; RFC 8032) with the standard
library of Python 3.9 or later. Ends with 0 when all fits, 1 when something does not, 2 when it could not be asked.
"""
import argparse, base64, hashlib, json, os, re, struct, sys, urllib.error, urllib.request

WIDTH = 256  # hashes in a tile, entries in a bundle
sha256 = lambda data: hashlib.sha256(data).digest()

# Ed25519 (RFC 8032, section 5.1). Slow and not for signing: nothing secret passes through it.
P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)
def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P
def times(n, p):
    q = (0, 1, 1, 0)
    while n:
        q, p, n = add(q, p) if n & 1 else q, add(p, p), n >> 1
    return q
def point(raw):
    y = int.from_bytes(raw, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P:
        x = x * ROOT % P
    if y >= P or (x * x - x2) % P or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P
BASE = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))
def signed(public, message, signature):
    a, s = point(public), int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or a is None or s >= L:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % L
    x, y, z, _ = add(times(s, BASE), times(h, (P - a[0], a[1], 1, P - a[3])))
    inverse = pow(z, P - 2, P)
    return signature[:32] == (y * inverse % P | (x * inverse % P & 1) << 255).to_bytes(32, "little")

# Keys and signed heads.
def key_of(text, kind):
    m = re.fullmatch(r"([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)", text.strip())
    raw = base64.b64decode(m[3]) if m else b""
    if len(raw) != 33 or raw[0] != kind or sha256(m[1].encode() + b"\n" + raw)[:4].hex() != m[2]:
        return None
    return m[1], bytes.fromhex(m[2]), raw[1:]
HEAD = re.compile(r"([^\s+]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n\n((?:\u2014 \S+ [A-Za-z0-9+/=]+\n)+)")
def heads_in(text, where):
    text = re.sub(r"\r\n", "\n", text.lstrip("\ufeff"))
    rest = HEAD.sub("", text if text.endswith("\n") else text + "\n").strip()
    if rest:
        wrong(f"{where}: this is no signed head: {rest.splitlines()[0][:60]!r}")
    for m in HEAD.finditer(text if text.endswith("\n") else text + "\n"):
        lines = [line.split(" ") for line in m[4].splitlines()]
        yield {"origin": m[1], "size": int(m[2]), "root": base64.b64decode(m[3]), "text": f"{m[1]}\n{m[2]}\n{m[3]}\n".encode(),
               "signatures": [(name, base64.b64decode(raw)) for _, name, raw in lines]}
def is_signed(head, keys):
    mine = [(raw[4:], public) for name, raw in head["signatures"] for n, i, public in keys if (name, raw[:4]) == (n, i)]
    return bool(mine) and all(signed(public, head["text"], raw) for raw, public in mine)
def witnessed(head, key):
    """When a witness signed it (seconds since 1970), or None."""
    for name, raw in head["signatures"]:
        if (name, raw[:4]) == key[:2] and len(raw) == 76:
            (when,) = struct.unpack(">Q", raw[4:12])
            if signed(key[2], b"cosignature/v1\ntime %d\n" % when + head["text"], raw[12:]):
                return when
    return None

# The tree (RFC 6962) and its files.
leaf_hash = lambda leaf: sha256(b"\0" + leaf)
node_hash = lambda left, right: sha256(b"\1" + left + right)
def fold(peaks):
    root = None
    for _, h in reversed(peaks):
        root = h if root is None else node_hash(h, root)
    return root or sha256(b"")
def path_of(level, number, width):
    parts = [f"{number % 1000:03}"]
    while number >= 1000:
        number //= 1000
        parts.insert(0, f"x{number % 1000:03}")
    return f"tile/{level}/{'/'.join(parts)}" + (f".p/{width}" if width < WIDTH else "")
def bundle(data):
    at = 0
    while at < len(data):
        (length,) = struct.unpack_from(">H", data, at)
        if at + 2 + length > len(data):
            raise ValueError("cut off")
        yield data[at + 2 : at + 2 + length]
        at += 2 + length
def root_by_proof(h, index, size, proof):
    """RFC 9162, section 2.1.3.2."""
    last = size - 1
    for p in proof:
        if last == 0:
            return None
        if index & 1 or index == last:
            h = node_hash(p, h)
            while index and not index & 1:
                index, last = index >> 1, last >> 1
        else:
            h = node_hash(h, p)
        index, last = index >> 1, last >> 1
    return h if last == 0 else None

# What is read, and what is said.
faults = []
def wrong(text):
    faults.append(text)
    if len(faults) <= 20:
        print(f"WRONG: {text}", file=sys.stderr)
class Unasked(Exception):
    pass
def reader(source):
    def folder(path):
        try:
            with open(os.path.join(source, *path.split("/")), "rb") as f:
                return f.read()
        except FileNotFoundError:
            return None
    def web(path):
        try:
            with urllib.request.urlopen(f"{source.rstrip('/')}/{path}", timeout=30) as r:
                return r.read(33 * 2**20)
        except urllib.error.HTTPError as e:
            if e.code == 404:
                return None
            raise Unasked(f"{path}: {e.code}") from e
        except OSError as e:
            raise Unasked(f"{path}: {e}") from e
    return web if re.match(r"https?://", source) else folder

LEAF = re.compile(rb'\{"v":[12],"what":"[\w-]{43}","actor":"[\w-]{43}","name":"[\w-]{43}","facts":"[\w-]{43}"\}')
def check_tree(read, head, earlier):
    """Every entry to its place, every place to its tile, every tile to the root, and every earlier head on the way."""
    size, peaks, levels = head["size"], [], [[]]
    for known in earlier.pop(0, []):
        if known["root"] != fold([]):
            wrong("the empty log had another root")
    for first in range(0, size, WIDTH):
        width = min(WIDTH, size - first)
        try:
            leaves = list(bundle(read(path_of("entries", first // WIDTH, width)) or b""))
        except (ValueError, struct.error):
            leaves = []
        if len(leaves) != width:
            return wrong(f"entries {first + 1} to {first + width} are missing or cut off")
        for i, leaf in enumerate(leaves, first + 1):
            if not LEAF.fullmatch(leaf):
                wrong(f"entry {i} has another form")
            h, height = leaf_hash(leaf), 0
            levels[0].append(h)
            while peaks and peaks[-1][0] == height:
                h, height = node_hash(peaks.pop()[1], h), height + 1
                if height % 8 == 0:
                    levels.extend([] for _ in range(height // 8 + 1 - len(levels)))
                    levels[height // 8].append(h)
            peaks.append((height, h))
            for known in earlier.get(i, []):
                if known["root"] != fold(peaks):
                    wrong(f"the log of today does not contain the head of {i} entries: something was rewritten")
    for level, hashes in enumerate(levels):
        for first in range(0, len(hashes), WIDTH):
            tile = hashes[first : first + WIDTH]
            if read(path_of(level, first // WIDTH, len(tile))) != b"".join(tile):
                wrong(f"tile {level}/{first // WIDTH} does not fit the entries")
    if fold(peaks) != head["root"]:
        wrong("the entries do not make the root that was signed")

class Number(str):
    """A number as it was written."""
def said(value):
    """JSON as the log writes it: names in order, no blanks, letters and numbers as they are."""
    if isinstance(value, dict):
        return "{" + ",".join(f"{said(k)}:{said(value[k])}" for k in sorted(value, key=lambda k: k.encode("utf-16-be"))) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(said, value)) + "]"
    return str(value) if isinstance(value, Number) else json.dumps(value, ensure_ascii=False)

def check_receipt(text, keys):
    top, _, note = text.partition("\n\n")
    mark, extra, index, *proof = top.split("\n")
    heads = list(heads_in(note, "receipt"))
    if mark != "c2sp.org/tlog-proof@v1" or not extra.startswith("extra ") or not re.fullmatch(r"index \d+", index) or len(heads) != 1:
        return wrong("this is no receipt")
    inside, at, head = json.loads(base64.b64decode(extra[6:]), parse_int=Number, parse_float=Number), int(index[6:]), heads[0]
    leaf = json.loads(inside["leaf"])
    if not is_signed(head, keys):
        wrong("the head of the receipt is not signed by the key of the log")
    if at >= head["size"] or root_by_proof(leaf_hash(inside["leaf"].encode()), at, head["size"], map(base64.b64decode, proof)) != head["root"]:
        wrong("the entry does not stand at its place under the head of the receipt")
    for part, shown in inside["shown"].items():
        print_of = sha256(f"tandem-log\n{part}\n{shown['salt']}\n{said(shown['value'])}".encode())
        if base64.urlsafe_b64encode(print_of).rstrip(b"=").decode() != leaf.get(part):
            wrong(f"what the receipt shows as {part} is not what was logged")
        print(f"  {part}: {said(shown['value'])}")
    print(f"Entry {at + 1} of {head['size']}.")

def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("source")
    a.add_argument("--key")
    for name in ("--head", "--witness"):
        a.add_argument(name, action="append", default=[])
    a.add_argument("--receipt")
    o = a.parse_args()
    read = reader(o.source)
    keys = [k for line in (o.key or (read("key") or b"").decode()).split("\n") if (k := key_of(line, 1))]
    heads = list(heads_in((read("checkpoint") or b"").decode(), "checkpoint"))
    if not keys or len(heads) != 1:
        raise Unasked("there is no key, or no signed head, at " + o.source)
    head, earlier = heads[0], {}
    if not is_signed(head, keys):
        wrong("the head is not signed by the key of the log")
    for file in o.head:
        with open(file, encoding="utf-8") as f:
            for known in heads_in(f.read(), file):
                if not is_signed(known, keys) or known["origin"] != head["origin"]:
                    wrong(f"{file}: a head of {known['size']} entries is not of this log")
                elif known["size"] > head["size"]:
                    wrong(f"{file}: the log had {known['size']} entries and has {head['size']} now")
                else:
                    earlier.setdefault(known["size"], []).append(known)
    for text in o.witness:
        key = key_of(text, 4)
        when = key and witnessed(head, key)
        print(f"Witnessed by {key[0]} at {when}." if when is not None else f"Not witnessed by {text.split('+')[0]}.")
    if o.receipt:
        with open(o.receipt, encoding="utf-8") as f:
            check_receipt(f.read(), keys)
    else:
        check_tree(read, head, earlier)
    print(f"{head['origin']}: {head['size']} entries, root {base64.b64encode(head['root']).decode()}: {'does NOT fit' if faults else 'fits'}.")
    if not o.key and not o.head:
        print("Held against itself alone: keep this head and the key, and hold the log against them next time.")
    return 1 if faults else 0

if __name__ == "__main__":
    try:
        sys.exit(main())
    except (Unasked, OSError) as e:
        print(f"could not be asked: {e}", file=sys.stderr)
        sys.exit(2)
