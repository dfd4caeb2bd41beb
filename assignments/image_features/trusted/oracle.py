"""Which oracle says of each item whether code does what was asked (`autograder.words.oracle`)."""

from . import oracle_encode, oracle_hog, oracle_hue, oracle_kmeans, oracle_patch, oracle_tables

MODULES = (oracle_hue, oracle_hog, oracle_tables, oracle_patch, oracle_kmeans, oracle_encode)
ORACLES = {item: oracle for module in MODULES for item, oracle in module.ORACLES.items()}
