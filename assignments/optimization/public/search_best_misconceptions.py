"""What goes wrong with keeping the best W and telling of it: a row for each mistake."""

from cs231n_utils.promises.misconception import Misconception

RANDOM = "51:18"

ROWS = (
    Misconception(
        id="search_wrong_form",
        title="What comes back is not W, best_loss and history",
        seen="The function should return three values, in this order.",
        hint="The caller writes `W, best_loss, history = …` and goes on with each of the three. In your code "
        "something is missing, stands in another order, or is of another kind: no array where W should be, "
        "or no number where the loss should be. A variable may also still hold what it was given before the "
        "loop, such as None. Read the part `Returns` of the docstring again, and print type and shape of "
        "each value just before the function ends.",
        question="Which three variables stand in your return line, and what does each hold after the last "
        "try?",
        severity="style",
        lecture=RANDOM,
        example="story",
    ),
    Misconception(
        id="search_last_returned",
        title="The last try comes back, not the best one",
        seen="W and best_loss are those of the last W that was tried.",
        hint="Your search walks past the best W without keeping it. At the end it hands back what it holds "
        "in its hands then, and that is the last try, good or bad. With a thousand tries the last one is no "
        "better than any other, so all the others were for nothing. Two things have to be remembered over "
        "the whole search, and they may change only when a try is better than all before it. Follow three "
        "tries on paper, with the losses 4, 3 and 5.",
        question="After the losses 4, 3 and 5, which of your variables still knows anything about the second "
        "try?",
        severity="wrong",
        lecture=RANDOM,
        example="story",
    ),
    Misconception(
        id="search_W_and_loss_apart",
        title="W and best_loss belong to different tries",
        seen="One of the two is that of the best try, and the other is that of another one.",
        hint="One of the two is right, so your code does notice the best try. But W and its loss are a pair, "
        "and here the pair comes apart. There are three usual reasons. Only one of the two is remembered "
        "when a try is better. Or the wrong variable is returned. Or both are remembered, but W only by "
        "name: `best = W` makes no copy, so if the same array is filled with new numbers later, the best one "
        "is overwritten without a trace.",
        question="When a better try comes, which lines remember it, and does anything later write into the "
        "array that they remember?",
        severity="wrong",
        lecture=RANDOM,
        example="story",
    ),
    Misconception(
        id="search_maximises",
        title="The search looks for the highest loss",
        seen="The W that comes back is the one with the highest loss of all.",
        hint="A loss says how unhappy we are with a W: high is bad. Your search holds on to what makes us "
        "most unhappy. That comes from a comparison that points the wrong way, from a function that looks "
        "for the largest value, or from the habit of working with accuracies, where more is better. Say the "
        "sentence aloud that your condition makes: “I keep the new one if its loss is …”. Then try it on two "
        "losses, such as 2 and 9.",
        question="Of two W's with the losses 2 and 9, which one would you want to keep, and which one does "
        "your condition keep?",
        severity="wrong",
        lecture=RANDOM,
        example="story",
    ),
    Misconception(
        id="search_best_loss_not_updated",
        title="A try is compared with another loss than the best so far",
        seen="A try replaces the one that is kept although the best loss so far was lower.",
        hint="When your code asks whether a try is better, the number that it compares with is not the best "
        "loss so far. It may be the first loss, which never changes: then whatever beats the beginning "
        "counts as an improvement. Or it is the loss of the try just before. In both cases a middling try "
        "replaces a very good one. After an improvement there is a new best loss, and it is harder to beat. "
        "Write down, after each of the losses 4, 2, 5 and 3, which W your code holds and what the next loss "
        "is compared with.",
        question="When a try is better, which variables change in your code, and which one is used in the "
        "next comparison?",
        severity="wrong",
        lecture=RANDOM,
        example="story",
    ),
    Misconception(
        id="search_first_bound",
        title="The first best loss is a guess that losses may exceed",
        seen="Where all losses are above that number, or negative, no try counts as the best, or a wrong one "
        "does.",
        hint="Your search begins with a number of your own as the best loss so far, or takes any loss beyond "
        "such a number for that number. But a loss may be anything: a penalty can make it enormous, and a "
        "loss defined in another way can be negative. If no try beats your first number, nothing is ever "
        "kept. There is something that every finite number beats; or the first try can be taken as it is.",
        question="What does your code hold as the best loss before the first try, and could every loss be "
        "worse than that?",
        severity="fragile",
        lecture=RANDOM,
        example="size",
    ),
    Misconception(
        id="search_ties_move",
        title="A try with an equal loss replaces the one before",
        seen="Of several W's with the lowest loss a later one comes back, not the first.",
        hint="Two tries can have exactly the same loss, for instance when both get the same pictures right "
        "and accuracy is what is measured. Agreed is that the first one stays: what comes later has to be "
        "better, and not just as good. Your code moves to the later one. Look at the one comparison on which "
        "all depends, or at the function that picks the best of a list, and ask what it does with two equal "
        "numbers.",
        question="If the best loss so far is 3 and the next one is 3 again, is your condition true or false?",
        severity="style",
        lecture=RANDOM,
        example="tie",
    ),
    Misconception(
        id="search_nan_wins",
        title="A loss of nan counts as the lowest, or stays for ever",
        seen="Where some losses are nan, nan or a wrong W comes back, or nan stands in the history.",
        hint="A loss can be nan: a W with huge entries is enough for that. Every comparison with nan is "
        "false, in either direction, so a nan that got in as the best loss is never beaten, and a condition "
        "with `not` or `else` lets it in. Functions that pick the smallest entry of a whole array prefer "
        "nan, too. Follow two cases through your code: the very first loss is nan; and a nan comes after a "
        "good loss.",
        question="If the first loss is nan and the second is 3, which one does your code call the best after "
        "both?",
        severity="fragile",
        lecture=RANDOM,
        example="nan",
    ),
    Misconception(
        id="search_history_of_all",
        title="The history holds the loss of every try, not the lowest so far",
        seen="Numbers in the history rise again.",
        hint="The history should tell how the search gets on: after each try, how good is the best that we "
        "have? Such a curve never rises, since the best is never forgotten. Yours goes up and down with "
        "every try, because it notes how good the try itself was. Draw both curves for the losses 4, 6, 3 "
        "and 5: one through these numbers, and one that shows the best after each of them. The second is the "
        "one that is asked for.",
        question="After a try that was worse than the best, which number should the history gain, and which "
        "one does your line append?",
        severity="style",
        lecture=RANDOM,
        example="story",
    ),
    Misconception(
        id="search_history_late",
        title="The history is one try behind",
        seen="Each number is the lowest loss before its try, not after it.",
        hint="All numbers are there, but each comes one try too late: the first one tells what was known "
        "before anything was tried, and the last improvement is missing. That happens when a round notes the "
        "best loss first and looks at the new try afterwards. The history should say how good the best is "
        "when the round is over. Go through one round, line by line, with a try that is better than all "
        "before, and mark when the history learns of it.",
        question="In a round with a better try, what happens first in your code: is the best loss renewed, "
        "or is it noted?",
        severity="style",
        lecture=RANDOM,
        example="story",
    ),
    Misconception(
        id="search_history_length",
        title="The history does not have one number for each try",
        seen="It is longer or shorter than the number of tries.",
        hint="The history is drawn against the number of tries, so it needs exactly one entry for each: also "
        "for a try that was no better. Yours has more or fewer. Perhaps it grows only when something "
        "improves, so that nobody can see how long the search waited in between; or it holds one entry more, "
        "from before the first try. Let the search make four tries, write down their losses, and count what "
        "stands in your list.",
        question="For four tries, how many entries does your list have, and which line, in which round, "
        "added each of them?",
        severity="style",
        lecture=RANDOM,
        example="story",
    ),
)
