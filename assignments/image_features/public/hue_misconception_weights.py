"""Known mistakes about how much a pixel counts, and by what all are divided."""

import numpy as np

CLOSE = 2e-4  # relative
NEARLY = 0.03  # what whole numbers from 0 to 255 are off by, on the way


def _hsl(rgb):
    top, low = np.max(rgb) / 255, np.min(rgb) / 255
    return (top - low) / (1 - abs(top + low - 1))


def saturation(rgb):
    """What the colour was made with: one minus the share of grey in it."""
    return 1 - np.min(rgb) / np.max(rgb)


WEIGHTS = (  # (the mistake, what it makes of red, green, blue; any multiple of it will do)
    ("hue_pixels_counted", lambda rgb: 1.0),
    ("hue_weighted_by_chroma", np.ptp),
    ("hue_weighted_by_brightness", np.max),
    ("hue_weighted_by_brightness", np.mean),
    ("hue_weighted_by_brightness", np.min),
    ("hue_weighted_by_brightness", lambda rgb: np.max(rgb) + np.min(rgb)),
    ("hue_weighted_by_brightness", lambda rgb: rgb @ [0.299, 0.587, 0.114]),
    ("hue_another_saturation", lambda rgb: np.ptp(rgb) / (np.max(rgb) + np.min(rgb))),
    ("hue_another_saturation", _hsl),
    ("hue_another_saturation", lambda rgb: 1 - np.min(rgb) / np.mean(rgb)),
    ("hue_another_saturation", lambda rgb: np.ptp(rgb) / np.mean(rgb)),
    ("hue_another_saturation", lambda rgb: np.ptp(rgb) / np.min(rgb)),
    ("hue_another_saturation", lambda rgb: 1 - saturation(rgb)),
    ("hue_another_saturation", lambda rgb: saturation(rgb) ** 2),
    ("hue_another_saturation", lambda rgb: saturation(rgb) ** 0.5),
    ("hue_another_saturation", np.std),
    ("hue_another_saturation", lambda rgb: saturation(rgb) * np.ptp(rgb)),
)


def of_grey(weight):
    return np.nan_to_num(weight(np.full(3, 120.0)))


def explained(first, others, ratios):
    """-> (ids, the weight): `ratios` are of the `others` to the `first` colour, each a pixel."""
    if _fits(saturation, first, others, ratios, CLOSE):
        return [], saturation
    for name, weight in WEIGHTS:
        if _fits(weight, first, others, ratios, CLOSE):
            return [name], weight
    if _fits(saturation, first, others, ratios, NEARLY):
        return ["hue_whole_numbers"], saturation
    return [], None


def _fits(weight, first, others, ratios, tolerance):
    wanted = [weight(rgb) / weight(first) for rgb in others]
    return np.allclose(ratios, wanted, rtol=tolerance, atol=0)


def division(weight, tried):
    """Ids of what stands for the sum, by which all is divided; `tried`: [(colours of pixels, histogram)]."""
    sums = np.array([histogram.sum() for _, histogram in tried])
    if np.allclose(sums, 1, rtol=CLOSE):
        return []
    weights = np.array([sum(weight(rgb) for rgb in colours) for colours, _ in tried])
    counts = np.array([len(colours) for colours, _ in tried])
    if _alike(sums / weights):
        return ["hue_not_divided"]
    if _alike(sums * counts / weights):
        return ["hue_divided_by_pixels"]
    if _alike(sums / [len(histogram) for _, histogram in tried]):  # per unit of hue: turns, degrees, …
        return ["hue_density"]
    for size in (np.max, np.linalg.norm):
        if np.allclose([size(histogram) for _, histogram in tried], 1, rtol=CLOSE):
            return ["hue_divided_by_largest"]
    return []


def _alike(values):
    return np.allclose(values, values[0], rtol=CLOSE, atol=0)
