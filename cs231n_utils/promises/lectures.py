"""Where the lectures that times are given for can be watched."""

RECORDINGS = {3: "https://www.youtube.com/watch?v=h7iBpEHGVNc"}  # by number, all of winter 2016


def at(number, time):
    """The address of a lecture's recording at "minutes:seconds" or "hours:minutes:seconds"; "" if unknown."""
    if number not in RECORDINGS:
        return ""
    seconds = 0
    for part in time.split(":"):
        seconds = 60 * seconds + int(part)
    return f"{RECORDINGS[number]}&t={seconds}s"
