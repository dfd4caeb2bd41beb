"""What goes wrong with the tries of a search: how many, from where, how random; a row for each mistake."""

from cs231n_utils.promises.misconception import Misconception

RANDOM, BLINDFOLDED = "51:18", "52:16"

ROWS = (
    Misconception(
        id="search_calls_loss_twice",
        title="The loss is asked about the same W more than once",
        seen="There are more calls of loss than tries, and some are about a W that was asked about before.",
        hint="A loss may look at every picture of the training set, so a call is the only thing here that "
        "costs anything. Your code asks again what it was told already: perhaps once in a condition and once "
        "where the number is stored, or it asks anew for the best W in every round. The answer is always the "
        "same. Think of it as a phone call to somebody who charges by the call: write the answer down the "
        "first time, and look at your notes from then on.",
        question="Which variable holds the loss of the try that was just made, and which lines could use "
        "this variable?",
        severity="slow",
        lecture=RANDOM,
        example="story",
    ),
    Misconception(
        id="search_wrong_count",
        title="There are more or fewer tries than were asked for",
        seen="For n tries the loss is asked about another number of different W's.",
        hint="The caller says how many tries to make, and pays for each. Your search makes another number. "
        "Perhaps the loop ends a round early, or as soon as something good was found, or never; perhaps one "
        "W more is tried before the loop, such as zeros; or the number stands fixed in your code. Let it run "
        "for one try, then for two, and write down each W that the loss is asked about.",
        question="For one single try, which W's does your code hand to the loss, and where does each of them "
        "come from?",
        severity="fragile",
        lecture=RANDOM,
        example="story",
    ),
    Misconception(
        id="search_wrong_shape",
        title="The loss is asked about something that is not one W",
        seen="An array of another shape than W's is handed to the loss.",
        hint="The loss knows one kind of question: how good is this one W? It has to be an array of exactly "
        "the shape that was given. Your code hands it something else: all tries stacked into one large "
        "array, a flat line of numbers, or one number where many are needed. Print the shape of what goes "
        "into the loss, beside the shape that your function was given. If you draw all tries at once, that "
        "is fine, but each has its own turn.",
        question="Which line makes the array that the loss is given, and what tells this line how many "
        "numbers to draw?",
        severity="wrong",
        lecture=RANDOM,
    ),
    Misconception(
        id="search_start_not_tried",
        title="The start does not take part",
        seen="The loss of the start is not asked for, or does not count: the first step is always taken.",
        hint="A local search begins on a spot of the hill, and this spot has a height as well. In your code "
        "the first step is taken wherever it leads, since there is nothing that it has to beat. If the start "
        "was good, that throws it away, and the search may end higher than it began. Before the first step, "
        "the search should know how good the place is where it stands; and if no step is ever better, this "
        "place is what comes back.",
        question="With what is the loss of the very first step compared in your code, and where does that "
        "number come from?",
        severity="wrong",
        lecture=BLINDFOLDED,
        example="story",
    ),
    Misconception(
        id="search_start_changed",
        title="The W that was given is overwritten",
        seen="After the call, the array with the start holds other numbers.",
        hint="The caller hands you a W to start from, and may want to start from it again: with another step "
        "size, or to compare the start with the end. Your code writes into this very array. That is easy to "
        "miss, since `best = W` makes no copy but a second name, and `best += …` or `best[...] = …` writes "
        "into the array behind both names. Go through all lines that change an array in place, and follow "
        "each name back to where its array was made.",
        question="Which of your arrays did you make yourself, and which one is only another name for the W "
        "that was given?",
        severity="fragile",
        lecture=BLINDFOLDED,
        example="story",
    ),
    Misconception(
        id="search_around_last",
        title="A step begins at the last try, not at the best W so far",
        seen="After a step that went up, the next one begins there.",
        hint="Think of the hill and the blindfold: you feel with a foot, and if the ground is higher there, "
        "you take the foot back. Your search never takes it back: it goes on from wherever it just felt, up "
        "or down. So it wanders about as in a fog, farther and farther away from the best place it has "
        "seen. Draw two steps on paper, the first of them uphill, and mark the point at which the second "
        "should begin.",
        question="After a step that went up, which variable holds the place where the next step begins, and "
        "what stands in it?",
        severity="wrong",
        lecture=BLINDFOLDED,
        example="story",
    ),
    Misconception(
        id="search_tries_walk",
        title="A try begins where the one before it was",
        seen="The random numbers are added to those of the tries before.",
        hint="Random search guesses: each try is drawn anew and knows nothing of the others. In yours a try "
        "is another one and something new on top, so the tries wander, and the more of them there are, the "
        "farther out they get. To start from the best W so far is a good idea, but it has a function of its "
        "own in this file. Print the first entry of ten tries, and see how it grows.",
        question="Of what does a try consist in your code, and what of that was there before it was drawn?",
        severity="wrong",
        lecture=RANDOM,
        example="chance",
    ),
    Misconception(
        id="search_around_start",
        title="Every step begins at the start, not at the best W so far",
        seen="After an improvement, the next step begins at the first W again.",
        hint="Your search feels around the place where it started, and never leaves it. It does remember the "
        "best step of all, but one step is as far as it gets. The idea of a local search is to go to the "
        "better place and to feel around from there: many small improvements, one on top of the other, lead "
        "a long way. Draw two steps on paper, the first of them downhill, and mark the point at which the "
        "second should begin.",
        question="After a step that went down, which variable holds the place where the next step begins, "
        "and what stands in it?",
        severity="wrong",
        lecture=BLINDFOLDED,
        example="story",
    ),
    Misconception(
        id="search_scale_ignored",
        title="The size of the random numbers does not follow what was asked for",
        seen="The spread of the numbers is not the scale or step size, or it changes on the way.",
        hint="The caller says how large the random numbers should be, and for a search on pictures that "
        "decides everything: steps that are too large never go down. Yours have another size. Perhaps the "
        "caller's number is not used, and one of your own stands there; perhaps something else multiplies or "
        "divides the numbers, such as their own length; or steps shrink as the search goes on, which may be "
        "clever but is another search. Draw a thousand numbers for two values of the argument, and see how "
        "far they spread.",
        question="If the caller asks for a tenth of the size, which number in your code becomes a tenth, and "
        "what else touches the random numbers before they are used?",
        severity="wrong",
        lecture=BLINDFOLDED,
        example="chance",
    ),
    Misconception(
        id="search_scale_squared",
        title="The scale is taken for a variance, or counts twice",
        seen="The spread of the numbers grows like the square or like the root of what was asked for.",
        hint="The argument is the standard deviation of the numbers: how far they typically lie from the "
        "middle. In your code it acts as another power. Either it is applied twice, for instance inside the "
        "function that draws and once more outside, or it is confused with a variance, whose root is taken "
        "somewhere. With a scale of 1 nothing of this shows; with 0.01 the numbers are a hundred times too "
        "small, or ten times too large. Follow it through your code and count.",
        question="How often does the scale touch a random number on its way, and does the function you call "
        "want a deviation or a variance?",
        severity="wrong",
        lecture=BLINDFOLDED,
        example="chance",
    ),
    Misconception(
        id="search_uniform",
        title="The random numbers are uniform, not normal",
        seen="All numbers in a range are equally likely, and none lies outside it.",
        hint="There are several kinds of random numbers. Normal ones crowd around the middle, grow rare "
        "further out, and have no sharp border. Uniform ones fill a range evenly and stop at its ends; the "
        "usual range, from 0 to 1, does not even hold a negative number. The docstring says which kind is "
        "asked for. Draw a thousand numbers as your code does, and make a histogram: is it a bell or a box? "
        "Names in libraries are short here, and easily confused.",
        question="What are the smallest and the largest number that your line can ever draw?",
        severity="wrong",
        lecture=RANDOM,
        example="chance",
    ),
    Misconception(
        id="search_one_number",
        title="Many entries of a try move by the same random number",
        seen="A single number is drawn for a whole W, or for a whole row or column of it.",
        hint="A W has thousands of entries, and each should get a random number of its own. Your code draws "
        "fewer, perhaps a single one, and NumPy then spreads them over the whole array. So all tries lie on "
        "a line, or in a small part, of a space of thousands of dimensions, and everything else is never "
        "looked at. Print the first three entries of a try, or of a step: they should have nothing to do "
        "with one another. How many numbers to draw has to be said when they are drawn.",
        question="How many random numbers does your line draw for one try, and how many entries does W have?",
        severity="wrong",
        lecture=RANDOM,
        example="chance",
    ),
    Misconception(
        id="search_drawn_once",
        title="The same random numbers serve for every try",
        seen="All tries, or all steps, are equal.",
        hint="Your code draws random numbers once and uses them again and again. A random search then tries "
        "the same W a thousand times; a local search walks along one straight line and, once that goes up, "
        "has nothing else to try. Every try needs fresh numbers. Print the first entry of each try, or of "
        "each step: it should be another number each time. Then look for the line that draws, and say how "
        "often it runs during one call of your function.",
        question="In which line are the random numbers drawn, and how often does this line run for ten "
        "tries?",
        severity="wrong",
        lecture=RANDOM,
        example="chance",
    ),
    Misconception(
        id="search_not_from_rng",
        title="Random numbers come from elsewhere, not from rng",
        seen="Two generators with the same seed give different tries.",
        hint="The caller hands you a generator of random numbers, so that a search can be repeated: the same "
        "seed, the same tries. Your numbers come from another source, such as NumPy's global functions or a "
        "generator of your own. So no run can be repeated, and a surprising result cannot be looked at "
        "again. Search your function for everything that draws something random, and ask of each place which "
        "object it asks for it.",
        question="Which object does each of your random numbers come from, and who gave this object its "
        "seed?",
        severity="fragile",
        lecture=RANDOM,
        example="chance",
    ),
    Misconception(
        id="search_fixed_seed",
        title="The seed is fixed: the same tries come in every call",
        seen="Generators with different seeds give the same tries, or a second call repeats the first.",
        hint="Your function sets a seed of its own, or makes a generator that always begins in the same "
        "state, perhaps in every round. So it tries the same W's whatever the caller does, and running the "
        "search ten times finds what one run finds. Reproducible is good, but the choice belongs to the "
        "caller: that is why a generator is handed in, and why it moves on with every number drawn. Look for "
        "a line with a fixed number in it that has to do with chance, and for copies of generators.",
        question="If the caller runs your search twice with one generator, what in your code makes the "
        "second run differ from the first?",
        severity="fragile",
        lecture=RANDOM,
        example="chance",
    ),
)
