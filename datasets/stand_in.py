"""The offline stand-in: ten kinds of small pictures, drawn by a program, in the official file format.

It lets every notebook and check run where CIFAR-10 cannot be fetched. Each kind has a usual place, size and
colour, and each picture strays from all three, in front of clutter and under noise: so a template per class
helps, and is never enough.
"""

import pickle
from pathlib import Path

import numpy as np
from tqdm import tqdm

from cs231n_utils.data.batches import FOLDER, META, PIXELS, TEST, TRAIN

PER_BATCH = 2200  # so 10,000 pictures to train with, 1,000 to validate, 2,200 to test
SIZE = 32
ROWS, COLUMNS = np.mgrid[0:SIZE, 0:SIZE].astype(np.float32) + np.float32(0.5)


def write(folder: Path, per_batch: int = PER_BATCH) -> Path:
    """Draw five training batches and a test batch into `folder`/cifar-10-batches-py; returns that folder."""
    target = folder / FOLDER
    target.mkdir(parents=True)
    with tqdm((*TRAIN, TEST), desc="Drawing", unit=" batches", disable=None, leave=False) as names:
        for seed, name in enumerate(names):
            images, labels = draw(per_batch, seed)
            _save(target / name, {b"batch_label": name.encode(), b"labels": labels.tolist(), b"data": images})
    names = [name.encode() for name in KINDS]
    meta = {b"num_cases_per_batch": per_batch, b"label_names": names, b"num_vis": PIXELS, b"stand_in": True}
    _save(target / META, meta)
    return target


def _save(path: Path, content: dict) -> None:
    with path.open("xb") as file:
        pickle.dump(content, file, protocol=2)


