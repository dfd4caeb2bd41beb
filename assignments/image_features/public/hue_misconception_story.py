"""Which mistakes explain a histogram of hues: the function is asked about pictures made for the question.

One thing after the other: the picture and its numbers, then which bin a colour goes to, then how much it
counts, then by what all is divided.  What follows from one mistake gets no name of its own.
"""

import numpy as np

from . import hue_misconception_places as places
from . import hue_misconception_weights as weights
from .hue_misconception_pictures import colour, of

NBIN = places.NBIN
SAME = 1e-4
COLOURS = np.array(
    [[200, 40, 90], [30, 180, 60], [70, 90, 220], [240, 200, 30], [150, 20, 160], [20, 150, 190]]
)
FIRST = colour(0.3, 0.7, 0.8)
OTHERS = [
    colour(hue, saturation, value)
    for hue, saturation, value in (
        (0.55, 0.7, 0.45),
        (0.55, 0.3, 0.8),
        (0.12, 0.5, 0.6),
        (0.12, 0.9, 0.9),
        (0.72, 0.35, 0.5),
        (0.72, 0.6, 0.95),
    )
]


def names(painter):
    """Ids, in the order in which to look at them; none if nothing explains it."""
    for test in (of_form, of_memory):
        if found := test(painter):
            return found
    ask = asking(painter)
    found = of_numbers(painter, ask)
    if "hue_only_up_to_one" in found:
        ask = asking(painter, 1 / 255)
    return list(dict.fromkeys([*found, *of_colours(ask)]))


def asking(painter, unit=1.0):
    """f(im, nbin=12) -> (nbin,) floats, or None; `unit`: what a picture from 0 to 255 is multiplied by."""

    def ask(im, nbin=NBIN):
        return painter.tried(im * unit, nbin)

    return ask


def same(one, other):
    """Whether both are there, finite and equal."""
    return one is not None and other is not None and np.allclose(one, other, rtol=SAME, atol=SAME)


def usable(histogram):
    return histogram is not None and bool(np.all(np.isfinite(histogram)))


# --- what comes back, and what is left behind -------------------------------------------------------------


def of_form(painter):
    asked = [
        (of(colours, (2, 3)), nbin) for colours in (COLOURS, COLOURS[:1], COLOURS[2:3]) for nbin in (4, 7, 12)
    ]
    shapes = [painter.shape_for(im, nbin) for im, nbin in asked]
    if len(set(shapes)) == 1 and shapes[0] not in (None, (), (1,)):
        return ["hue_nbin_ignored"]
    strange = any(shape not in (None, (nbin,)) for shape, (_, nbin) in zip(shapes, asked, strict=True))
    return ["hue_wrong_shape"] if strange else []


def of_memory(painter):
    one, other = of(COLOURS, (2, 3)), of(COLOURS[:2], (3, 2))
    answers = [painter.tried(im, NBIN) for im in (one, other, one, other)]
    if any(answer is None for answer in answers):
        return []
    repeated = np.array_equal(answers[:2], answers[2:], equal_nan=True) or same(answers[:2], answers[2:])
    return [] if repeated else ["hue_remembers"]


def of_numbers(painter, ask):
    """uint8 or float, from 0 to 255 or from 0 to 1; is the picture written into?"""
    im = of(COLOURS, (2, 3))
    floats, small = ask(im), painter.tried(im / 255, NBIN)
    found = []
    if any(_is_changed(painter, one) for one in (im, im / 255)):
        found.append("hue_picture_changed")
    if not usable(floats) and usable(small):
        return [*found, "hue_only_up_to_one"]
    if not usable(floats):
        return found
    if not same(floats, painter.tried(im.astype(np.uint8), NBIN)) and not found:
        found.append("hue_bytes_wrap")
    if np.any(floats) and not (usable(small) and np.any(small)):
        found.append("hue_whole_numbers")
    return found


def _is_changed(painter, im):
    return painter.tried(im, NBIN) is not None and painter.changes(im, NBIN)


# --- colours, one or two at a time ------------------------------------------------------------------------


def of_colours(ask):
    single = [ask(of([probe.colour], (2, 3))) for probe in places.PROBES]
    if mixed := of_mixtures(ask, single):
        return mixed
    bins = [bin_of(histogram) for histogram in single]
    if max(bins) - min(bins) <= 1 and places.CRASH not in bins and depends_on_the_picture(ask):
        return ["hue_range_from_data"]
    found = []
    if bins != [places.right(probe) for probe in places.PROBES]:
        found += places.explained(bins)
        if not found:
            return []
    if lost := of_pixels(ask):
        return [*found, *lost]
    if depends_on_others(ask):
        return [*found, "hue_picture_for_pixel"]
    of_weights, weight = how_much(ask)
    if weight is None:
        return found
    return [*found, *of_weights, *of_sums(ask, weight), *of_greys(ask, counted=weights.of_grey(weight) > 0)]


def bin_of(histogram):
    """The one that is not empty, or what there is instead."""
    if histogram is None:
        return places.CRASH
    if np.all(np.isnan(histogram)) or not np.any(histogram):
        return places.LOST
    largest = int(np.argmax(np.abs(histogram)))
    rest = np.delete(histogram, largest)
    return largest if np.all(np.abs(rest) <= SAME * abs(histogram[largest])) else places.SPREAD


