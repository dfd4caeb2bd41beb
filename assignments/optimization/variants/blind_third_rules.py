"""A third body of students, who saw the docstrings only: update rules."""

from autograder.verify.rows import Unusual, Wrong

WRONG = [
    # --- sgd_momentum -------------------------------------------------------------------------------------
    # The new velocity is damped again on its way to w.
    Wrong(
        "sgd_momentum",
        "momentum_on_the_gradient_too",
        "damped_twice",
        """
def sgd_momentum(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-2, momentum=0.9, velocity=np.zeros_like(w))
    mu = config["momentum"]
    v = mu * config["velocity"] - config["learning_rate"] * dw
    next_w = w + mu * v
    config["velocity"] = v
    return next_w, config
""",
    ),
    # --- nesterov -----------------------------------------------------------------------------------------
    # v_prev is the same array as v.
    Wrong(
        "nesterov",
        "momentum_for_nesterov",
        "v_prev_is_v",
        """
def nesterov(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-2, momentum=0.9)
    v = config.setdefault("velocity", np.zeros_like(w))
    mu = config["momentum"]
    v_prev = v  # back this up
    v *= mu
    v -= config["learning_rate"] * dw
    next_w = w - mu * v_prev + (1 + mu) * v
    return next_w, config
""",
    ),
    # What w moved by is taken for the velocity.
    Wrong(
        "nesterov",
        "",
        "stores_the_whole_move",
        """
def nesterov(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-2, momentum=0.9, velocity=np.zeros_like(w))
    mu, v = config["momentum"], config["velocity"]
    v_new = mu * v - config["learning_rate"] * dw
    move = -mu * v + (1 + mu) * v_new
    config["velocity"] = move
    return w + move, config
""",
    ),
    # (1 + mu) without its brackets.
    Wrong(
        "nesterov",
        "",
        "brackets_of_one_plus_mu",
        """
def nesterov(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-2, momentum=0.9, velocity=np.zeros_like(w))
    mu = config["momentum"]
    v_prev = config["velocity"]
    v = mu * v_prev - config["learning_rate"] * dw
    config["velocity"] = v
    return w - mu * v_prev + 1 + mu * v, config
""",
    ),
    # --- adagrad ------------------------------------------------------------------------------------------
    # + eps after the quotient.
    Wrong(
        "adagrad",
        "rule_not_finite",
        "epsilon_after_the_quotient",
        """
def adagrad(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-2, epsilon=1e-8, cache=np.zeros_like(w))
    cache = config["cache"] + dw**2
    config["cache"] = cache
    step = config["learning_rate"] * dw / np.sqrt(cache) + config["epsilon"]
    return w - step, config
""",
    ),
    # The step uses the cache before this gradient.
    Wrong(
        "adagrad",
        "cache_lags_behind",
        "adds_to_the_cache_last",
        """
def adagrad(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-2, epsilon=1e-8, cache=np.zeros_like(w))
    next_w = w - config["learning_rate"] * dw / (np.sqrt(config["cache"]) + config["epsilon"])
    config["cache"] = config["cache"] + dw * dw
    return next_w, config
""",
    ),
    # The rate itself shrinks for good.
    Wrong(
        "adagrad",
        "config_entries_lost",
        "shrinks_the_rate_in_config",
        """
def adagrad(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-2, epsilon=1e-8, cache=np.zeros_like(w))
    config["cache"] = config["cache"] + dw ** 2
    config["learning_rate"] = config["learning_rate"] / (np.sqrt(config["cache"]) + config["epsilon"])
    return w - config["learning_rate"] * dw, config
""",
    ),
    # TensorFlow begins at 0.1.
    Wrong(
        "adagrad",
        "default_setting_wrong",
        "initial_accumulator_value",
        """
def adagrad(w, dw, config=None):
    config = with_defaults(
        config, learning_rate=1e-2, epsilon=1e-8, cache=np.full(w.shape, 0.1)
    )
    config["cache"] = config["cache"] + dw ** 2
    return w - config["learning_rate"] * dw / (np.sqrt(config["cache"]) + config["epsilon"]), config
""",
    ),
    # The mean of the squares.
    Wrong(
        "adagrad",
        "memory_fades",
        "mean_of_the_squares",
        """
def adagrad(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-2, epsilon=1e-8, cache=np.zeros_like(w), t=0)
    config["t"] += 1
    config["cache"] = config["cache"] + dw ** 2
    rms = np.sqrt(config["cache"] / config["t"])
    return w - config["learning_rate"] * dw / (rms + config["epsilon"]), config
""",
    ),
    # The root is stored.
    Wrong(
        "adagrad",
        "",
        "root_is_stored",
        """
def adagrad(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-2, epsilon=1e-8, cache=np.zeros_like(w))
    G = np.sqrt(config["cache"] + dw ** 2)
    config["cache"] = G
    return w - config["learning_rate"] / (G + config["epsilon"]) * dw, config
""",
    ),
    # --- rmsprop ------------------------------------------------------------------------------------------
    # Centred.
    Wrong(
        "rmsprop",
        "",
        "centered",
        """
def rmsprop(w, dw, config=None):
    config = with_defaults(
        config, learning_rate=1e-2, decay_rate=0.99, epsilon=1e-8,
        cache=np.zeros_like(w), mean=np.zeros_like(w),
    )
    a = config["decay_rate"]
    config["cache"] = a * config["cache"] + (1 - a) * dw ** 2
    config["mean"] = a * config["mean"] + (1 - a) * dw
    avg = np.sqrt(config["cache"] - config["mean"] ** 2)
    return w - config["learning_rate"] * dw / (avg + config["epsilon"]), config
""",
    ),
    # Corrected as in Adam.
    Wrong(
        "rmsprop",
        "bias_correction_added",
        "corrected_as_in_adam",
        """
def rmsprop(w, dw, config=None):
    config = with_defaults(
        config, learning_rate=1e-2, decay_rate=0.99, epsilon=1e-8, cache=np.zeros_like(w), t=0
    )
    config["t"] += 1
    d = config["decay_rate"]
    config["cache"] = d * config["cache"] + (1 - d) * dw * dw
    c_hat = config["cache"] / (1 - d ** config["t"])
    return w - config["learning_rate"] * dw / (np.sqrt(c_hat) + config["epsilon"]), config
""",
    ),
    # The step uses the old cache.
    Wrong(
        "rmsprop",
        "cache_lags_behind",
        "cache_of_the_step_before",
        """
def rmsprop(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-2, decay_rate=0.99, epsilon=1e-8, cache=np.zeros_like(w))
    old = config["cache"]
    config["cache"] = config["decay_rate"] * old + (1 - config["decay_rate"]) * dw ** 2
    return w - config["learning_rate"] * dw / (np.sqrt(old) + config["epsilon"]), config
""",
    ),
    # Averages |dw|, takes no root.
    Wrong(
        "rmsprop",
        "square_missing",
        "average_of_absolute_values",
        """
def rmsprop(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-2, decay_rate=0.99, epsilon=1e-8, cache=np.zeros_like(w))
    rho = config["decay_rate"]
    config["cache"] = rho * config["cache"] + (1 - rho) * np.sqrt(dw**2)
    return w - config["learning_rate"] * dw / (config["cache"] + config["epsilon"]), config
""",
    ),
    # The cache begins at the first square.
    Wrong(
        "rmsprop",
        "default_setting_wrong",
        "cache_begins_at_the_first_square",
        """
def rmsprop(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-2, decay_rate=0.99, epsilon=1e-8)
    if "cache" not in config:
        config["cache"] = dw ** 2
    else:
        config["cache"] = (
            config["decay_rate"] * config["cache"] + (1 - config["decay_rate"]) * dw ** 2
        )
    return w - config["learning_rate"] * dw / (np.sqrt(config["cache"]) + config["epsilon"]), config
""",
    ),
    # 1 - decay without its brackets.
    Wrong(
        "rmsprop",
        "",
        "brackets_of_one_minus_decay",
        """
def rmsprop(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-2, decay_rate=0.99, epsilon=1e-8, cache=np.zeros_like(w))
    decay = config["decay_rate"]
    config["cache"] = decay * config["cache"] + 1 - decay * dw ** 2
    return w - config["learning_rate"] * dw / (np.sqrt(config["cache"]) + config["epsilon"]), config
""",
    ),
    # --- adam ---------------------------------------------------------------------------------------------
    # (1 - beta) ** t.
    Wrong(
        "adam",
        "bias_correction_wrong_form",
        "power_outside_the_brackets",
        """
def adam(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8,
                           m=np.zeros_like(w), v=np.zeros_like(w), t=0)
    b1, b2 = config["beta1"], config["beta2"]
    config["t"] += 1
    t = config["t"]
    config["m"] = b1 * config["m"] + (1 - b1) * dw
    config["v"] = b2 * config["v"] + (1 - b2) * dw ** 2
    mt = config["m"] / (1 - b1) ** t
    vt = config["v"] / (1 - b2) ** t
    return w - config["learning_rate"] * mt / (np.sqrt(vt) + config["epsilon"]), config
""",
    ),
    # v averages the squares of m.
    Wrong(
        "adam",
        "",
        "v_of_m",
        """
def adam(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8,
                           m=np.zeros_like(w), v=np.zeros_like(w), t=0)
    lr, beta1, beta2, eps = (config[k] for k in ["learning_rate", "beta1", "beta2", "epsilon"])
    m, v, t = config["m"], config["v"], config["t"] + 1
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * m ** 2
    mb = m / (1 - beta1 ** t)
    vb = v / (1 - beta2 ** t)
    next_w = w - lr * mb / (np.sqrt(vb) + eps)
    config.update(m=m, v=v, t=t)
    return next_w, config
""",
    ),
    # AMSGrad.
    Wrong(
        "adam",
        "",
        "amsgrad",
        """
def adam(w, dw, config=None):
    config = with_defaults(
        config, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8, m=0.0, v=0.0, t=0, v_max=0.0
    )
    b1, b2 = config["beta1"], config["beta2"]
    config["t"] += 1
    config["m"] = b1 * config["m"] + (1 - b1) * dw
    config["v"] = b2 * config["v"] + (1 - b2) * dw**2
    config["v_max"] = np.maximum(config["v_max"], config["v"])
    m_hat = config["m"] / (1 - b1 ** config["t"])
    v_hat = config["v_max"] / (1 - b2 ** config["t"])
    return w - config["learning_rate"] * m_hat / (np.sqrt(v_hat) + config["epsilon"]), config
""",
    ),
    # t goes up between the two corrections as well.
    Wrong(
        "adam",
        "t_ahead",
        "t_raised_for_each_average",
        """
def adam(w, dw, config=None):
    if config is None: config = {}
    config.setdefault('learning_rate', 1e-3)
    config.setdefault('beta1', 0.9)
    config.setdefault('beta2', 0.999)
    config.setdefault('epsilon', 1e-8)
    config.setdefault('m', np.zeros_like(w))
    config.setdefault('v', np.zeros_like(w))
    config.setdefault('t', 0)

    def corrected(name, beta, value):
        config['t'] += 1
        config[name] = beta * config[name] + (1 - beta) * value
        return config[name] / (1 - beta ** config['t'])

    m = corrected('m', config['beta1'], dw)
    v = corrected('v', config['beta2'], dw * dw)
    return w - config['learning_rate'] * m / (np.sqrt(v) + config['epsilon']), config
""",
    ),
    # beta1 in both corrections.
    Wrong(
        "adam",
        "bias_correction_wrong_form",
        "beta1_in_both_corrections",
        """
def adam(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8,
                           m=np.zeros_like(w), v=np.zeros_like(w), t=0)
    m, v, t = config["m"], config["v"], config["t"]
    t = t + 1
    m = config["beta1"] * m + (1 - config["beta1"]) * dw
    v = config["beta2"] * v + (1 - config["beta2"]) * (dw ** 2)
    m_hat = m / (1 - config["beta1"] ** t)
    v_hat = v / (1 - config["beta1"] ** t)
    w = w - config["learning_rate"] * m_hat / (np.sqrt(v_hat) + config["epsilon"])
    config["m"], config["v"], config["t"] = m, v, t
    return w, config
""",
    ),
    # One array for both averages.
    Wrong(
        "adam",
        "",
        "m_and_v_are_one_array",
        """
def adam(w, dw, config=None):
    zeros = np.zeros_like(w)
    config = with_defaults(config, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8,
                           m=zeros, v=zeros, t=0)
    m, v = config["m"], config["v"]
    beta1, beta2 = config["beta1"], config["beta2"]
    config["t"] += 1
    m *= beta1
    m += (1 - beta1) * dw
    v *= beta2
    v += (1 - beta2) * dw ** 2
    m_hat = m / (1 - beta1 ** config["t"])
    v_hat = v / (1 - beta2 ** config["t"])
    return w - config["learning_rate"] * m_hat / (np.sqrt(v_hat) + config["epsilon"]), config
""",
    ),
    # The efficient form, without the root of the correction.
    Wrong(
        "adam",
        "root_before_correction",
        "efficient_without_the_root",
        """
def adam(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8,
                           m=0.0, v=0.0, t=0)
    b1, b2 = config["beta1"], config["beta2"]
    t = config["t"] = config["t"] + 1
    m = config["m"] = b1 * config["m"] + (1 - b1) * dw
    v = config["v"] = b2 * config["v"] + (1 - b2) * np.square(dw)
    lr_t = config["learning_rate"] * (1 - b2**t) / (1 - b1**t)
    return w - lr_t * m / (np.sqrt(v) + config["epsilon"]), config
""",
    ),
    # The efficient form, the root over both corrections.
    Wrong(
        "adam",
        "bias_correction_wrong_form",
        "efficient_with_one_root_over_both",
        """
import math

def adam(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8,
                           m=0.0, v=0.0, t=0)
    b1, b2 = config["beta1"], config["beta2"]
    config["t"] += 1
    config["m"] += (1 - b1) * (dw - config["m"])
    config["v"] += (1 - b2) * (dw ** 2 - config["v"])
    alpha = config["learning_rate"] * math.sqrt((1 - b2 ** config["t"]) / (1 - b1 ** config["t"]))
    return w - alpha * config["m"] / (np.sqrt(config["v"]) + config["epsilon"]), config
""",
    ),
    # Nadam.
    Wrong(
        "adam",
        "",
        "nadam",
        """
def adam(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8,
                           m=np.zeros_like(w), v=np.zeros_like(w), t=0)
    config["t"] += 1
    b1, b2, t = config["beta1"], config["beta2"], config["t"]
    config["m"] = b1 * config["m"] + (1 - b1) * dw
    config["v"] = b2 * config["v"] + (1 - b2) * dw**2
    m_hat = b1 * config["m"] / (1 - b1 ** (t + 1)) + (1 - b1) * dw / (1 - b1**t)
    v_hat = config["v"] / (1 - b2**t)
    return w - config["learning_rate"] * m_hat / (np.sqrt(v_hat) + config["epsilon"]), config
""",
    ),
    # + eps after the quotient.
    Wrong(
        "adam",
        "rule_not_finite",
        "epsilon_after_the_quotient",
        """
def adam(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8,
                           m=np.zeros_like(w), v=np.zeros_like(w), t=0)
    config["t"] += 1
    config["m"] = config["beta1"] * config["m"] + (1 - config["beta1"]) * dw
    config["v"] = config["beta2"] * config["v"] + (1 - config["beta2"]) * dw ** 2
    mhat = config["m"] / (1 - config["beta1"] ** config["t"])
    vhat = config["v"] / (1 - config["beta2"] ** config["t"])
    return w - config["learning_rate"] * (mhat / np.sqrt(vhat) + config["epsilon"]), config
""",
    ),
]

UNUSUAL = [
    Unusual(
        "nesterov",
        "from_point_to_point",
        """
def nesterov(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-2, momentum=0.9, velocity=np.zeros_like(w))
    mu = config["momentum"]
    behind = w - mu * config["velocity"]  # where the ball is
    there = w - config["learning_rate"] * dw
    config["velocity"] = there - behind
    return there + mu * config["velocity"], config
""",
    ),
    Unusual(
        "adagrad",
        "entry_by_entry",
        """
import math

def adagrad(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-2, epsilon=1e-8)
    cache = np.array(config.get("cache", np.zeros(w.shape)))
    next_w = np.empty_like(w)
    for i in np.ndindex(w.shape):
        cache[i] += dw[i] ** 2
        next_w[i] = w[i] - config["learning_rate"] * dw[i] / (math.sqrt(cache[i]) + config["epsilon"])
    config["cache"] = cache
    return next_w, config
""",
    ),
]
