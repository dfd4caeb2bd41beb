"""What goes wrong with codes of patches: a row for each mistake."""

from cs231n_utils.promises.misconception import Misconception

WORDS = "1:09:26"  # statistics over the words of a dictionary


def row(id, title, seen, hint, question, severity="wrong", example="triangle"):
    return Misconception(id, title, seen, hint, question, severity, WORDS, example)


ROWS = (
    row(
        "encode_squared",
        "The distances are squared ones",
        "Codes are made of squared distances: words that are far away push the mean out too much.",
        "Products of matrices give |x − c|², and the code is made of |x − c|. Look at what is still to be "
        "done between the two.",
        "For the distances 3, 4 and 10: of which three numbers does your code take the mean?",
    ),
    row(
        "encode_city_block",
        "The distances are sums of absolute differences",
        "The distance that is used is not the Euclidean one.",
        "Between (0, 0) and (6, 8) there are 10 as the crow flies, and 14 along the streets.",
        "Which distance do your lines give from (0, 0) to (6, 8)?",
    ),
    row(
        "encode_farthest_number",
        "The distance is that of a single number in the patch",
        "The largest difference of two numbers stands for the distance.",
        "All numbers of a patch count for its distance from a word, not only the one that differs most.",
        "Which distance do your lines give from (0, 0) to (6, 8)?",
    ),
    row(
        "encode_mean_of_squares",
        "The distances are divided by the length of a patch",
        "The codes are the right ones, all divided by one number.",
        "A distance is the root of a sum of squares. A mean of them is another number.",
        "By which number would you have to multiply your distances, and where does it come from?",
    ),
    row(
        "encode_word_length",
        "The words' own lengths are missing in the distances",
        "Distances leave out |c|², so long words seem near.",
        "|x − c|² is multiplied out into three terms. Look for the one that depends on the word alone.",
        "How long is the word (6, 8), and where in your code does that count?",
        example="moved",
    ),
    row(
        "encode_patch_length",
        "The patch's own length is missing in the distances",
        "Distances leave out |x|². For finding the nearest word that is as good, for a root it is not.",
        "|x − c|² is multiplied out into three terms. Look for the one that is the same for all words.",
        "Which of the words is nearest does not depend on |x|². Does the root of the distance?",
        example="moved",
    ),
    row(
        "encode_lengths",
        "Only lengths stand in the distances",
        "The distances hold |x| and |c|, and nothing that says which way they point.",
        "Two vectors of the same length can be far apart. A distance has a term in which both meet.",
        "Which distance do your lines give from (3, 0) to (0, 3)?",
        example="moved",
    ),
    row(
        "encode_length_not_squared",
        "Lengths stand where squared lengths should",
        "The distances are made of |x| and |c|, not of |x|² and |c|².",
        "A length is the root of a sum of squares already: what does the function give that you use?",
        "For the word (6, 8): which number is it that you add, 10 or 100?",
        example="moved",
    ),
    row(
        "encode_product_once",
        "The products count only once in the distances",
        "Distances hold x·c once, so they change when all is moved.",
        "Multiply (x − c)² out for two plain numbers, and count how often x·c stands there.",
        "What is (5 − 3)² by your formula?",
        example="moved",
    ),
    row(
        "encode_product_added",
        "The products have the wrong sign in the distances",
        "x·c is added, so the distance is that from −c.",
        "Multiply (x − c)² out for two plain numbers, and look at the signs.",
        "What is (5 − 3)² by your formula?",
        example="moved",
    ),
    row(
        "encode_similarity",
        "Products or angles stand for the distances",
        "The codes are made of x·c, which grows with the length of a word.",
        "A product says how far two vectors point the same way. How far they are apart is another number.",
        "Of a word with itself: what is your distance?",
        example="moved",
    ),
    row(
        "encode_gaussian",
        "The distances are bent before the mean is taken",
        "The codes are made of exp(−z), of 1 / z, or the like.",
        "Of the distances as they are the mean is taken, and from it they are subtracted.",
        "For the distances 3, 4 and 10: of which three numbers does your code take the mean?",
    ),
    row(
        "encode_wrong_mean",
        "The mean is taken over other patches, too",
        "What a patch gets depends on the patches beside it.",
        "Each patch has a mean of its own, over its distances from all words: which shape have yours?",
        "How many means should there be for N pictures of P patches, and how many have you?",
        example="beside",
    ),
    row(
        "encode_not_the_mean",
        "The distances are compared with another number than their mean",
        "From a median, a largest one, a sum or a fixed number the distances are taken off.",
        "What counts is how much nearer a word is than the average word.",
        "For the distances 3, 4 and 10: what is the number from which you take them off?",
    ),
    row(
        "encode_negative",
        "Far words have negative codes",
        "Words that are farther than the average one should have 0.",
        "Look at what your code does with a word whose distance is above the mean.",
        "For the distances 3, 4 and 10: what are your three codes?",
    ),
    row(
        "encode_turned_round",
        "Far words have large codes, near ones small ones",
        "The codes grow with the distance.",
        "A code says how much a patch looks like a word: it should be largest for the nearest.",
        "A patch that is a word: which code does this word get from you?",
    ),
    row(
        "encode_absolute",
        "Codes are absolute values, or squares",
        "Far words have codes as near ones have, or large codes are made larger.",
        "max(0, a) and |a| are the same for half of the numbers a. Look at the other half.",
        "For the distances 3, 4 and 10: what are your three codes?",
    ),
    row(
        "encode_counts",
        "Codes say only whether a word is near",
        "All words that are nearer than the average one have the same code.",
        "Whether a word is near is a comparison; how near it is, is a difference.",
        "Two words are nearer than the average one, at 3 and at 4: what does your code make of the two?",
    ),
    row(
        "encode_one_hot",
        "Only one word has a code",
        "Each patch counts for its nearest word alone.",
        "That is how k-means sees it. Here every word that is nearer than the average one gets its share.",
        "For the distances 3, 4 and 10: which words should have a code above 0?",
    ),
    row(
        "encode_softmax",
        "Codes are probabilities",
        "The codes of a patch are exponentials that sum to 1.",
        "No exponential stands in the docstring: take the distances themselves.",
        "What should the codes of the distances 3, 4 and 10 sum to?",
    ),
    row(
        "encode_distances",
        "The codes are distances, not what is left of the mean",
        "What is nearest has the smallest code.",
        "Look at the last step: from what is what subtracted, and what do you return?",
        "A patch that is a word: which code does this word get from you?",
    ),
    row(
        "encode_normalized",
        "The codes are divided by their own size",
        "The right codes, but each patch's made to have sum, length or largest number 1.",
        "A patch that is unlike all words may have small codes. Nothing has to be divided here.",
        "What should the codes of the distances 3, 4 and 10 sum to, and what do yours?",
    ),
    row(
        "encode_cut",
        "The codes are whole numbers",
        "The decimals are gone.",
        "An array takes on what is written into it in the kind of numbers that it has itself.",
        "Which dtype has each of your arrays?",
        "fragile",
    ),
    row(
        "encode_layout",
        "Codes stand in another order, or shape",
        "All numbers are there, but not as (N, P, K).",
        "A code is found by picture, patch and word, in this order.",
        "Which shape has your answer for 2 pictures of 7 patches and 5 words?",
    ),
    row(
        "encode_root_of_negative",
        "A squared distance falls below 0, and its root is nan",
        "Where patch and word are the same, |x|² − 2x·c + |c|² should be 0. Rounding leaves a little more or "
        "less.",
        "In float32, numbers near a million come in steps of a sixteenth. What stands under your root may "
        "then be −0.06, though it never should be.",
        "What is the smallest number under your root, for words as patches?",
        "fragile",
        "rounding",
    ),
    row(
        "encode_changes_arguments",
        "Patches or centroids are changed",
        "After the call, what was handed in holds other numbers.",
        "Who calls you will go on with these arrays. Look for -=, *= and out=, and at what they write into.",
        "Which of your arrays are new, and which are the ones that came in?",
        "fragile",
    ),
    row(
        "encode_loop",
        "Python walks through the patches",
        "The steps of Python grow with the number of patches.",
        "729 patches a picture, 60,000 pictures: each step of Python costs more than the products in it.",
        "Which two matrices could meet, so that all x·c stand in the answer at once?",
        "slow",
    ),
    row(
        "encode_memory",
        "All differences are held at once",
        "An array holds a number for each patch, each word and each number in a patch.",
        "For one picture, 400 words and patches of 108 numbers that is 126 MB; for a thousand pictures no "
        "computer has it.",
        "Which of the letters N, P, K, D is summed over afterwards, and what sums without keeping the terms?",
        "slow",
    ),
)
