"""Known mistakes about the bin of a hue: where each would put a colour whose hue is known.

A place is a number from 0 up to the number of bins; what lies beyond may be lost, cut, or go round.
"""

from dataclasses import dataclass

import numpy as np

from .hue_misconception_pictures import colour

NBIN = 12
LOST, SPREAD, CRASH = -1, -2, -3  # in no bin, in several, no answer at all
UNITS = (
    1,
    3,
    4,
    5,
    6,
    7,
    8,
    60,
    2 * np.pi,
    100,
    179,
    180,
    255,
    256,
    359,
    360,
)  # in which a turn may be counted
LAST = (NBIN - 1) / NBIN  # where the last bin begins
SCALES = sorted({one / other for one in UNITS for other in UNITS} - {1.0})  # hues in one, bins in another
SECTORS = {"red": 0.0, "green": 1 / 3, "blue": 2 / 3}  # where each colour is largest: its hue is the middle


@dataclass(frozen=True)
class Probe:
    """A colour, by its hue in turns, its saturation and its value."""

    hue: float
    saturation: float
    value: float

    @property
    def colour(self):
        return colour(self.hue, self.saturation, self.value)

    @property
    def sector(self):
        """Which of the three colours is largest, and how far its hue is from there, in turns."""
        far = {name: (self.hue - middle + 0.5) % 1 - 0.5 for name, middle in SECTORS.items()}
        name = min(far, key=lambda name: abs(far[name]))
        return name, far[name]

    @property
    def part(self):
        """The sector; red's has a part on either side of where the circle is closed."""
        name, far = self.sector
        return f"{name} {'before' if far < 0 else 'after'} 0" if name == "red" else name


FULL = [Probe((k + part) / NBIN, 0.8, 0.8) for k in range(NBIN) for part in (0.3, 0.7)]
PALE = [Probe((k + part) / NBIN, 0.3, 0.4) for k in range(NBIN) for part in (0.3, 0.7)]
PROBES = FULL + PALE


def _turned(probe, factor):
    """In turns, if the way from the middle of its sector were so many times what it is."""
    name, far = probe.sector
    return SECTORS[name] + far * factor(probe)


def _channels(sign, third):
    return lambda probe: ((sign * probe.hue + third / 3) % 1) * NBIN


def _scaled(scale):
    return lambda probe: probe.hue * scale * NBIN


def _divided(factor):
    return lambda probe: _turned(probe, factor) * NBIN


PLACES = (  # (the mistake, where it puts a probe, as a number of bins)
    *(
        ("hue_channels_swapped", _channels(sign, third))
        for sign, third in ((1, 1), (1, 2), (-1, 0), (-1, 1), (-1, 2))
    ),
    ("hue_bins_one_short", lambda probe: probe.hue * (NBIN - 1)),
    ("hue_bins_one_short", lambda probe: probe.hue * (NBIN - 1) + 1),
    ("hue_bins_one_short", lambda probe: probe.hue * (NBIN - 1) + 0.5),
    ("hue_bins_one_short", lambda probe: probe.hue * (NBIN + 1)),
    ("hue_bin_rounded", lambda probe: probe.hue * NBIN + 0.5),
    ("hue_bin_shifted", lambda probe: probe.hue * NBIN + 1),
    ("hue_bin_shifted", lambda probe: probe.hue * NBIN - 1),
    ("hue_nbin_ignored", lambda probe: probe.hue * 10),
    *(("hue_range_mismatched", _scaled(scale)) for scale in SCALES),
    ("hue_divided_by_another", _divided(lambda probe: probe.saturation)),
    ("hue_divided_by_another", _divided(lambda probe: probe.saturation * probe.value)),
    ("hue_divided_by_another", _divided(lambda probe: 255 * probe.saturation * probe.value)),
    ("hue_divided_by_another", _divided(lambda probe: probe.saturation / (2 - probe.saturation))),
    ("hue_sector_difference", _divided(lambda probe: -1)),
)


FATES = (  # what becomes of a place; Python's own ways with numbers below 0 are among them
    lambda place: int(place) if 0 <= place < NBIN else LOST,
    lambda place: min(max(int(np.floor(place)), 0), NBIN - 1),
    lambda place: int(np.floor(place)) % NBIN,
    lambda place: max(int(np.floor(place)), 0) if place < NBIN else LOST,
    lambda place: int(place) % NBIN if -NBIN <= int(place) < NBIN else LOST,
    lambda place: int(place) % NBIN,
)


def explained(bins):
    """Ids of the mistake that puts every one of PROBES where `bins` says it was found; none if none does."""
    known = {one for one in bins if one not in (SPREAD, CRASH)}
    if len(known) < 2:
        return (
            []
            if CRASH in bins or SPREAD in bins
            else ["hue_all_lost" if LOST in known else "hue_all_in_one_bin"]
        )
    found = [LOST if one == CRASH else one for one in bins]  # an index out of range
    for name, place in PLACES:
        if _fits(place, PROBES, found):
            return [name]
    return _of_parts(found)


def right(probe):
    """The bin that the probe was made for."""
    return int(probe.hue * NBIN)


def _fits(place, probes, bins):
    return any(
        all(found == fate(place(probe)) for probe, found in zip(probes, bins, strict=True)) for fate in FATES
    )


def _of_parts(bins):
    """Where only some parts of the circle are wrong: which, and how."""
    parts, wrong = {}, []
    for probe, found in zip(PROBES, bins, strict=True):
        parts.setdefault(probe.part, []).append((probe, found))
        if found != right(probe):
            wrong.append(probe)
    if wrong == [probe for probe in PROBES if probe.hue > 0.5]:
        return ["hue_off_the_circle"]
    if wrong == [probe for probe in PROBES if probe.hue > LAST] and len(_ends(bins)) == 1:
        return ["hue_bins_one_short"]
    wrong = {probe.part for probe in wrong}
    if len(wrong) == len(parts):
        return []
    red = {part for part in parts if part.startswith("red")}
    found = ["hue_off_the_circle"] if len(wrong & red) == 1 else []
    whole = [parts[part] for part in sorted(wrong - red)]
    if red <= wrong:
        whole.append([one for part in sorted(red) for one in parts[part]])
    found += ["hue_sector_offset" if _is_moved(part) else "hue_sector_difference" for part in whole]
    return list(dict.fromkeys(found))


def _ends(bins):
    """Where colours of the last bin are; some of them are nearer to magenta than to red, and not beyond 1."""
    return {found for probe, found in zip(PROBES, bins, strict=True) if probe.hue > LAST}


def _is_moved(part):
    """Whether all of it is so many sixths of a turn away, or was lost over it."""
    probes, bins = zip(*part, strict=True)
    return any(
        _fits(lambda probe, sixths=sixths: (probe.hue + sixths / 6) * NBIN, probes, bins)
        for sixths in (-5, -4, -3, -2, -1, 1, 2, 3, 4, 5)
    )
