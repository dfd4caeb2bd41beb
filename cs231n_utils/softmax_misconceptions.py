"""What goes wrong in the softmax loss: exponentials, their sum, the logarithm; and a margin that is given.

A hint says where to look and asks a question; it never holds the line that is missing. `lecture` points into
lecture 3 (winter 2016).
"""

from cs231n_utils.misconception import Misconception

ROWS = (
    Misconception(
        id="wrong_log_base",
        title="The logarithm has the wrong base",
        seen="All losses are off by the same factor; the lecture's cat gives 0.89 or 2.94, not 2.04.",
        hint="In mathematics log is the natural logarithm; a calculator's log key often is the one with base "
        "10 (the 0.89 heard in the lecture comes from there). What does your function give for log(e)? "
        "Look up in its documentation which base it has.",
        lecture="29:42",
    ),
    Misconception(
        id="no_max_shift",
        title="Large scores overflow",
        seen="With a large constant added to all scores, inf, nan or another number comes out.",
        hint="The exponential of 1,000 is too large for a float: print np.exp(1000). But adding a constant "
        "to all scores of an example changes none of its probabilities. Which constant, made from the scores "
        "themselves, keeps every exponent at 0 or below? Do all your exponentials, those for the "
        "gradient too, get these scores?",
        lecture="29:42",
    ),
    Misconception(
        id="global_max_shift",
        title="All examples are shifted by the same number",
        seen="If one example's scores are far above another's, the other's exponentials all become 0.",
        hint="Take two rows of scores, (1000, 1001) and (0, 1). After your shift, what are the "
        "exponentials in the second row, and what is their sum? Whose maximum does each row need?",
        lecture="29:42",
    ),
    Misconception(
        id="probability_not_log",
        title="The loss is made of the probability itself, not of its logarithm",
        seen="The loss is 1 − p or −p of the correct class; it can never exceed 1.",
        hint="Compare your line with the formula. What should the loss of an example be whose correct class "
        "has the probability 0.000001: about 1, or far more? And for p = 1?",
        lecture="29:42",
    ),
    Misconception(
        id="unnormalised",
        title="The exponentials are not divided by their sum",
        seen="What should be probabilities of an example do not add up to 1.",
        hint="Print what your loss, and then what your gradient takes for the probabilities of one example, "
        "and add them up. Which step makes the sum 1, and does each of the two get numbers from "
        "after that step?",
        lecture="29:42",
    ),
    Misconception(
        id="delta_ignored",
        title="The margin is 1, whatever delta says",
        seen="The result for delta = 3 is that for delta = 1.",
        hint="Search your function for `delta`: where does it stand in the loss, and where in the condition "
        "under which a class adds to dscores? Is there a number in one of these places?",
        lecture="4:15",
    ),
)
