"""What goes wrong with velocities, in momentum and in Nesterov's rule."""

from cs231n_utils.promises.misconception import Misconception

ROWS = (
    Misconception(
        id="velocity_averaged",
        title="The velocity is an average of slopes, not their sum",
        seen="With the same slope in every step, the steps grow to the plain one and not beyond.",
        hint="Two rules go by the name of momentum. In one the velocity adds up: with the same slope "
        "in every step, the steps grow until they are ten times as long as a plain one, for a "
        "momentum of 0.9. In the other it is a moving average, where the new slope is weighted "
        "with what is missing to 1, and the steps never exceed the plain one. Yours is the "
        "second, as another well-known course has it. This assignment asks for the first: on a "
        "long slope the ball is to become fast.",
        question="What stands before the slope in your line for the velocity, and what does the "
        "docstring's formula have there?",
        severity="wrong",
        lecture="1:05:05",
        example="steps",
    ),
    Misconception(
        id="velocity_without_learning_rate",
        title="The velocity does not contain the learning rate",
        seen="The steps are right, but the velocity in config is a sum of slopes, to which the "
        "learning rate is applied later.",
        hint="Your steps are right as long as the learning rate stays the same. But your velocity is a "
        "sum of slopes, and the learning rate comes in when w is moved, as some libraries do it. "
        "Here the velocity is a step: what is added to w. The difference shows when somebody "
        "hands in a velocity, stores it, or lowers the learning rate on the way: here a ball that "
        "rolls keeps its speed then, in your form it is slowed at once.",
        question="If the slope is zero and the learning rate has just been halved, how far should the ball "
        "roll, and how far does yours?",
        severity="style",
        lecture="1:05:05",
        example="state",
    ),
    Misconception(
        id="velocity_points_uphill",
        title="The velocity has the opposite sign",
        seen="The steps are right, but the velocity in config points the other way and is subtracted.",
        hint="Your steps are right: the velocity points uphill, and is subtracted from w. Both are "
        "consistent, and other material has it your way. But what stands in config under the name "
        "of velocity was agreed on: it is the way that w is about to take, and it is added. "
        "Whoever looks at it, stores it or hands in another relies on that; a ball that is "
        "given a push to the right would roll to the left.",
        question="Given a velocity of 1 and a slope of zero, in which direction should w move, and in "
        "which does it move?",
        severity="style",
        lecture="1:05:05",
        example="state",
    ),
    Misconception(
        id="velocity_turns_round",
        title="The velocity turns round in every step",
        seen="What is left of the velocity has the opposite sign at the next step.",
        hint="A ball that rolls keeps its direction, a little slower in every step; the slope then "
        "adds to that. In your rule what is left of the old velocity is subtracted where it "
        "should be added, so without a slope the ball rolls forwards, backwards, forwards. On a "
        "long slope each step undoes a good part of the one before. Such a sign is easily lost "
        "when a formula for a velocity that points the other way is half rewritten. Give the ball "
        "one push, then no slope.",
        question="Which signs do the second and the third step after a single push have on paper, and "
        "which do they have in your rule?",
        severity="wrong",
        lecture="1:05:05",
        example="steps",
    ),
    Misconception(
        id="old_velocity_moves_w",
        title="w is moved by the velocity of the step before",
        seen="The first step does not move w at all; each later one comes a step too late.",
        hint="In each step the velocity is renewed first, and then w goes where the new velocity "
        "leads. In your rule w is moved by the velocity as it was before: the first step, where "
        "it is still zero, leads nowhere, and each slope makes itself felt one step later than it "
        "should. Then the ball reacts to the ground that it has already left. Either the two "
        "lines stand in the wrong order, or the name that you use for the step still means the "
        "old value.",
        question="In the very first step, what is the velocity at the moment at which w is moved?",
        severity="wrong",
        lecture="1:05:05",
        example="steps",
    ),
    Misconception(
        id="gradient_step_added",
        title="A plain step is taken beside the velocity",
        seen="Each step is the velocity and, once more, minus learning rate times slope.",
        hint="The slope acts on w through the velocity alone: it changes the velocity, and the "
        "velocity changes w. In your rule the slope enters a second time, as a plain step of "
        "gradient descent beside the one that the velocity takes. So the newest slope counts "
        "double and all older ones count once. That is neither plain descent nor this rule, "
        "although it trains and so stays unnoticed. Work out the first step by hand, from a "
        "velocity of zero: there the velocity alone is already the plain step.",
        question="In how many places does dw stand in your lines, and how does each of them reach w?",
        severity="wrong",
        lecture="1:05:05",
        example="steps",
    ),
    Misconception(
        id="momentum_on_the_gradient_too",
        title="Momentum multiplies the new slope as well",
        seen="The new slope is damped by momentum as the old velocity is.",
        hint="Momentum says what is left of the old velocity after a step. The new slope is not old "
        "yet: it enters with the learning rate and nothing else. In your rule momentum multiplies "
        "both, by a pair of brackets, by being applied to the sum, or once more when w is moved. "
        "So the very first step, where there is no old velocity at all, is already too short by "
        "this factor. Work out the first step on paper, with a momentum of a half: the momentum "
        "should not be seen in it.",
        question="Which terms does momentum multiply in your line, and which one of them is old?",
        severity="wrong",
        lecture="1:05:05",
        example="steps",
    ),
    Misconception(
        id="nesterov_for_momentum",
        title="This is Nesterov's rule, not plain momentum",
        seen="The steps are those of nesterov.",
        hint="There are two rules with a velocity in this file, and you have written the one that "
        "looks ahead, where plain momentum was asked for: its first step is longer by the "
        "momentum, as if the ball had already rolled on. Both have the same line for the "
        "velocity. They differ only in how far w moves afterwards: in plain momentum it moves by "
        "the new velocity, no more. Compare the two docstrings line by line, and what each says "
        "about w.",
        question="How long is the first step from a velocity of zero in either of the two rules, for a "
        "slope of 1?",
        severity="wrong",
        lecture="1:05:05",
        example="steps",
    ),
    Misconception(
        id="momentum_for_nesterov",
        title="This is plain momentum: it does not look ahead",
        seen="The steps are those of sgd_momentum.",
        hint="Your steps are those of plain momentum: w moves by the new velocity. Nesterov's rule "
        "moves w to where the velocity will have led it, for which the velocity before the step "
        "is needed as well as the one after it. You may have written it so and lost the old one: "
        "an array that is changed in place changes under all of its names, so a name that was to "
        "keep the old velocity then holds the new one, and the two terms cancel to plain "
        "momentum. Print both before w is moved.",
        question="Are the old and the new velocity two arrays in memory, and do both of them enter the "
        "line that moves w?",
        severity="wrong",
        lecture="1:05:05",
        example="steps",
    ),
    Misconception(
        id="nesterov_velocities_swapped",
        title="The old and the new velocity are swapped",
        seen="The steps are those of the formula with the velocity before and after the step exchanged.",
        hint="The formula has two velocities in it, the one before the step and the one after. In "
        "yours each stands in the place of the other. In the first step, where the old one is "
        "zero, this already sends w the wrong way: uphill, by a short step. Names like v and "
        "v_prev make it easy to lose track, above all when one of them is overwritten between the "
        "lines. Work out the first step by hand: the old velocity is zero, and only one of the "
        "two terms is left.",
        question="In the first step, which of the two velocities is zero, and which term of the "
        "docstring's formula remains?",
        severity="wrong",
        lecture="1:05:05",
        example="steps",
    ),
    Misconception(
        id="nesterov_other_weights",
        title="The two velocities are put together with other weights",
        seen="The step is made of the old and the new velocity, but not with the docstring's two weights.",
        hint="The step is put together from the velocity before and the one after, each with a weight: "
        "their sum is 1, so that a ball that rolls evenly rolls on evenly. In yours a sign or a "
        "number is another one: a plus for a minus, a 1 that is missing, a term that is left out. "
        "Take a velocity of 1 that stays 1, as if nothing pushed or slowed the ball: with the "
        "right weights it moves by 1. Then take the first step, where the old velocity is zero, "
        "and see how far it should lead.",
        question="What are your two weights for a momentum of a half, and what do they add up to?",
        severity="wrong",
        lecture="1:05:05",
        example="steps",
    ),
)
