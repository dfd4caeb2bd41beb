"""Right update rules that do not look like the solution, in the styles in which they are written."""

from autograder.verify.rows import Unusual

from .rule_bases import BASES, edited

IN_PLACE = """
def sgd_momentum(w, dw, config=None):
    if config is None: config = {}
    config.setdefault('learning_rate', 1e-2)
    config.setdefault('momentum', 0.9)
    v = config.get('velocity', np.zeros(w.shape))
    v *= config['momentum']
    v -= config['learning_rate'] * dw
    w += v
    config['velocity'] = v
    return w, config
"""
OUT = '''
def sgd_momentum(w, dw, config=None):
    """Nothing new is made after the first step."""
    config = {} if config is None else config
    if "velocity" not in config:
        config["velocity"], config["scratch"] = np.zeros_like(w), np.empty_like(w)
    v, scratch = config["velocity"], config.get("scratch")
    if scratch is None or scratch.shape != w.shape:
        scratch = config["scratch"] = np.empty_like(w)
    np.multiply(v, config.get("momentum", 0.9), out=v)
    np.multiply(dw, config.get("learning_rate", 0.01), out=scratch)
    np.subtract(v, scratch, out=v)
    np.add(w, v, out=w)
    return w, config
'''
LOOP = """
def sgd_momentum(w, dw, config=None):
    settings = dict(learning_rate=1e-2, momentum=0.9, velocity=np.zeros_like(w))
    settings.update(config or {})
    rate, mu = settings["learning_rate"], settings["momentum"]
    velocity = np.array(settings["velocity"], dtype=float)
    next_w = np.array(w, dtype=float)
    for index in np.ndindex(w.shape):
        velocity[index] = mu * velocity[index] - rate * dw[index]
        next_w[index] += velocity[index]
    settings["velocity"] = velocity
    return next_w, settings
"""
HELPER = """
def _filled(config, **defaults):
    return {**defaults, **(config or {})}


def sgd_momentum(w, dw, config=None):
    config = _filled(config, learning_rate=1e-2, momentum=0.9, velocity=np.zeros(w.shape, w.dtype))
    config["velocity"] = config["momentum"] * config["velocity"] - config["learning_rate"] * dw
    return [w + config["velocity"], config]
"""
OBJECT = """
class Ball:
    def __init__(self, at_rest):
        self.speed = at_rest

    def roll(self, momentum, push):
        self.speed = momentum * self.speed + push
        return self.speed


def sgd_momentum(w, dw, config=None):
    import copy

    config = copy.copy(config) if config else {}
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    ball = Ball(config.get("velocity", 0.0 * w))
    config["ball"] = ball
    config["velocity"] = ball.roll(config["momentum"], -config["learning_rate"] * dw)
    return w + config["velocity"], config
"""
SINGLE = """
def sgd_momentum(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    v = config.get("velocity", np.zeros_like(w)).astype(np.float32)
    v = np.float32(config["momentum"]) * v - np.float32(config["learning_rate"]) * dw.astype(np.float32)
    config["velocity"] = v
    return (w + v).astype(np.float32), config
"""
TRY = """
def sgd_momentum(w, dw, config=None):
    if not config:
        config = dict()
    if "learning_rate" not in config.keys():
        config["learning_rate"] = 0.01
    if "momentum" not in config.keys():
        config["momentum"] = 0.9
    try:
        velocity = config["velocity"]
    except KeyError:
        velocity = np.zeros_like(dw)
    velocity = -(config["learning_rate"] * dw - config["momentum"] * velocity)
    config.update({"velocity": velocity, "history": config.get("history", []) + [float(np.sum(dw**2))]})
    print("velocity", velocity.mean())
    return np.add(w, velocity), config
"""
FLAT = """
def nesterov(w, dw, config=None):
    config = {} if config is None else config
    lr, mu = config.setdefault("learning_rate", 1e-2), config.setdefault("momentum", 0.9)
    v = np.ravel(config.get("velocity", np.zeros_like(w))).tolist()
    new_w, new_v = [], []
    for x, g, old in zip(w.ravel(), dw.ravel(), v):
        new = mu * old - lr * g
        new_v.append(new)
        new_w.append(x + (-mu * old + (1 + mu) * new))
    config["velocity"] = np.array(new_v).reshape(w.shape)
    return np.array(new_w).reshape(w.shape), config
"""
LOOKAHEAD = '''
def nesterov(w, dw, config=None):
    """The same step, written with the slope: mu times the new velocity, and the push once more."""
    config = dict(config or {})
    lr, mu = config.get("learning_rate", 1e-2), config.get("momentum", 0.9)
    push = -lr * dw
    config["velocity"] = mu * config.get("velocity", 0.0) + push
    return w + mu * config["velocity"] + push, config
'''
BACK_AND_FORTH = """
def nesterov(w, dw, config=None):
    if config is None: config = {}
    config.setdefault('learning_rate', 1e-2)
    config.setdefault('momentum', 0.9)
    v = config.setdefault('velocity', np.zeros_like(w))
    w -= config['momentum'] * v
    v *= config['momentum']
    v -= config['learning_rate'] * dw
    w += (1 + config['momentum']) * v
    return w, config
"""
LISTS = """
def nesterov(w, dw, config=None):
    config = config if config is not None else {}
    mu = config.get("momentum", .9)
    v_prev = np.asarray(config.get("velocity", np.zeros(w.shape)))
    v = v_prev * mu - dw * config.get("learning_rate", .01)
    config["velocity"] = v.tolist()
    return w + v + mu * (v - v_prev), config
"""
ADAGRAD_IN_PLACE = """
def adagrad(w, dw, config=None):
    if config is None: config = {}
    config.setdefault('learning_rate', 1e-2)
    config.setdefault('epsilon', 1e-8)
    config.setdefault('cache', np.zeros_like(w))
    config['cache'] += dw * dw
    w -= config['learning_rate'] * dw / (np.sqrt(config['cache']) + config['epsilon'])
    return w, config
"""
ADAGRAD_POWER = """
def adagrad(w, dw, config=None):
    config = {} if config is None else config
    lr, eps = config.get("learning_rate", 1e-2), config.get("epsilon", 1e-8)
    cache = config.get("cache", 0) + np.power(dw, 2)
    config["cache"] = cache
    return w - np.multiply(lr, dw) * (cache + eps) ** -0.5, config
"""
ADAGRAD_RATES = """
def adagrad(w, dw, config=None):
    config = {**{"learning_rate": 1e-2, "epsilon": 1e-8}, **(config or {})}
    if config.get("cache") is None:
        config["cache"] = np.zeros(dw.shape)
    config["cache"] = np.sum([config["cache"], np.square(dw)], axis=0)
    rates = config["learning_rate"] / (config["epsilon"] + np.sqrt(config["cache"]))
    config["rates"] = rates
    return w + rates * -dw, config
"""
ADAGRAD_LOOP = """
def adagrad(w, dw, config=None):
    import math

    config = {} if config is None else config
    lr, eps = config.setdefault("learning_rate", 1e-2), config.setdefault("epsilon", 1e-8)
    cache = config.setdefault("cache", np.zeros_like(w))
    next_w = w.copy()
    for i, g in enumerate(dw.flat):
        cache.flat[i] += g * g
        next_w.flat[i] -= lr * g / (math.sqrt(cache.flat[i]) + eps)
    return next_w, config
"""
RMSPROP_IN_PLACE = """
def rmsprop(w, dw, config=None):
    if config is None: config = {}
    config.setdefault('learning_rate', 1e-2)
    config.setdefault('decay_rate', 0.99)
    config.setdefault('epsilon', 1e-8)
    config.setdefault('cache', np.zeros_like(w))
    config['cache'] *= config['decay_rate']
    config['cache'] += (1 - config['decay_rate']) * dw ** 2
    w += - config['learning_rate'] * dw / (np.sqrt(config['cache']) + config['epsilon'])
    return w, config
"""
RMSPROP_LERP = """
def rmsprop(w, dw, config=None):
    config = {} if config is None else config
    share = 1 - config.get("decay_rate", 0.99)
    cache = config.get("cache", np.zeros_like(w))
    cache = cache + share * (dw**2 - cache)
    config["cache"] = cache
    root = np.sqrt(cache + config.get("epsilon", 1e-8))
    return w - config.get("learning_rate", 1e-2) * dw / root, config
"""
RMSPROP_GLOBAL = """
DEFAULTS = {"learning_rate": 1e-2, "decay_rate": 0.99, "epsilon": 1e-8}


def rmsprop(w, dw, config=None):
    config = DEFAULTS | (config or {})
    rho = config["decay_rate"]
    both = [config.get("cache", np.zeros_like(w)), dw * dw]
    config["cache"] = np.average(both, axis=0, weights=[rho, 1 - rho])
    config["rms"] = rms = np.sqrt(config["cache"])
    return w - dw * (config["learning_rate"] / (rms + config["epsilon"])), config
"""
ADAM_EFFICIENT = '''
def adam(w, dw, config=None):
    """As in the paper: the corrections go into the learning rate."""
    config = {} if config is None else config
    lr, eps = config.setdefault("learning_rate", 1e-3), config.setdefault("epsilon", 1e-8)
    b1, b2 = config.setdefault("beta1", 0.9), config.setdefault("beta2", 0.999)
    config["t"] = t = config.get("t", 0) + 1
    config["m"] = b1 * config.get("m", 0) + (1 - b1) * dw
    config["v"] = b2 * config.get("v", 0) + (1 - b2) * dw**2
    rate = lr * np.sqrt(1 - b2**t) / (1 - b1**t)
    return w - rate * config["m"] / (np.sqrt(config["v"]) + eps), config
'''
ADAM_IN_PLACE = """
def adam(w, dw, config=None):
    if config is None: config = {}
    config.setdefault('learning_rate', 1e-3)
    config.setdefault('beta1', 0.9)
    config.setdefault('beta2', 0.999)
    config.setdefault('epsilon', 1e-8)
    config.setdefault('m', np.zeros_like(w))
    config.setdefault('v', np.zeros_like(w))
    config.setdefault('t', 0)
    beta1, beta2, m, v = config['beta1'], config['beta2'], config['m'], config['v']
    config['t'] += 1
    m *= beta1
    m += (1 - beta1) * dw
    v *= beta2
    v += (1 - beta2) * dw ** 2
    mb = m / (1 - beta1 ** config['t'])
    vb = v / (1 - beta2 ** config['t'])
    w -= config['learning_rate'] * mb / (np.sqrt(vb) + config['epsilon'])
    return w, config
"""
ADAM_POWERS = '''
def adam(w, dw, config=None):
    """The powers of the betas are kept along, and worked out anew where they are not there."""
    config = dict(config) if config else {}
    given = dict(learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8, m=0 * w, v=0 * w, t=0)
    for key, value in given.items():
        if key not in config:
            config[key] = value
    b1, b2, t = config["beta1"], config["beta2"], config["t"]
    left1 = config.get("left1", b1**t) * b1
    left2 = config.get("left2", b2**t) * b2
    m = config["m"] * b1 + dw * (1 - b1)
    v = config["v"] * b2 + dw * dw * (1 - b2)
    step = m / (1 - left1) / (np.sqrt(v / (1 - left2)) + config["epsilon"])
    config.update(m=m, v=v, t=t + 1, left1=left1, left2=left2)
    return w - config["learning_rate"] * step, config
'''
ADAM_SINGLE = """
def adam(w, dw, config=None):
    config = {} if config is None else config
    lr, eps = config.get("learning_rate", 1e-3), config.get("epsilon", 1e-8)
    b1, b2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
    t = config.get("t", 0) + 1
    m, v, g = (np.float32(x) for x in (config.get("m", 0 * w), config.get("v", 0 * w), dw))
    m = np.float32(b1) * m + np.float32(1 - b1) * g
    v = np.float32(b2) * v + np.float32(1 - b2) * g**2
    config["m"], config["v"], config["t"] = m, v, float(t)
    return w - lr * (m / (1 - b1**t)) / (np.sqrt(v / (1 - b2**t)) + eps), config
"""
ADAM_LOOP = """
def adam(w, dw, config=None):
    from types import SimpleNamespace

    config = {} if config is None else config
    s = SimpleNamespace(**{**dict(learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8, t=0), **config})
    m = np.array(config.get("m", np.zeros_like(w)), copy=True)
    v = np.array(config.get("v", np.zeros_like(w)), copy=True)
    next_w, s.t = np.empty_like(w), s.t + 1
    for i in np.ndindex(*w.shape):
        m[i] = s.beta1 * m[i] + (1 - s.beta1) * dw[i]
        v[i] = s.beta2 * v[i] + (1 - s.beta2) * dw[i] ** 2
        next_w[i] = w[i] - s.learning_rate * (m[i] / (1 - s.beta1**s.t)) / (
            (v[i] / (1 - s.beta2**s.t)) ** 0.5 + s.epsilon
        )
    config["m"], config["v"], config["t"], config["last"] = m, v, s.t, s
    return next_w, config
"""

