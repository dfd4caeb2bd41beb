"""What goes wrong with neighbours."""

from cs231n_utils.promises.misconception import Misconception, Table

TABLE = Table(
    Misconception(
        id="row_numbers",
        title="The answer holds numbers of rows, not labels",
        seen="For the training examples themselves the answer counts 0, 1, 2, ….",
        hint="You found out which row is closest. What did the exercise ask for?",
        question="Which array turns the number of a row into its label?",
        severity="wrong",
        lecture="20:00",
        number=2,
        example="rows",
    ),
)
