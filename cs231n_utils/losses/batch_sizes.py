"""How many examples the batches of a training may hold: one rule, for public checks and those that grade."""


def as_asked(sizes, batch_size, N):
    """Whether batches of these `sizes`, step by step, are what a set of N examples and batch_size allow.

    Those who go through the set in epochs may end each with a smaller batch: one in so many steps as an epoch
    has whole batches.  Of a set that is smaller than batch_size, a whole batch may hold all examples instead.
    """
    whole = max(sizes, default=0)
    smaller = [size for size in sizes if size < whole]
    epochs = len(sizes) // max(1, N // batch_size)
    return whole in (batch_size, min(batch_size, N)) and min(sizes) > 0 and len(smaller) <= epochs
