"""The oracle of hog_feature: pictures of many sizes and kinds, and what was handed in left as it was."""

import numpy as np

from autograder.words.oracle import deviation, left_alone

from .hog_reference import drawn, hog, ramp

TRIED = (  # shape, settings
    *(((height, width), {}) for height, width in ((8, 8), (16, 24), (24, 16), (17, 20), (2, 2), (3, 11))),
    *((shape, {}) for shape in ((16, 16, 3), (10, 9, 3), (2, 5, 3))),
    *((shape, {"cell": cell}) for shape in ((12, 15), (13, 9, 3)) for cell in (1, 3, 5, 40)),
    *((shape, {"nbin": nbin}) for shape in ((8, 8), (9, 12, 3)) for nbin in (1, 4, 6, 7, 12)),
    *(((11, 14), {"cell": 4, "nbin": nbin}) for nbin in (2, 5, 10)),
)
AROUND = (*range(7, 360, 15), 0, 90, 180, 270)


def hog_feature(item, function, rng):
    tried = [
        (drawn(rng, shape, settings.get("nbin", 9), whole), settings)
        for shape, settings in TRIED
        for whole in (False, True)
    ]
    tried += [(drawn(rng, (9, 11)) / 255, {}), (drawn(rng, (8, 12, 3)) / 255, {})]
    tried += [(ramp(degrees, (8, 16)), {"nbin": 9}) for degrees in AROUND]
    tried += [(np.full((9, 9), 200, np.uint8), {}), (np.zeros((4, 4, 3)), {})]
    return max(_off(function, im, settings) for im, settings in tried)


def _off(function, im, settings):
    given = im.copy()
    answer = function(given, **settings)
    return max(left_alone([given], [im]), deviation(answer, hog(im, **settings)))


ORACLES = {"hog_feature": hog_feature}
