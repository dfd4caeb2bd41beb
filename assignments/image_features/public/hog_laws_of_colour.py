"""What must hold of how histograms of oriented gradients see colours."""

from .hog_misconceptions_probes import crossed, only, ramp, stacked


def equal_channels_are_grey(hog):
    im = hog.picture((16, 8))
    one, other = hog.of(im).sum(), hog.of(stacked(im)).sum()
    seen = (
        f"The bins sum to {one:.6g} for a grey picture, to {other:.6g} for the same in red, green and blue."
    )
    hog.require(abs(one - other) < 1e-3 * abs(other), seen)  # a weight may have one more digit


def channels_are_weighed(hog):
    whole = hog.of(stacked(ramp(37.5))).sum()
    for channel, (name, weight) in enumerate((("red", 0.299), ("green", 0.587), ("blue", 0.114))):
        share = hog.of(only(ramp(37.5), channel)).sum() / whole
        seen = f"A ramp in {name} alone has {share:.4g} of what the grey one has; {weight} is asked for."
        hog.require(abs(share - weight) < 2e-3, seen)


def colours_are_mixed_first(hog):
    """Slopes of two colours are parts of one vector: its length is not the sum of theirs."""
    crossing, red, green = (hog.of(im).sum() for im in crossed())
    right = (red**2 + green**2) ** 0.5
    seen = (
        f"Red rises in one direction, green across it. Alone they sum to {red:.6g} and {green:.6g}; both "
        f"together should to {right:.6g}, the root of the squares, and yours to {crossing:.6g}."
    )
    hog.require(abs(crossing - right) < 1e-2 * right, seen)
