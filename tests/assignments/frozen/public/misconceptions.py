"""The mistakes that have a name, for students' own checks and for the grader alike: a row each."""

from cs231n_utils.promises.misconception import Misconception, Table

TABLE = Table(
    Misconception(
        id="counted_not_shared",
        title="The answer is a number of examples, not a share",
        seen="With more examples the answer grows beyond 1.",
        hint="An accuracy can be compared between sets of different sizes. Can yours?",
        question="What would you have to know to turn your answer into a percentage?",
        severity="wrong",
        lecture="51:18",  # when the lecture speaks of it; `number` says which lecture, if it is not the third
        example="three",
    ),
)
