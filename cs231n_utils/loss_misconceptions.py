"""What goes wrong in any loss and its gradient: averages, the penalty, axes, shapes, loops.

A hint says where to look and asks a question; it never holds the line that is missing. `lecture` points into
lecture 3 (winter 2016).
"""

from cs231n_utils.misconception import Misconception

ROWS = (
    Misconception(
        id="penalty_gradient_halved",
        title="The penalty's gradient is half of what it should be",
        seen="dW differs from the numeric gradient by exactly reg·W.",
        hint="Take a single weight w and write its penalty, reg·w², on paper. Differentiate it with respect "
        "to w. What happens to the exponent? Then compare with the term in your code.",
        lecture="20:23",
    ),
    Misconception(
        id="half_convention",
        title="The penalty carries a factor ½ that this assignment does not have",
        seen="The loss grows by ½·reg·ΣW² instead of reg·ΣW².",
        hint="Some books put ½ in front of λ, to make the derivative look simpler. Here, as in the lecture, "
        "the loss is data term plus λ·ΣW². Look at the formula in the notebook: which of your two "
        "lines, loss or gradient, follow it, and which follow another book?",
        lecture="20:23",
    ),
    Misconception(
        id="penalty_gradient_missing",
        title="The gradient does not know about the penalty",
        seen="dW is the same for reg = 0 and for a large reg, while the loss is not.",
        hint="The loss is a sum of two terms, and the gradient of a sum is the sum of the gradients. Point "
        "at the line in your code that comes from each term. Is there one for both?",
        lecture="20:23",
    ),
    Misconception(
        id="penalty_loss_missing",
        title="The loss does not contain the penalty",
        seen="The loss is the same for every reg.",
        hint="Search your function for `reg`. Where does it enter the loss? Look at the full formula again: "
        "the data term says how well W fits the pictures, the second term says how large W is.",
        lecture="20:23",
    ),
    Misconception(
        id="gradient_missing",
        title="The gradient of the data term is missing",
        seen="With reg = 0, dW is zero everywhere, although the loss changes when W does.",
        hint="dW starts as zeros. Which line changes it when a class violates the margin? Where you add to "
        "the loss, ask: by which columns of W was that term made, and how does it move with each?",
        lecture="57:34",
    ),
    Misconception(
        id="not_averaged",
        title="Loss and gradient are sums over the examples, not means",
        seen="Twice the same batch gives twice the loss and twice the gradient.",
        hint="The data term is (1/N)·Σᵢ Lᵢ. What should happen to it if every example stood in the batch "
        "twice? Check your code on that thought, once for the loss and once for dW.",
        lecture="9:55",
    ),
    Misconception(
        id="loss_not_averaged",
        title="The loss is a sum over the examples, not a mean",
        seen="The data term is N times too large.",
        hint="The data term is (1/N)·Σᵢ Lᵢ. What should happen to it if every example stood in the batch "
        "twice? Where in your code does the number of examples enter?",
        lecture="9:55",
    ),
    Misconception(
        id="gradient_not_averaged",
        title="The gradient is a sum over the examples, not a mean",
        seen="The data part of dW is N times the numeric gradient of your loss.",
        hint="Your loss is a mean; the gradient is the derivative of that mean. Which factor in front of the "
        "sum does differentiating keep? Find where it enters the loss and ask where it should enter dW.",
        lecture="9:55",
    ),
    Misconception(
        id="penalty_divided",
        title="The penalty is divided by N as well",
        seen="The penalty is too small by a factor N.",
        hint="Only the data term is a mean over examples; the penalty depends on W alone and knows nothing "
        "of N. In which order do your lines add the penalty and divide?",
        lecture="20:23",
    ),
    Misconception(
        id="penalty_once_per_example",
        title="The penalty is added once for every example",
        seen="The penalty is N times what it should be.",
        hint="The penalty depends on W alone, and the formula adds it once. On which level of indentation "
        "does the line that adds it stand? How often does that line run for a batch of N examples?",
        lecture="20:23",
    ),
    Misconception(
        id="penalty_without_reg",
        title="The penalty is not multiplied by reg",
        seen="The penalty has the same size for every reg.",
        hint="With reg = 0 the penalty must vanish. Does it in your code? Compare both terms, in the loss "
        "and in the gradient, with the formula, symbol by symbol.",
        lecture="20:23",
    ),
    Misconception(
        id="wrong_axis",
        title="A row is taken for a column somewhere",
        seen="It works when there are as many examples as classes and breaks when there are not.",
        hint="Write the shape of every array beside its line, with N, D and C as letters. Along which axis "
        "do the classes lie, along which the examples? Where two arrays meet, do the same letters stand "
        "above each other?",
        lecture="15:22",
    ),
    Misconception(
        id="hard_coded_sizes",
        title="A size is written into the code as a number",
        seen="It is right for one number of classes or examples only.",
        hint="Your function should work for 3 classes as for 10, and for any number of pictures. Look for "
        "numbers in your code. Which of them are sizes, and from which array's shape could you read "
        "them?",
        lecture="4:15",
    ),
    Misconception(
        id="repeated_labels_lost",
        title="When a label occurs twice, only its last example counts",
        seen="Columns of classes that occur once in y are right; with repeated labels, all but the last are "
        "lost.",
        hint="NumPy reads a[:, y] −= b once, then writes once: if an index stands twice in y, the last write "
        "wins. Can you put the counts into an (N, C) array first, where every (example, label) has an "
        "entry of its own?",
        lecture="15:22",
    ),
    Misconception(
        id="stale_scores",
        title="The gradient uses the scores of another example",
        seen="Every example's gradient looks as if its scores were those of the last one.",
        hint="Follow one variable: where are the scores computed, and where are they read? When the second "
        "loop starts, of which example are they the scores?",
        lecture="57:34",
    ),
    Misconception(
        id="overwritten_instead_of_added",
        title="A value is overwritten where it should be added to",
        seen="Only the last contribution is left; the earlier ones are gone.",
        hint="Several examples and several classes contribute to the same number. Go through your loop twice "
        "by hand: after the second round, what is left of what the first one wrote?",
        lecture="57:34",
    ),
    Misconception(
        id="returns_too_early",
        title="Only the first example counts",
        seen="Loss or dW of a batch is that of its first example.",
        hint="Look at the line with `return`: to which loop does its indentation say that it belongs? When "
        "does Python reach it for the first time, and what happens to the examples that come after?",
        lecture="4:15",
    ),
    Misconception(
        id="sign_flipped",
        title="The gradient, or a part of it, points the wrong way",
        seen="dW, or one of its parts, is exactly minus what the slopes of your loss say.",
        hint="Take one violated margin, s_j − s_y + 1. If s_j grows a little, does the loss grow or shrink? "
        "And if s_y grows? Compare the signs with your two updates.",
        lecture="57:34",
    ),
    Misconception(
        id="bias_row_unpenalised",
        title="The last row of W, the bias, is left out of the penalty",
        seen="The penalty is that of all rows but the last.",
        hint="Some texts do not penalise the bias. Here the penalty runs over all of W, as in the notebook's "
        "formula. Where does your code treat the last row differently?",
        lecture="20:23",
    ),
    Misconception(
        id="inputs_changed",
        title="The function changes what it was given",
        seen="After the call, an array that was passed in holds other numbers.",
        hint="`a -= b` and `a[...] = b` write into the array itself, and the caller sees it. Which of your "
        "arrays are new, and which are only another name for W, X or y?",
        lecture="57:34",
    ),
    Misconception(
        id="naive_and_vectorized_disagree",
        title="The two versions give different results",
        seen="The naive and the vectorised function differ on the same input.",
        hint="Take two pictures, three classes and reg = 0. Print the scores and each step from them to the "
        "loss in both functions and go line by line: where is the first number that differs?",
        lecture="15:22",
    ),
    Misconception(
        id="loop_in_vectorized",
        title="There is still a Python loop",
        seen="The number of Python steps grows with the number of examples or classes.",
        hint="A loop over examples that adds up products of rows is what a matrix product does. Write the "
        "shape you have, (N, something), and the shape you want. Which product or which sum over an "
        "axis leads from one to the other?",
        lecture="15:22",
    ),
    Misconception(
        id="numeric_gradient",
        title="The gradient is made of differences, not of a formula",
        seen="dW costs a call of the loss for every weight, and has the rounding of differences in it.",
        hint="Differences are the check, not the answer: slow, and only nearly right. You derived it on "
        "paper: which arrays of your loss hold the numbers that the formula needs?",
        lecture="53:29",
    ),
    Misconception(
        id="wrong_shape",
        title="What comes back does not have the right shape",
        seen="The function should return a number and an array of W's shape, in this order.",
        hint="Read the `Returns:` part of the function's docstring again, and print the shape of what you "
        "return. Should the gradient have the shape of W, or of something else?",
        lecture="53:29",
    ),
    Misconception(
        id="not_finite",
        title="The result holds inf or nan",
        seen="A number in the loss or the gradient is not finite.",
        hint="Print what you compute, line by line, for a small input. Which is the first line with inf or "
        "nan? A division by zero, a logarithm of zero and an array that was never filled are the usual "
        "reasons.",
        lecture="33:29",
    ),
)
