"""What goes wrong in the SVM loss and its gradient: margins, and the correct class.

A hint says where to look, a question leads on; neither holds the line that is missing. `lecture` points
into lecture 3 (winter 2016).
"""

from cs231n_utils.promises.misconception import Misconception

ROWS = (
    Misconception(
        id="correct_class_counted",
        title="The correct class is counted in the sum",
        seen="Every example's loss is too large by exactly 1, the margin.",
        hint="The sum in the SVM loss runs over the classes j ≠ yᵢ, the wrong ones. Write it for one "
        "picture and three classes: how many terms does it have? Put numbers into each, and then write one "
        "more, for j = yᵢ, to see what it would be. The lecture asks just this: if the sum ran over all "
        "classes, every loss would be larger by the same constant. The best W would stay the same, but the "
        "loss would never reach 0.",
        question="For which value of j does your code add a term that the formula does not have, and where "
        "could it leave that term out?",
        severity="wrong",
        lecture="9:12",
        example="losses",
    ),
    Misconception(
        id="correct_class_gradient_missing",
        title="The column of the correct class gets no gradient",
        seen="dW is right in the columns of the other classes and zero where the correct class should be "
        "pulled up.",
        hint="Your gradient follows the scores of the wrong classes and forgets that the score of the "
        "correct class stands in the loss, too. When it grows, the loss shrinks, so it has a slope of its "
        "own, and a negative one. In the SVM loss s_y stands in every term of the sum; in the softmax loss "
        "it stands on top of the fraction and under it. Take one picture and three classes, move the "
        "correct score by 0.1, and work out by how much the loss changes.",
        question="In which parts of the formula does this score stand, and which of them has a line in "
        "your gradient?",
        severity="wrong",
        lecture="57:34",
        example="slopes",
    ),
    Misconception(
        id="correct_class_gradient_once",
        title="The correct class gets its picture once, however many margins are violated",
        seen="dW is right when one margin is violated, and too small in column y when two or more are.",
        hint="Take a picture of class 1 with the scores (2, 1, 1): two wrong classes violate the margin. "
        "Write its loss as two terms with numbers. The score of a wrong class stands in one of the two, "
        "the score of the correct class in both. So when the correct score moves by 0.1, the loss changes "
        "by more than when another one moves. That is why the column of the correct class differs from all "
        "others, and why its slope is not the same for every picture.",
        question="In how many terms does s_y stand for a given picture, and which number in your code "
        "knows that?",
        severity="wrong",
        lecture="57:34",
        example="slopes",
    ),
    Misconception(
        id="count_includes_correct_class",
        title="The count of violated margins includes the correct class",
        seen="In the column of the correct class one picture too many is subtracted per example.",
        hint="You count the violated margins of a picture to find the slope of its correct class. The sum "
        "leaves out j = yᵢ, so the count has to leave it out as well. But for this class s_y − s_y + 1 is "
        "1, which is above 0, and so it looks like a violation. Take a picture of class 0 with the scores "
        "(2, 3, 0). Write its row of margins before the max, then which of them are positive, then how "
        "many of these belong to wrong classes.",
        question="When does your code learn that the correct class does not count: before the counting, "
        "after it, or only for the loss?",
        severity="wrong",
        lecture="9:12",
        example="slopes",
    ),
    Misconception(
        id="margin_missing",
        title="The margin is left out",
        seen="With W = 0 the loss is 0, and the worked example gives 1.9, 0 and 10.9.",
        hint="The SVM loss wants more than the correct class on top: its score should be higher than each "
        "other one by a safety margin. A picture whose correct class wins by a hair still costs something. "
        "In your loss it costs nothing, and with W = 0, where all scores are equal, the loss is 0, so "
        "training would never begin. Write each term with its numbers for one picture. (The lecture's own "
        "arithmetic forgets the margin once, in the frog's loss.)",
        question="How far ahead must the correct score be before a term becomes 0, and where does this "
        "number stand in your code?",
        severity="wrong",
        lecture="4:15",
        example="losses",
    ),
    Misconception(
        id="squared_hinge",
        title="The hinge is squared",
        seen="The worked example gives 8.41, 0 and 83.25: the squares of its margins, summed.",
        hint="Your loss squares each term of the sum. That is a loss of its own, the squared hinge: the "
        "lecture asks about it and then goes back to the plain one. The difference is more than a factor. "
        "A margin that is violated by 10 counts a hundred times as much as one that is violated by 1, so a "
        "few bad pictures outweigh all others. For this assignment follow the formula in the notebook, and "
        "work out the terms of one picture by hand.",
        question="What does the formula do with the number that comes out of the max, and what else does "
        "your code do with it?",
        severity="style",
        lecture="11:35",
        example="losses",
    ),
    Misconception(
        id="margin_missing_in_gradient",
        title="The gradient's condition leaves out the margin",
        seen="dW is what it should be if only classes with a higher score than the correct one counted.",
        hint="Two conditions in your code should be the same: the one under which a term adds to the "
        "loss, and the one under which it adds to the gradient. The second one forgets the margin, so it "
        "sees only classes that are ahead of the correct one. Take a wrong class with the score 2.5 and "
        "the correct one with 3. Write the term of the loss, let 2.5 grow to 2.6, and write it again. The "
        "loss changes; your gradient says that it does not.",
        question="At which score of the wrong class does its term begin to be above 0, and what does your "
        "condition for the gradient say there?",
        severity="wrong",
        lecture="4:15",
        example="slopes",
    ),
    Misconception(
        id="margins_as_slopes",
        title="dW holds how large a margin's violation is, instead of whether there is one",
        seen="Where the slope of a score should stand, there is the value of its max term.",
        hint="The gradient says how fast the loss changes, not how large it is. Take one term, max(0, s_j "
        "− s_y + 1), once when it is 0.5 and once when it is 5. Let s_j grow by 0.1 in both cases, write "
        "how much the term grows, and divide by 0.1: these are the two slopes. Your gradient holds the "
        "value of the term in their place. Do the same when the term is 0, for a class that is far behind.",
        question="Which values can the slope of such a term have at all, and what decides between them?",
        severity="wrong",
        lecture="57:34",
        example="slopes",
    ),
    Misconception(
        id="count_in_a_boolean",
        title="A number is written into an array of booleans",
        seen="Wherever dW should know a count or a minus sign, it holds 1.",
        hint="A comparison such as M > 0 makes an array of True and False. It can hold nothing else: "
        "whatever you assign to one of its entries becomes True or False, and NumPy gives no warning. So a "
        "count like −2 turns into True, and that is 1 in the next product. Print the array and its dtype "
        "directly after the assignment, for two pictures and three classes, and compare with what you "
        "meant to write there.",
        question="Which kind of array can hold counts and minus signs, and at which point does yours have "
        "to become one?",
        severity="wrong",
        lecture="15:22",
        example="slopes",
    ),
    Misconception(
        id="hinge_missing",
        title="Margins that are kept count as well",
        seen="Classes whose term is negative, and should be 0, change the loss or dW.",
        hint="The hinge is the point of this loss: a class that the correct one beats by the margin costs "
        "nothing, however far behind it is. In your function such classes count all the same. In the loss "
        "their negative terms cancel the positive ones of other classes; in dW they pull at columns "
        "although moving them changes no loss. Write down the terms of one picture with three classes by "
        "hand, and cross out those that the formula sets to 0. Then print the same terms from your code.",
        question="Which of the crossed-out terms still reach your loss or your dW, and which step, or "
        "which condition, should have stopped them?",
        severity="wrong",
        lecture="4:15",
        example="losses",
    ),
    Misconception(
        id="correct_score_missing",
        title="The score of the correct class has no part in the loss",
        seen="The loss stays the same when the score of the correct class grows.",
        hint="What counts in this loss is how the correct class does compared with the others. In yours it "
        "has no part: let the score of the correct class of one picture grow by 1 and leave the others, "
        "and the loss does not fall as it should. So it rewards nothing but small scores all over. Put the "
        "formula beside your code and look for every place where the score of the class y[i] stands. Then "
        "do the lecture's cat by hand, with all three scores, and see at which step your line departs from "
        "it.",
        question="Which term, or which part of every term, is made of the correct class's score, and where "
        "should your code take it from?",
        severity="wrong",
        lecture="4:15",
        example="losses",
    ),
    Misconception(
        id="other_classes_gradient_missing",
        title="Only the column of the correct class gets a gradient",
        seen="The columns of all classes but the correct one stay without the data's slopes.",
        hint="Your dW moves the column of the correct class, and that part looks right. But the scores "
        "of the other classes stand in the loss as well: each is made of a column of its own, and "
        "pushing such a score up makes the loss grow. So these columns have slopes, too, and in "
        "your function they get none. Take one picture and three classes, let one score after the "
        "other grow by 0.1, and write down all three slopes. They add up to 0: what one column "
        "gains, others lose.",
        question="Which columns of dW stay empty for this picture, and which numbers belong there by your "
        "own table?",
        severity="wrong",
        lecture="57:34",
        example="slopes",
    ),
)
