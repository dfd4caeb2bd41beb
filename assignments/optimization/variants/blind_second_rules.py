"""Solutions of the update rules as in repositories of students, held out from the detectors."""

from autograder.verify.rows import Unusual, Wrong

WRONG = [
    # The new velocity is used for the step and then forgotten: config keeps the old one.
    Wrong(
        "sgd_momentum",
        "state_not_kept",
        "velocity_computed_but_never_put_back_into_config_2016_style",
        """
def sgd_momentum(w, dw, config=None):
    # Performs stochastic gradient descent with momentum.
    if config is None:
        config = {}
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    v = config.setdefault("velocity", np.zeros_like(w))

    next_w = None
    v = config["momentum"] * v - config["learning_rate"] * dw
    next_w = w + v

    return next_w, config
""",
    ),
    # The gradient is added to the velocity: it goes up the hill.
    Wrong(
        "sgd_momentum",
        "rule_uphill",
        "plus_learning_rate_times_dw_so_it_climbs_locals_unpacked",
        """
def sgd_momentum(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-2, momentum=0.9, velocity=np.zeros(w.shape))
    lr, mu, v = (config[k] for k in ("learning_rate", "momentum", "velocity"))
    v = mu * v + lr * dw
    w = w + v
    config["velocity"] = v
    return w, config
""",
    ),
    # As in torch.optim.SGD: buf = mu * buf + dw and w - lr * buf; the buffer is kept as the velocity.
    Wrong(
        "sgd_momentum",
        "velocity_without_learning_rate",
        "pytorch_velocity_in_units_of_the_gradient",
        """
def sgd_momentum(w, dw, config=None):
    config = dict(config or {})
    lr = config.setdefault("learning_rate", 1e-2)
    momentum = config.setdefault("momentum", 0.9)
    buf = config.get("velocity")
    if buf is None:
        buf = np.zeros_like(dw)
    buf = momentum * buf + dw
    config["velocity"] = buf
    return w - lr * buf, config
""",
    ),
    # The gradient's part is multiplied by (1 - momentum), as in a moving average.
    Wrong(
        "sgd_momentum",
        "velocity_averaged",
        "gradient_weighted_with_one_minus_momentum_like_an_average",
        """
def sgd_momentum(w, dw, config=None):
    config = {"learning_rate": 0.01, "momentum": 0.9, "velocity": np.zeros(w.shape), **(config or {})}
    beta = config["momentum"]
    config["velocity"] = beta * config["velocity"] - (1.0 - beta) * config["learning_rate"] * dw
    return w + config["velocity"], config
""",
    ),
    # Without a momentum in config it takes 0.5 in place of 0.9.
    Wrong(
        "sgd_momentum",
        "default_setting_wrong",
        "default_momentum_is_a_half",
        """
def sgd_momentum(w, dw, config=None):
    if config is None: config = {}
    lr  = config['learning_rate'] = config.get('learning_rate', 1e-2)
    rho = config['momentum'] = config.get('momentum', 0.5)
    vel = config.get('velocity', np.zeros(dw.shape))
    vel = rho*vel - lr*dw
    config['velocity'] = vel
    return w + vel, config
""",
    ),
    # w is moved first, with the velocity of the step before; the velocity is renewed afterwards.
    Wrong(
        "sgd_momentum",
        "old_velocity_moves_w",
        "moves_by_the_old_velocity_then_updates_it",
        """
def sgd_momentum(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-2, momentum=0.9, velocity=np.zeros_like(w))

    # x_{t+1} = x_t + v_t
    next_w = w + config["velocity"]
    # v_{t+1} = mu v_t - lr grad
    config["velocity"] = config["momentum"] * config["velocity"] - config["learning_rate"] * dw

    return next_w, config
""",
    ),
    # momentum * (v - lr * dw): the friction is applied to the new gradient as well.
    Wrong(
        "sgd_momentum",
        "momentum_on_the_gradient_too",
        "momentum_outside_the_brackets_scales_the_gradient_too",
        """
def sgd_momentum(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-2, momentum=0.9)
    velocity = config.get("velocity", np.zeros_like(w))
    velocity = config["momentum"] * (velocity - config["learning_rate"] * dw)
    config.update(velocity=velocity)
    return w + velocity, config
""",
    ),
    # The second of what it returns is the velocity, not config.
    Wrong(
        "sgd_momentum",
        "pair_not_returned",
        "returns_the_velocity_in_place_of_config",
        """
def sgd_momentum(w, dw, config=None):
    cfg = with_defaults(config, learning_rate=1e-2, momentum=0.9, velocity=np.zeros_like(w))
    cfg["velocity"] = cfg["momentum"] * cfg["velocity"] - cfg["learning_rate"] * dw
    next_w = w + cfg["velocity"]
    return next_w, cfg["velocity"]
""",
    ),
    # The velocity lives under "v": one that is handed in as "velocity" is never looked at.
    Wrong(
        "sgd_momentum",
        "state_under_another_name",
        "reads_and_writes_the_velocity_under_the_key_v",
        """
def sgd_momentum(w, dw, config=None):
    config = {} if config is None else config
    lr = config.get("learning_rate", 1e-2)
    mu = config.get("momentum", 0.9)
    config["v"] = mu * config.get("v", 0) - lr * dw
    return w + config["v"], config
""",
    ),
    # dw *= learning_rate spoils the caller's gradient.
    Wrong(
        "sgd_momentum",
        "gradient_written_into",
        "scales_dw_in_place_by_the_learning_rate",
        """
def sgd_momentum(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-2, momentum=0.9, velocity=np.zeros_like(w))
    v = config["velocity"]
    dw *= config["learning_rate"]
    v = config["momentum"] * v
    v -= dw
    config["velocity"] = v
    w = w + v
    return w, config
""",
    ),
    # The line that makes zeros is not tied to a missing velocity, so each call begins at rest.
    Wrong(
        "sgd_momentum",
        "state_not_kept",
        "velocity_set_to_zeros_at_every_call",
        """
def sgd_momentum(w, dw, config=None):
    if config is None:
        config = {}
    if "learning_rate" not in config:
        config["learning_rate"] = 1e-2
    if "momentum" not in config:
        config["momentum"] = 0.9
    config["velocity"] = np.zeros(w.shape)

    config["velocity"] *= config["momentum"]
    config["velocity"] -= config["learning_rate"] * dw
    w += config["velocity"]
    return w, config
""",
    ),
    # v is kept with its minus sign and w - v is returned: the minus counts twice.
    Wrong(
        "sgd_momentum",
        "rule_uphill",
        "velocity_is_right_but_taken_away_from_w",
        """
def sgd_momentum(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-2, momentum=0.9, velocity=np.zeros_like(w))
    v = config["momentum"] * config["velocity"] - config["learning_rate"] * dw
    config["velocity"] = v
    w = w - v
    return w, config
""",
    ),
    # Only the velocity is added: this is ordinary momentum.
    Wrong(
        "nesterov",
        "momentum_for_nesterov",
        "plain_momentum_no_look_ahead",
        """
def nesterov(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-2, momentum=0.9, velocity=np.zeros_like(w))
    v_prev = config["velocity"].copy()  # back this up
    v = config["momentum"] * v_prev - config["learning_rate"] * dw
    config["velocity"] = v
    return w + v, config
""",
    ),
    # -momentum * v' + (1 + momentum) * v: the two velocities have changed places.
    Wrong(
        "nesterov",
        "nesterov_velocities_swapped",
        "old_and_new_velocity_exchanged_in_the_step",
        """
def nesterov(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-2, momentum=0.9, velocity=np.zeros_like(w))
    mu = config["momentum"]
    v = config["velocity"]
    v_new = mu * v - config["learning_rate"] * dw
    w = w - mu * v_new + (1 + mu) * v
    config["velocity"] = v_new
    return w, config
""",
    ),
    # v_prev = v is no copy; v is changed in place, so that v_prev is the new velocity too.
    Wrong(
        "nesterov",
        "momentum_for_nesterov",
        "back_up_is_the_same_array_as_the_velocity",
        """
def nesterov(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-2, momentum=0.9)
    config.setdefault("velocity", np.zeros_like(w))
    mu, lr, v = config["momentum"], config["learning_rate"], config["velocity"]
    v_prev = v
    v *= mu
    v -= lr * dw
    w += -mu * v_prev + (1 + mu) * v
    return w, config
""",
    ),
    # + momentum * v_old in place of - momentum * v_old.
    Wrong(
        "nesterov",
        "nesterov_other_weights",
        "old_velocity_added_where_it_is_to_be_taken_away",
        """
def nesterov(w, dw, config=None):
    config = dict(learning_rate=1e-2, momentum=0.9, velocity=np.zeros(w.shape)) | (config or {})
    m = config['momentum']
    old = config['velocity']
    new = m*old - config['learning_rate']*dw
    config['velocity'] = new
    return w + m*old + (1 + m)*new, config
""",
    ),
    # The new velocity is added once, not (1 + momentum) times.
    Wrong(
        "nesterov",
        "nesterov_other_weights",
        "one_plus_momentum_left_out",
        """
def nesterov(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-2, momentum=0.9, velocity=np.zeros_like(w))
    prev = np.copy(config["velocity"])
    config["velocity"] = config["momentum"] * prev - config["learning_rate"] * dw
    next_w = w - config["momentum"] * prev + config["velocity"]
    return next_w, config
""",
    ),
    # 1 + mu * v without brackets: a one is added to each weight.
    Wrong(
        "nesterov",
        "",
        "brackets_of_one_plus_momentum_missing",
        """
def nesterov(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-2, momentum=0.9, velocity=np.zeros_like(w))
    mu = config["momentum"]
    v_prev = config["velocity"]
    v = mu * v_prev - config["learning_rate"] * dw
    w = w - mu * v_prev + 1 + mu * v
    config["velocity"] = v
    return w, config
""",
    ),
    # The step has 0.9 and 1.9 written in; only the velocity heeds config["momentum"].
    Wrong(
        "nesterov",
        "nesterov_other_weights",
        "nine_tenths_written_into_the_step",
        """
def nesterov(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-2, momentum=0.9, velocity=np.zeros_like(w))
    v0 = config["velocity"]
    v1 = config["momentum"] * v0 - config["learning_rate"] * dw
    config["velocity"] = v1
    return w - 0.9 * v0 + 1.9 * v1, config
""",
    ),
    # What is remembered is the whole step that w made, not v'.
    Wrong(
        "nesterov",
        "",
        "keeps_the_whole_step_as_the_velocity",
        """
def nesterov(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-2, momentum=0.9, velocity=np.zeros_like(w))
    rho, alpha = config["momentum"], config["learning_rate"]
    old_v = config["velocity"]
    v = rho * old_v - alpha * dw
    v = -rho * old_v + (1 + rho) * v
    config["velocity"] = v
    return w + v, config
""",
    ),
    # Without a learning_rate it takes 1e-3, not 1e-2.
    Wrong(
        "nesterov",
        "default_setting_wrong",
        "default_learning_rate_of_adam",
        """
def nesterov(w, dw, config=None):
    if config is None: config = {}
    config.setdefault('learning_rate', 1e-3)
    config.setdefault('momentum', 0.9)
    config.setdefault('velocity', np.zeros_like(w))
    v_prev = config['velocity']
    config['velocity'] = config['momentum'] * v_prev - config['learning_rate'] * dw
    next_w = w - config['momentum'] * v_prev + (1 + config['momentum']) * config['velocity']
    return next_w, config
""",
    ),
    # = where += is meant: the cache is the square of this gradient alone.
    Wrong(
        "adagrad",
        "state_not_kept",
        "cache_is_only_the_newest_square",
        """
def adagrad(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-2, epsilon=1e-8, cache=np.zeros_like(w))
    cache = config["cache"]
    cache = dw * dw
    w = w - config["learning_rate"] * dw / (np.sqrt(cache) + config["epsilon"])
    config["cache"] = cache
    return w, config
""",
    ),
    # The root is left out.
    Wrong(
        "adagrad",
        "root_missing",
        "divides_by_the_cache_without_a_root",
        """
def adagrad(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-2, epsilon=1e-8, cache=np.zeros_like(w))
    config["cache"] = config["cache"] + dw**2
    denominator = config["cache"] + config["epsilon"]
    return w - config["learning_rate"] * dw / denominator, config
""",
    ),
    # The step divides by the cache of the steps before; this gradient comes in afterwards.
    Wrong(
        "adagrad",
        "cache_lags_behind",
        "steps_before_this_gradient_is_in_the_cache",
        """
def adagrad(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-2, epsilon=1e-8, cache=np.zeros_like(w))
    lr, eps = config["learning_rate"], config["epsilon"]
    next_w = w - lr * dw / (np.sqrt(config["cache"]) + eps)
    config["cache"] = config["cache"] + np.square(dw)
    return next_w, config
""",
    ),
    # The squares of all entries are summed into one number: no entry has a rate of its own.
    Wrong(
        "adagrad",
        "not_elementwise",
        "all_entries_share_the_sum_of_the_squares",
        """
def adagrad(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-2, epsilon=1e-8, cache=np.zeros_like(w))
    # sum of squared gradients
    config["cache"] = config["cache"] + np.sum(dw**2)
    step = config["learning_rate"] * dw / (np.sqrt(config["cache"]) + config["epsilon"])
    return w - step, config
""",
    ),
    # The cache gets |dw|, not dw ** 2.
    Wrong(
        "adagrad",
        "square_missing",
        "sums_absolute_values_in_place_of_squares",
        """
def adagrad(w, dw, config=None):
    if not config: config = {}
    config = {"learning_rate": 1e-2, "epsilon": 1e-8, "cache": np.zeros(w.shape)} | config
    g = np.abs(dw)
    config["cache"] = config["cache"] + g
    return w - config["learning_rate"] * dw / (np.sqrt(config["cache"]) + config["epsilon"]), config
""",
    ),
    # np.square(dw, out=dw): the caller's gradient is overwritten.
    Wrong(
        "adagrad",
        "gradient_written_into",
        "squares_dw_into_itself_with_out",
        """
def adagrad(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-2, epsilon=1e-8, cache=np.zeros_like(w))
    step = config["learning_rate"] * dw
    np.square(dw, out=dw)
    config["cache"] = np.add(config["cache"], dw)
    scale = np.sqrt(config["cache"])
    np.add(scale, config["epsilon"], out=scale)
    np.divide(step, scale, out=step)
    return np.subtract(w, step), config
""",
    ),
    # A moving average with 0.99: this is RMSProp.
    Wrong(
        "adagrad",
        "memory_fades",
        "forgets_like_rmsprop",
        """
def adagrad(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-2, decay_rate=0.99, epsilon=1e-8, cache=np.zeros_like(w))
    config["cache"] = config["decay_rate"] * config["cache"] + (1 - config["decay_rate"]) * dw**2
    return w - config["learning_rate"] * dw / (np.sqrt(config["cache"]) + config["epsilon"]), config
""",
    ),
    # It asks config for "eps", so an epsilon handed in is not heeded.
    Wrong(
        "adagrad",
        "given_setting_ignored",
        "epsilon_is_looked_up_as_eps",
        """
def adagrad(w, dw, config=None):
    config = {} if config is None else config
    lr = config.get("learning_rate", 1e-2)
    eps = config.get("eps", 1e-8)
    cache = config.get("cache", np.zeros_like(w))
    cache = cache + dw**2
    config["cache"] = cache
    return w - lr * dw / (np.sqrt(cache) + eps), config
""",
    ),
    # (1 - decay) for the old cache and decay for the new square.
    Wrong(
        "rmsprop",
        "weights_mirrored",
        "weights_of_old_and_new_exchanged",
        """
def rmsprop(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-2, decay_rate=0.99, epsilon=1e-8, cache=np.zeros_like(w))
    d = config["decay_rate"]
    config["cache"] = (1 - d) * config["cache"] + d * dw**2
    return w - config["learning_rate"] * dw / (np.sqrt(config["cache"]) + config["epsilon"]), config
""",
    ),
    # The new square is not multiplied by (1 - decay_rate).
    Wrong(
        "rmsprop",
        "new_weight_missing",
        "new_square_at_full_weight",
        """
def rmsprop(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-2, decay_rate=0.99, epsilon=1e-8, cache=np.zeros_like(w))
    cache = config["cache"] * config["decay_rate"]
    cache += dw * dw
    config["cache"] = cache
    w = w - config["learning_rate"] * dw / (np.sqrt(cache) + config["epsilon"])
    return w, config
""",
    ),
    # decay_rate is 0.9 if it is not given; the docstring says 0.99.
    Wrong(
        "rmsprop",
        "default_setting_wrong",
        "default_decay_rate_of_hinton",
        """
def rmsprop(w, dw, config=None):
    if config is None: config = {}
    config.setdefault('learning_rate', 1e-2)
    config.setdefault('decay_rate', 0.9)
    config.setdefault('epsilon', 1e-8)
    config.setdefault('cache', np.zeros_like(w))

    config['cache'] = config['decay_rate']*config['cache'] + (1-config['decay_rate'])*dw**2
    next_w = w - config['learning_rate']*dw/(np.sqrt(config['cache'])+config['epsilon'])
    return next_w, config
""",
    ),
    # The new cache stays in a local name; config keeps the old one.
    Wrong(
        "rmsprop",
        "state_not_kept",
        "the_cache_is_not_put_back",
        """
def rmsprop(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-2, decay_rate=0.99, epsilon=1e-8, cache=np.zeros_like(w))
    lr, decay, eps, cache = (
        config["learning_rate"], config["decay_rate"], config["epsilon"], config["cache"]
    )
    cache = decay * cache + (1 - decay) * dw**2
    w = w - lr * dw / (np.sqrt(cache) + eps)
    return w, config
""",
    ),
    # The step uses the cache as it was before this gradient.
    Wrong(
        "rmsprop",
        "cache_lags_behind",
        "divides_by_the_root_of_the_old_cache",
        """
def rmsprop(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-2, decay_rate=0.99, epsilon=1e-8, cache=np.zeros_like(w))
    rms = np.sqrt(config["cache"]) + config["epsilon"]
    config["cache"] = config["decay_rate"] * config["cache"] + (1 - config["decay_rate"]) * dw**2
    return w - config["learning_rate"] * dw / rms, config
""",
    ),
    # dw / sqrt(cache) + epsilon: the epsilon is added to the quotient and 0/0 stays.
    Wrong(
        "rmsprop",
        "rule_not_finite",
        "epsilon_added_to_the_weights_for_want_of_brackets",
        """
def rmsprop(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-2, decay_rate=0.99, epsilon=1e-8, cache=np.zeros_like(w))
    config["cache"] = config["decay_rate"] * config["cache"] + (1 - config["decay_rate"]) * dw**2
    next_w = w - config["learning_rate"] * (dw / np.sqrt(config["cache"]) + config["epsilon"])
    return next_w, config
""",
    ),
    # The cache is divided by 1 - decay ** t, which is Adam's correction.
    Wrong(
        "rmsprop",
        "bias_correction_added",
        "start_at_zero_made_up_for_as_in_adam",
        """
def rmsprop(w, dw, config=None):
    config = with_defaults(
        config, learning_rate=1e-2, decay_rate=0.99, epsilon=1e-8, cache=np.zeros_like(w), t=0
    )
    config["t"] += 1
    config["cache"] = config["decay_rate"] * config["cache"] + (1 - config["decay_rate"]) * dw**2
    unbiased = config["cache"] / (1 - config["decay_rate"] ** config["t"])
    return w - config["learning_rate"] * dw / (np.sqrt(unbiased) + config["epsilon"]), config
""",
    ),
    # epsilon is 1e-7 if it is not given.
    Wrong(
        "rmsprop",
        "default_setting_wrong",
        "default_epsilon_of_keras",
        """
def rmsprop(w, dw, config=None):
    defaults = dict(learning_rate=1e-2, decay_rate=0.99, epsilon=1e-7, cache=np.zeros_like(w))
    config = {**defaults, **(config or {})}
    rho = config["decay_rate"]
    config["cache"] = rho * config["cache"] + (1 - rho) * dw**2
    return w - config["learning_rate"] * dw / (np.sqrt(config["cache"]) + config["epsilon"]), config
""",
    ),
    # np.mean(dw ** 2) is "the moving average": one number for all entries.
    Wrong(
        "rmsprop",
        "not_elementwise",
        "mean_of_the_squares_over_the_whole_array",
        """
def rmsprop(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-2, decay_rate=0.99, epsilon=1e-8, cache=np.zeros_like(w))
    mean_square = np.mean(dw**2)
    config["cache"] = config["decay_rate"] * config["cache"] + (1 - config["decay_rate"]) * mean_square
    return w - config["learning_rate"] * dw / (np.sqrt(config["cache"]) + config["epsilon"]), config
""",
    ),
    # t goes up at the end: the first step divides by 1 - beta ** 0 = 0.
    Wrong(
        "adam",
        "t_behind",
        "t_is_counted_after_the_corrections",
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

    b1, b2, t = config['beta1'], config['beta2'], config['t']
    config['m'] = b1 * config['m'] + (1 - b1) * dw
    config['v'] = b2 * config['v'] + (1 - b2) * (dw**2)
    mt = config['m'] / (1 - b1**t)
    vt = config['v'] / (1 - b2**t)
    next_w = w - config['learning_rate'] * mt / (np.sqrt(vt) + config['epsilon'])
    config['t'] = t + 1
    return next_w, config
""",
    ),
    # t + 1 is never stored: each step is corrected as if it were the first.
    Wrong(
        "adam",
        "t_stuck",
        "t_goes_up_in_a_local_name_only",
        """
def adam(w, dw, config=None):
    if config is None:
        config = {}
    config.setdefault("learning_rate", 1e-3)
    config.setdefault("beta1", 0.9)
    config.setdefault("beta2", 0.999)
    config.setdefault("epsilon", 1e-8)
    config.setdefault("m", np.zeros_like(w))
    config.setdefault("v", np.zeros_like(w))
    config.setdefault("t", 0)
    beta1, beta2, eps = config["beta1"], config["beta2"], config["epsilon"]
    m, v, t = config["m"], config["v"], config["t"]
    t += 1
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw**2
    mb = m / (1 - beta1**t)
    vb = v / (1 - beta2**t)
    w = w - config["learning_rate"] * mb / (np.sqrt(vb) + eps)
    config["m"], config["v"] = m, v
    return w, config
""",
    ),
    # m and v are overwritten by m_hat and v_hat, and these are kept.
    Wrong(
        "adam",
        "corrected_averages_stored",
        "remembers_the_divided_averages",
        """
def adam(w, dw, config=None):
    defaults = dict(learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8, m=0.0, v=0.0, t=0)
    config = with_defaults(config, **defaults)
    b1, b2 = config["beta1"], config["beta2"]
    config["t"] += 1
    m = b1 * config["m"] + (1 - b1) * dw
    v = b2 * config["v"] + (1 - b2) * dw * dw
    m /= 1 - b1 ** config["t"]
    v /= 1 - b2 ** config["t"]
    config["m"] = m
    config["v"] = v
    return w - config["learning_rate"] * m / (np.sqrt(v) + config["epsilon"]), config
""",
    ),
    # The first form on the slides: no division by 1 - beta ** t at all.
    Wrong(
        "adam",
        "bias_correction_missing",
        "almost_adam_of_the_lecture_no_corrections",
        """
def adam(w, dw, config=None):
    if config is None:
        config = {}
    config.setdefault("learning_rate", 1e-3)
    config.setdefault("beta1", 0.9)
    config.setdefault("beta2", 0.999)
    config.setdefault("epsilon", 1e-8)
    config.setdefault("m", np.zeros_like(w))
    config.setdefault("v", np.zeros_like(w))
    config.setdefault("t", 0)
    first_moment = config["beta1"] * config["m"] + (1 - config["beta1"]) * dw
    second_moment = config["beta2"] * config["v"] + (1 - config["beta2"]) * dw * dw
    config.update(m=first_moment, v=second_moment, t=config["t"] + 1)
    return w - config["learning_rate"] * first_moment / (np.sqrt(second_moment) + config["epsilon"]), config
""",
    ),
    # v is used as it is, m_hat is divided.
    Wrong(
        "adam",
        "only_one_corrected",
        "only_m_is_corrected",
        """
def adam(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8)
    config = with_defaults(config, m=np.zeros_like(w), v=np.zeros_like(w), t=0)
    config["t"] = t = config["t"] + 1
    config["m"] = config["m"] * config["beta1"] + dw * (1 - config["beta1"])
    config["v"] = config["v"] * config["beta2"] + dw**2 * (1 - config["beta2"])
    m_unbias = config["m"] / (1 - config["beta1"] ** t)
    v_unbias = config["v"] / (1 - config["beta2"] ** t)  # noqa: F841
    return w - config["learning_rate"] * m_unbias / (np.sqrt(config["v"]) + config["epsilon"]), config
""",
    ),
    # m is divided with beta2, v with beta1.
    Wrong(
        "adam",
        "betas_swapped",
        "betas_exchanged_in_the_corrections",
        """
def adam(w, dw, config=None):
    defaults = dict(learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8, m=0.0, v=0.0, t=0)
    config = with_defaults(config, **defaults)
    b1, b2 = config["beta1"], config["beta2"]
    config["t"] += 1
    t = config["t"]
    config["m"] = b1 * config["m"] + (1 - b1) * dw
    config["v"] = b2 * config["v"] + (1 - b2) * dw**2
    mhat = config["m"] / (1 - b2**t)
    vhat = config["v"] / (1 - b1**t)
    return w - config["learning_rate"] * mhat / (np.sqrt(vhat) + config["epsilon"]), config
""",
    ),
    # One star too few: 1 - beta * t.
    Wrong(
        "adam",
        "bias_correction_wrong_form",
        "beta_times_t_in_place_of_beta_to_the_t",
        """
def adam(w, dw, config=None):
    if config is None:
        config = {}
    config.setdefault("learning_rate", 1e-3)
    config.setdefault("beta1", 0.9)
    config.setdefault("beta2", 0.999)
    config.setdefault("epsilon", 1e-8)
    config.setdefault("m", np.zeros_like(w))
    config.setdefault("v", np.zeros_like(w))
    config.setdefault("t", 0)
    config["t"] += 1
    config["m"] = config["beta1"] * config["m"] + (1 - config["beta1"]) * dw
    config["v"] = config["beta2"] * config["v"] + (1 - config["beta2"]) * np.power(dw, 2)
    m_hat = config["m"] / (1 - config["beta1"] * config["t"])
    v_hat = config["v"] / (1 - config["beta2"] * config["t"])
    next_w = w - config["learning_rate"] * m_hat / (np.sqrt(np.abs(v_hat)) + config["epsilon"])
    return next_w, config
""",
    ),
    # v gets |dw|, no square.
    Wrong(
        "adam",
        "square_missing",
        "v_averages_gradients_that_are_not_squared",
        """
def adam(w, dw, config=None):
    defaults = dict(learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8, m=0.0, v=0.0, t=0)
    config = with_defaults(config, **defaults)
    config["t"] += 1
    grad, size = dw, np.abs(dw)
    config["m"] = config["beta1"] * config["m"] + (1 - config["beta1"]) * grad
    config["v"] = config["beta2"] * config["v"] + (1 - config["beta2"]) * size
    m_hat = config["m"] / (1 - config["beta1"] ** config["t"])
    v_hat = config["v"] / (1 - config["beta2"] ** config["t"])
    return w - config["learning_rate"] * m_hat / (np.sqrt(v_hat) + config["epsilon"]), config
""",
    ),
    # The second average takes m ** 2 in place of dw ** 2.
    Wrong(
        "adam",
        "",
        "v_averages_the_square_of_m",
        """
def adam(w, dw, config=None):
    if config is None:
        config = {}
    config.setdefault("learning_rate", 1e-3)
    config.setdefault("beta1", 0.9)
    config.setdefault("beta2", 0.999)
    config.setdefault("epsilon", 1e-8)
    config.setdefault("m", np.zeros_like(w))
    config.setdefault("v", np.zeros_like(w))
    config.setdefault("t", 0)
    config["t"] += 1
    config["m"] = config["beta1"] * config["m"] + (1 - config["beta1"]) * dw
    config["v"] = config["beta2"] * config["v"] + (1 - config["beta2"]) * config["m"] ** 2
    mt = config["m"] / (1 - config["beta1"] ** config["t"])
    vt = config["v"] / (1 - config["beta2"] ** config["t"])
    return w - config["learning_rate"] * mt / (np.sqrt(vt) + config["epsilon"]), config
""",
    ),
    # Divided by v_hat itself.
    Wrong(
        "adam",
        "root_missing",
        "no_root_over_v_hat",
        """
def adam(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8)
    config = with_defaults(config, m=np.zeros_like(w), v=np.zeros_like(w), t=0)
    b1, b2 = config["beta1"], config["beta2"]
    config["t"] += 1
    config["m"] = b1 * config["m"] + (1 - b1) * dw
    config["v"] = b2 * config["v"] + (1 - b2) * dw**2
    m_hat = config["m"] / (1 - b1 ** config["t"])
    v_hat = config["v"] / (1 - b2 ** config["t"])
    return w - config["learning_rate"] * m_hat / (v_hat + config["epsilon"]), config
""",
    ),
    # beta2 is 0.99 if it is not given.
    Wrong(
        "adam",
        "default_setting_wrong",
        "default_beta2_is_two_nines",
        """
def adam(w, dw, config=None):
    cfg = {"learning_rate": 1e-3, "beta1": 0.9, "beta2": 0.99, "epsilon": 1e-8, "t": 0}
    cfg.update(config or {})
    m = cfg["beta1"] * cfg.get("m", np.zeros_like(w)) + (1 - cfg["beta1"]) * dw
    v = cfg["beta2"] * cfg.get("v", np.zeros_like(w)) + (1 - cfg["beta2"]) * dw**2
    t = cfg["t"] + 1
    cfg.update({"m": m, "v": v, "t": t})
    m_hat, v_hat = m / (1 - cfg["beta1"] ** t), v / (1 - cfg["beta2"] ** t)
    return w - cfg["learning_rate"] * m_hat / (np.sqrt(v_hat) + cfg["epsilon"]), cfg
""",
    ),
    # m is kept but the step is made with dw: RMSProp with a correction.
    Wrong(
        "adam",
        "m_not_averaged",
        "step_along_the_gradient_and_not_along_m_hat",
        """
def adam(w, dw, config=None):
    defaults = dict(learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8, m=0.0, v=0.0, t=0)
    config = with_defaults(config, **defaults)
    config["t"] += 1
    config["m"] = config["beta1"] * config["m"] + (1 - config["beta1"]) * dw
    config["v"] = config["beta2"] * config["v"] + (1 - config["beta2"]) * dw**2
    v_hat = config["v"] / (1 - config["beta2"] ** config["t"])
    return w - config["learning_rate"] * dw / (np.sqrt(v_hat) + config["epsilon"]), config
""",
    ),
    # m = beta1 * m + dw, without (1 - beta1).
    Wrong(
        "adam",
        "new_weight_missing",
        "m_gets_the_gradient_at_full_weight",
        """
def adam(w, dw, config=None):
    if config is None:
        config = {}
    config.setdefault("learning_rate", 1e-3)
    config.setdefault("beta1", 0.9)
    config.setdefault("beta2", 0.999)
    config.setdefault("epsilon", 1e-8)
    config.setdefault("m", np.zeros_like(w))
    config.setdefault("v", np.zeros_like(w))
    config.setdefault("t", 0)
    b1, b2 = config["beta1"], config["beta2"]
    config["t"] += 1
    config["m"] = b1 * config["m"] + dw
    config["v"] = b2 * config["v"] + (1 - b2) * dw**2
    m_hat = config["m"] / (1 - b1 ** config["t"])
    v_hat = config["v"] / (1 - b2 ** config["t"])
    return w - config["learning_rate"] * m_hat / (np.sqrt(v_hat) + config["epsilon"]), config
""",
    ),
    # config["m"] = config["v"] = zeros, then both are changed in place: one array for the two.
    Wrong(
        "adam",
        "",
        "m_and_v_are_one_array_of_zeros",
        """
def adam(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8, t=0)
    if "m" not in config:
        config["m"] = config["v"] = np.zeros_like(w)
    config["t"] += 1
    m, v = config["m"], config["v"]
    m *= config["beta1"]
    m += (1 - config["beta1"]) * dw
    v *= config["beta2"]
    v += (1 - config["beta2"]) * dw**2
    m_hat = m / (1 - config["beta1"] ** config["t"])
    v_hat = v / (1 - config["beta2"] ** config["t"])
    return w - config["learning_rate"] * m_hat / (np.sqrt(v_hat) + config["epsilon"]), config
""",
    ),
    # Each step also shrinks w by a hundredth of the learning rate, as AdamW does.
    Wrong(
        "adam",
        "hidden_weight_decay",
        "weight_decay_left_in_from_adamw",
        """
def adam(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8)
    config = with_defaults(config, m=np.zeros_like(w), v=np.zeros_like(w), t=0)
    lr = config["learning_rate"]
    w = w * (1 - lr * 1e-2)  # decoupled weight decay
    config["t"] += 1
    config["m"] = config["beta1"] * config["m"] + (1 - config["beta1"]) * dw
    config["v"] = config["beta2"] * config["v"] + (1 - config["beta2"]) * dw * dw
    denom = np.sqrt(config["v"] / (1 - config["beta2"] ** config["t"])) + config["epsilon"]
    return w - lr * config["m"] / (1 - config["beta1"] ** config["t"]) / denom, config
""",
    ),
    # The corrected rate is written back as the learning_rate: the setting changes from step to step.
    Wrong(
        "adam",
        "config_entries_lost",
        "learning_rate_in_config_is_multiplied_by_the_corrections",
        """
def adam(w, dw, config=None):
    defaults = dict(learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8, m=0.0, v=0.0, t=0)
    config = with_defaults(config, **defaults)
    b1, b2 = config["beta1"], config["beta2"]
    config["t"] += 1
    config["m"] = b1 * config["m"] + (1 - b1) * dw
    config["v"] = b2 * config["v"] + (1 - b2) * dw**2
    config["learning_rate"] /= 1 - b1 ** config["t"]
    root = np.sqrt(config["v"] / (1 - b2 ** config["t"]))
    return w - config["learning_rate"] * config["m"] / (root + config["epsilon"]), config
""",
    ),
    # It asks for "betas", a pair; beta1 and beta2 of config are not heeded.
    Wrong(
        "adam",
        "given_setting_ignored",
        "betas_in_a_pair_as_in_torch",
        """
def adam(w, dw, config=None):
    state = config if config is not None else {}
    lr = state.get("learning_rate", 1e-3)
    beta1, beta2 = state.get("betas", (0.9, 0.999))
    eps = state.get("epsilon", 1e-8)
    exp_avg = state.get("m", np.zeros_like(w))
    exp_avg_sq = state.get("v", np.zeros_like(w))
    step = state.get("t", 0) + 1
    exp_avg = exp_avg * beta1 + (1 - beta1) * dw
    exp_avg_sq = exp_avg_sq * beta2 + (1 - beta2) * dw * dw
    state["m"], state["v"], state["t"] = exp_avg, exp_avg_sq, step
    denom = np.sqrt(exp_avg_sq) / np.sqrt(1 - beta2**step) + eps
    return w - lr / (1 - beta1**step) * exp_avg / denom, state
""",
    ),
    # 1 - 0.9 ** t and 1 - 0.999 ** t whatever beta1 and beta2 are.
    Wrong(
        "adam",
        "bias_correction_wrong_form",
        "corrections_with_the_default_betas_written_in",
        """
def adam(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8, m=0.0, v=0.0)
    t = config["t"] = config.get("t", 0) + 1
    config["m"] = config["beta1"] * config["m"] + (1 - config["beta1"]) * dw
    config["v"] = config["beta2"] * config["v"] + (1 - config["beta2"]) * dw**2
    m_hat = config["m"] / (1 - 0.9**t)
    v_hat = config["v"] / (1 - 0.999**t)
    return w - config["learning_rate"] * m_hat / (np.sqrt(v_hat) + config["epsilon"]), config
""",
    ),
    # t is counted, and t + 1 stands in the powers as well.
    Wrong(
        "adam",
        "t_ahead",
        "corrections_one_step_ahead_of_t",
        """
def adam(w, dw, config=None):
    if config is None: config = {}
    for name, value in [('learning_rate', 1e-3), ('beta1', .9), ('beta2', .999), ('epsilon', 1e-8)]:
        config.setdefault(name, value)
    config.setdefault('m', np.zeros_like(w))
    config.setdefault('v', np.zeros_like(w))
    config.setdefault('t', 0)
    b1, b2 = config['beta1'], config['beta2']
    config['t'] += 1
    config['m'] = b1*config['m'] + (1-b1)*dw
    config['v'] = b2*config['v'] + (1-b2)*dw**2
    mt = config['m'] / (1 - b1**(config['t'] + 1))
    vt = config['v'] / (1 - b2**(config['t'] + 1))
    return w - config['learning_rate'] * mt / (np.sqrt(vt) + config['epsilon']), config
""",
    ),
    # m * (1 - beta1 ** t): the averages are made smaller still.
    Wrong(
        "adam",
        "bias_correction_multiplied",
        "multiplied_by_the_share_not_divided",
        """
def adam(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8, m=0.0, v=0.0)
    config["t"] = config.get("t", 0) + 1
    config["m"] = config["beta1"] * config["m"] + (1 - config["beta1"]) * dw
    config["v"] = config["beta2"] * config["v"] + (1 - config["beta2"]) * dw**2
    m_hat = config["m"] * (1 - config["beta1"] ** config["t"])
    v_hat = config["v"] * (1 - config["beta2"] ** config["t"])
    return w - config["learning_rate"] * m_hat / (np.sqrt(v_hat) + config["epsilon"]), config
""",
    ),
]

UNUSUAL = [
    Unusual(
        "sgd_momentum",
        "in_place_from_2016_with_setdefault",
        """
def sgd_momentum(w, dw, config=None):
    if config is None: config = {}
    config.setdefault('learning_rate', 1e-2)
    config.setdefault('momentum', 0.9)
    v = config.get('velocity', np.zeros_like(w))
    v = config['momentum']*v - config['learning_rate']*dw
    w += v
    config['velocity'] = v
    return w, config
""",
    ),
    Unusual(
        "sgd_momentum",
        "torch_buffer_negated_and_scaled_back",
        """
def sgd_momentum(w, dw, config=None):
    # the buffer of torch, but kept as the docstring wants it
    opts = dict(config) if config is not None else {}
    for key, value in (("learning_rate", 0.01), ("momentum", 0.9), ("velocity", None)):
        opts.setdefault(key, value)
    if opts["velocity"] is None:
        opts["velocity"] = np.zeros(np.shape(w))
    buf = -opts["velocity"]
    buf = opts["momentum"] * buf + opts["learning_rate"] * dw
    opts["velocity"] = -buf
    return w - buf, opts
""",
    ),
    Unusual(
        "sgd_momentum",
        "c_loop_over_flat_indices",
        """
def sgd_momentum(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-2, momentum=0.9)
    if "velocity" not in config:
        config["velocity"] = np.zeros(w.shape)
    v = np.array(config["velocity"], dtype=float)
    out = np.array(w, dtype=float)
    for i in range(w.size):
        v.flat[i] = config["momentum"] * v.flat[i] - config["learning_rate"] * dw.flat[i]
        out.flat[i] += v.flat[i]
    config["velocity"] = v
    return out, config
""",
    ),
    Unusual(
        "nesterov",
        "course_notes_with_copied_back_up",
        """
def nesterov(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-2, momentum=0.9)
    if config.get("velocity") is None:
        config["velocity"] = np.zeros_like(w)
    mu, v = config["momentum"], config["velocity"]
    v_prev = v.copy()  # back this up
    v *= mu
    v -= config["learning_rate"] * dw
    w += -mu * v_prev + (1 + mu) * v
    return w, config
""",
    ),
    Unusual(
        "nesterov",
        "sutskever_peek_via_the_position_behind",
        """
def nesterov(w, dw, config=None):
    config = {"learning_rate": 1e-2, "momentum": 0.9, "velocity": np.zeros(w.shape), **(config or {})}
    mu, eta = config["momentum"], config["learning_rate"]
    behind = w - mu * config["velocity"]  # where the ball is without the look ahead
    velocity = mu * config["velocity"] - eta * dw
    ball = behind + velocity
    config["velocity"] = velocity
    return ball + mu * velocity, config
""",
    ),
    Unusual(
        "nesterov",
        "torch_form_with_mu_squared",
        """
def nesterov(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-2, momentum=0.9, velocity=np.zeros_like(w))
    mu = config["momentum"]
    g = config["learning_rate"] * dw
    next_w = w + mu**2 * config["velocity"] - (1 + mu) * g
    config["velocity"] = mu * config["velocity"] - g
    return next_w, config
""",
    ),
    Unusual(
        "adagrad",
        "epsilon_under_the_root",
        """
def adagrad(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-2, epsilon=1e-8, cache=np.zeros_like(w))
    config["cache"] = config["cache"] + dw**2
    w = w - (config["learning_rate"] / np.sqrt(config["cache"] + config["epsilon"])) * dw
    return w, config
""",
    ),
    Unusual(
        "adagrad",
        "in_place_cache_and_out_arguments",
        """
def adagrad(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-2, epsilon=1e-8)
    cache = config.setdefault("cache", np.zeros(w.shape))
    tmp = np.empty_like(cache)
    np.multiply(dw, dw, out=tmp)
    np.add(cache, tmp, out=cache)
    np.sqrt(cache, out=tmp)
    tmp += config["epsilon"]
    np.divide(dw, tmp, out=tmp)
    tmp *= config["learning_rate"]
    return w - tmp, config
""",
    ),
    Unusual(
        "adagrad",
        "own_rate_per_entry_as_a_power",
        """
def adagrad(w, dw, config=None):
    config = {} if config is None else {**config}
    config["learning_rate"] = config.get("learning_rate", 1e-2)
    config["epsilon"] = config.get("epsilon", 1e-8)
    config["cache"] = config.get("cache", np.zeros_like(dw)) + np.abs(dw) ** 2
    rates = config["learning_rate"] / (config["cache"] ** 0.5 + config["epsilon"])
    return w - rates * dw, config
""",
    ),
    Unusual(
        "adagrad",
        "root_sum_by_hypot",
        """
def adagrad(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-2, epsilon=1e-8, cache=np.zeros(w.shape))
    root = np.hypot(np.sqrt(config["cache"]), dw)
    config["cache"] = config["cache"] + dw * dw
    return w + -config["learning_rate"] * dw / (root + config["epsilon"]), config
""",
    ),
    Unusual(
        "adagrad",
        "defaults_in_a_loop_and_all_in_place",
        """
def adagrad(w, dw, config=None):
    if config is None: config = {}
    settings = {'learning_rate': 1e-2, 'epsilon': 1e-8}
    for k in settings:
        if k not in config:
            config[k] = settings[k]
    if 'cache' not in config:
        config['cache'] = np.zeros(w.shape)
    config['cache'] += np.power(dw, 2)
    w -= config['learning_rate'] * np.divide(dw, np.sqrt(config['cache']) + config['epsilon'])
    return w, config
""",
    ),
    Unusual(
        "rmsprop",
        "epsilon_inside_of_the_root_as_in_tensorflow",
        """
def rmsprop(w, dw, config=None):
    config = dict(config) if config else {}
    lr = config.setdefault("learning_rate", 0.01)
    rho = config.setdefault("decay_rate", 0.99)
    eps = config.setdefault("epsilon", 1e-8)
    ms = config.setdefault("cache", np.zeros_like(w, dtype=np.float64))
    ms = rho * ms + (1 - rho) * np.square(dw)
    config["cache"] = ms
    return w - lr * dw / np.sqrt(ms + eps), config
""",
    ),
    Unusual(
        "rmsprop",
        "lerp_towards_the_square",
        """
def rmsprop(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-2, decay_rate=0.99, epsilon=1e-8, cache=np.zeros_like(w))
    g2 = dw * dw
    config["cache"] = g2 + config["decay_rate"] * (config["cache"] - g2)
    return w - config["learning_rate"] * dw / (config["epsilon"] + np.sqrt(config["cache"])), config
""",
    ),
    Unusual(
        "rmsprop",
        "cache_starts_from_none_and_is_changed_in_place",
        """
def rmsprop(w, dw, config=None):
    if config is None: config = {}
    lr = config.setdefault('learning_rate', 1e-2)
    decay = config.setdefault('decay_rate', 0.99)
    eps = config.setdefault('epsilon', 1e-8)
    if config.get('cache') is None:
        config['cache'] = np.zeros(dw.shape)
    config['cache'] *= decay
    config['cache'] += (1 - decay) * dw ** 2
    w -= lr * dw / (np.sqrt(config['cache']) + eps)
    return w, config
""",
    ),
    Unusual(
        "rmsprop",
        "comprehension_over_pairs_of_entries",
        """
def rmsprop(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-2, decay_rate=0.99, epsilon=1e-8, cache=np.zeros(w.shape))
    lr, rho, eps = config["learning_rate"], config["decay_rate"], config["epsilon"]
    cache = [rho * c + (1 - rho) * g**2 for c, g in zip(np.ravel(config["cache"]), np.ravel(dw))]
    next_w = [x - lr * g / (c**0.5 + eps) for x, g, c in zip(np.ravel(w), np.ravel(dw), cache)]
    config["cache"] = np.array(cache).reshape(w.shape)
    return np.array(next_w).reshape(w.shape), config
""",
    ),
    Unusual(
        "adam",
        "epsilon_under_the_root_of_v_hat",
        """
def adam(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8)
    config = with_defaults(config, m=np.zeros_like(w), v=np.zeros_like(w), t=0)
    lr, b1, b2, eps = [config[k] for k in ["learning_rate", "beta1", "beta2", "epsilon"]]
    t = config["t"] + 1
    m = b1 * config["m"] + (1 - b1) * dw
    v = b2 * config["v"] + (1 - b2) * dw**2
    w = w - lr * (m / (1 - b1**t)) / np.sqrt(v / (1 - b2**t) + eps)
    config["m"], config["v"], config["t"] = m, v, t
    return w, config
""",
    ),
    Unusual(
        "adam",
        "well_known_solution_with_locals",
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

    lr, beta1, beta2 = config['learning_rate'], config['beta1'], config['beta2']
    eps = config['epsilon']
    t = config['t'] + 1
    m = beta1 * config['m'] + (1 - beta1) * dw
    mt = m / (1 - beta1**t)
    v = beta2 * config['v'] + (1 - beta2) * (dw**2)
    vt = v / (1 - beta2**t)
    next_w = w - lr * mt / (np.sqrt(vt) + eps)
    config.update(m=m, v=v, t=t)
    return next_w, config
""",
    ),
    Unusual(
        "adam",
        "torch_single_tensor_in_place",
        """
def adam(w, dw, config=None):
    state = with_defaults(config, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8, t=0)
    if "m" not in state:
        state["m"] = np.zeros(w.shape)
    if "v" not in state:
        state["v"] = np.zeros(w.shape)
    state["t"] = state["t"] + 1
    beta1, beta2 = state["beta1"], state["beta2"]
    state["m"] += (1 - beta1) * (dw - state["m"])
    state["v"] *= beta2
    state["v"] += (1 - beta2) * dw * dw
    bias_correction1 = 1 - beta1 ** state["t"]
    bias_correction2 = 1 - beta2 ** state["t"]
    step_size = state["learning_rate"] / bias_correction1
    denom = np.sqrt(state["v"]) / np.sqrt(bias_correction2) + state["epsilon"]
    w -= step_size * state["m"] / denom
    return w, state
""",
    ),
    Unusual(
        "adam",
        "helper_average_inside",
        """
def adam(w, dw, config=None):
    if config is None:
        config = {}
    config.setdefault("learning_rate", 1e-3)
    config.setdefault("beta1", 0.9)
    config.setdefault("beta2", 0.999)
    config.setdefault("epsilon", 1e-8)
    config.setdefault("m", np.zeros_like(w))
    config.setdefault("v", np.zeros_like(w))
    config.setdefault("t", 0)
    config["t"] += 1

    def average(name, beta, value):
        config[name] = beta * config[name] + (1 - beta) * value
        return config[name] / (1 - beta ** config["t"])

    direction = average("m", config["beta1"], dw)
    size = average("v", config["beta2"], dw * dw)
    return w - config["learning_rate"] * direction / (size**0.5 + config["epsilon"]), config
""",
    ),
    Unusual(
        "adam",
        "epsilon_scaled_for_the_folded_rate",
        """
def adam(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8)
    config = with_defaults(config, m=np.zeros_like(w), v=np.zeros_like(w), t=0)
    t = config["t"] = config["t"] + 1
    b1, b2 = config["beta1"], config["beta2"]
    config["m"] = b1 * config["m"] + (1 - b1) * dw
    config["v"] = b2 * config["v"] + (1 - b2) * dw**2
    root = np.sqrt(1 - b2**t)
    alpha = config["learning_rate"] * root / (1 - b1**t)
    return w - alpha * config["m"] / (np.sqrt(config["v"]) + config["epsilon"] * root), config
""",
    ),
    Unusual(
        "adam",
        "counts_t_with_a_power_kept_beside",
        """
def adam(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8)
    config = with_defaults(config, m=np.zeros_like(w), v=np.zeros_like(w), t=0)
    config["t"] += 1
    left1 = left2 = 1.0
    for _ in range(int(config["t"])):
        left1 *= config["beta1"]
        left2 *= config["beta2"]
    config["m"] = config["beta1"] * config["m"] + (1 - config["beta1"]) * dw
    config["v"] = config["beta2"] * config["v"] + (1 - config["beta2"]) * np.square(dw)
    config["steps_taken"] = config["t"]  # for my plots
    step = config["m"] / (1 - left1) / (np.sqrt(config["v"] / (1 - left2)) + config["epsilon"])
    return w - config["learning_rate"] * step, config
""",
    ),
    Unusual(
        "adam",
        "corrections_folded_into_the_rate",
        """
def adam(w, dw, config=None):
    defaults = dict(learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8, m=0.0, v=0.0, t=0)
    config = with_defaults(config, **defaults)
    config["t"] += 1
    b1, b2, t = config["beta1"], config["beta2"], config["t"]
    config["m"] = b1 * config["m"] + (1 - b1) * dw
    config["v"] = b2 * config["v"] + (1 - b2) * dw**2
    lr_t = config["learning_rate"] * np.sqrt(1 - b2**t) / (1 - b1**t)
    return w - lr_t * config["m"] / (np.sqrt(config["v"]) + config["epsilon"]), config
""",
    ),
]
