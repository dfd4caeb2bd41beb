"""The look of pictures: colours that colour-blind people can tell apart; markers and lines differ, too."""

BLUE, ORANGE, GREEN, GREY = "#0072B2", "#D55E00", "#008F68", "0.4"
STYLES = ((ORANGE, "s", "-"), (BLUE, "o", "-"), (GREEN, "^", "--"))  # colour, marker, line
SIX = (  # where three are too few: of live pictures and their stills
    (BLUE, "o", "-"),
    (ORANGE, "s", (0, (9, 3))),
    (GREEN, "^", (0, (3, 2))),
    ("#C2679A", "D", (0, (9, 3, 2, 3))),
    ("#7F5200", "v", (0, (14, 4))),
    ("black", "P", (0, (6, 2, 2, 2, 2, 2))),
)
WIDTH = 9  # inches: the width of a notebook's column
