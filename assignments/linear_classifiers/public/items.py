"""What is checked: the graded functions, and what must hold of each."""

from . import example_items, softmax_items, svm_items, training_items

ITEMS = (*example_items.ITEMS, *svm_items.ITEMS, *softmax_items.ITEMS, *training_items.ITEMS)
