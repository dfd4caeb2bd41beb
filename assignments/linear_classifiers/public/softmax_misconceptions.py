"""What goes wrong in the softmax loss: exponentials, their sum, the logarithm; and a margin that is given.

A hint says where to look, a question leads on; neither holds the line that is missing. `lecture` points
into lecture 3 (winter 2016).
"""

from cs231n_utils.promises.misconception import Misconception

ROWS = (
    Misconception(
        id="wrong_log_base",
        title="The logarithm has the wrong base",
        seen="All losses are off by the same factor; the lecture's cat gives 0.89 or 2.94, not 2.04.",
        hint="All your losses are off by the same factor, and that is what another base of the logarithm "
        "does. In mathematics, and in this formula, log is the natural logarithm. A calculator's log key "
        "often has base 10 instead; the 0.89 that is heard in the lecture comes from such a key. Here is a "
        "quick test: with W = 0 and three classes every probability is 1/3, and the natural logarithm of 3 "
        "is 1.0986. See what your function gives.",
        question="What does the logarithm that you call give for e = 2.71828…, and which base does its "
        "documentation name?",
        severity="wrong",
        lecture="29:42",
        example="probabilities",
    ),
    Misconception(
        id="no_max_shift",
        title="Large scores overflow",
        seen="With a large constant added to all scores, inf, nan or another number comes out.",
        hint="Exponentials grow so fast that a float can no longer hold that of 710: print np.exp(1000). "
        "Scores do get that large, for instance early in training when the learning rate is high. But only "
        "differences of scores matter. If you add the same constant to all scores of one example, all its "
        "exponentials grow by the same factor, and that factor cancels in every probability. So you are "
        "free to choose a constant before you take any exponential.",
        question="Which constant, made from an example's own scores, keeps all exponents at 0 or below, "
        "and does the gradient use exponentials of these shifted scores, too?",
        severity="fragile",
        lecture="29:42",
        example="shift",
    ),
    Misconception(
        id="global_max_shift",
        title="All examples are shifted by the same number",
        seen="If one example's scores are far above another's, the other's exponentials all become 0.",
        hint="You shift the scores before the exponentials, and that is right; but you shift all examples "
        "by one number. Each example has probabilities of its own: its scores are compared with each "
        "other, and never with those of another picture. Take two rows of scores, (1000, 1001) and (0, 1), "
        "and do by hand what your code does. What is the sum of the exponentials in each row afterwards, "
        "and what is its logarithm?",
        question="Which number does each of the two rows need for itself, and what is the shape of an "
        "array that holds one such number for each row?",
        severity="fragile",
        lecture="29:42",
        example="apart",
    ),
    Misconception(
        id="probability_not_log",
        title="The loss is made of the probability itself, not of its logarithm",
        seen="The loss is 1 − p or −p of the correct class; it can never exceed 1.",
        hint="The softmax loss of an example is made of the probability p of its correct class. Yours uses "
        "p as it is, and so it can never exceed 1. But a classifier that is sure and wrong should pay far "
        "more than one that is unsure. Think of three pictures with p = 1, p = 0.5 and p = 0.000001, and "
        "write down what they should cost: the first nothing, the last a lot. Then compare your line with "
        "the formula in the notebook.",
        question="Which function turns 1 into 0 and a tiny number into a large one, and where does it "
        "stand in the formula?",
        severity="wrong",
        lecture="29:42",
        example="probabilities",
    ),
    Misconception(
        id="unnormalised",
        title="The exponentials are not divided by their sum",
        seen="What should be probabilities of an example do not add up to 1.",
        hint="The probabilities of one picture add up to 1. Yours do not, in the loss, in the gradient or "
        "in both. Exponentials alone are positive, but their size means nothing until each is compared "
        "with all of them together. Print for one picture what your loss takes for its probabilities and "
        "add them up, and then do the same with what your gradient takes. If one of the sums is not 1, a "
        "step is missing on the way there.",
        question="Which step makes the sum 1, and do both the loss and the gradient get their numbers "
        "from after that step?",
        severity="wrong",
        lecture="29:42",
        example="probabilities",
    ),
    Misconception(
        id="delta_ignored",
        title="The margin is 1, whatever delta says",
        seen="The result for delta = 3 is that for delta = 1.",
        hint="The caller may ask for a margin other than 1: that is what the argument `delta` is for. Your "
        "function gives the same answer for every delta, at least in one of its two results. Search it for "
        "the name: it is needed in two places, in the terms of the loss and in the condition under which a "
        "class adds to dscores. A wider margin is harder to keep, so with a larger delta no loss should "
        "become smaller.",
        question="Where does a fixed number stand in place of delta: in the loss, in dscores, or in both?",
        severity="fragile",
        lecture="4:15",
        example="delta",
    ),
    Misconception(
        id="log_missing",
        title="The logarithm is left out",
        seen="The sum of the exponentials stands in the loss as it is.",
        hint="Written with scores, the loss of an example is the logarithm of a sum minus the score of "
        "the correct class. In your function the sum goes into the loss as it is, without the "
        "logarithm, and then a score, which counts on a scale of its own, is subtracted from an "
        "exponential. For three scores of 0 the sum is 3, and the loss should be log 3 = 1.0986. "
        "Print for this one picture the exponentials, their sum and what your loss makes of them, "
        "one line after the other.",
        question="Between which two of these lines does the formula have one more step, and what does it "
        "do to products and quotients?",
        severity="wrong",
        lecture="29:42",
        example="probabilities",
    ),
    Misconception(
        id="probability_missing_in_gradient",
        title="The gradient does not contain the probabilities",
        seen="dW only knows which class is the correct one, not how sure the scores are.",
        hint="Your gradient pulls the correct class up by the same amount for every picture, and no "
        "other class down. But the softmax loss is never done with a picture: a class with "
        "probability 0.3 pulls harder than one with 0.01, and a picture that is nearly right "
        "hardly pulls at all. The slope of each score says so, and it holds the probability of "
        "that class. Take the lecture's cat, whose probabilities are 0.13, 0.87 and 0.00, and let "
        "one score after the other grow by 0.1.",
        question="How do the three slopes that you find depend on the three probabilities, and which of "
        "them does your dW leave out?",
        severity="wrong",
        lecture="29:42",
        example="slopes",
    ),
    Misconception(
        id="wrong_shift",
        title="The scores are shifted, but not by the largest of each example",
        seen="Where one class's score is far above the others', inf or nan comes out.",
        hint="You know that a constant may be taken from all scores of an example, and you do it. But "
        "not every constant helps. After the shift no score may be large, or its exponential "
        "overflows, and at least one must be near 0, or all exponentials vanish and their sum is "
        "0. Try your constant on the scores (0, 0, 10000), on (0, 10000, 0) and on (−30000, "
        "−20000, −30000), by hand: what is the largest number that goes into an exponential, and "
        "is there one that comes out as more than 0?",
        question="Which number, made from an example's own scores, passes all three trials, wherever the "
        "large score stands?",
        severity="fragile",
        lecture="29:42",
        example="above",
    ),
    Misconception(
        id="epsilon_in_the_logarithm",
        title="Something is added to the probability before its logarithm is taken",
        seen="The loss of an improbable class stops growing at some number, 18.4 for instance.",
        hint="A small number beside the probability keeps the logarithm of 0 away, and so does cutting the "
        "probability off at a small number. But it also sets a ceiling to the loss: a classifier that is "
        "sure and wrong does not pay what the formula says, and above the ceiling loss and gradient no "
        "longer belong together. With scores that are shifted well you do not need it. Write the logarithm "
        "of the quotient as a difference of two logarithms, on paper: one of them undoes an exponential, "
        "and the other takes a sum that is never 0.",
        question="Which of the two can you get without taking any logarithm at all, and why is the other "
        "one's sum at least 1 after a good shift?",
        severity="fragile",
        lecture="29:42",
        example="probabilities",
    ),
    Misconception(
        id="all_classes_in_the_loss",
        title="The loss adds up all classes, not the correct one alone",
        seen="The loss is the same whichever class is the correct one.",
        hint="For each picture the softmax loss asks for a single number: the probability of the correct "
        "class. Yours takes the logarithms of all probabilities of the picture and adds them up, so it no "
        "longer matters which class is the correct one: try it, change the labels, and the loss stays the "
        "same. The other classes have their influence already, through the sum that every probability is "
        "divided by. Take the lecture's cat with its probabilities 0.13, 0.87 and 0.00 and mark the one "
        "that the formula asks for.",
        question="Where in your code does the label y[i] decide which number goes into the loss, and what "
        "is the shape of the array that it chooses from?",
        severity="wrong",
        lecture="29:42",
        example="probabilities",
    ),
)