def of_mixtures(ask, single):
    """Are six pixels of one colour several colours, and one pixel one?"""
    few = places.PROBES[::7]
    alone = [bin_of(ask(of([probe.colour], (1, 1)))) for probe in few]
    if min(alone) < 0:
        return []
    torn = any(bin_of(histogram) in (places.SPREAD, places.LOST) for histogram in single[::7])
    return ["hue_channels_mixed"] if torn else []


def depends_on_the_picture(ask):
    """Is the smallest hue of a picture in the first bin, or the largest in the last, whatever they are?"""
    ends = []
    for hues in ((0.2, 0.3, 0.45), (0.38, 0.6, 0.79)):
        histogram = ask(of([colour(hue, 0.8) for hue in hues], (1, 3)))
        if not usable(histogram):
            return False
        filled = np.flatnonzero(np.abs(histogram) > SAME)
        if len(filled) < 2:
            return False
        ends.append((filled[0], filled[-1]))
    lowest, highest = map(set, zip(*ends, strict=True))
    return lowest == {0} or highest == {NBIN - 1}


def two_bins(ask, colours):
    """The bins of two colours, as each has them alone; None if they are not two."""
    bins = [bin_of(ask(of([rgb], (2, 2)))) for rgb in colours]
    return bins if min(bins) >= 0 and bins[0] != bins[1] else None


def ratio(ask, bins, im):
    """What the second of two bins holds, in units of what the first one holds; None if there is none."""
    histogram = None if bins is None else ask(im)
    if bins is None or not usable(histogram) or histogram[bins[0]] == 0:
        return None
    return histogram[bins[1]] / histogram[bins[0]]


def of_pixels(ask):
    """Is every pixel seen, and each as often as it is there?"""
    other = colour(0.72, 0.7, 0.8)
    bins = two_bins(ask, (FIRST, other))
    square, *others = (_are_all_seen(ask, other, bins, shape) for shape in ((3, 3), (2, 4), (4, 2)))
    if square is None:
        return []
    if not square:
        return ["hue_pixels_left_out"]
    if not all(others):
        return ["hue_only_square"]
    one_each = ratio(ask, bins, of([FIRST, other], (1, 2)))
    several = ratio(ask, bins, of([FIRST] * 6 + [other] * 2, (2, 4)))
    if not same(one_each, several):
        return []
    pale = colour(0.72, 0.3, 0.8)
    paler, both = (
        ratio(ask, bins, of([FIRST, *those], (1, 1 + len(those)))) for those in ([pale], [pale, other])
    )
    is_mean = None not in (paler, both) and paler < one_each and same(both, (paler + one_each) / 2)
    return ["hue_mean_not_sum"] if is_mean else ["hue_repeats_lost"]


def _are_all_seen(ask, other, bins, shape):
    """Does it not matter which pixel is the one of another colour?  None where there is no answer."""
    ratios = []
    for place in range(shape[0] * shape[1]):
        im = of([FIRST], shape)
        im.reshape(-1, 3)[place] = other
        ratios.append(ratio(ask, bins, im))
    return None if None in ratios else bool(same(ratios, [max(ratios)] * len(ratios)))


def depends_on_others(ask):
    """Is a pixel worth another share of the next one where there is a third?"""
    third = colour(0.95, 1.0, 1.0)
    for other in (colour(0.55, 0.7, 0.8), OTHERS[1]):
        bins = two_bins(ask, (FIRST, other))
        if bins is None or bin_of(ask(of([third], (2, 2)))) in bins:
            return False
        pair, among = (
            ratio(ask, bins, of(those, (1, 3))) for those in ([FIRST, other, other], [FIRST, other, third])
        )
        if pair is not None and not same(pair, 2 * (among or 0)):
            return True
    return False


def how_much(ask):
    """-> (ids, what a pixel counts); None where that is not known."""
    ratios = [ratio(ask, two_bins(ask, (FIRST, one)), of([FIRST, one], (1, 2))) for one in OTHERS]
    return ([], None) if None in ratios else weights.explained(FIRST, OTHERS, ratios)


def of_sums(ask, weight):
    tried = [
        (colours, ask(of(colours, (2, len(colours) // 2)), nbin))
        for colours, nbin in (([FIRST, OTHERS[2]], 12), (OTHERS, 5), ([*OTHERS, *OTHERS[:2]], 12))
    ]
    if not all(usable(histogram) for _, histogram in tried):
        return []
    return weights.division(weight, tried)


def of_greys(ask, counted):
    """Of pixels without a colour, alone and among others; where all are `counted`, they are, too."""
    im, found = of(COLOURS, (2, 3)), []
    before = ask(im)
    if not usable(before) or before.sum() == 0:
        return []
    for grey in (0.0, 120.0):
        after = ask(np.concatenate([im, np.full((2, 3, 3), grey)]))
        alone = ask(np.full((2, 3, 3), grey))
        if not usable(after) or after.sum() == 0:
            found.append("hue_grey_breaks")
        elif not counted and not same(after / (after.sum() or 1), before / before.sum()):
            found.append("hue_grey_counts")
        elif not usable(alone):
            found.append("hue_grey_picture_breaks")
        elif not counted and np.any(alone):
            found.append("hue_grey_picture_filled")
    return found
