"""What an installed distribution asks for, and what is there of it."""

from contextlib import suppress
from importlib.metadata import PackageNotFoundError, metadata, requires, version

NAMES = KIT, ENGINE = "cs231n-kit", "cs231n-engine"  # who may bring this package; the first is imported


def brought_by():
    """The name of the distribution to which this package belongs; None where it was not installed."""
    for name in NAMES:
        with suppress(PackageNotFoundError):
            return metadata(name)["Name"]
    return None


def needed(name):
    """{Requirement: the version that is installed, or None} of a distribution's own, without its extras."""
    from packaging.requirements import Requirement  # here: it may be missing itself

    found = map(Requirement, requires(name) or ())
    return {one: installed(one.name) for one in found if not one.marker or one.marker.evaluate({"extra": ""})}


def installed(name):
    with suppress(PackageNotFoundError):
        return version(name)
    return None


def unfit(found):
    """The Requirements of `needed` that are not met."""
    return [one for one, has in found.items() if not has or has not in one.specifier]


def missing(found):
    """What `unfit` is in words."""
    return ", ".join(f"{one} is needed (here: {found[one] or 'none'})" for one in unfit(found))
