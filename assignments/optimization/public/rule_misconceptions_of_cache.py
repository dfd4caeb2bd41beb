"""What goes wrong with averages and sums of squares, in AdaGrad, RMSProp and Adam."""

from cs231n_utils.promises.misconception import Misconception

ROWS = (
    Misconception(
        id="root_missing",
        title="The root is missing in the denominator",
        seen="With slopes ten times as large, the steps become ten times as short.",
        hint="The denominator is to measure how large the slopes are, so that the quotient has no size "
        "of its own: slopes a thousand times as large should give the same steps. What you divide "
        "by is an average or a sum of squares, and a square grows a million times when the slopes "
        "grow a thousand times. So steep entries hardly move and flat ones leap. Something has to "
        "be done to a square before it can be compared with a slope. Try slopes of 1, 10 and 100 "
        "in the first step.",
        question="If slopes were measured in metres, what would your numerator and your denominator be "
        "measured in?",
        severity="wrong",
        lecture="1:05:39",
        example="sizes",
    ),
    Misconception(
        id="square_missing",
        title="The slopes are not squared in what is remembered",
        seen="What is remembered grows as the slopes do, not as their squares.",
        hint="This rule remembers how large the slopes were, whatever their sign. For that it adds up "
        "or averages their squares. In yours the slopes go in as they are, or by their size "
        "alone. Of slopes as they are, those of opposite sign cancel, and a root of a negative "
        "number is none. With their sizes the root that follows is a root of a slope, so steps "
        "still depend on the scale: for slopes a hundred times as large they are ten times as "
        "long. Try a slope of 4 and one of 400.",
        question="What does your rule remember after a first slope of 3, and what after one of -3?",
        severity="wrong",
        lecture="1:05:39",
        example="sizes",
    ),
    Misconception(
        id="multiplied_not_divided",
        title="It multiplies where it should divide",
        seen="Steep slopes make the steps even longer.",
        hint="The point of this rule is to even out: entries with steep slopes are slowed down, "
        "entries with gentle ones are sped up. In yours the opposite happens: what measures the "
        "size of the slopes multiplies the step, so that the steep become steeper still and the "
        "training soon explodes. A slash may have become a star, or a power may have lost its "
        "minus sign, or the brackets hold only half of what they should. Compare the first step "
        "for slopes of 1, 10 and 100.",
        question="When all slopes become ten times as large, how should a step change, and how does yours?",
        severity="wrong",
        lecture="1:05:39",
        example="sizes",
    ),
    Misconception(
        id="cache_lags_behind",
        title="The step uses the cache from before this slope",
        seen="The first step divides by nearly nothing and is gigantic; later ones are a slope behind.",
        hint="The new slope belongs into the cache before the step is taken: only then is every slope "
        "held against a measure that already knows it. Your rule divides by the cache as it was "
        "before this call. In the first step that is zero, and only epsilon stands in the "
        "denominator, so that w is thrown far away; later, a sudden steep slope meets a cache "
        "that does not yet know of it. Either two lines stand in the wrong order, or an old value "
        "under another name is used in the quotient.",
        question="In the first call, what is the cache at the moment at which you divide by its root?",
        severity="wrong",
        lecture="1:05:39",
        example="steps",
    ),
    Misconception(
        id="memory_fades",
        title="The cache forgets: this is not AdaGrad",
        seen="With the same slope in every step, the steps do not become shorter as they should.",
        hint="AdaGrad forgets nothing: what it divides by comes from the sum of all squares so far, and "
        "never falls. In yours an old square counts less and less: the old sum is multiplied by a "
        "number smaller than 1 before the new square is added, as the rule that came after it "
        "does, or a mean is taken in place of the sum. Then steps stop becoming shorter. That may "
        "even be an advantage, and was the reason for the later rule; but it is another rule, and "
        "it stands in this file under its own name. Give the same slope four times and look at "
        "the number under the root.",
        question="After one slope of 3 and many of 0, what is left in your cache, and what should be left "
        "in a sum?",
        severity="wrong",
        lecture="1:05:39",
        example="steps",
    ),
    Misconception(
        id="weights_mirrored",
        title="The two weights of the average are exchanged",
        seen="The old average gets the weight of the new value, and the new value that of the old average.",
        hint="In a moving average the old value and the new one have weights that add up to 1. The "
        "setting, a number near 1, says what is left of the old one after a step: nearly all of "
        "it. In yours the two weights are exchanged, so that the newest value makes up nearly "
        "everything and the past is forgotten at once. Then the average is none, and jumps with "
        "every batch. Try a setting of 1 and one of 0: with which of them should nothing new ever "
        "be remembered?",
        question="For a setting of 0.99, which share of the old average do you keep?",
        severity="wrong",
        lecture="1:05:39",
        example="steps",
    ),
    Misconception(
        id="new_weight_missing",
        title="The new value enters the average with another weight",
        seen="What is remembered has another size than an average of what went in.",
        hint="In a moving average the old value and the new one have weights that add up to 1. Then an "
        "average of numbers near 5 is near 5. In yours the new value has another weight, perhaps "
        "none at all, and the two do not add up to 1. The average of many fives then comes out at "
        "fifty or five hundred. The steps have the wrong length by a factor that also changes "
        "with the setting. Feed in the same number again and again, and see where what is "
        "remembered ends.",
        question="What do your two weights add up to for a setting of 0.9?",
        severity="wrong",
        lecture="1:05:39",
        example="steps",
    ),
    Misconception(
        id="bias_correction_added",
        title="The start at zero is made up for, as in Adam",
        seen="The first steps are as long as the later ones.",
        hint="An average that begins at zero is too small in its first steps. Adam makes up for that "
        "by a division that depends on the number of the step. RMSProp does not: its first steps "
        "are longer, ten times for a setting of 0.99, and that belongs to the rule as it is asked "
        "for here. Yours divides what it remembers as Adam does. It is a sensible thing to do, "
        "but another rule, and whoever compares the two wants to see this difference. Work out a "
        "first step by hand.",
        question="Does the docstring of this rule speak of the number of steps done?",
        severity="wrong",
        lecture="1:05:39",
        example="steps",
    ),
)
