"""What goes wrong with the points at which a numeric gradient asks f: a row for each mistake."""

from cs231n_utils.promises.misconception import Misconception

NUMERIC, COST, CHECK = "53:29", "55:43", "57:34"

ROWS = (
    Misconception(
        id="slope_too_many_calls",
        title="f is called more often than the formula needs",
        seen="There are calls of f beyond those that the docstring counts.",
        hint="A call of f may mean a pass over all the training pictures, and there is one for every entry "
        "of x at least, so calls are the whole cost of a numeric gradient. Perhaps something is asked again "
        "that was known already, such as the value at x itself; perhaps your formula has more points than "
        "the one that is asked for; or a loop never ends. Write down all points for an x of two numbers, and "
        "strike out those that come twice.",
        question="Which values of f in your loop change from one entry to the next, and which stay the same "
        "throughout?",
        severity="slow",
        lecture=COST,
        example="parabola",
    ),
    Misconception(
        id="slope_other_question",
        title="f is asked about something that does not have the shape of x",
        seen="An array of another shape than x, or a single number, is handed to f.",
        hint="f is a function of the whole array: a loss of all weights together. It can only be asked about "
        "an array of the shape of x. Your code hands it a part: a single entry, a row, or all numbers in one "
        "flat line. The formula moves one entry, but f still needs to see all the others beside it, since "
        "the loss depends on all of them. Print the shape of what f is given, beside the shape of x, and "
        "look for the line that cuts something out or flattens it.",
        question="When one entry has been moved, which array holds this entry together with all the others, "
        "in their old places?",
        severity="wrong",
        lecture=NUMERIC,
    ),
    Misconception(
        id="slope_several_entries",
        title="A step moves more than one entry",
        seen="In the points that f is asked about, several entries differ from x at once.",
        hint="A gradient has one slope for each entry of x: what happens to f if this entry alone moves a "
        "little? In your code several entries move together, so what you measure is the sum of their slopes, "
        "and nobody can tell them apart again. Perhaps h is added to the whole array, or the loop runs over "
        "the first axis only and its index picks a whole row. Let x have the shape (2, 3), print each point "
        "minus x, and count what is not zero.",
        question="For x of shape (2, 3), what does your loop variable run through, and how many entries does "
        "it pick in each round?",
        severity="wrong",
        lecture=NUMERIC,
        example="parabola",
    ),
    Misconception(
        id="slope_not_restored",
        title="An entry is not put back before the next one moves",
        seen="Entries that were moved earlier are still moved later, or x holds other numbers after the "
        "call.",
        hint="Each slope is to be measured at x: from the same place, with all entries but one untouched. "
        "Your code moves an entry and leaves it where it is when it turns to the next. So every slope is "
        "measured at another place, farther and farther away from x, and the caller finds x changed. On a "
        "straight line nothing of this shows; on a curve each slope is a little more wrong than the one "
        "before. Print x at the beginning of each round: it should always be the same.",
        question="When the loop comes to the second entry, what does the first one hold, and what did it "
        "hold in the beginning?",
        severity="wrong",
        lecture=NUMERIC,
        example="parabola",
    ),
    Misconception(
        id="slope_bits_lost",
        title="x is put back by arithmetic, and its last digits are lost",
        seen="After the call some entries of x differ from what they were in their last digits.",
        hint="You do put each entry back, by undoing the step: what was added is taken away again. On paper "
        "that gives the old number. In a computer each sum is rounded, and 0.1 + 0.3 - 0.3 is not 0.1. So x "
        "is a little different after each call, and an entry that is tiny beside h can be lost altogether. "
        "Weights should not change because somebody looked at their slopes. There is a way that involves no "
        "arithmetic at all: think of what you would do before touching a number that you want back.",
        question="What would have to be noted before the step, so that nothing has to be computed to undo "
        "it?",
        severity="fragile",
        lecture=CHECK,
        example="bits",
    ),
    Misconception(
        id="slope_other_step",
        title="The points are not at the distance h from x",
        seen="An entry moves by something other than h.",
        hint="The caller chooses h, and wants to see what it does: a step that is too large misses the "
        "curve, one that is too small drowns in rounding. Your code moves the entry by something else. "
        "Perhaps a step of your own stands in it, or half of h, or h times the entry; perhaps the entry is "
        "set to h, where it should be moved by h. Take x = 3 and h = 0.1, and write down at which numbers f "
        "is asked in your code, and at which numbers the formula asks it.",
        question="For an entry that holds 3, and h = 0.1, which number stands in its place when f is called?",
        severity="wrong",
        lecture=NUMERIC,
        example="lecture",
    ),
    Misconception(
        id="slope_same_point",
        title="Both values of a difference are taken at the same point",
        seen="f is asked about one point again and again, so all differences are 0.",
        hint="A slope needs two values of f, at two points. Yours are taken at one. Perhaps both values "
        "come after an entry was moved, or it is put back before f is asked at all. Perhaps the array that "
        "you change is not the one that f is given: a flattened array may be a copy, and a list of numbers "
        "always is. Print what f is given in each call, in the order of the calls.",
        question="When f is asked for the second time, what has changed in its array since the first?",
        severity="wrong",
        lecture=NUMERIC,
        example="parabola",
    ),
    Misconception(
        id="slope_entries_left_out",
        title="Some entries are never moved",
        seen="Part of the gradient stays what it was when the array was made.",
        hint="Every entry of x has a slope, and some of yours are never measured: they keep the zeros, or "
        "whatever was in the array when you made it. The loop ends too early, begins too late, or runs "
        "through one axis only and forgets the others. A function that gives the length of an array counts "
        "its rows, and not its entries. Let x have the shape (2, 3), print the place that each round deals "
        "with, and compare the list with all six places.",
        question="How many rounds does your loop make for x of shape (2, 3), and which places does it never "
        "come to?",
        severity="wrong",
        lecture=NUMERIC,
        example="parabola",
    ),
    Misconception(
        id="slope_integers_truncated",
        title="Where x holds integers, everything behind the point is cut off",
        seen="The gradient at an x of integers is another one than at the same numbers as floats.",
        hint="An array of integers stays one: NumPy writes 3.1 into it as 3, without a word. So a step of "
        "0.1 is lost the moment it is taken, and a slope of 2.5 becomes a 2 in a result that has the type of "
        "x. A copy of such an array has the same type, and so has one that is made “like” it. Print the "
        "dtype of every array in your function for x = np.array([3, -1]). Numbers that are to be moved by h, "
        "and slopes, need room behind the point.",
        question="Which of your arrays take their dtype from x, and what happens to 0.1 in each of them?",
        severity="fragile",
        lecture=NUMERIC,
        example="integers",
    ),
)
