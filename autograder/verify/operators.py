"""What mutants are made with: small edits of right code, such as a slip of the keyboard or of a thought.

An operator looks at one node of a function's syntax tree and yields what may stand in its place. A block of
statements is changed at the node that holds it. One more kind of edit is one more row of OPERATORS.
"""

import ast
import copy
import itertools

ARITHMETIC = {
    ast.Add: (ast.Sub, ast.Mult),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div, ast.Add),
    ast.Div: (ast.Mult,),
    ast.FloorDiv: (ast.Div,),
    ast.Pow: (ast.Mult,),
    ast.MatMult: (ast.Mult,),
}
COMPARISONS = {
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
ALIKE = (  # functions that are taken for each other
    ("sum", "mean", "max", "min"),
    ("argmax", "argmin"),
    ("maximum", "minimum"),
    ("zeros", "ones"),
    ("zeros_like", "ones_like"),
)
BUILTINS = {"sum", "max", "min"}  # of them
COMPOUND = (ast.For, ast.While, ast.If)
AXES = (0, 1, None)
_BESIDE = {name: [other for other in group if other != name] for group in ALIKE for name in group}


def changed(node, **fields):
    """A copy of the node with other fields."""
    new = copy.copy(node)
    for name, value in fields.items():
        setattr(new, name, value)
    return new


def blocks(node):
    """(field, statements) of the blocks that a node holds."""
    for field in ("body", "orelse"):
        if isinstance(block := getattr(node, field, None), list):
            yield field, block


def filled(statements):
    return statements or [ast.Pass()]


# --- statements -------------------------------------------------------------------------------------------


def dropped(node):
    for field, block in blocks(node):
        for i, statement in enumerate(block):
            if not is_text(statement):
                rest = block[:i] + block[i + 1 :]
                yield changed(node, **{field: filled(rest) if field == "body" else rest})


def moved(node):
    """One place down, into a loop or a condition beside it, and out of one."""
    for field, block in blocks(node):
        for i, (one, next_one) in enumerate(itertools.pairwise(block)):
            if not is_text(one):
                for pair in ([next_one, one], *_into(one, next_one)):
                    yield changed(node, **{field: block[:i] + pair + block[i + 2 :]})
        for i, one in enumerate(block):
            for pair in _out_of(one):
                yield changed(node, **{field: block[:i] + pair + block[i + 1 :]})


def _into(one, next_one):
    if isinstance(next_one, COMPOUND):
        yield [changed(next_one, body=[one, *next_one.body])]
    if isinstance(one, COMPOUND):
        yield [changed(one, body=[*one.body, next_one])]


def _out_of(one):
    if isinstance(one, COMPOUND):
        yield [one.body[0], changed(one, body=filled(one.body[1:]))]
        yield [changed(one, body=filled(one.body[:-1])), one.body[-1]]


def assignment(node):
    """`=` for `+=`, and the reverse."""
    if isinstance(node, ast.AugAssign):
        yield ast.Assign([node.target], node.value, lineno=0)
    elif isinstance(node, ast.Assign) and not isinstance(node.targets[0], ast.Tuple | ast.List):
        yield ast.AugAssign(node.targets[0], ast.Add(), node.value)


def control(node):
    """`continue`, `break`, or neither."""
    kinds = (ast.Continue, ast.Break)
    if isinstance(node, kinds):
        yield from (kind() for kind in (*kinds, ast.Pass) if not isinstance(node, kind))


def condition(node):
    """Turned round, one side alone, `and` for `or`."""
    if isinstance(node, ast.If | ast.While | ast.IfExp):
        yield changed(node, test=ast.UnaryOp(ast.Not(), node.test))
    elif isinstance(node, ast.BoolOp):
        yield from node.values
        yield changed(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node.operand


# --- expressions ------------------------------------------------------------------------------------------


def arithmetic(node):
    if isinstance(node, ast.BinOp | ast.AugAssign):
        yield from (changed(node, op=kind()) for kind in ARITHMETIC.get(type(node.op), ()))


def term(node):
    """One side alone: a term or a factor is missing."""
    if isinstance(node, ast.BinOp):
        yield from (node.left, node.right)


def factor(node):
    """Twice, half, or minus what is assigned or returned."""
    if isinstance(node, ast.Assign | ast.AugAssign) and not isinstance(node.value, ast.Tuple | ast.List):
        yield from (changed(node, value=value) for value in _multiples(node.value))
    elif isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple):
        for i, value in enumerate(node.value.elts):
            for other in _multiples(value):
                parts = [*node.value.elts]
                parts[i] = other
                yield changed(node, value=changed(node.value, elts=parts))
    elif isinstance(node, ast.Return) and node.value:
        yield from (changed(node, value=value) for value in _multiples(node.value))


def _multiples(value):
    if not isinstance(value, ast.Constant):
        two = ast.Constant(2)
        yield from (ast.BinOp(value, ast.Mult(), two), ast.BinOp(value, ast.Div(), two))
        yield ast.UnaryOp(ast.USub(), value)


def sign(node):
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield node.operand
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub):
        yield changed(node, left=node.right, right=node.left)


