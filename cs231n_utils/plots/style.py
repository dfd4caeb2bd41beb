"""The look of pictures: colours that colour-blind people can tell apart; markers and lines differ, too."""

BLUE, ORANGE, GREEN, GREY = "#0072B2", "#D55E00", "#008F68", "0.4"
STYLES = ((ORANGE, "s", "-"), (BLUE, "o", "-"), (GREEN, "^", "--"))  # colour, marker, line
WIDTH = 9  # inches: the width of a notebook's column
