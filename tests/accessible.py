"""What axe-core finds that keeps people from using a page: each fault with its rule, element and remedy."""

from axe_playwright_python.sync_playwright import Axe

WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"], "resultTypes": ["violations"]}


def faults(page, *roots):
    """What breaks WCAG 2.1 AA within the elements `roots` (CSS), or anywhere on the page: one text each."""
    for root in roots:
        assert page.locator(root).count(), f"{root} is not there: nothing would be looked at"
    violations = Axe().run(page, list(roots), WCAG).response["violations"]
    return [fault(violation, node) for violation in violations for node in violation["nodes"]]


def fault(violation, node):
    said = [check["message"] for kind in ("any", "all", "none") for check in node[kind]]
    return "\n  ".join([f"{violation['id']}: {violation['help']}", node["html"], *said])
