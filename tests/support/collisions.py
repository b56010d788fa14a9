#!/usr/bin/python3
"""collisions.py COUNT: texts that have one hash by tl_content_hash(), a line each.

That hash takes eight bytes a step, each of which can be undone:

    state = (state ^ bytes) * odd;  state ^= state >> 32

So two bytes of a step are chosen freely: they are its highest, and change no lower ones of
the product. What they change of the state is in its highest two bytes, and the same in
those that lie 32 bits lower. The next eight bytes undo it: all it takes is that they are
printed characters, too, for which 500 of 5,776 pairs do. Twice that makes texts of 32 bytes, of which all 64 bits of the hash are the same. The table of tieline's first version,
which knew no key, held ids by the lower 32 of them.
"""
import itertools
import sys

ODD, START, ALL = 0x9fb21c651e98df25, 0x9e3779b97f4a7c15, (1 << 64) - 1
LETTERS = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-.:!$%*+=?@^~"


def mix(state, number):
    product = (state ^ number) * ODD & ALL
    return product ^ product >> 32


def number_of(text):
    return int.from_bytes(text, "little")


def content_hash(text):
    """As graph/base/content_hash.c has it, with the seed 0; of whole eights of bytes."""
    state = mix(START, len(text))
    for at in range(0, len(text), 8):
        state = mix(state, number_of(text[at:at + 8]))
    return mix(mix(state, 0), 0xd1b54a32d192ed03)


def pairs_of_steps(state):
    """Texts of sixteen bytes that lead from a state to one and the same; and that one."""
    second = number_of(b"xxxxxxxx")
    target = mix(mix(state, number_of(b"eventsxx")), second)
    whole = mix(state, number_of(b"eventsxx")) ^ second  # what the second step multiplies
    found = []
    for high in itertools.product(LETTERS, repeat=2):
        first = b"events" + bytes(high)
        undone = (mix(state, number_of(first)) ^ whole).to_bytes(8, "little")
        if all(byte in LETTERS for byte in undone):
            found.append(first + undone)
    return found, target


def collisions(count):
    starts, state = pairs_of_steps(mix(START, 32))
    ends, _ = pairs_of_steps(state)
    assert len(starts) * len(ends) >= count, "too few pairs"
    return [start + end for start in starts for end in ends][:count]


def main():
    texts = collisions(int(sys.argv[1]))
    assert len(set(texts)) == len(texts) and len(set(map(content_hash, texts))) == 1
    sys.stdout.write("".join(text.decode() + "\n" for text in texts))


main()