def constant(node):
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield ast.Constant(not node.value)
    elif isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        value = node.value
        others = dict.fromkeys((value + 1, value - 1, 2 * value, -value))
        yield from (ast.Constant(other) for other in others if other != value)


def axis(node):
    if isinstance(node, ast.keyword) and node.arg == "axis" and isinstance(node.value, ast.Constant):
        yield from (changed(node, value=ast.Constant(axis)) for axis in AXES if axis != node.value.value)


def keyword(node):
    """One that is not given, or not under its name."""
    if isinstance(node, ast.Call):
        for i in range(len(node.keywords)):
            yield changed(node, keywords=node.keywords[:i] + node.keywords[i + 1 :])


def comparison(node):
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        yield from (changed(node, ops=[kind()]) for kind in COMPARISONS.get(type(node.ops[0]), ()))


def transposed(node):
    if isinstance(node, ast.Attribute) and node.attr == "T":
        yield node.value
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.MatMult):
        yield changed(node, left=_turned(node.left))
        yield changed(node, right=_turned(node.right))
        yield changed(node, left=node.right, right=node.left)
    elif isinstance(node, ast.Call) and name_of(node) == "dot":
        for i, argument in enumerate(node.args):
            yield changed(node, args=[*node.args[:i], _turned(argument), *node.args[i + 1 :]])


def _turned(node):
    return ast.Attribute(node, "T", ast.Load())


def alike(node):
    """max, min, mean, sum and others that are taken for each other."""
    if isinstance(node, ast.Call):
        others = _BESIDE.get(name_of(node), ())
        if isinstance(node.func, ast.Attribute):
            yield from (changed(node, func=changed(node.func, attr=other)) for other in others)
        elif isinstance(node.func, ast.Name):
            yield from (changed(node, func=ast.Name(other)) for other in others if other in BUILTINS)


def unwrapped(node):
    """What a function is called on, without the function."""
    if isinstance(node, ast.Call) and node.args and not isinstance(node.args[0], ast.Starred):
        yield node.args[0]
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        yield node.func.value


def order(node):
    """Two neighbours exchanged: arguments, indices, what is returned."""
    field = {ast.Call: "args", ast.Tuple: "elts"}.get(type(node))
    parts = getattr(node, field) if field else []
    for i in range(len(parts) - 1):
        yield changed(node, **{field: [*parts[:i], parts[i + 1], parts[i], *parts[i + 2 :]]})


def reach(node):
    """The first or the last one is left out."""
    if isinstance(node, ast.Call) and name_of(node) in ("range", "arange") and node.args:
        last = ast.BinOp(node.args[-1], ast.Sub(), ast.Constant(1))
        yield changed(node, args=[*node.args[:-1], last])
        if len(node.args) == 1:
            yield changed(node, args=[ast.Constant(1), node.args[0]])


def index(node):
    """All of it where a part was asked for."""
    if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load):
        yield node.value


OPERATORS = {  # name: what may stand in the place of a node
    "dropped": dropped,
    "moved": moved,
    "assignment": assignment,
    "control": control,
    "condition": condition,
    "arithmetic": arithmetic,
    "term": term,
    "factor": factor,
    "sign": sign,
    "constant": constant,
    "axis": axis,
    "keyword": keyword,
    "comparison": comparison,
    "transposed": transposed,
    "alike": alike,
    "unwrapped": unwrapped,
    "order": order,
    "reach": reach,
    "index": index,
}


def name_of(call):
    """Of the function that is called, without what stands before the dot."""
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def is_text(statement):
    """Whether it is a docstring: nothing happens where it stands."""
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
