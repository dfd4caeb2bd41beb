"""What goes wrong in the SVM loss and its gradient: margins, and the correct class.

A hint says where to look and asks a question; it never holds the line that is missing. `lecture` points into
lecture 3 (winter 2016).
"""

from cs231n_utils.misconception import Misconception

ROWS = (
    Misconception(
        id="correct_class_counted",
        title="The correct class is counted in the sum",
        seen="Every example's loss is too large by exactly 1, the margin.",
        hint="Write the sum for one picture with three classes, by hand. Which values does j take? What "
        "would the term for j = yᵢ be, and is it in the formula?",
        lecture="9:12",
    ),
    Misconception(
        id="correct_class_gradient_missing",
        title="The column of the correct class gets no gradient",
        seen="dW is right in the columns of the other classes and zero where the correct class should be "
        "pulled up.",
        hint="Each violated margin is made of two scores: s_j and s_y. Moving either changes the loss. Your "
        "gradient follows one of them. What is the derivative of the same term with respect to the "
        "other?",
        lecture="57:34",
    ),
    Misconception(
        id="correct_class_gradient_once",
        title="The correct class gets its picture once, however many margins are violated",
        seen="dW is right when one margin is violated, and too small in column y when two or more are.",
        hint="Count in how many terms of Lᵢ the score of the correct class stands, when two other classes "
        "violate the margin. In how many terms does s_j stand for one particular j? That is why the two "
        "columns differ.",
        lecture="57:34",
    ),
    Misconception(
        id="count_includes_correct_class",
        title="The count of violated margins includes the correct class",
        seen="In the column of the correct class one picture too many is subtracted per example.",
        hint="For the correct class, s_y − s_y + 1 is 1: it looks like a violated margin, but the sum leaves "
        "it out. When you count violations per row, is that entry still among those you count? Print "
        "one row and see.",
        lecture="9:12",
    ),
    Misconception(
        id="margin_missing",
        title="The margin is left out",
        seen="With W = 0 the loss is 0, and the worked example gives 1.9, 0 and 10.9.",
        hint="The correct score must be larger than each other one by some amount, not just larger. How much "
        "is it in the formula? (The lecture's own arithmetic forgets it in the frog's loss.)",
        lecture="4:15",
    ),
    Misconception(
        id="squared_hinge",
        title="The hinge is squared",
        seen="The worked example gives 8.41, 0 and 83.25: the squares of its margins, summed.",
        hint="The squared hinge is a loss of its own; the lecture asks about it and then goes back to the "
        "plain one. What happens to a positive margin in the formula, after the max?",
        lecture="11:35",
    ),
    Misconception(
        id="margin_missing_in_gradient",
        title="The gradient's condition leaves out the margin",
        seen="dW is what it should be if only classes with a higher score than the correct one counted.",
        hint="Put the condition under which a term adds to your loss beside the one under which it adds to "
        "dW. Take s_j = 2.5 and s_y = 3. Does this term add to the loss? Does it move when s_j moves?",
        lecture="4:15",
    ),
    Misconception(
        id="margins_as_slopes",
        title="dW holds how large a margin's violation is, instead of whether there is one",
        seen="In the place of the slope of a score stands the value of its max term.",
        hint="Take one term, max(0, s_j − s_y + 1), once with the value 0.5 and once with 5. Let s_j grow by "
        "0.1. By how much does the term grow in each case? Does its size matter for its slope?",
        lecture="57:34",
    ),
    Misconception(
        id="count_in_a_boolean",
        title="A number is written into an array of booleans",
        seen="Wherever dW should know a count or a minus sign, it holds 1.",
        hint="M > 0 is an array of True and False, and whatever you assign to one of its entries becomes one "
        "of these. What happens to −2 there? Print the array's dtype after the assignment.",
        lecture="15:22",
    ),
)
