"""A file's functions and classes when it is run again: whoever holds an old one holds the new one.

They may be held anywhere: in dicts, in widgets, under other names, by objects made long ago. So an old
function gets the new code, and a class statement fills the class that is there already: its objects, its
subclasses and `super()` never see another one. A function is known by the name of its code, and by its number
among those of that name.
"""

import abc
import builtins
import contextlib
import functools
import gc
import weakref
from types import CellType, CodeType, FunctionType, MemberDescriptorType

from cs231n_utils.promises.source import NotLoaded

MODULES_OWN = ("__name__", "__doc__", "__package__", "__loader__", "__spec__", "__file__", "__builtins__")
CLASS_OWN = ("__dict__", "__weakref__")  # made for one class, and no other's
CACHED = type(functools.cache(len))
AGAIN = "Run the cell again that took it from there"
HOLDERS = (CellType, staticmethod, classmethod, property, functools.partial, CACHED, dict, list, tuple, set)


class Definitions:
    """What a module's file has ever defined."""

    def __init__(self, module):
        self.names, self.module = vars(module), module.__name__
        self.codes = {}  # {name of code: [code, …]} in the file as it is now
        self.places = weakref.WeakKeyDictionary()  # {function: (name, number, how many have that name)}
        self.functions = {}  # {name in the module: the function that it has always been}
        self.classes = {}  # {name: the class that it has always been}
        self.names["__builtins__"] = vars(builtins) | {"__build_class__": self._class}
        self._enter_what_is_there()

    def _enter_what_is_there(self):
        """Of a module that somebody else has loaded."""
        for function in functions_in(self.names.values(), self.names, self.module):
            self.places[function] = (function.__code__.co_qualname, 0, 1)
        for name, value in self.names.items():
            if isinstance(value, type) and value.__module__ == self.module:
                self.classes[name] = value

    def run(self, code):
        """Run the file's new code, from nothing but what a module has from the start."""
        old = self._alive()
        self._forget_names()
        self.codes = codes_in(code)
        exec(code, self.names)
        self._renew(old, self._alive() - old)
        self._keep()

    def refuse(self, words):
        """From now on every name of the file, and all that was ever taken from it, raises a NotLoaded."""

        def missing(name):
            if name.startswith("_"):  # Python's own questions
                raise AttributeError(f"module {self.module!r} has no attribute {name!r}")
            raise NotLoaded(words)

        for function in self._alive():
            function.__code__ = calling(refusal(words), function.__code__)
        self._forget_names()
        self.names["__getattr__"] = missing

    def _forget_names(self):
        for name in [name for name in self.names if name not in MODULES_OWN]:
            del self.names[name]

    def _alive(self):
        """All functions of the file that are held anywhere, as far as they are known."""
        self.note(functions_in([*self.names.values(), *self.classes.values()], self.names, self.module))
        return set(self.places)

    def note(self, functions):
        """Enter the places of functions of the file as it is now."""
        places = {
            id(code): (name, number, len(codes))
            for name, codes in self.codes.items()
            for number, code in enumerate(codes)
        }
        for function in functions:
            if id(function.__code__) in places:
                self.places[function] = places[id(function.__code__)]

    def _renew(self, old, made):
        new = {}
        for function in made:
            new.setdefault(self.places[function], []).append(function)
        for function in old:
            name, number, count = self.places[function]
            codes = self.codes.get(name, [])
            if not codes or (name.endswith("<lambda>") and len(codes) != count):  # which of them is it?
                gone = refusal(f"{name} is not in {self.module}.py any more", AGAIN)
                function.__code__ = calling(gone, function.__code__)
                continue
            number = min(number, len(codes) - 1)
            alike = new.get((name, number, len(codes)), [])
            renew(function, codes[number], alike[0] if len(alike) == 1 else None)
            self.places[function] = (name, number, len(codes))

    def _keep(self):
        """A name stays the same function object, so that it can be compared and pickled."""
        kept = {}
        for name, new in self.names.items():
            if isinstance(new, FunctionType) and new in self.places:
                old = self.functions.get(name, new)
                same = self.places[old] == self.places[new] and old.__code__ is new.__code__
                kept[name] = old if same and not new.__closure__ else new
        self.functions |= kept
        self.names |= kept

    def _class(self, body, name, *bases, **options):
        """What a class statement in the file calls."""
        new = builtins.__build_class__(body, name, *bases, **options)
        if type(new) not in (type, abc.ABCMeta) or "<locals>" in new.__qualname__:
            return new
        old = self.classes.setdefault(new.__qualname__, new)
        if old is not new and not become(old, new, self.names):
            self.classes[new.__qualname__] = new
        return self.classes[new.__qualname__]