def draw(count: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """`count` pictures, each kind as often as the others: (count, 3072) uint8 rows and (count,) labels."""
    rng = np.random.RandomState(seed)  # the old generator, because its numbers are promised never to change
    labels = rng.permutation(np.arange(count) % len(KINDS))
    images = np.empty((count, PIXELS), np.uint8)
    for label, kind in enumerate(KINDS.values()):
        chosen = labels == label
        images[chosen] = _photograph(kind(rng, int(chosen.sum())))
    return images, labels


class Canvas:
    """`n` pictures that are painted together, back to front; each has its own frame for the object.

    In the frame the object's centre is (0, 0), u grows to the right and v downwards, and the object reaches
    from about −1 to 1.
    """

    def __init__(self, rng, n, above, below, horizon, centre=(16, 16), radius=9.0):
        self.rng, self.n = rng, n
        self.pixels = np.empty((n, SIZE, SIZE, 3), np.float32)
        edge = self.between(horizon - 5, horizon + 5) + self.between(-0.2, 0.2) * (COLUMNS - 16)
        self.pixels[:] = self.colour(above)
        self.cover(ROWS - edge, self.colour(below))
        self.clutter(4)
        size = radius * self.between(0.65, 1.2)
        x = (COLUMNS - centre[0] - self.between(-6, 6)) / size
        y = (ROWS - centre[1] - self.between(-4, 4)) / size
        tilt = self.between(-0.25, 0.25)
        mirror = np.sign(self.between(-1, 1))
        self.size, self.u, self.v = size, mirror * (x + tilt * y), y - tilt * x

    def between(self, low, high):
        """One number per picture, (n, 1, 1)."""
        return self.rng.uniform(low, high, (self.n, 1, 1)).astype(np.float32)

    def colour(self, usual, stray=0.45, odd=0.35):
        """A colour per picture near `usual`, or in some pictures (`odd`) any colour: (n, 1, 1, 3)."""
        near = np.asarray(usual) + self.rng.uniform(-stray, stray, (self.n, 1, 1, 3))
        anything = self.rng.uniform(0, 1, (self.n, 1, 1, 3))
        return np.where(self.between(0, 1)[..., None] < odd, anything, near).astype(np.float32)

    def cover(self, inside, colour):
        """Paint where `inside` (n, 32, 32), a distance in pixels, is positive; soft at the edge."""
        alpha = np.clip(inside + 0.5, 0, 1)[..., None]
        self.pixels += alpha * (colour - self.pixels)

    def clutter(self, count):
        """Blobs anywhere, in any colour, some of them see-through."""
        for _ in range(count):
            x, y = self.between(0, SIZE), self.between(0, SIZE)
            wide, high = self.between(1, 5), self.between(1, 5)
            inside = 1 - np.hypot((COLUMNS - x) / wide, (ROWS - y) / high)
            self.cover(np.minimum(inside * 2, self.between(-0.4, 0.5)), self.colour((0.5, 0.5, 0.5), odd=1))

    def ellipse(self, u, v, wide, high, colour):
        inside = 1 - np.hypot((self.u - u) / wide, (self.v - v) / high)
        self.cover(inside * min(wide, high) * self.size, colour)

    def box(self, left, top, right, bottom, colour):
        sides = [self.u - left, right - self.u, self.v - top, bottom - self.v]
        self.cover(np.minimum.reduce(np.broadcast_arrays(*sides)) * self.size, colour)

    def polygon(self, corners, colour):
        """A convex one; corners clockwise as one sees it."""
        sides = []
        for (u0, v0), (u1, v1) in zip(corners, corners[1:] + corners[:1], strict=True):
            du, dv = u1 - u0, v1 - v0
            sides.append((du * (self.v - v0) - dv * (self.u - u0)) / np.float32(np.hypot(du, dv)))
        self.cover(np.minimum.reduce(np.broadcast_arrays(*sides)) * self.size, colour)


def _photograph(canvas: Canvas) -> np.ndarray:
    """Clutter in front, light, contrast and noise; then rows as in the official files, (n, 3072) uint8."""
    canvas.clutter(2)
    contrast, light = canvas.between(0.5, 1.1)[..., None], canvas.between(-0.2, 0.2)[..., None]
    noise = canvas.rng.uniform(-0.12, 0.12, canvas.pixels.shape).astype(np.float32)
    pixels = (canvas.pixels - 0.5) * contrast + 0.5 + light + noise
    return (np.clip(pixels, 0, 1) * 255).astype(np.uint8).transpose(0, 3, 1, 2).reshape(canvas.n, PIXELS)


SKY, SEA, GRASS, EARTH = (0.55, 0.7, 0.9), (0.2, 0.4, 0.6), (0.4, 0.6, 0.3), (0.55, 0.45, 0.35)
DUSK, NIGHT, WOOD, LEAF = (0.9, 0.6, 0.4), (0.15, 0.15, 0.3), (0.4, 0.25, 0.15), (0.2, 0.5, 0.2)
WHITE, DARK, RED, YELLOW = (0.9, 0.9, 0.9), (0.15, 0.15, 0.15), (0.8, 0.25, 0.2), (0.95, 0.8, 0.3)


def sailing_boat(rng, n):
    c = Canvas(rng, n, above=SKY, below=SEA, horizon=20, centre=(16, 16))
    c.polygon([(-0.9, 0.5), (0.9, 0.5), (0.55, 0.95), (-0.6, 0.95)], c.colour(WOOD))
    sail = c.colour(WHITE)
    c.polygon([(0.08, -1), (0.85, 0.35), (0.08, 0.35)], sail)
    c.polygon([(-0.05, -0.8), (-0.05, 0.35), (-0.6, 0.35)], sail)
    return c


def car(rng, n):
    c = Canvas(rng, n, above=SKY, below=(0.5, 0.5, 0.5), horizon=18, centre=(16, 19))
    paint = c.colour(RED, odd=0.6)
    c.polygon([(-0.45, -0.5), (0.3, -0.5), (0.65, 0), (-0.7, 0)], paint)
    c.polygon([(-0.3, -0.4), (0.2, -0.4), (0.4, -0.05), (-0.45, -0.05)], c.colour(SKY))
    c.box(-1, -0.05, 1, 0.4, paint)
    for u in (-0.55, 0.55):
        c.ellipse(u, 0.42, 0.26, 0.26, c.colour(DARK, stray=0.1, odd=0))
    return c


def bird(rng, n):
    c = Canvas(rng, n, above=SKY, below=SKY, horizon=16, centre=(16, 13), radius=8)
    coat = c.colour(DARK, odd=0.5)
    c.polygon([(-0.45, -0.1), (-1, 0.2), (-1, -0.35)], coat)
    c.ellipse(0, 0, 0.65, 0.32, coat)
    c.ellipse(0.6, -0.25, 0.24, 0.24, coat)
    c.polygon([(0.78, -0.35), (1.1, -0.2), (0.78, -0.15)], c.colour(YELLOW))
    c.polygon([(-0.2, -0.9), (0.25, 0), (-0.25, 0)], c.colour(DARK, odd=0.5))
    return c


def cat_face(rng, n):
    c = Canvas(rng, n, above=EARTH, below=EARTH, horizon=20)
    coat, eye = c.colour(DUSK), c.colour(LEAF)
    for side in (-1, 1):
        c.polygon([(side * 0.6, -1), (side * 0.6 + 0.35, -0.2), (side * 0.6 - 0.35, -0.2)], coat)
    c.ellipse(0, 0.1, 0.85, 0.75, coat)
    for side in (-0.35, 0.35):
        c.ellipse(side, 0, 0.2, 0.17, eye)
        c.ellipse(side, 0, 0.07, 0.15, c.colour(DARK, stray=0.1, odd=0))
    c.polygon([(-0.15, 0.35), (0.15, 0.35), (0, 0.5)], c.colour(DARK, stray=0.1, odd=0))
    return c


def tree(rng, n):
    c = Canvas(rng, n, above=SKY, below=GRASS, horizon=23, centre=(16, 15), radius=11)
    c.box(-0.12, 0.1, 0.12, 1, c.colour(WOOD))
    crown = c.colour(LEAF)
    for u, v, radius in ((-0.35, -0.05, 0.42), (0.35, -0.05, 0.42), (0, -0.45, 0.5)):
        c.ellipse(u, v, radius, radius, crown)
    return c


def house(rng, n):
    c = Canvas(rng, n, above=SKY, below=GRASS, horizon=22, centre=(16, 17), radius=10)
    c.box(-0.7, -0.2, 0.7, 0.8, c.colour(WHITE, odd=0.5))
    c.polygon([(0, -1), (0.95, -0.15), (-0.95, -0.15)], c.colour(RED))
    c.box(-0.15, 0.25, 0.2, 0.8, c.colour(WOOD))
    c.box(0.35, 0, 0.58, 0.3, c.colour(SKY))
    return c


def flower(rng, n):
    c = Canvas(rng, n, above=GRASS, below=GRASS, horizon=16, centre=(16, 14))
    c.box(-0.07, 0, 0.07, 1.4, c.colour(LEAF))
    petals = c.colour((0.85, 0.4, 0.7), odd=0.5)
    for turn in range(6):
        angle = np.pi / 3 * turn
        c.ellipse(0.55 * np.cos(angle), 0.55 * np.sin(angle), 0.36, 0.36, petals)
    c.ellipse(0, 0, 0.33, 0.33, c.colour(YELLOW))
    return c


def fish(rng, n):
    c = Canvas(rng, n, above=SEA, below=SEA, horizon=20, radius=10)
    scales = c.colour(DUSK, odd=0.5)
    c.polygon([(-0.5, 0), (-1, 0.5), (-1, -0.5)], scales)
    c.ellipse(0.1, 0, 0.75, 0.42, scales)
    c.polygon([(0, -0.7), (0.35, -0.3), (-0.2, -0.3)], scales)
    c.ellipse(0.55, -0.1, 0.11, 0.11, c.colour(WHITE, stray=0.1, odd=0))
    c.ellipse(0.57, -0.1, 0.05, 0.05, c.colour(DARK, stray=0.1, odd=0))
    return c


def mushroom(rng, n):
    c = Canvas(rng, n, above=LEAF, below=EARTH, horizon=23, centre=(16, 17))
    c.box(-0.22, -0.1, 0.22, 0.95, c.colour(WHITE))
    cap = c.colour(RED)
    c.cover(np.minimum(1 - np.hypot(c.u / 0.95, (c.v - 0.1) / 0.9), 0.1 - c.v) * c.size, cap)
    for u, v in ((-0.45, -0.25), (0.05, -0.5), (0.45, -0.15)):
        c.ellipse(u, v, 0.13, 0.13, c.colour(WHITE, stray=0.1, odd=0))
    return c


def moon_over_hills(rng, n):
    c = Canvas(rng, n, above=NIGHT, below=NIGHT, horizon=16, centre=(16, 11), radius=6)
    c.ellipse(0, 0, 0.9, 0.9, c.colour(YELLOW))
    c.ellipse(0.4, -0.2, 0.75, 0.75, c.colour(NIGHT, odd=0.1))
    for _ in range(2):
        hill = 1 - np.hypot((COLUMNS - c.between(0, SIZE)) / 16, (ROWS - SIZE - 3) / c.between(9, 15))
        c.cover(hill * 10, c.colour(DARK))
    return c


KINDS = {
    "sailing boat": sailing_boat,
    "car": car,
    "bird": bird,
    "cat's face": cat_face,
    "tree": tree,
    "house": house,
    "flower": flower,
    "fish": fish,
    "mushroom": mushroom,
    "moon over hills": moon_over_hills,
}