UNUSUAL = [
    *(Unusual(item, "as_the_course_has_it", code) for item, code in BASES.items()),
    Unusual("sgd_momentum", "in_place", IN_PLACE),
    Unusual("sgd_momentum", "out", OUT),
    Unusual("sgd_momentum", "loop", LOOP),
    Unusual("sgd_momentum", "helper_and_list", HELPER),
    Unusual("sgd_momentum", "object_in_config", OBJECT),
    Unusual("sgd_momentum", "float32", SINGLE),
    Unusual("sgd_momentum", "try_and_print", TRY),
    Unusual("nesterov", "flat_lists", FLAT),
    Unusual("nesterov", "lookahead", LOOKAHEAD),
    Unusual("nesterov", "back_and_forth", BACK_AND_FORTH),
    Unusual("nesterov", "velocity_as_list", LISTS),
    Unusual("adagrad", "in_place", ADAGRAD_IN_PLACE),
    Unusual("adagrad", "inside_as_a_power", ADAGRAD_POWER),
    Unusual("adagrad", "rates_of_its_own", ADAGRAD_RATES),
    Unusual("adagrad", "flat_loop", ADAGRAD_LOOP),
    Unusual("rmsprop", "in_place", RMSPROP_IN_PLACE),
    Unusual("rmsprop", "inside_and_lerp", RMSPROP_LERP),
    Unusual("rmsprop", "global_defaults", RMSPROP_GLOBAL),
    Unusual("adam", "efficient", ADAM_EFFICIENT),
    Unusual("adam", "in_place", ADAM_IN_PLACE),
    Unusual("adam", "powers_kept", ADAM_POWERS),
    Unusual("adam", "float32", ADAM_SINGLE),
    Unusual("adam", "loop_and_namespace", ADAM_LOOP),
    Unusual(
        "adam",
        "inside",
        edited("adam", ('(np.sqrt(vt) + config["epsilon"])', 'np.sqrt(vt + config["epsilon"])')),
    ),
]
