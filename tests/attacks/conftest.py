"""The trusted checks are imported here as plain modules: their marker has to be known."""


def pytest_configure(config):
    config.addinivalue_line("markers", "share(n): the check's share of its item's points")