def look_for_what_calls_made(every):
    """Of files, as `Definitions`: functions within functions may be held by anybody. It takes some 20 ms."""
    files = {id(file.names): file for file in every if any(map(is_nested, file.codes))}
    for held in gc.get_referrers(*(file.names for file in files.values())) if files else ():
        if isinstance(held, FunctionType) and id(held.__globals__) in files:
            files[id(held.__globals__)].note([held])


def is_nested(name):
    """Whether it is that of a function within another: <genexpr> and the like are none."""
    return "<locals>" in name and (name.endswith("<lambda>") or not name.endswith(">"))


def codes_in(code):
    """{name: [code, …]} of all functions that stand in `code`, in their order."""
    found, todo = {}, [code]
    while todo:
        inner = [const for const in todo.pop().co_consts if isinstance(const, CodeType)]
        for each in inner:
            found.setdefault(each.co_qualname, []).append(each)
        todo += inner
    return found


def functions_in(values, names, module):
    """Functions with the globals `names` that can be reached from `values` within the module."""
    found, seen, todo = [], {id(names), id(names["__builtins__"])}, list(values)
    while todo:
        value = todo.pop()
        if id(value) in seen:
            continue
        seen.add(id(value))
        if isinstance(value, FunctionType):
            if value.__globals__ is names:
                found.append(value)
            todo += [value.__closure__, value.__dict__, value.__defaults__]
        elif isinstance(value, HOLDERS) or (isinstance(value, type) and value.__module__ == module):
            todo += gc.get_referents(value)
    return found


def renew(old, code, new):
    """Make the function `old` run `code`, with all that belongs to the function `new`, if that has it."""
    if old.__code__.co_freevars == code.co_freevars:
        old.__code__ = code
        if new is not None:
            old.__defaults__, old.__kwdefaults__, old.__doc__ = (
                new.__defaults__,
                new.__kwdefaults__,
                new.__doc__,
            )
            old.__dict__.clear()
            old.__dict__.update(new.__dict__)
    elif new is not None:
        old.__code__ = calling(new, old.__code__)
    else:
        old.__code__ = calling(refusal(f"{code.co_qualname} holds other things now", AGAIN), old.__code__)


def calling(target, old):
    """Code that calls `target`, for a function that has the code `old`: it needs as many free variables."""
    held = [f"free{k}" for k in range(len(old.co_freevars))]
    made = {}
    lines = [
        f"def around({', '.join(held)}):",
        "    def call(*args, **kwargs):",
        f"        {', '.join(held) or None}",
        "        target = ...",
        "        return target(*args, **kwargs)",
        "    return call",
    ]
    exec("\n".join(lines), made)
    code = made["around"](*held).__code__
    consts = tuple(target if const is ... else const for const in code.co_consts)
    known = ("co_name", "co_qualname", "co_filename", "co_freevars")
    return code.replace(co_consts=consts, **{name: getattr(old, name) for name in known})


def refusal(*words):
    def refuse(*args, **kwargs):
        raise NotLoaded(*words)

    return refuse


def become(old, new, names):
    """Fill the class `old` with what `new` holds; -> whether that can be done. If not, its objects move."""
    try:
        if vars(old).get("__slots__") != vars(new).get("__slots__"):
            raise TypeError("objects of the one hold other attributes than those of the other")
        if old.__bases__ != new.__bases__:
            old.__bases__ = new.__bases__
    except TypeError:
        for held in gc.get_referrers(old):
            with contextlib.suppress(TypeError):
                if type(held) is old:
                    held.__class__ = new
        return False
    for function in functions_in([new], names, new.__module__):
        for cell in function.__closure__ or ():
            if cell_holds(cell, new):
                cell.cell_contents = old
    for name, value in vars(new).items():
        if name not in CLASS_OWN and not isinstance(value, MemberDescriptorType):
            type.__setattr__(old, name, value)
    for name in set(vars(old)) - set(vars(new)) - {*CLASS_OWN}:
        type.__delattr__(old, name)
    return True


def cell_holds(cell, value):
    try:
        return cell.cell_contents is value
    except ValueError:  # it is empty
        return False
