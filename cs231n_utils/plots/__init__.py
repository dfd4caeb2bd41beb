"""The notebooks' pictures that any assignment can use."""

from cs231n_utils.plots.curves import loss_curves
from cs231n_utils.plots.pictures import gradient_check, samples, timing

__all__ = ["gradient_check", "loss_curves", "samples", "timing"]
