"""What goes wrong with the two terms of a loss: means over the examples, and the penalty.

A hint says where to look, a question leads on; neither holds the line that is missing. `lecture` points
into lecture 3 (winter 2016).
"""

from cs231n_utils.promises.misconception import Misconception

ROWS = (
    Misconception(
        id="penalty_gradient_halved",
        title="The penalty's gradient is half of what it should be",
        seen="dW differs from the numeric gradient by exactly reg·W.",
        hint="The penalty is a sum over single weights, and each weight stands in it squared, so one "
        "weight is enough to see what happens. Take w = 3 and reg = 1 on paper: its part of the loss is 9. "
        "Let w grow a little, to 3.01. By how much does its part of the loss grow, divided by 0.01? That "
        "is the slope. Then look at what your gradient says for w = 3, and compare.",
        question="Where does the slope of a square get its factor from, and what plays that part in your "
        "line for the gradient?",
        severity="wrong",
        lecture="20:23",
        example="penalty",
    ),
    Misconception(
        id="half_convention",
        title="The penalty carries a factor ½ that this assignment does not have",
        seen="The loss grows by ½·reg·ΣW² instead of reg·ΣW².",
        hint="Loss and gradient of your penalty fit each other, but they follow another course's formula. "
        "Many books write ½λ in front of ΣW², because the factor then drops out of the gradient. In this "
        "assignment, as in the lecture, there is no ½: the loss is the data term plus λ·ΣW². Neither is "
        "better, but numbers can only be compared when both sides use the same formula. Read the one in "
        "the notebook symbol by symbol, beside your lines.",
        question="If the ½ leaves the loss, what has to change in the gradient so that the two fit each "
        "other again?",
        severity="style",
        lecture="20:23",
        example="penalty",
    ),
    Misconception(
        id="penalty_gradient_missing",
        title="The gradient does not know about the penalty",
        seen="dW is the same for reg = 0 and for a large reg, while the loss is not.",
        hint="The loss is a sum of two terms: one says how well W fits the pictures, the other how large "
        "W is. The gradient of a sum is the sum of the gradients, so dW has two terms as well. Point at "
        "the line in your code that makes each of the four: two for the loss, two for dW. With a tiny reg "
        "the gradient check cannot see what is missing; try it with reg = 1.",
        question="If every picture were fitted perfectly, the data term would no longer pull at W. Which "
        "way should W still move, and which line of yours says so?",
        severity="wrong",
        lecture="20:23",
        example="penalty",
    ),
    Misconception(
        id="penalty_loss_missing",
        title="The loss does not contain the penalty",
        seen="The loss is the same for every reg.",
        hint="Search your function for `reg` and ask of each place: does it touch the loss, or only dW? "
        "The full loss has two terms. The first says how well W fits the pictures. The second says how "
        "large W is, so that of two W that fit equally well the smaller one wins. Remember the lecture's "
        "w₁ = (1, 0, 0, 0) and w₂ = (¼, ¼, ¼, ¼): both give the same score, and only the second term tells "
        "them apart.",
        question="What is the second term for these two vectors, by hand, and where in your function is "
        "all that it needs available?",
        severity="wrong",
        lecture="20:23",
        example="penalty",
    ),
    Misconception(
        id="penalty_divided",
        title="The penalty is divided by N as well",
        seen="The penalty is too small by a factor N.",
        hint="The data term is a mean over the examples: twice as many pictures should not count twice. "
        "The penalty looks at W alone and does not know how many pictures there are. In your function the "
        "penalty is divided by N as well, in the loss, in dW or in both. Read your last lines in the order "
        "in which they run, and write beside each what the variable holds after it, once for 2 and once "
        "for 200 pictures.",
        question="After which line is the mean complete, and is the penalty already in the variable when "
        "that line runs?",
        severity="wrong",
        lecture="20:23",
        example="penalty",
    ),
    Misconception(
        id="penalty_once_per_example",
        title="The penalty is added once for every example",
        seen="The penalty is N times what it should be.",
        hint="The formula has a sum over the examples, and the penalty stands outside of it: it enters "
        "once, whatever the batch holds. In your function it grows with the number of examples. That "
        "happens when the line that adds it runs once for each of them, or when it goes into something "
        "that is summed over them later. Look at the indentation of that line or, without loops, at the "
        "shape of the array that the penalty is added to.",
        question="How often does the penalty enter your total for a batch of one example, and how often "
        "for a batch of three?",
        severity="wrong",
        lecture="20:23",
        example="penalty",
    ),
    Misconception(
        id="penalty_without_reg",
        title="The penalty is not multiplied by reg",
        seen="The penalty has the same size for every reg.",
        hint="reg says how much the size of W counts beside the fit. With reg = 0 it should not count at "
        "all, and the loss should be the data term alone. In your function the penalty, in the loss or in "
        "dW, has the same size for every reg. Put the formula of the full loss beside your code and "
        "compare it symbol by symbol; then do the same for the gradient.",
        question="By which factor should the penalty grow when reg goes from 1 to 3, and which of your "
        "terms does not do that?",
        severity="wrong",
        lecture="20:23",
        example="penalty",
    ),
    Misconception(
        id="bias_row_unpenalised",
        title="The last row of W, the bias, is left out of the penalty",
        seen="The penalty is that of all rows but the last.",
        hint="The last row of W belongs to the column of ones in X: it is the bias. Some courses leave it "
        "out of the penalty, with good reason, because it makes no score more sensitive to any pixel. Here "
        "the formula is the simpler one, and the penalty runs over all of W, the last row too. So your "
        "function is sound, but it does not follow the convention of this assignment, and its numbers "
        "cannot be compared with others.",
        question="Where does your code treat the last row differently from the rest: in the loss, in the "
        "gradient, or in both?",
        severity="style",
        lecture="20:23",
        example="penalty",
    ),
    Misconception(
        id="not_averaged",
        title="Loss and gradient are sums over the examples, not means",
        seen="Twice the same batch gives twice the loss and twice the gradient.",
        hint="The data term is (1/N)·Σᵢ Lᵢ, a mean. A mean does not change when every example stands in "
        "the batch twice; a sum doubles. Yours doubles, and dW with it. Training would still go downhill, "
        "but its steps would be N times too long, and the penalty would hardly count beside the data. "
        "Write beside each variable of your function whether it belongs to one example, to the sum over "
        "all, or to the mean.",
        question="At which place do your sums turn into means, once for the loss and once for dW, and "
        "does the penalty come before or after it?",
        severity="wrong",
        lecture="9:55",
        example="slopes",
    ),
    Misconception(
        id="loss_not_averaged",
        title="The loss is a sum over the examples, not a mean",
        seen="The data term is N times too large.",
        hint="The data term is (1/N)·Σᵢ Lᵢ, a mean over the batch. Think of a batch in which every "
        "example stands twice: the sum doubles, the mean stays. Your loss doubles. The gradient may "
        "already be one of a mean; then loss and gradient belong to two different functions, and no "
        "gradient check can pass. Follow the variable that holds the loss from its first line to the "
        "return, and say at each line what it holds for three pictures.",
        question="Where does the number of examples enter your loss, and is it the number of rows of X?",
        severity="wrong",
        lecture="9:55",
        example="losses",
    ),
    Misconception(
        id="gradient_not_averaged",
        title="The gradient is a sum over the examples, not a mean",
        seen="The data part of dW is N times the numeric gradient of your loss.",
        hint="Your loss is a mean over the examples, and the gradient is the slope of that mean. "
        "Differentiating keeps a constant factor: what stands in front of the sum in the loss stands in "
        "front of it in the gradient, too. Think of a batch of three pictures. Each pulls at W with slopes "
        "of its own, and each counts one third in the loss. Your gradient counts each of them fully.",
        question="Which factor stands in front of the sum, where does it enter your loss, and at which "
        "place in your code is the data part of dW complete?",
        severity="wrong",
        lecture="9:55",
        example="slopes",
    ),
    Misconception(
        id="penalty_doubled",
        title="The penalty counts twice",
        seen="The penalty is two times what it should be.",
        hint="The penalty enters the loss once, with reg in front of it, and so does its slope enter "
        "dW. Yours is twice as large. That happens when two lines add it, for instance one inside "
        "a loop that comes out as a mean and one after the loop, or when a factor has found its "
        "way into the loss that belongs to the slope alone. Search your function for reg and "
        "write beside each place what it adds, and whether it belongs to the loss or to dW.",
        question="For a single weight w = 3 and reg = 1, what does each of these places add, and which of "
        "them is one too many or too large?",
        severity="wrong",
        lecture="20:23",
        example="penalty",
    ),
    Misconception(
        id="penalty_of_another_form",
        title="The penalty is not a sum of squares",
        seen="The penalty does not grow as ΣW² does.",
        hint="The second term of the loss is λ·ΣW²: every weight is squared, the squares are added up, "
        "and nothing else is done to them. Yours is made of the same W in another way: with its "
        "absolute values, with its plain sum, with a root over the squares, or with their mean. "
        "All of these are used somewhere, and each prefers other weights. Take the lecture's two "
        "vectors w₁ = (1, 0, 0, 0) and w₂ = (¼, ¼, ¼, ¼) and compute the term of the formula by "
        "hand, and then with your own line.",
        question="Is it 1 for the first vector and ¼ for the second, and if not, which step of your line "
        "does the formula not have?",
        severity="wrong",
        lecture="22:18",
        example="penalty",
    ),
    Misconception(
        id="penalty_loss_halved",
        title="The penalty in the loss is half of what it should be",
        seen="The loss grows by ½·reg·ΣW², while dW belongs to the whole reg·ΣW².",
        hint="Your gradient has the penalty of this assignment in it, λ·ΣW², but your loss has only "
        "half of it. Leave the gradient as it is. The ½ comes from books that write ½λ in front "
        "of the squares, and there the gradient looks different, too. Here the penalty has no ½. "
        "A loss and a gradient that belong to two different functions cannot pass a gradient "
        "check, whichever of them is right. Take w = 3 and reg = 1: the penalty is 9, and near it "
        "the penalty rises by 6 for each unit of w.",
        question="Which of these two numbers does your function give, and which line makes the other one?",
        severity="wrong",
        lecture="20:23",
        example="penalty",
    ),
    Misconception(
        id="penalty_gradient_without_W",
        title="The penalty's gradient is the same for every weight",
        seen="What the penalty adds to dW does not depend on W.",
        hint="The penalty is a sum of squares, one for each weight. The slope of a square is steep "
        "where the weight is large, and flat near zero: a weight of 3 is pulled back harder than "
        "one of 0.1. In your dW the penalty adds one and the same number everywhere. Draw the "
        "curve of w² and put a ruler against it at w = 0, at w = 1 and at w = 3. What you add to "
        "dW should be these three slopes, up to reg.",
        question="Which array has to stand in that line so that every weight gets a slope of its own, and "
        "which shape does the sum then have?",
        severity="wrong",
        lecture="20:23",
        example="penalty",
    ),
    Misconception(
        id="averaged_twice",
        title="The data term is divided by N twice",
        seen="Twice the same batch gives half of the loss or of dW.",
        hint="The data term is a mean over the examples, so it is divided by their number exactly "
        "once. In your function this happens two times to the loss, to dW or to both: with every "
        "example twice in the batch, what should stay the same is halved. Often one division "
        "stands inside, where the slopes or the terms are made, and the other at the end, or a "
        "function that already gives a mean is divided once more. Follow the quantity from its "
        "first line to the return, and write down for two pictures what it holds after each line.",
        question="At which line is it a mean already, and which later line treats it as if it were still a "
        "sum?",
        severity="wrong",
        lecture="9:55",
        example="slopes",
    ),
    Misconception(
        id="mean_instead_of_sum",
        title="A mean over the classes stands where a sum should be",
        seen="The data term is too small by a factor that grows with the number of classes, or the "
        "probabilities do not add up to 1.",
        hint="Two things in a loss look alike and are not: over the examples one takes a mean, over "
        "the classes of an example one takes a sum. In your function the classes are averaged, "
        "too. A mean over a whole table of N rows and C columns divides by both numbers, and a "
        "mean of an example's exponentials is not what probabilities are divided by. Take W = 0: "
        "you know what the loss of a single picture with three classes must be. Compare it with "
        "yours, then try it with thirty classes.",
        question="Which of your means runs over classes, and which axis does the mean of the formula run "
        "over?",
        severity="wrong",
        lecture="9:55",
        example="sizes",
    ),
)
