"""What goes wrong in any loss and its gradient: axes, shapes, loops, indices.

A hint says where to look, a question leads on; neither holds the line that is missing. `lecture` points
into lecture 3 (winter 2016).
"""

from cs231n_utils.promises.misconception import Misconception

ROWS = (
    Misconception(
        id="gradient_missing",
        title="The gradient of the data term is missing",
        seen="With reg = 0, dW is zero everywhere, although the loss changes when W does.",
        hint="The gradient starts as zeros, and the data term never changes it. At each place where your "
        "code adds something to the loss, stop and ask which scores made this term, and, where there is a "
        "W, by which of its columns these scores were made. Those are the places that the gradient has to "
        "reach. Do it by hand first: take a picture and three classes, move one score by 0.1, see how much "
        "the loss changes, and write the slope down.",
        question="Which slope does each of the three scores have, and what turns the slope of a score s = "
        "x·w into that of w?",
        severity="wrong",
        lecture="57:34",
        example="slopes",
    ),
    Misconception(
        id="wrong_axis",
        title="A row is taken for a column somewhere",
        seen="It works when there are as many examples as classes and breaks when there are not.",
        hint="Your code takes a row for a column somewhere. As long as there are as many examples as "
        "classes nobody notices, because the shapes fit either way. Write the shape of every array beside "
        "the line that makes it, with letters and not with numbers: X is (N, D), W is (D, C), the scores "
        "are (N, C). Do the same for every sum, mean and maximum: which letter goes away there, and which "
        "one stays?",
        question="At the first place where two arrays meet, do the same letters stand above each other, "
        "and which letters should the result still have?",
        severity="fragile",
        lecture="15:22",
        example="sizes",
    ),
    Misconception(
        id="hard_coded_sizes",
        title="A size is written into the code as a number",
        seen="It is right for one number of classes or examples only.",
        hint="A number of classes or of examples is written into your code, so it is right for exactly "
        "that size. It may pass on CIFAR-10 with its ten classes and fail on any other data, and a batch "
        "with fewer pictures breaks it, too. Look at every number in your function, and at every name from "
        "outside that holds one, and ask of each: is it part of the formula, or is it a size?",
        question="Which of the arrays that you are given knows this size, in its shape, and along which "
        "axis?",
        severity="fragile",
        lecture="4:15",
        example="sizes",
    ),
    Misconception(
        id="repeated_labels_lost",
        title="When a label occurs twice, only its last example counts",
        seen="Columns of classes that occur once in y are right; with repeated labels, all but the last "
        "are lost.",
        hint="When an index stands twice inside the brackets, as in `a[:, y] -= b` for a y that holds the "
        "same label twice, NumPy reads the old values once and then writes each place in turn. The last "
        "write wins, and the earlier ones are lost; nothing is added up. Try it with a = (0, 0, 0), y = "
        "(1, 1) and b = (5, 7). In a batch of 200 pictures and ten classes every label occurs many times.",
        question="Could you keep a table in which every example has a row of its own, so that no entry is "
        "written twice, and which later step would add up its rows?",
        severity="wrong",
        lecture="15:22",
        example="repeated",
    ),
    Misconception(
        id="stale_scores",
        title="The gradient uses the scores of another example",
        seen="Every example's gradient looks as if its scores were those of the last one.",
        hint="A variable keeps its value until it gets a new one, also from one round of a loop to the "
        "next and after the loop's end. In your function the scores, or something made of them, are those "
        "of another example. Take a batch of two pictures. Write down which line sets the scores and how "
        "often it runs, and then which line reads them, and when. Print the number of the example at both "
        "places if you are not sure.",
        question="When your code adds the part of the first picture, which picture do the numbers that it "
        "uses belong to?",
        severity="wrong",
        lecture="57:34",
        example="slopes",
    ),
    Misconception(
        id="overwritten_instead_of_added",
        title="A value is overwritten where it should be added to",
        seen="Only the last contribution is left; the earlier ones are gone.",
        hint="Several examples and several classes put something into the same place: one column of dW "
        "gets something from every picture in the batch, and one sum from every class. In your function "
        "only the last of them is left. Go through your loop by hand for two pictures and three classes, "
        "and write down after each round what the variable holds. Without loops, look for a line that "
        "gives a name a second value although the first was still needed.",
        question="Which of your variables collect something over many rounds, and does each line that "
        "touches them keep what was there before?",
        severity="wrong",
        lecture="57:34",
        example="slopes",
    ),
    Misconception(
        id="returns_too_early",
        title="Only the first example counts",
        seen="Loss or dW of a batch is that of its first example.",
        hint="Python leaves a function at the first `return` that it meets, also in the middle of a loop. "
        "What comes back here belongs to the first example, however many there are. Follow the first round "
        "of your outer loop line by line, as Python does, and note where it goes after the last line of "
        "that round. Then look at how far each line is indented: the indentation alone says to which loop "
        "a line belongs.",
        question="For a batch of two pictures, how often should the line with `return` be reached, and "
        "after which loop?",
        severity="wrong",
        lecture="4:15",
        example="losses",
    ),
    Misconception(
        id="sign_flipped",
        title="A sign is the wrong way round, in the loss or in the gradient",
        seen="The loss, or a part of it, is minus what it should be; or dW is minus the slopes of your loss.",
        hint="Something in your function points the wrong way. Signs are easiest to settle without "
        "formulas. Take one picture and three classes. Let the score of a wrong class grow a little: "
        "should the loss grow or shrink? Then let the score of the correct class grow: what now? Growing "
        "means a positive slope, shrinking a negative one. Compare these two signs with the places in your "
        "code that change the gradient, and then with how your loss itself behaves.",
        question="Which sign in your code contradicts one of these two answers, and does it stand in the "
        "loss or only in the gradient?",
        severity="wrong",
        lecture="57:34",
        example="slopes",
    ),
    Misconception(
        id="inputs_changed",
        title="The function changes what it was given",
        seen="After the call, an array that was passed in holds other numbers.",
        hint="Your function changes an array of its caller. That is easy to miss: `b = a` makes no copy "
        "but a second name, and `a -= b` or `a[...] = b` writes into the array itself, whoever else holds "
        "it. The next call then starts from other numbers, and a gradient check, which calls your function "
        "hundreds of times, goes astray. Go through all lines that change something in place, and follow "
        "each name back to where its array was made.",
        question="Which of these arrays did you make, and which one is only another name for something "
        "that you were given?",
        severity="fragile",
        lecture="57:34",
        example="inputs",
    ),
    Misconception(
        id="naive_and_vectorized_disagree",
        title="The two versions give different results",
        seen="The naive and the vectorised function differ on the same input.",
        hint="Each version passes its own checks, and still they differ. So the difference shows on some "
        "inputs only, and one of the two is wrong there. Do not read the code once more; let it speak. "
        "Take two pictures, three classes and reg = 0, and print in both functions the scores, then the "
        "terms of the loss, then their sums, until the first number that differs. If nothing differs, make "
        "the scores larger, and then try reg = 1.",
        question="What do the two functions do differently just before that number, and which of them "
        "follows the formula?",
        severity="fragile",
        lecture="15:22",
        example="twin",
    ),
    Misconception(
        id="loop_in_vectorized",
        title="There is still a Python loop",
        seen="The number of Python steps grows with the number of examples or classes.",
        hint="The numbers are right, but Python still walks through examples or classes one by one: in a "
        "loop, in a comprehension, or in a function that hides one. Each such step costs as much as "
        "hundreds of multiplications in NumPy. Write down the shape of what you have inside the loop, and "
        "that of all rounds together, with N, D and C. A loop that adds up a product for each example is "
        "what a matrix product does: it multiplies, and it sums over the letter in the middle.",
        question="Which letter is gone when your loop is over, and which two arrays could meet so that it "
        "stands in the middle?",
        severity="slow",
        lecture="15:22",
        example="steps",
    ),
    Misconception(
        id="numeric_gradient",
        title="The gradient is made of differences, not of a formula",
        seen="dW costs a call of the loss for every weight, and has the rounding of differences in it.",
        hint="Differences of the loss are how a gradient is checked, not how it is made. They need the "
        "loss again for every single weight, 30,730 times for CIFAR-10, in every step of training. And "
        "they are only nearly right, because two almost equal numbers are subtracted. You have derived the "
        "slopes on paper, and all that they need is there when the loss is computed. Put your formula "
        "beside the code, and mark for each of its symbols the array that holds it.",
        question="For one picture and one class: which number in your loss function tells whether, or how "
        "strongly, this score pulls at the loss?",
        severity="slow",
        lecture="53:29",
        example="cost",
    ),
    Misconception(
        id="wrong_shape",
        title="What comes back does not have the right shape",
        seen="The function should return a number and an array of W's shape, in this order.",
        hint="What comes back is not what the caller expects: something is missing, stands in another "
        "order, or has another shape. Read the `Returns:` part of the docstring again; it names each "
        "result and its shape. Then print, just before the `return`, the type and the shape of all that "
        "you hand back, and compare them one by one. A gradient holds one slope for each number that may "
        "change, so it always has the shape of what it is the gradient of.",
        question="Which of your results is not what its line in the docstring says, and which line of "
        "yours made it so?",
        severity="wrong",
        lecture="53:29",
    ),
    Misconception(
        id="not_finite",
        title="The result holds inf or nan",
        seen="A number in the loss or the gradient is not finite.",
        hint="Somewhere a number becomes inf or nan, and from then on everything that touches it does, "
        "too. So the first place matters, not the last one. Call your function on two pictures and three "
        "classes, and print after each line the smallest and the largest value that it produced. There are "
        "three usual reasons: a division by zero, a logarithm of zero, and an array that was made but "
        "never filled. NumPy only warns about them and goes on.",
        question="Which line is the first with inf or nan in it, and which value that went into it was "
        "already extreme?",
        severity="wrong",
        lecture="33:29",
        example="losses",
    ),
    Misconception(
        id="some_are_skipped",
        title="Some examples or classes are left out",
        seen="The result is that of a batch without one of its examples, or one of its classes.",
        hint="Every example must get its turn, and within it every class except the one that the formula "
        "leaves out. In your function one of them never does: a loop that begins one too late or ends one "
        "too early, a slice that cuts off the first or the last, or a statement that ends the whole loop "
        "where only one round should be passed over. Take two pictures and three classes, and print the "
        "numbers of the picture and the class in the innermost line of your code.",
        question="Which pair should stand in that list and does not, and which line decides that its round "
        "never comes?",
        severity="wrong",
        lecture="4:15",
        example="losses",
    ),
    Misconception(
        id="line_in_the_wrong_loop",
        title="A line runs more often, or less often, than it should",
        seen="A part of the result is made anew, or divided again, in every round of a loop.",
        hint="The lines of your function may all be right, and still one of them stands in the wrong "
        "place: it runs once for each example, or for each class, where it should run once for "
        "all, or the other way round. A division inside a loop, for instance, divides what "
        "earlier rounds have collected again and again, so that the first pictures hardly count. "
        "Take two pictures and three classes, and write beside each line how often it runs. Only "
        "the indentation decides that.",
        question="For which line is this number not the one that the formula has, and in front of which "
        "loop, or after which, should it stand?",
        severity="wrong",
        lecture="4:15",
        example="losses",
    ),
    Misconception(
        id="too_few_digits",
        title="The numbers are kept with too few digits",
        seen="Loss or gradient is nearly right: all numbers are off by a little, or cut off.",
        hint="Your formula seems right, but the numbers lose digits on the way. An array of whole "
        "numbers cuts off everything after the point, and one of half precision keeps about three "
        "digits: fine for a picture, too little for sums over many terms and for a gradient "
        "check. NumPy gives an array the type that you name, or the type of what it was made "
        "from, and it does not change that type when something finer is written into it. Print "
        "the dtype of every array that your function makes.",
        question="Which of them is not a floating-point type of at least 32 bits, and which line, or which "
        "other array, gave it that type?",
        severity="fragile",
        lecture="57:34",
        example="slopes",
    ),
    Misconception(
        id="counter_overflows",
        title="A count is kept in a type that is too small for it",
        seen="With a few hundred classes, or examples, counts come out wrong, even negative.",
        hint="A whole number of eight bits holds 256 values and no more; the next one starts again at the "
        "other end, without a warning. As long as you try few classes, nobody notices. With a few hundred "
        "of them, a count of violated margins runs over, and a negative one is lost at once where the type "
        "has no sign. Try it apart from your function: an array with a single 120 of the type that you "
        "use, and add 10 to it. Then see which of your arrays have such a type.",
        question="What is the largest count that can occur in a batch, and which of your arrays has to "
        "hold it?",
        severity="fragile",
        lecture="15:22",
        example="sizes",
    ),
)
