"""Which mistakes from a picture to its brightness explain a student's histograms: for both sides."""

import numpy as np

from .hog_misconceptions_probes import alike, crossed, only, ramp, stacked


def colours(probes):
    """What a ramp in one colour is worth beside the same in grey."""
    if not probes.linear or whole_numbers(probes):
        return ()
    grey = probes.total(ramp(37.5)) if probes.takes_grey else np.nan
    equal = probes.raw(stacked(ramp(37.5))).sum()
    unit = equal if np.isnan(grey) else grey
    red, green, blue = parts = [probes.raw(only(ramp(37.5), channel)).sum() / unit for channel in range(3)]
    if np.allclose(parts, (0.299, 0.587, 0.114), atol=2e-3):
        return ("hog_channels_apart",) if _crossed_bins(probes) == {0, 5} else ()
    if np.allclose(parts, 1, atol=2e-3) and _crossed_bins(probes) == {0}:
        return ("hog_channels_apart",)  # the steepest of the three
    if np.allclose(parts, (0.114, 0.587, 0.299), atol=2e-3):
        return ("hog_channel_order",)
    if alike(red, green) and alike(green, blue) and alike(equal, unit * (red + green + blue)):
        return ("hog_channels_alike",)
    if np.allclose(np.array(parts) * unit / equal, (0.299, 0.587, 0.114), atol=2e-3):
        return ("hog_brightness_scaled",)  # of pictures in grey alone, or in colour
    if alike(equal, unit) and (np.allclose(parts, 1, atol=2e-3) or np.isclose(parts, 0, atol=1e-6).any()):
        return ("hog_one_channel",)
    return ("hog_grey_weights",) if alike(equal, unit * sum(parts)) else ()


def _crossed_bins(probes):
    """In which bins a picture shows whose red rises at 10 degrees, and whose green, brighter, at 100."""
    bins = probes.middle(crossed((24, 24))[0] / 2 + np.array([0, 150, 0]))
    return set() if bins is None else {*np.flatnonzero(bins > 0.01 * bins.sum()).tolist()}


def faint(probes):
    """A faint ramp, all of it from 0 to 1, beside a steep one."""
    if not np.isclose(probes.total(np.full((8, 8), 5.0)), 0):
        return ()
    for kind in (stacked, lambda im: im) if probes.takes_grey else (stacked,):
        bins = [probes.raw(kind(ramp(37.5, steep=steep))) / steep for steep in (0.1, 10.0, 20.0)]
        one, steep, steeper = (some.sum() for some in bins)
        in_one_bin = np.isclose(bins[0].max(), bins[1].max(), rtol=0.05)  # the rest is what borders do
        if np.isclose(steep, steeper, rtol=0.03) and not (in_one_bin or np.isclose(one, steep, rtol=0.05)):
            scaled = alike(bins[0] / one, bins[1] / steep)
            return ("hog_brightness_scaled",) if scaled else ("hog_grey_rounded",)
    return ()


def whole_numbers(probes):
    """Ramps whose magnitudes are no whole numbers, and what grows with them is one all the same."""
    small, large = (probes.of(ramp(37.5, steep=steep)) for steep in (2.6, 7.3))
    whole = all(np.array_equal(some, np.round(some)) for some in (small, large))
    return ("hog_grey_rounded",) if whole and 1.5 * small.sum() < large.sum() < 4 * small.sum() else ()


def of_bytes(probes):
    """Pictures of whole numbers, as floats and as uint8."""
    rows, cols = np.indices((16, 16))
    for im in (3 * rows + 7 * cols, 3 * (15 - rows) + 7 * (15 - cols)):
        floats, whole = probes.of(im.astype(float)), probes.of(im.astype(np.uint8))
        if whole is None or alike(floats, whole):
            continue
        scaled = alike(floats / floats.sum(), whole / whole.sum())
        return ("hog_brightness_scaled",) if scaled else ("hog_uint8_wraps",)
    return ()
