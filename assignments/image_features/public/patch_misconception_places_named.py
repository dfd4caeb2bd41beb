"""Which mistakes explain the patches that a student's extract_patches gives: read off where numbers stand."""

import numpy as np

from .patch_misconception_places import STEPS, Places

USUAL = 6  # pixels: a patch for which no size was given
IN_ORDER = (0, 1, 2, 3, 4, 5)
PLACES = (  # ids, how the axes of (N, rows, cols) stand behind each other
    ("", (0, 1, 2)),
    ("patches_down_first", (0, 2, 1)),
    ("patches_pictures_mixed", (1, 2, 0)),
    ("patches_pictures_mixed", (2, 1, 0)),
    ("patches_pictures_mixed", (1, 0, 2)),
)
NUMBERS = (  # ids, how those of (size, size, 3) do
    ("", (3, 4, 5)),
    ("patches_pixels_down_first", (4, 3, 5)),
    ("patches_channels_first", (5, 3, 4)),
    ("patches_channels_first", (3, 5, 4)),
    ("patches_channels_first", (4, 5, 3)),
    ("patches_pixels_down_first patches_channels_first", (5, 4, 3)),
)
LAYOUTS = [(f"{id} {ids}", places + numbers) for id, places in PLACES for ids, numbers in NUMBERS]


def by_stride(size, stride):
    return stride, stride


STRIDES = (  # id, (size, stride) -> how far patches are apart, down and to the right
    ("", by_stride),
    ("patches_stride_ignored", lambda size, stride: (1, 1)),
    ("patches_stride_on_one_axis", lambda size, stride: (stride, 1)),
    ("patches_stride_on_one_axis", lambda size, stride: (1, stride)),
    ("patches_side_by_side", lambda size, stride: (size, size)),
    ("patches_side_by_side", lambda size, stride: (size * stride, size * stride)),
)


class Answers:
    """What a function gives for a few pictures, sought to be explained."""

    def __init__(self, asker):
        self.asker, rng = asker, np.random.default_rng(asker.rng.integers(2**32))
        self.strided, self.usual = Places(rng, (2, 7, 12), 2, 3), Places(rng, (2, 9, 8), USUAL)
        self.plain, self.square = Places(rng, (2, 7, 9), 3), Places(rng, (2, 8, 8), 3)
        self.whole = Places(rng, (1, 7, 9), USUAL, kind=np.uint8)
        self.probes = [(places, self.of(places)) for places in (self.plain, self.usual, self.strided)]

    def of(self, places):
        return self.asker.tried(places.images, **places.settings)

    @property
    def too_many(self):
        """For each answer 1 if it has more patches than there are, -1 if it has fewer, or 0."""
        return [
            np.sign(numbers.shape[1] - places.whole[1])
            for places, numbers in self.probes
            if numbers is not None and numbers.ndim == 3
        ]


def names(asker):
    answers = Answers(asker)
    for explained in (of_layout, of_numbers, of_form, of_count):
        if ids := explained(answers):
            return ids.split()
    return ()


def of_layout(answers):
    """Everything is there, in another order or with other steps; the simplest explanation comes first."""
    choices = [(f"{id} {ids}", axes, apart) for id, apart in STRIDES for ids, axes in LAYOUTS]
    for ids, axes, apart in sorted(choices, key=lambda choice: len(choice[0].split())):
        if all(reads(places, numbers, axes, apart) for places, numbers in answers.probes):
            return ids.strip()
    blue_first = all(reads(places, numbers, blue=True) for places, numbers in answers.probes)
    return "patches_channels_first" if blue_first else ""


def reads(places, numbers, axes=IN_ORDER, apart=by_stride, blue=False):
    """Whether it is all patches, so far apart, with the axes in this order, blue before green and red."""
    down, right = apart(places.size, places.stride)
    _, height, width, _ = places.shape
    grid = (height - places.size) // down + 1, (width - places.size) // right + 1
    if numbers is not None and numbers.size == np.prod(places.whole):
        grid = places.grid
    dims = (places.shape[0], *grid, places.size, places.size, 3)
    found = None if numbers is None or numbers.size != np.prod(dims) else places.found(numbers)
    if found is None:
        return False
    laid_out = found.reshape(*(dims[axis] for axis in axes), 4).transpose(*np.argsort(axes), 6)
    first = np.array([0, 0, 0, 2 if blue else 0])
    steps = [step(places.stride) for _, step in STEPS]
    steps[1:3] = (0, down, 0, 0), (0, 0, right, 0)
    steps[5] = (0, 0, 0, -1 if blue else 1)
    return np.array_equal(laid_out[0, 0, 0, 0, 0, 0], first) and all(
        np.all(np.diff(laid_out, axis=axis) == step) for axis, step in enumerate(steps)
    )


def of_numbers(answers):
    """Numbers that stand nowhere, or are of a kind that cannot be reckoned with."""
    usual, whole, tried = answers.usual, answers.whole, answers.asker.tried
    for places, images, factors in (
        (usual, usual.images, (255, 1 / 255)),
        (usual, usual.images / np.float32(256), (256 / 255, 256 * 255, 256 / 255**2)),
        (whole, whole.images, (255, 1 / 255)),
    ):
        numbers = tried(images)
        scaled = [] if numbers is None or not numbers.any() else [factor * numbers for factor in factors]
        if any(places.found(each) is not None for each in scaled):
            return "patches_scaled"
    numbers = tried(usual.images)
    if numbers is not None and np.array_equal(numbers, np.rint(numbers)):
        return "patches_cut"
    if tried(whole.images) is not None and np.asarray(answers.asker.ask(whole.images)).dtype.kind in "iu":
        return "patches_no_floats"
    changed = any(
        tried(each) is not None and answers.asker.changes(each) for each in (whole.images, usual.images)
    )
    return "patches_images_changed" if changed else ""


def of_form(answers):
    (plain, numbers), (usual, as_usual), _ = answers.probes
    if not reads(plain, numbers) and reads(answers.square, answers.of(answers.square)):
        return "patches_square_only"
    if numbers is None:
        by_itself = as_usual is not None or answers.asker.tried(usual.images) is not None
        return "patches_size_ignored" if by_itself else ""
    if numbers.ndim == 3 and numbers.shape[2] == 3 * USUAL**2:
        return "patches_size_ignored"
    if numbers.size == np.prod(plain.whole) and numbers.shape != plain.whole:
        columns = numbers.ndim == 3 and reads(plain, numbers.swapaxes(1, 2))
        return "patches_in_columns" if columns else "patches_not_flat"
    if numbers.shape == plain.whole and numbers.any(axis=(1, 2)).sum() == 1:
        return "patches_one_picture"
    found = plain.found(numbers) if numbers.size else None
    of_one = found is not None and not np.ptp(found[..., 0])
    return "patches_one_picture" if of_one and numbers.shape[-1] == plain.whole[-1] else ""


def of_count(answers):
    counts = answers.too_many
    if {*counts} - {0} == {-1}:
        return "patches_last_missing"
    plain, *_ = counts or [0]
    return "patches_too_many" if plain == 1 and -1 not in counts else ""
