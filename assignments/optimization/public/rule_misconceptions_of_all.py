"""What goes wrong with any update rule: how it is called, what it remembers, how far a step goes."""

from cs231n_utils.promises.misconception import Misconception

ROWS = (
    Misconception(
        id="pair_not_returned",
        title="The rule does not return the pair (next_w, config)",
        seen="What comes back is not a pair of an array and a dict, in this order.",
        hint="All update rules are called alike, so that training can exchange one for another without "
        "knowing which it has. Training hands in w, its gradient and config, and goes on with "
        "what comes back: first the new w, then the config that it hands in at the next step. If "
        "only one of them comes back, or both the other way round, or nothing since the return is "
        "missing on one way through the function, the second step has nothing to go on with.",
        question="Look at every line with which your function can end: which two things does it hand back, "
        "and in which order?",
        severity="wrong",
        lecture="1:05:05",
    ),
    Misconception(
        id="rule_shape_lost",
        title="What comes back is not shaped as w",
        seen="next_w, or an array in config, has another shape than w.",
        hint="Weights come in all shapes: a vector, a matrix with a column for each class, a block of "
        "filters. A rule treats each entry by itself, so nothing in it needs to know how many "
        "rows or columns there are: what goes in with a shape comes out with it. Some line of "
        "yours flattens an array, makes one of a fixed size, or lets many numbers become one. "
        "Print the shapes of w, of dw and of all that is remembered, after each line.",
        question="Which line is the first after which a shape is not that of w any more?",
        severity="wrong",
        lecture="1:05:05",
    ),
    Misconception(
        id="config_none_not_handled",
        title="The rule stops when config is None",
        seen="With config = {} it works; without a config, or with None, it stops with an error.",
        hint="The first step of a training has nothing to hand over yet: nothing is remembered, and "
        "perhaps no setting differs from its default. So config may be left out, and then it is "
        "None. A dict is needed before anything can be looked up in it or stored there. The rule "
        "that is given, sgd, shows a way. Do not write the dict as a default into the head of the "
        "function: this one dict would then be shared by all runs.",
        question="What is config in the very first call, and which of your lines is the first that asks it "
        "for something?",
        severity="fragile",
        lecture="1:05:05",
    ),
    Misconception(
        id="config_entries_lost",
        title="What was given in config does not stay there",
        seen="After a call an entry that was given is gone, or holds another value.",
        hint="config travels from step to step: what comes back from one call is handed in at the "
        "next. Whatever is missing then counts as not given, and the default takes its place "
        "without a word, from the second step on. So a rule adds what it wants to remember to "
        "what is there, and leaves the rest as it is: settings, and entries of which it knows "
        "nothing. Print the keys and values of config before the first call, after it, and after "
        "the second.",
        question="Does your rule return the config that it was given, with more in it, or another dict "
        "with only some of its entries?",
        severity="wrong",
        lecture="1:05:05",
    ),
    Misconception(
        id="state_outside_config",
        title="What is remembered is shared by all runs",
        seen="The same run a second time, or two runs in turn, take other steps than one run alone.",
        hint="A network has many arrays of weights, and each is moved by a run of the rule of its own, "
        "all in turn. They can keep apart only if whatever one of them remembers travels in its "
        "own config. If it is kept in a global name, in an attribute of the function, or in a "
        "default value in the function's head, which is made once and then used by all calls, one "
        "run goes on with the memory of another. It even survives until the next training.",
        question="Where are the things that the next step needs while no call is running, and who else can "
        "reach that place?",
        severity="wrong",
        lecture="1:05:05",
    ),
    Misconception(
        id="state_not_kept",
        title="Every step is as if it were the first",
        seen="With the same slope in every step, all steps are those that follow from a fresh start.",
        hint="What makes this rule more than plain gradient descent is its memory: a step follows from "
        "all slopes so far, not from this one alone. In yours each step is the same as a first "
        "step would be. Perhaps the memory is set to zero in each call, or it is computed and "
        "never put into config, or put there and never read, or the term with the old value is "
        "missing where the new value is computed. Print what is remembered at the beginning and "
        "at the end of two calls in a row.",
        question="Is what you read at the beginning of the second call what you had at the end of the "
        "first, and does it enter the new value?",
        severity="wrong",
        lecture="1:05:05",
        example="steps",
    ),
    Misconception(
        id="state_under_another_name",
        title="What is remembered does not stand under the docstring's names",
        seen="The steps are right, but config holds no entry of the agreed name, or one that is given "
        "is not used.",
        hint="Trainings are stopped and continued: the settings and what the rule remembers are "
        "stored, and later handed in again, perhaps to somebody else's version of the rule. That "
        "works only if all agree on the names. The docstring lists them. Your steps are right, "
        "but the memory is kept under another name, or is not taken from config when it is there. "
        "Print the keys of config after a step beside the docstring, letter by letter.",
        question="If config already holds what the docstring lists when your rule is called for the first "
        "time, which of your lines looks at it?",
        severity="wrong",
        lecture="1:05:05",
        example="state",
    ),
    Misconception(
        id="state_aliases_gradient",
        title="What is remembered is the caller's dw itself",
        seen="When dw is overwritten after the call, the next step changes.",
        hint="An assignment in Python copies nothing: afterwards two names stand for one array. Your "
        "rule keeps dw under another name until the next step. But dw belongs to the caller, who "
        "may use the same memory for the next gradient, as fast code does. Then your memory "
        "changes behind your back, and the steps go wrong without any error. It often happens in "
        "the first step only, where the memory is started with the gradient instead of being "
        "computed from it.",
        question="Which name in config stands for the very array that was handed in, and which operation "
        "would make a new one?",
        severity="fragile",
        lecture="1:05:05",
    ),
    Misconception(
        id="gradient_written_into",
        title="dw is changed by the call",
        seen="After the call the array dw holds other numbers than before.",
        hint="The gradient is handed to you to be read. It is the caller's, who may want to print its "
        "size, check it, or hand it to a second rule to compare the two: then that rule gets your "
        "numbers. Operators that end in an equals sign write into the array that stands on their "
        "left, and so do functions that are given an array for their result; other arithmetic "
        "makes a new array. This may well happen under another name that stands for the same "
        "array.",
        question="Which of your lines writes into an array, and which array is it, by whatever name?",
        severity="fragile",
        lecture="1:05:05",
    ),
    Misconception(
        id="given_setting_ignored",
        title="A setting that is given is not used",
        seen="The steps are those of another value, often the default, whatever stands in config.",
        hint="The settings are the caller's choice: to find good ones, a training is run with many of "
        "them. In your rule one of them, or all, has no effect; the steps are those of some fixed "
        "value. So every search for a better one ends without a difference, or is decided by "
        "noise. Perhaps a number stands in a formula where the name should stand, perhaps the "
        "setting is forgotten there, or the defaults are written over what was given. Try two "
        "values of each setting and compare the steps.",
        question="For each setting: where is it read from config, which formula does it enter, and is it "
        "still the given one then?",
        severity="wrong",
        lecture="1:05:05",
        example="steps",
    ),
    Misconception(
        id="default_setting_wrong",
        title="A default is not the docstring's",
        seen="With all that config may hold given, all is right; without it, the steps are those of others.",
        hint="Whoever calls your rule without a setting relies on what the docstring promises. With "
        "other defaults a training that is repeated elsewhere goes another way, and nobody can "
        "say why. With all of it given your steps are right, so the formulas are fine. It is about "
        "the numbers that are filled in where nothing is given: how many zeros a learning rate "
        "has, which of two similar settings has which default, with which count the steps begin "
        "and with what the memory.",
        question="Write the defaults of the docstring beside those in your code, one line for each: in "
        "which line do they differ?",
        severity="style",
        lecture="1:05:05",
    ),
    Misconception(
        id="not_elementwise",
        title="Entries of w influence each other",
        seen="An entry moves differently when it stands beside others.",
        hint="The point of these rules is that each entry has a pace of its own: one that sees steep "
        "slopes takes short steps, while its neighbour on gentle ground takes long ones. In your "
        "rule an entry moves differently when others stand beside it. So somewhere many numbers "
        "become one: a sum, a mean, a largest value or the length of a vector, which is then used "
        "for all entries alike. Compare the shapes of what is remembered with that of w.",
        question="Which line of yours turns an array into a single number, or into fewer numbers than w has?",
        severity="wrong",
        lecture="1:05:39",
    ),
    Misconception(
        id="hidden_weight_decay",
        title="The step depends on where w is",
        seen="The same gradients give other steps when w begins at other numbers.",
        hint="A rule answers a gradient with a step. Where w stands plays no part in it: that has "
        "already been taken into account when the gradient was computed, and if large weights are "
        "to be punished, the loss does that. In your rule the same gradients give other steps "
        "from another start. So w enters the step somewhere, for instance as a pull to zero, or "
        "since what is added to w already has w in it, or something is computed from w after it "
        "was changed.",
        question="Which of your lines read w, and what would each of them give if every entry of w were "
        "larger by one?",
        severity="wrong",
        lecture="1:05:05",
    ),
    Misconception(
        id="rule_not_finite",
        title="Where there is no slope, w becomes nan",
        seen="With dw = 0 from the start, next_w holds inf or nan.",
        hint="Some entries never see a slope: a pixel that is black in all pictures, a unit that never "
        "fires. For them all that is remembered is zero, and so is the root of it; a step is then "
        "zero divided by zero, which is not a number. One nan in w spoils the whole loss at the "
        "next step. The settings hold a small number that exists for this very case. Follow your "
        "lines with a gradient of zero in the first step.",
        question="What stands in your denominator when every slope so far was zero?",
        severity="wrong",
        lecture="1:05:39",
        example="sizes",
    ),
    Misconception(
        id="epsilon_wrong",
        title="epsilon does not act where it should",
        seen="For slopes near epsilon, or an epsilon near the slopes, the steps are those of no right form.",
        hint="epsilon is a small number that keeps the denominator from zero. Usually it is too small "
        "to be seen, so a mistake with it stays hidden until a slope is about as small, or "
        "somebody chooses a large epsilon on purpose. It may stand beside the root or under it, "
        "both are in use; but it belongs to the denominator, once, with the value that config "
        "holds, and in the same place in all steps. Work out a first step by hand for a slope of "
        "1 and an epsilon of 1.",
        question="Which part of your quotient does epsilon belong to, as your brackets have it, and what "
        "is its value there?",
        severity="fragile",
        lecture="1:05:39",
        example="sizes",
    ),
    Misconception(
        id="rule_uphill",
        title="The steps go uphill",
        seen="Every step is the right one with the opposite sign.",
        hint="The gradient points to where the loss grows fastest. Your steps have the right length "
        "and go there, so that the loss rises from step to step. Think of a single weight in a "
        "bowl: on the right-hand side the slope is positive, and to get down the weight has to "
        "become smaller. In rules with several lines a sign can be lost in any of them, and two "
        "minus signs undo each other: one where the slope enters what is remembered, and one "
        "where that is applied to w.",
        question="Follow the sign of a slope of 2 through all of your lines: which sign does the step have "
        "in the end?",
        severity="wrong",
        lecture="1:05:05",
        example="steps",
    ),
    Misconception(
        id="step_taken_twice",
        title="Every step is taken twice",
        seen="Every step is twice as long as it should be.",
        hint="Your steps go the right way, and each is exactly twice as long as it should be. Often "
        "that happens when w is changed in place: an operator that ends in an equals sign has "
        "already moved the array, and the line that returns the result moves it once more. Or the "
        "gradient enters in two lines of which one is enough. A training hides this, as a "
        "learning rate twice as large; but then the best learning rate is another one than "
        "everybody else's.",
        question="How often is w moved between the first line of your function and the value that it "
        "returns?",
        severity="wrong",
        lecture="1:05:05",
        example="steps",
    ),
    Misconception(
        id="learning_rate_twice",
        title="The learning rate enters twice",
        seen="Every step is the right one times the learning rate.",
        hint="The learning rate says how far to go for a given slope, and it is to do so once. In your "
        "steps it is a factor twice: when what is remembered is computed, and again when that is "
        "applied to w. With a rate of a hundredth the steps are a hundred times too short, and "
        "the training seems to stand still. Both places are in use, in different books; mixed "
        "together they make this. Let the learning rate be 10 for one step, and see by what the "
        "step grows.",
        question="In which of your lines does the learning rate stand, and which one of them does the "
        "docstring's formula have?",
        severity="wrong",
        lecture="1:05:05",
        example="steps",
    ),
    Misconception(
        id="memory_never_fades",
        title="What is remembered never fades",
        seen="With the same slope in every step, what is remembered grows without end.",
        hint="The memory of this rule is short: in each step what was there is multiplied by a number "
        "smaller than 1, before the new is added. That is how old slopes are forgotten. In yours "
        "the old value is kept in full, so that everything since the first step counts for ever. "
        "A velocity then never slows down and shoots past every valley; an average of squares "
        "only grows and makes the steps shorter and shorter. Which factor it is, and where it is "
        "given, the docstring says.",
        question="When the slope is zero for ten steps, what happens to what your rule remembers?",
        severity="wrong",
        lecture="1:05:05",
        example="steps",
    ),
)
