#!/usr/bin/python3
"""The colours of kinds can be distinguished, and texts on them can be read.

Colours are compared in CIE L*a*b* (1976): unchanged, and as people see them who lack the
cones for red or for green (the matrices of Machado, Oliveira and Fernandes,
2009, for linear RGB). Texts on lines must have the contrast of WCAG 2, 4.5 to 1.
"""
import itertools
import math
import os
import re
import sys

EYES = {
    'normal eyes': ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    'eyes without cones for red': ((0.152286, 1.052583, -0.204868),
                                   (0.114503, 0.786281, 0.099216),
                                   (-0.003882, -0.048116, 1.051998)),
    'eyes without cones for green': ((0.367322, 0.860646, -0.227968),
                                     (0.280085, 0.672501, 0.047413),
                                     (-0.011820, 0.042940, 0.968881)),
}
LEAST_DISTANCE = 10
LEAST_SHADE = 1.5  # of L*, from one grey to the next
LEAST_CONTRAST = 4.5

failed = False


def report(good, name, why=''):
    global failed
    failed = failed or not good
    print(f'ok - {name}' if good else f'not ok - {name}\n# {why}')


def linear(colour):
    parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def luminance(rgb):
    return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]


def lab(rgb):
    def root(value):
        return value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116
    x = root(max(0, 0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.9505)
    y = root(max(0, luminance(rgb)))
    z = root(max(0, 0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.089)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def seen(colour, eyes):
    rgb = linear(colour)
    return lab([sum(weight * part for weight, part in zip(row, rgb)) for row in eyes])


def check_theme(name, text):
    kinds = re.findall(r'\[([A-Z]+)\] = \{\.line = "(#\w{6})", \.fill = "(#\w{6})"\}', text)
    on_line = re.search(r'\.on_line = "(#\w{6})"', text)[1]
    for who, eyes in EYES.items():
        pairs = itertools.combinations([(kind, seen(line, eyes)) for kind, line, _ in kinds], 2)
        least = min((math.dist(a[1], b[1]), a[0], b[0]) for a, b in pairs)
        report(len(kinds) == 12 and least[0] >= LEAST_DISTANCE, f'{name}: told apart by {who}', least)
    greys = sorted((seen(line, EYES['normal eyes'])[0], kind) for kind, line, _ in kinds)
    least = min((b[0] - a[0], a[1], b[1]) for a, b in zip(greys, greys[1:]))
    report(least[0] >= LEAST_SHADE, f'{name}: told apart in grey', least)
    for kind, line, _ in kinds:
        lights = sorted((luminance(linear(line)), luminance(linear(on_line))))
        contrast = (lights[1] + 0.05) / (lights[0] + 0.05)
        if contrast < LEAST_CONTRAST:
            report(False, f'{name}: texts on {kind}', contrast)
    report(True, f'{name}: texts on lines were measured')


TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
with open(os.path.join(TOP, 'output', 'dot', 'theme.c'), encoding='utf-8') as file:
    source = file.read()
light, dark = source.index('tl_dot_light = {'), source.index('tl_dot_dark = {')
check_theme('light', source[light:dark])
check_theme('dark', source[dark:source.index('};', source.index('.kinds', dark))])
sys.exit(failed)
