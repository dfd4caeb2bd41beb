"""Written apart from the solution, from the definition: a mistake in one of them is seen by the other."""


def FUNCTION(scores, y):
    right = 0
    for i in range(len(y)):
        right += all(scores[i, y[i]] >= score for score in scores[i])
    return right / len(y)
