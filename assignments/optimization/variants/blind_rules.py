"""Update rules by somebody who knew neither the detectors nor the other tables."""

from autograder.verify.rows import Unusual, Wrong

WRONG = [
    # --- sgd_momentum -------------------------------------------------------------------------------------
    # A moving average of gradients, (1 - beta) in front of dw, as in another course.
    Wrong(
        "sgd_momentum",
        "velocity_averaged",
        "from_another_course_beta_and_alpha",
        """
def sgd_momentum(w, dw, config=None):
    if config is None: config = {}
    alpha = config.setdefault('learning_rate', 1e-2)
    beta = config.setdefault('momentum', 0.9)
    v = config.get('velocity', np.zeros(w.shape))
    # V_dW = beta * V_dW + (1 - beta) * dW
    v = beta * v + (1 - beta) * dw
    config['velocity'] = v
    # W = W - alpha * V_dW
    next_w = w - alpha * v
    return next_w, config
""",
    ),
    # The sign: it climbs.
    Wrong(
        "sgd_momentum",
        "rule_uphill",
        "plus_in_the_velocity_and_plus_in_the_step",
        """
def sgd_momentum(w, dw, config=None):
    if config is None:
        config = {}
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    v = config.get("velocity", np.zeros_like(w))

    next_w = None
    v = config["momentum"] * v + config["learning_rate"] * dw
    next_w = w + v

    config["velocity"] = v
    return next_w, config
""",
    ),
    # The velocity goes into a local dict that nobody gets back: every step starts from rest.
    Wrong(
        "sgd_momentum",
        "state_not_kept",
        "a_copy_with_the_velocity_is_made_and_the_old_one_returned",
        """
def sgd_momentum(w, dw, config=None):
    if config is None: config = {}
    config.setdefault('learning_rate', 1e-2)
    config.setdefault('momentum', 0.9)
    state = dict(config)
    vel = state.get('velocity')
    if vel is None:
        vel = np.zeros_like(w)
    vel = state['momentum'] * vel - state['learning_rate'] * dw
    state['velocity'] = vel
    w = w + vel
    return w, config
""",
    ),
    # The other library's convention: the rate is outside of the velocity.
    Wrong(
        "sgd_momentum",
        "velocity_without_learning_rate",
        "buf_as_in_a_library",
        """
def sgd_momentum(w, dw, config=None):
    config = config or {}
    lr = config.setdefault("learning_rate", 1e-2)
    momentum = config.setdefault("momentum", 0.9)
    buf = config.get("velocity", None)
    if buf is None:
        buf = dw.copy()
    else:
        buf = momentum * buf + dw
    config["velocity"] = buf
    return w - lr * buf, config
""",
    ),
    # The step is taken with the velocity from before this gradient.
    Wrong(
        "sgd_momentum",
        "old_velocity_moves_w",
        "moves_first_then_updates",
        """
def sgd_momentum(w, dw, config=None):
    if config is None: config = {}
    config.setdefault('learning_rate', 1e-2)
    config.setdefault('momentum', 0.9)
    config.setdefault('velocity', np.zeros_like(w))

    next_w = w + config['velocity']
    config['velocity'] = config['momentum']*config['velocity'] - config['learning_rate']*dw
    return next_w, config
""",
    ),
    # dw is scaled in place: the caller's gradient is written.
    Wrong(
        "sgd_momentum",
        "gradient_written_into",
        "saves_memory_everywhere",
        """
def sgd_momentum(w, dw, config=None):
    if config is None:
        config = {}
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    if "velocity" not in config:
        config["velocity"] = np.zeros_like(w)
    v = config["velocity"]
    # in place, no temporaries!
    v *= config["momentum"]
    dw *= config["learning_rate"]
    v -= dw
    w += v
    return w, config
""",
    ),
    # The learning rate is applied twice, in the velocity and in the step.
    Wrong(
        "sgd_momentum",
        "learning_rate_twice",
        "mixture_of_two_web_pages",
        """
def sgd_momentum(w, dw, config=None):
    if config is None: config = {}
    lr  = config.setdefault('learning_rate', 1e-2)
    rho = config.setdefault('momentum', 0.9)
    vx = config.get('velocity', np.zeros_like(w))
    vx = rho * vx - lr * dw
    w_new = w + lr * vx
    config['velocity'] = vx
    #print('|v|', np.linalg.norm(vx))
    return w_new, config
""",
    ),
    # A mutable default argument: two runs without config share one velocity.
    Wrong(
        "sgd_momentum",
        "state_outside_config",
        "default_argument_is_a_dict",
        """
def sgd_momentum(w, dw, config={}):
    if config is None:
        config = {}
    config["learning_rate"] = config.get("learning_rate", 1e-2)
    config["momentum"] = config.get("momentum", 0.9)
    v = config.get("velocity")
    if v is None or v.shape != w.shape:
        v = np.zeros_like(w)
    v = config["momentum"] * v - config["learning_rate"] * dw
    config["velocity"] = v
    return w + v, config
""",
    ),
    # Friction acts on the gradient too: v = mu (v - lr dw).
    Wrong(
        "sgd_momentum",
        "momentum_on_the_gradient_too",
        "brackets_around_too_much",
        """
def sgd_momentum(w, dw, config=None):
    if config is None: config = {}
    config.setdefault('learning_rate', 1e-2)
    config.setdefault('momentum', 0.9)
    v = config.get('velocity', 0 * w)
    v = config['momentum'] * (v - config['learning_rate'] * dw)
    config['velocity'] = v
    return w + v, config
""",
    ),
    # 0.9 is written into the formula: the momentum in config is not asked.
    Wrong(
        "sgd_momentum",
        "given_setting_ignored",
        "numbers_in_the_formula_from_the_slide",
        """
def sgd_momentum(w, dw, config=None):
    if config is None: config = {}
    config.setdefault('learning_rate', 1e-2)
    config.setdefault('momentum', 0.9)
    v = config.get('velocity', np.zeros_like(w))
    v = 0.9 * v - config['learning_rate'] * dw
    next_w = w + v
    config['velocity'] = v
    return next_w, config
""",
    ),
    # --- nesterov -----------------------------------------------------------------------------------------
    # v_prev is the same array as v, which is then changed in place: plain momentum comes out.
    Wrong(
        "nesterov",
        "momentum_for_nesterov",
        "v_prev_is_v_and_then_in_place",
        """
def nesterov(w, dw, config=None):
    if config is None: config = {}
    mu = config.setdefault('momentum', 0.9)
    lr = config.setdefault('learning_rate', 1e-2)
    v = config.setdefault('velocity', np.zeros_like(w))

    v_prev = v # back this up
    v *= mu
    v -= lr * dw # velocity update stays the same
    w = w + (-mu * v_prev + (1 + mu) * v)
    return w, config
""",
    ),
    # Plain momentum, on purpose.
    Wrong(
        "nesterov",
        "momentum_for_nesterov",
        "gradient_is_at_the_lookahead_already_so_nothing_to_do",
        """
def nesterov(w, dw, config=None):
    # dw is already evaluated at the looked-ahead position, so the update is the normal one
    if config is None:
        config = dict()
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    velocity = config.get("velocity", np.zeros_like(w))
    velocity = config["momentum"] * velocity - config["learning_rate"] * dw
    config["velocity"] = velocity
    return w + velocity, config
""",
    ),
    # The old and the new velocity change places.
    Wrong(
        "nesterov",
        "nesterov_velocities_swapped",
        "old_and_new",
        """
def nesterov(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault('learning_rate', 1e-2)
    config.setdefault('momentum', 0.9)
    mu = config['momentum']
    old = config.get('velocity', np.zeros_like(w))
    new = mu * old - config['learning_rate'] * dw
    config['velocity'] = new
    next_w = w - mu * new + (1 + mu) * old
    return next_w, config
""",
    ),
    # No brackets: 1 is added to every weight.
    Wrong(
        "nesterov",
        "",
        "a_bracket_lost_while_typing_it_off",
        """
def nesterov(w, dw, config=None):
    if config is None: config = {}
    config.setdefault('learning_rate', 1e-2)
    config.setdefault('momentum', 0.9)
    v = config.get('velocity', np.zeros_like(w))
    m = config['momentum']
    v_prev = v.copy()
    v = m * v - config['learning_rate'] * dw
    next_w = w - m * v_prev + 1 + m * v
    config['velocity'] = v
    return next_w, config
""",
    ),
    # The sign of the first term.
    Wrong(
        "nesterov",
        "nesterov_other_weights",
        "long_names_all_plus",
        """
def nesterov(w, dw, config=None):
    if config is None:
        config = {}
    learning_rate = config.setdefault("learning_rate", 1e-2)
    momentum = config.setdefault("momentum", 0.9)
    previous_velocity = config.setdefault("velocity", np.zeros_like(w))

    current_velocity = momentum * previous_velocity - learning_rate * dw
    update = momentum * previous_velocity + (1 + momentum) * current_velocity
    next_w = w + update

    config["velocity"] = current_velocity
    return next_w, config
""",
    ),
    # The velocity is put into config with setdefault: only the first one ever stands there.
    Wrong(
        "nesterov",
        "state_not_kept",
        "setdefault_for_everything",
        """
def nesterov(w, dw, config=None):
    config = config if config is not None else {}
    lr = config.setdefault("learning_rate", 1e-2)
    mu = config.setdefault("momentum", 0.9)
    v0 = config.get("velocity", np.zeros_like(w))
    v1 = mu * v0 - lr * dw
    config.setdefault("velocity", v1)
    return w - mu * v0 + (1 + mu) * v1, config
""",
    ),
    # The other library's form: velocity without the rate.
    Wrong(
        "nesterov",
        "velocity_without_learning_rate",
        "grad_plus_momentum_times_buf",
        """
def nesterov(w, dw, config=None):
    if config is None: config = {}
    config.setdefault('learning_rate', 0.01)
    config.setdefault('momentum', 0.9)
    config.setdefault('velocity', np.zeros_like(w))
    buf = config['momentum'] * config['velocity'] + dw
    config['velocity'] = buf
    grad = dw + config['momentum'] * buf   # nesterov=True
    return w - config['learning_rate'] * grad, config
""",
    ),
    # The look ahead without the gradient: w + mu v'.
    Wrong(
        "nesterov",
        "nesterov_other_weights",
        "only_the_look_ahead",
        """
def nesterov(w, dw, config=None):
    if config is None: config = {}
    config.setdefault('learning_rate', 1e-2)
    config.setdefault('momentum', 0.9)
    v = config.get('velocity', np.zeros_like(w))
    v = config['momentum'] * v - config['learning_rate'] * dw
    config['velocity'] = v
    return w + config['momentum'] * v, config
""",
    ),
    # What is kept for the next step is the whole displacement and not v'.
    Wrong(
        "nesterov",
        "",
        "velocity_is_how_far_w_went",
        """
def nesterov(w, dw, config=None):
    if config is None: config = {}
    config.setdefault('learning_rate', 1e-2)
    config.setdefault('momentum', 0.9)
    mu = config['momentum']
    v = config.get('velocity', np.zeros_like(w))
    v_new = mu*v - config['learning_rate']*dw
    delta = -mu*v + (1+mu)*v_new
    next_w = w + delta
    config['velocity'] = next_w - w
    return next_w, config
""",
    ),
    # --- adagrad ------------------------------------------------------------------------------------------
    # The cache is this gradient's square alone.
    Wrong(
        "adagrad",
        "state_not_kept",
        "equals_instead_of_plus_equals",
        """
def adagrad(w, dw, config=None):
    if config is None: config = {}
    config.setdefault('learning_rate', 1e-2)
    config.setdefault('epsilon', 1e-8)
    config.setdefault('cache', np.zeros_like(w))
    config['cache'] = dw**2
    next_w = w - config['learning_rate'] * dw / (np.sqrt(config['cache']) + config['epsilon'])
    return next_w, config
""",
    ),
    # No root.
    Wrong(
        "adagrad",
        "root_missing",
        "no_root_one_liner",
        """
def adagrad(w, dw, config=None):
    c = {"learning_rate": 1e-2, "epsilon": 1e-8, "cache": np.zeros_like(w), **(config or {})}
    c["cache"] = c["cache"] + dw * dw
    return w - c["learning_rate"] * dw / (c["cache"] + c["epsilon"]), c
""",
    ),
    # The step divides by the cache of the step before; this gradient comes in afterwards.
    Wrong(
        "adagrad",
        "cache_lags_behind",
        "cache_last",
        """
def adagrad(w, dw, config=None):
    if config is None:
        config = {}
    lr = config.setdefault("learning_rate", 1e-2)
    eps = config.setdefault("epsilon", 1e-8)
    cache = config.get("cache", np.zeros_like(w))
    next_w = w - lr * dw / (np.sqrt(cache) + eps)
    cache = cache + dw ** 2
    config["cache"] = cache
    return next_w, config
""",
    ),
    # One number for all entries: the squares are summed over the array.
    Wrong(
        "adagrad",
        "not_elementwise",
        "sum_of_all_squared_gradients_taken_word_by_word",
        """
def adagrad(w, dw, config=None):
    if config is None: config = {}
    config.setdefault('learning_rate', 1e-2)
    config.setdefault('epsilon', 1e-8)
    # "the cache is the sum of all squared gradients"
    config['cache'] = config.get('cache', np.zeros_like(w)) + np.sum(dw ** 2)
    step = config['learning_rate'] * dw / (np.sqrt(config['cache']) + config['epsilon'])
    return w - step, config
""",
    ),
    # The learning rate in config is divided as well, so it falls twice.
    Wrong(
        "adagrad",
        "config_entries_lost",
        "adapts_the_learning_rate_in_config",
        """
def adagrad(w, dw, config=None):
    if config is None: config = {}
    config.setdefault('learning_rate', 1e-2)
    config.setdefault('epsilon', 1e-8)
    config['cache'] = config.get('cache', 0) + dw**2
    # adaptive learning rate
    config['learning_rate'] = config['learning_rate'] / (np.sqrt(config['cache']) + config['epsilon'])
    w = w - config['learning_rate'] * dw
    return w, config
""",
    ),
    # What is kept is the root of the cache.
    Wrong(
        "adagrad",
        "",
        "root_kept_to_save_time",
        """
def adagrad(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("epsilon", 1e-8)
    config.setdefault("cache", np.zeros_like(w))
    config["cache"] += dw ** 2
    config["cache"] = np.sqrt(config["cache"])
    return w - config["learning_rate"] * dw / (config["cache"] + config["epsilon"]), config
""",
    ),
    # No epsilon: nan where no gradient ever was.
    Wrong(
        "adagrad",
        "rule_not_finite",
        "epsilon_read_and_forgotten",
        """
def adagrad(w, dw, config=None):
    if config is None: config = {}
    alpha = config.setdefault('learning_rate', 1e-2)
    eps = config.setdefault('epsilon', 1e-8)
    G = config.get('cache', np.zeros_like(w)) + np.square(dw)
    config['cache'] = G
    return w - alpha / np.sqrt(G) * dw, config
""",
    ),
    # An average over the steps instead of a sum: the rate does not fall.
    Wrong(
        "adagrad",
        "memory_fades",
        "mean_of_squares_with_a_counter",
        """
def adagrad(w, dw, config=None):
    if config is None: config = {}
    config.setdefault('learning_rate', 1e-2)
    config.setdefault('epsilon', 1e-8)
    config['n'] = config.get('n', 0) + 1
    config['cache'] = config.get('cache', np.zeros_like(w)) + dw ** 2
    rms = np.sqrt(config['cache'] / config['n'])
    next_w = w - config['learning_rate'] * dw / (rms + config['epsilon'])
    return next_w, config
""",
    ),
    # --- rmsprop ------------------------------------------------------------------------------------------
    # rho and 1 - rho change places.
    Wrong(
        "rmsprop",
        "weights_mirrored",
        "weights_of_old_and_new_from_memory",
        """
def rmsprop(w, dw, config=None):
    if config is None: config = {}
    config.setdefault('learning_rate', 1e-2)
    config.setdefault('decay_rate', 0.99)
    config.setdefault('epsilon', 1e-8)
    config.setdefault('cache', np.zeros_like(w))
    rho = config['decay_rate']
    config['cache'] = (1 - rho) * config['cache'] + rho * dw ** 2
    next_w = w - config['learning_rate'] * dw / (np.sqrt(config['cache']) + config['epsilon'])
    return next_w, config
""",
    ),
    # No root.
    Wrong(
        "rmsprop",
        "root_missing",
        "divides_by_the_cache",
        """
def rmsprop(w, dw, config=None):
    config = {} if config is None else config
    lr = config.setdefault("learning_rate", 1e-2)
    decay = config.setdefault("decay_rate", 0.99)
    eps = config.setdefault("epsilon", 1e-8)
    s = config.get("cache", np.zeros_like(w))
    s = decay * s + (1 - decay) * np.power(dw, 2)
    w = w - lr * np.divide(dw, s + eps)
    config["cache"] = s
    return w, config
""",
    ),
    # Corrected for its start at zero, as in Adam.
    Wrong(
        "rmsprop",
        "bias_correction_added",
        "adam_with_the_first_moment_cut_out",
        """
def rmsprop(w, dw, config=None):
    if config is None: config = {}
    config.setdefault('learning_rate', 1e-2)
    config.setdefault('decay_rate', 0.99)
    config.setdefault('epsilon', 1e-8)
    config.setdefault('cache', np.zeros_like(w))
    config.setdefault('t', 0)
    config['t'] += 1
    config['cache'] = config['decay_rate']*config['cache'] + (1-config['decay_rate'])*(dw**2)
    corrected = config['cache'] / (1 - config['decay_rate']**config['t'])
    next_w = w - config['learning_rate']*dw/(np.sqrt(corrected) + config['epsilon'])
    return next_w, config
""",
    ),
    # The square is outside of the bracket: (1 - rho)^2 dw^2.
    Wrong(
        "rmsprop",
        "new_weight_missing",
        "square_around_the_bracket",
        """
def rmsprop(w, dw, config=None):
    if config is None:
        config = {}
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("decay_rate", 0.99)
    config.setdefault("epsilon", 1e-8)
    cache = config.get("cache", np.zeros_like(w))
    dr = config["decay_rate"]
    cache = dr * cache + ((1 - dr) * dw) ** 2
    config["cache"] = cache
    return w - config["learning_rate"] * dw / (np.sqrt(cache) + config["epsilon"]), config
""",
    ),
    # A typo in the key: what is stored is never read again.
    Wrong(
        "rmsprop",
        "state_not_kept",
        "a_typo_in_a_key",
        """
def rmsprop(w, dw, config=None):
    if config is None: config = {}
    config.setdefault('learning_rate', 1e-2)
    config.setdefault('decay_rate', 0.99)
    config.setdefault('epsilon', 1e-8)
    cache = config.get('cache', np.zeros_like(w))
    cache = config['decay_rate'] * cache + (1 - config['decay_rate']) * dw**2
    config['chache'] = cache
    next_w = w - config['learning_rate'] * dw / (np.sqrt(cache) + config['epsilon'])
    return next_w, config
""",
    ),
    # The settings that were given are overwritten by the defaults at each call.
    Wrong(
        "rmsprop",
        "given_setting_ignored",
        "config_update_with_the_defaults",
        """
def rmsprop(w, dw, config=None):
    defaults = {"learning_rate": 1e-2, "decay_rate": 0.99, "epsilon": 1e-8}
    config = config or {}
    config.update(defaults)
    if "cache" not in config:
        config["cache"] = np.zeros_like(w)
    config["cache"] = config["decay_rate"] * config["cache"] + (1 - config["decay_rate"]) * dw * dw
    step = dw / (np.sqrt(config["cache"]) + config["epsilon"])
    return w - config["learning_rate"] * step, config
""",
    ),
    # The old cache is not multiplied by the decay rate: AdaGrad of smaller squares.
    Wrong(
        "rmsprop",
        "memory_never_fades",
        "plus_equals_instead_of_a_new_average",
        """
def rmsprop(w, dw, config=None):
    if config is None: config = {}
    config.setdefault('learning_rate', 1e-2)
    config.setdefault('decay_rate', 0.99)
    config.setdefault('epsilon', 1e-8)
    config.setdefault('cache', np.zeros_like(w))
    config['cache'] += (1 - config['decay_rate']) * dw**2
    w -= config['learning_rate'] * dw / (np.sqrt(config['cache']) + config['epsilon'])
    return w, config
""",
    ),
    # The learning rate is not in the step.
    Wrong(
        "rmsprop",
        "given_setting_ignored",
        "step_without_a_rate",
        """
def rmsprop(w, dw, config=None):
    if config is None: config = {}
    lr = config.setdefault('learning_rate', 1e-2)
    rho = config.setdefault('decay_rate', 0.99)
    eps = config.setdefault('epsilon', 1e-8)
    r = config.get('cache', np.zeros_like(w))
    r = rho * r + (1 - rho) * dw * dw
    config['cache'] = r
    delta = -dw / (np.sqrt(r) + eps)
    return w + delta, config
""",
    ),
    # The decay rate's default is another course's 0.9.
    Wrong(
        "rmsprop",
        "default_setting_wrong",
        "default_from_elsewhere",
        """
def rmsprop(w, dw, config=None):
    if config is None: config = {}
    beta = config.setdefault('decay_rate', 0.9)
    lr = config.setdefault('learning_rate', 1e-2)
    epsilon = config.setdefault('epsilon', 1e-8)
    S_dW = config.get('cache', np.zeros((w.shape)))
    S_dW = beta * S_dW + (1 - beta) * np.square(dw)
    config['cache'] = S_dW
    return w - lr * (dw / (np.sqrt(S_dW) + epsilon)), config
""",
    ),
    # One learning rate for the whole array: the mean of the squares.
    Wrong(
        "rmsprop",
        "not_elementwise",
        "root_mean_square_taken_by_its_name",
        """
def rmsprop(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("decay_rate", 0.99)
    config.setdefault("epsilon", 1e-8)
    cache = config.get("cache", np.zeros_like(w))
    mean_square = np.mean(dw ** 2)
    cache = config["decay_rate"] * cache + (1 - config["decay_rate"]) * mean_square
    config["cache"] = cache
    rms = np.sqrt(cache) + config["epsilon"]
    return w - config["learning_rate"] * dw / rms, config
""",
    ),
    # --- adam ---------------------------------------------------------------------------------------------
    # No correction of the start.
    Wrong(
        "adam",
        "bias_correction_missing",
        "almost_adam_from_the_slides",
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
    config['t'] += 1
    config['m'] = config['beta1']*config['m'] + (1-config['beta1'])*dw
    config['v'] = config['beta2']*config['v'] + (1-config['beta2'])*(dw**2)
    next_w = w - config['learning_rate'] * config['m'] / (np.sqrt(config['v']) + config['epsilon'])
    return next_w, config
""",
    ),
    # t is raised in a local variable and never put back.
    Wrong(
        "adam",
        "t_stuck",
        "everything_unpacked_into_locals",
        """
def adam(w, dw, config=None):
    if config is None: config = {}
    lr = config.setdefault('learning_rate', 1e-3)
    b1 = config.setdefault('beta1', 0.9)
    b2 = config.setdefault('beta2', 0.999)
    eps = config.setdefault('epsilon', 1e-8)
    m = config.setdefault('m', np.zeros_like(w))
    v = config.setdefault('v', np.zeros_like(w))
    t = config.setdefault('t', 0)

    t += 1
    m = b1 * m + (1 - b1) * dw
    v = b2 * v + (1 - b2) * (dw ** 2)
    mt = m / (1 - b1 ** t)
    vt = v / (1 - b2 ** t)
    next_w = w - lr * mt / (np.sqrt(vt) + eps)
    config['m'], config['v'] = m, v
    return next_w, config
""",
    ),
    # t is raised after it was used; the first step divides by zero.
    Wrong(
        "adam",
        "t_behind",
        "counts_at_the_end",
        """
def adam(w, dw, config=None):
    if config is None:
        config = {}
    for k, d in [("learning_rate", 1e-3), ("beta1", 0.9), ("beta2", 0.999), ("epsilon", 1e-8), ("t", 0)]:
        config.setdefault(k, d)
    m = config.get("m", np.zeros_like(w))
    v = config.get("v", np.zeros_like(w))
    t = config["t"]
    m = config["beta1"] * m + (1 - config["beta1"]) * dw
    v = config["beta2"] * v + (1 - config["beta2"]) * dw ** 2
    m_hat = m / np.float64(1 - config["beta1"] ** t)
    v_hat = v / np.float64(1 - config["beta2"] ** t)
    next_w = w - config["learning_rate"] * m_hat / (np.sqrt(v_hat) + config["epsilon"])
    config["m"] = m
    config["v"] = v
    config["t"] = t + 1
    return next_w, config
""",
    ),
    # The corrected averages are kept, and corrected again at the next step.
    Wrong(
        "adam",
        "corrected_averages_stored",
        "corrected_ones_under_the_same_names",
        """
def adam(w, dw, config=None):
    if config is None: config = {}
    lr = config.setdefault('learning_rate', 1e-3)
    beta1 = config.setdefault('beta1', 0.9)
    beta2 = config.setdefault('beta2', 0.999)
    eps = config.setdefault('epsilon', 1e-8)
    m = config.get('m', np.zeros_like(w)); v = config.get('v', np.zeros_like(w))
    config['t'] = config.get('t', 0) + 1
    m = beta1 * m + (1 - beta1) * dw
    m = m / (1 - beta1 ** config['t'])
    v = beta2 * v + (1 - beta2) * dw * dw
    v = v / (1 - beta2 ** config['t'])
    config['m'] = m
    config['v'] = v
    return w - lr * m / (np.sqrt(v) + eps), config
""",
    ),
    # m / 1 - beta: no brackets.
    Wrong(
        "adam",
        "bias_correction_wrong_form",
        "written_as_on_paper_without_brackets",
        """
def adam(w, dw, config=None):
    config = {} if config is None else config
    config.setdefault("learning_rate", 1e-3)
    config.setdefault("beta1", 0.9)
    config.setdefault("beta2", 0.999)
    config.setdefault("epsilon", 1e-8)
    config.setdefault("t", 0)
    config.setdefault("m", np.zeros_like(w))
    config.setdefault("v", np.zeros_like(w))
    config["t"] += 1
    t = config["t"]
    config["m"] = config["beta1"] * config["m"] + (1 - config["beta1"]) * dw
    config["v"] = config["beta2"] * config["v"] + (1 - config["beta2"]) * dw ** 2
    mhat = config["m"] / 1 - config["beta1"] ** t
    vhat = config["v"] / (1 - config["beta2"] ** t)
    return w - config["learning_rate"] * mhat / (np.sqrt(vhat) + config["epsilon"]), config
""",
    ),
    # The power of the whole bracket: (1 - beta) ** t.
    Wrong(
        "adam",
        "bias_correction_wrong_form",
        "power_of_the_bracket",
        """
def adam(w, dw, config=None):
    if config is None: config = {}
    config.setdefault('learning_rate', 1e-3)
    config.setdefault('beta1', 0.9)
    config.setdefault('beta2', 0.999)
    config.setdefault('epsilon', 1e-8)
    config.setdefault('t', 0)
    b1, b2 = config['beta1'], config['beta2']
    config['t'] += 1
    first = b1 * config.get('m', 0.0) + (1 - b1) * dw
    second = b2 * config.get('v', 0.0) + (1 - b2) * dw**2
    config['m'], config['v'] = first, second
    first_unbias = first / (1 - b1)**config['t']
    second_unbias = second / (1 - b2)**config['t']
    return w - config['learning_rate'] * first_unbias / (np.sqrt(second_unbias) + config['epsilon']), config
""",
    ),
    # The second moment is made from m and not from dw.
    Wrong(
        "adam",
        "",
        "one_name_too_many",
        """
def adam(w, dw, config=None):
    if config is None: config = {}
    config.setdefault('learning_rate', 1e-3)
    config.setdefault('beta1', 0.9)
    config.setdefault('beta2', 0.999)
    config.setdefault('epsilon', 1e-8)
    m = config.get('m', np.zeros_like(w))
    v = config.get('v', np.zeros_like(w))
    t = config.get('t', 0) + 1
    m = config['beta1'] * m + (1 - config['beta1']) * dw
    v = config['beta2'] * v + (1 - config['beta2']) * m**2
    mhat = m / (1 - config['beta1']**t)
    vhat = v / (1 - config['beta2']**t)
    config.update(m=m, v=v, t=t)
    return w - config['learning_rate'] * mhat / (np.sqrt(vhat) + config['epsilon']), config
""",
    ),
    # The first gradient is taken as the average's start, and corrected all the same.
    Wrong(
        "adam",
        "default_setting_wrong",
        "starts_with_the_first_gradient",
        """
def adam(w, dw, config=None):
    if config is None:
        config = {}
    lr = config.setdefault("learning_rate", 1e-3)
    beta1, beta2 = config.setdefault("beta1", 0.9), config.setdefault("beta2", 0.999)
    eps = config.setdefault("epsilon", 1e-8)
    t = config.get("t", 0) + 1
    if "m" not in config:   # first call
        m = dw.copy()
        v = dw ** 2
    else:
        m = beta1 * config["m"] + (1 - beta1) * dw
        v = beta2 * config["v"] + (1 - beta2) * dw ** 2
    config["m"], config["v"], config["t"] = m, v, t
    m_hat = m / (1 - beta1 ** t)
    v_hat = v / (1 - beta2 ** t)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), config
""",
    ),
    # The steps start to be counted at 1, so that the first is the second.
    Wrong(
        "adam",
        "t_ahead",
        "counter_starts_at_one",
        """
def adam(w, dw, config=None):
    if config is None: config = {}
    config.setdefault('learning_rate', 1e-3)
    config.setdefault('beta1', 0.9)
    config.setdefault('beta2', 0.999)
    config.setdefault('epsilon', 1e-8)
    config.setdefault('m', np.zeros_like(w))
    config.setdefault('v', np.zeros_like(w))
    config.setdefault('t', 1)  # avoid dividing by 0

    lr, eps = config['learning_rate'], config['epsilon']
    config['t'] += 1
    config['m'] = config['beta1']*config['m'] + (1-config['beta1'])*dw
    config['v'] = config['beta2']*config['v'] + (1-config['beta2'])*(dw*dw)
    mb = config['m'] / (1 - config['beta1']**config['t'])
    vb = config['v'] / (1 - config['beta2']**config['t'])
    next_w = w - lr * mb / (np.sqrt(vb) + eps)
    return next_w, config
""",
    ),
    # The count of steps is a global: it goes on from one run to the next.
    Wrong(
        "adam",
        "state_outside_config",
        "global_counter",
        """
ADAM_T = 0


def adam(w, dw, config=None):
    global ADAM_T
    if config is None: config = {}
    config.setdefault('learning_rate', 1e-3)
    config.setdefault('beta1', 0.9)
    config.setdefault('beta2', 0.999)
    config.setdefault('epsilon', 1e-8)
    ADAM_T += 1
    t = config['t'] = ADAM_T
    m = config['m'] = config['beta1'] * config.get('m', 0) + (1 - config['beta1']) * dw
    v = config['v'] = config['beta2'] * config.get('v', 0) + (1 - config['beta2']) * dw**2
    mh = m / (1 - config['beta1']**t)
    vh = v / (1 - config['beta2']**t)
    return w - config['learning_rate'] * mh / (np.sqrt(vh) + config['epsilon']), config
""",
    ),
    # The largest v so far is divided by, as in a later paper.
    Wrong(
        "adam",
        "",
        "amsgrad_from_the_web",
        """
def adam(w, dw, config=None):
    if config is None: config = {}
    lr = config.setdefault("learning_rate", 1e-3)
    beta1, beta2 = config.setdefault("beta1", 0.9), config.setdefault("beta2", 0.999)
    eps = config.setdefault("epsilon", 1e-8)
    m, v = config.get("m", np.zeros_like(w)), config.get("v", np.zeros_like(w))
    v_max = config.get("v_max", np.zeros_like(w))
    t = config.get("t", 0) + 1
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw ** 2
    m_hat = m / (1 - beta1 ** t)
    v_hat = v / (1 - beta2 ** t)
    v_max = np.maximum(v_max, v_hat)
    config["m"], config["v"], config["v_max"], config["t"] = m, v, v_max, t
    return w - lr * m_hat / (np.sqrt(v_max) + eps), config
""",
    ),
    # The betas change places.
    Wrong(
        "adam",
        "betas_swapped",
        "defaults_as_positional_tuple",
        """
def adam(w, dw, config=None):
    if config is None: config = {}
    lr = config.setdefault('learning_rate', 1e-3)
    betas = (config.setdefault('beta1', 0.9), config.setdefault('beta2', 0.999))
    eps = config.setdefault('epsilon', 1e-8)
    b2, b1 = betas
    t = config['t'] = config.get('t', 0) + 1
    m = config['m'] = b1 * config.get('m', 0) + (1 - b1) * dw
    v = config['v'] = b2 * config.get('v', 0) + (1 - b2) * dw * dw
    return w - lr * (m / (1 - b1 ** t)) / (np.sqrt(v / (1 - b2 ** t)) + eps), config
""",
    ),
    # A weight decay that nobody asked for.
    Wrong(
        "adam",
        "hidden_weight_decay",
        "copied_with_its_weight_decay",
        """
def adam(w, dw, config=None):
    if config is None: config = {}
    lr = config.setdefault('learning_rate', 1e-3)
    beta1 = config.setdefault('beta1', 0.9)
    beta2 = config.setdefault('beta2', 0.999)
    eps = config.setdefault('epsilon', 1e-8)
    weight_decay = config.setdefault('weight_decay', 1e-2)
    exp_avg = config.get('m', np.zeros_like(w))
    exp_avg_sq = config.get('v', np.zeros_like(w))
    step = config.get('t', 0) + 1

    w = w * (1 - lr * weight_decay)
    exp_avg = exp_avg * beta1 + dw * (1 - beta1)
    exp_avg_sq = exp_avg_sq * beta2 + dw * dw * (1 - beta2)
    bias_correction1 = 1 - beta1 ** step
    bias_correction2 = 1 - beta2 ** step
    denom = np.sqrt(exp_avg_sq) / np.sqrt(bias_correction2) + eps
    config['m'] = exp_avg
    config['v'] = exp_avg_sq
    config['t'] = step
    return w - (lr / bias_correction1) * exp_avg / denom, config
""",
    ),
    # Friction turns the velocity round: -momentum * v.
    Wrong(
        "sgd_momentum",
        "velocity_turns_round",
        "coasts_in_the_wrong_direction",
        """
def sgd_momentum(w, dw, config=None):
    if config is None: config = {}
    lr = config.setdefault('learning_rate', 1e-2)
    mu = config.setdefault('momentum', 0.9)
    v = config.get('velocity', np.zeros_like(w))
    v = -(mu * v + lr * dw)
    config['velocity'] = v
    next_w = w + v
    return next_w, config
""",
    ),
    # v is an average of absolute values, not of squares.
    Wrong(
        "adam",
        "square_missing",
        "v_of_absolute_values",
        """
def adam(w, dw, config=None):
    if config is None: config = {}
    lr = config.setdefault('learning_rate', 1e-3)
    beta1 = config.setdefault('beta1', 0.9)
    beta2 = config.setdefault('beta2', 0.999)
    eps = config.setdefault('epsilon', 1e-8)
    m = config.get('m', np.zeros_like(w))
    v = config.get('v', np.zeros_like(w))
    t = config.get('t', 0) + 1
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * abs(dw)
    config['m'], config['v'], config['t'] = m, v, t
    mt = m / (1 - beta1 ** t)
    vt = v / (1 - beta2 ** t)
    return w - lr * mt / (np.sqrt(vt) + eps), config
""",
    ),
    # The root is taken first, and its result corrected.
    Wrong(
        "adam",
        "root_before_correction",
        "root_too_early",
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
    config['t'] = config['t'] + 1
    config['m'] = config['beta1'] * config['m'] + (1 - config['beta1']) * dw
    config['v'] = config['beta2'] * config['v'] + (1 - config['beta2']) * dw**2
    c1 = 1 - config['beta1'] ** config['t']
    c2 = 1 - config['beta2'] ** config['t']
    rms = np.sqrt(config['v']) / c2
    return w - config['learning_rate'] * (config['m'] / c1) / (rms + config['epsilon']), config
""",
    ),
    # The cache leaks, as in the next rule.
    Wrong(
        "adagrad",
        "memory_fades",
        "decay_from_the_next_slide",
        """
def adagrad(w, dw, config=None):
    if config is None: config = {}
    config.setdefault('learning_rate', 1e-2)
    config.setdefault('epsilon', 1e-8)
    config.setdefault('decay_rate', 0.99)
    cache = config.get('cache', np.zeros_like(w))
    cache = config['decay_rate'] * cache + (1 - config['decay_rate']) * dw**2
    config['cache'] = cache
    return w - config['learning_rate'] * dw / (np.sqrt(cache) + config['epsilon']), config
""",
    ),
    # dw is written: multiplied by the rate in place.
    Wrong(
        "nesterov",
        "gradient_written_into",
        "gradient_scaled_where_it_stands",
        """
def nesterov(w, dw, config=None):
    if config is None: config = {}
    mu = config.setdefault('momentum', 0.9)
    config.setdefault('learning_rate', 1e-2)
    v = config.get('velocity', np.zeros_like(w))
    dw *= -config['learning_rate']
    v_new = mu * v + dw
    config['velocity'] = v_new
    return w - mu * v + (1 + mu) * v_new, config
""",
    ),
]

PAIRS = [
    # The other library's convention once more, and the first velocity is the caller's own dw.
    Wrong(
        "sgd_momentum",
        "velocity_without_learning_rate state_aliases_gradient",
        "first_velocity_is_dw_itself",
        """
def sgd_momentum(w, dw, config=None):
    if config is None: config = {}
    lr = config.setdefault('learning_rate', 1e-2)
    mu = config.setdefault('momentum', 0.9)
    if 'velocity' not in config:
        config['velocity'] = dw
    else:
        config['velocity'] = mu * config['velocity'] + dw
    next_w = w - lr * config['velocity']
    return next_w, config
""",
    ),
    # Absolute values are summed, not squares.
    Wrong(
        "adagrad",
        "square_missing",
        "absolute_values_because_the_root_undoes_the_square",
        """
def adagrad(w, dw, config=None):
    if config is None: config = {}
    lr, eps = config.setdefault('learning_rate', 1e-2), config.setdefault('epsilon', 1e-8)
    cache = config.get('cache', np.zeros_like(w))
    cache = cache + np.abs(dw)      # sqrt(dw**2) == |dw|
    config['cache'] = cache
    return w - lr * dw / (cache + eps), config
""",
    ),
    # Two at once: the sign is a plus, and v has no root.
    Wrong(
        "adam",
        "rule_uphill root_missing",
        "two_slips_in_the_last_line",
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
    config['t'] += 1
    config['m'] = config['beta1'] * config['m'] + (1 - config['beta1']) * dw
    config['v'] = config['beta2'] * config['v'] + (1 - config['beta2']) * dw**2
    m_c = config['m'] / (1 - config['beta1'] ** config['t'])
    v_c = config['v'] / (1 - config['beta2'] ** config['t'])
    return w + config['learning_rate'] * m_c / (v_c + config['epsilon']), config
""",
    ),
]

UNUSUAL = [
    Unusual(
        "sgd_momentum",
        "in_place_everywhere_and_velocity_made_by_zeros_shape",
        """
def sgd_momentum(w, dw, config=None):
    if config is None: config = {}
    config.setdefault('learning_rate', 1e-2)
    config.setdefault('momentum', 0.9)
    if config.get('velocity') is None:
        config['velocity'] = np.zeros(w.shape, w.dtype)
    v = config['velocity']
    v *= config['momentum']
    v -= config['learning_rate'] * dw
    w += v
    return w, config
""",
    ),
    Unusual(
        "sgd_momentum",
        "loops_over_flat_entries_like_in_java",
        """
def sgd_momentum(w, dw, config=None):
    if config == None:
        config = dict()
    if not "learning_rate" in config.keys():
        config["learning_rate"] = 0.01
    if not "momentum" in config.keys():
        config["momentum"] = 0.9
    if not "velocity" in config.keys():
        config["velocity"] = np.zeros_like(w)
    learningRate = config["learning_rate"]
    mu = config["momentum"]
    oldVelocity = np.asarray(config["velocity"]).ravel()
    newVelocity = np.empty(w.size, w.dtype)
    nextW = np.empty(w.size, w.dtype)
    flatW = w.ravel()
    flatGradient = dw.ravel()
    for i in range(0, w.size, 1):
        newVelocity[i] = mu * oldVelocity[i] - learningRate * flatGradient[i]
        nextW[i] = flatW[i] + newVelocity[i]
    config["velocity"] = newVelocity.reshape(w.shape)
    return nextW.reshape(w.shape), config
""",
    ),
    Unusual(
        "sgd_momentum",
        "library_buffer_kept_under_a_key_of_its_own_and_the_contract_served",
        """
def sgd_momentum(w, dw, config=None):
    config = {**{"learning_rate": 1e-2, "momentum": 0.9}, **(config or {})}
    lr, mu = config["learning_rate"], config["momentum"]
    v = config.get("velocity", np.zeros_like(w))
    displacement = np.add(np.multiply(mu, v), np.multiply(-lr, dw))
    config["velocity"] = displacement.copy()
    config["debug_last_norm"] = float(np.sqrt((displacement ** 2).sum()))
    return np.add(w, displacement), config
""",
    ),
    Unusual(
        "sgd_momentum",
        "negative_velocity_turned_round_at_the_door",
        """
def sgd_momentum(w, dw, config=None):
    config = dict(config) if config else {}
    lr = config.get('learning_rate', 1e-2); config['learning_rate'] = lr
    beta = config.get('momentum', 0.9); config['momentum'] = beta
    V = -config['velocity'] if 'velocity' in config else 0.
    V = beta * V + lr * dw
    config['velocity'] = -V
    W = w - V
    return W, config
""",
    ),
    Unusual(
        "nesterov",
        "g_plus_look_ahead_with_the_new_velocity",
        """
def nesterov(w, dw, config=None):
    if config is None: config = {}
    lr = config.setdefault('learning_rate', 1e-2)
    mu = config.setdefault('momentum', 0.9)
    v = config.setdefault('velocity', np.zeros_like(w))
    v = mu * v - lr * dw
    config['velocity'] = v
    # -mu v_old = lr dw ... see notes: w + mu v' - lr dw
    return w + mu * v - lr * dw, config
""",
    ),
    Unusual(
        "nesterov",
        "goes_back_to_the_true_position_and_ahead_again",
        """
def nesterov(w, dw, config=None):
    if config is None:
        config = {}
    config.setdefault("learning_rate", 1e-2)
    config.setdefault("momentum", 0.9)
    config.setdefault("velocity", np.zeros_like(w))
    mu = config["momentum"]
    theta = w - mu * config["velocity"]        # where the ball really is
    config["velocity"] = mu * config["velocity"] - config["learning_rate"] * dw
    theta = theta + config["velocity"]
    return theta + mu * config["velocity"], config
""",
    ),
    Unusual(
        "nesterov",
        "copy_then_in_place_into_w",
        """
def nesterov(w, dw, config=None):
    if config is None: config = {}
    config.setdefault('learning_rate', 1e-2)
    config.setdefault('momentum', 0.9)
    v = config.setdefault('velocity', np.zeros_like(w))
    v_prev = v.copy()
    v *= config['momentum']
    v -= config['learning_rate'] * dw
    w += -config['momentum'] * v_prev + (1 + config['momentum']) * v
    return w, config
""",
    ),
    Unusual(
        "nesterov",
        "coefficients_of_v_and_dw_worked_out",
        """
def nesterov(w, dw, config=None):
    cfg = {'learning_rate': 1e-2, 'momentum': 0.9}
    if config: cfg.update(config)
    a, m = cfg['learning_rate'], cfg['momentum']
    v = cfg.get('velocity', np.zeros_like(w))
    # -m v + (1+m)(m v - a g) = m^2 v - (1+m) a g
    out = w + m**2 * v - (1 + m) * a * dw
    cfg['velocity'] = m * v - a * dw
    return out, cfg
""",
    ),
    Unusual(
        "adagrad",
        "epsilon_inside_the_root",
        """
def adagrad(w, dw, config=None):
    if config is None: config = {}
    config.setdefault('learning_rate', 1e-2)
    config.setdefault('epsilon', 1e-8)
    config.setdefault('cache', np.zeros_like(w))
    config['cache'] += dw * dw
    next_w = w - config['learning_rate'] / np.sqrt(config['cache'] + config['epsilon']) * dw
    return next_w, config
""",
    ),
    Unusual(
        "adagrad",
        "entry_by_entry_with_ndindex_and_math_sqrt",
        """
import math


def adagrad(w, dw, config=None):
    if config is None:
        config = {}
    config["learning_rate"] = config.get("learning_rate", 0.01)
    config["epsilon"] = config.get("epsilon", 1e-8)
    if "cache" not in config:
        config["cache"] = np.zeros(w.shape, dtype=w.dtype)
    new = np.array(w)
    cache = np.array(config["cache"])
    for ix in np.ndindex(*w.shape):
        cache[ix] += dw[ix] ** 2
        new[ix] -= config["learning_rate"] * dw[ix] / (math.sqrt(cache[ix]) + config["epsilon"])
    config["cache"] = cache
    return new, config
""",
    ),
    Unusual(
        "adagrad",
        "hypot_of_the_old_root_and_the_gradient",
        """
def adagrad(w, dw, config=None):
    config = {} if config is None else config
    lr = config.setdefault("learning_rate", 1e-2)
    eps = config.setdefault("epsilon", 1e-8)
    root = np.hypot(np.sqrt(config.get("cache", np.zeros_like(w))), dw)
    config["cache"] = root * root
    return w - lr * (dw / (root + eps)), config
""",
    ),
    Unusual(
        "rmsprop",
        "lerp_in_place_minus_part_of_the_difference",
        """
def rmsprop(w, dw, config=None):
    if config is None: config = {}
    config.setdefault('learning_rate', 1e-2)
    config.setdefault('decay_rate', 0.99)
    config.setdefault('epsilon', 1e-8)
    c = config.setdefault('cache', np.zeros_like(w))
    c -= (1 - config['decay_rate']) * (c - dw ** 2)
    w -= config['learning_rate'] * dw / (c ** .5 + config['epsilon'])
    return w, config
""",
    ),
    Unusual(
        "rmsprop",
        "epsilon_inside_as_the_reciprocal_root",
        """
def rmsprop(w, dw, config=None):
    opts = dict(learning_rate=1e-2, decay_rate=.99, epsilon=1e-8, cache=np.zeros_like(w))
    opts.update(config or {})
    rho = opts['decay_rate']
    opts['cache'] = np.average([opts['cache'], np.square(dw)], axis=0, weights=[rho, 1 - rho])
    scale = (opts['cache'] + opts['epsilon']) ** -0.5
    return w - opts['learning_rate'] * scale * dw, opts
""",
    ),
    Unusual(
        "rmsprop",
        "nested_helper_function_and_np_where_nothing_happened",
        """
def rmsprop(w, dw, config=None):
    if config is None: config = {}

    def get(name, default):
        if name not in config or config[name] is None:
            config[name] = default
        return config[name]

    lr, rho, eps = get("learning_rate", 1e-2), get("decay_rate", 0.99), get("epsilon", 1e-8)
    old = get("cache", np.zeros_like(w))
    config["cache"] = rho * old + dw * dw * (1 - rho)
    denominator = np.sqrt(config["cache"]) + eps
    step = np.where(dw == 0, 0, lr * dw / denominator)
    return w - step.astype(w.dtype), config
""",
    ),
    Unusual(
        "adam",
        "efficient_form_of_the_paper",
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
    beta1, beta2 = config['beta1'], config['beta2']
    config['t'] += 1
    config['m'] = beta1 * config['m'] + (1 - beta1) * dw
    config['v'] = beta2 * config['v'] + (1 - beta2) * dw * dw
    alpha_t = config['learning_rate'] * np.sqrt(1 - beta2 ** config['t']) / (1 - beta1 ** config['t'])
    next_w = w - alpha_t * config['m'] / (np.sqrt(config['v']) + config['epsilon'])
    return next_w, config
""",
    ),
    Unusual(
        "adam",
        "in_place_lerps_and_epsilon_inside_the_root",
        """
def adam(w, dw, config=None):
    if config is None:
        config = {}
    lr = config.setdefault("learning_rate", 1e-3)
    b1 = config.setdefault("beta1", 0.9)
    b2 = config.setdefault("beta2", 0.999)
    eps = config.setdefault("epsilon", 1e-8)
    m = config.setdefault("m", np.zeros_like(w))
    v = config.setdefault("v", np.zeros_like(w))
    t = config["t"] = config.get("t", 0) + 1
    m += (1 - b1) * (dw - m)
    v += (1 - b2) * (dw ** 2 - v)
    w -= lr * (m / (1 - b1 ** t)) / np.sqrt(v / (1 - b2 ** t) + eps)
    return w, config
""",
    ),
    Unusual(
        "adam",
        "a_class_with_attributes_put_back_into_the_dict",
        """
class _State:
    def __init__(self, w, config):
        self.learning_rate, self.beta1, self.beta2, self.epsilon = 1e-3, .9, .999, 1e-8
        self.t = 0
        self.m = np.zeros_like(w)
        self.v = np.zeros_like(w)
        self.__dict__.update(config or {})

    def step(self, w, dw):
        self.t = self.t + 1
        self.m = self.beta1 * self.m + (1 - self.beta1) * dw
        self.v = self.beta2 * self.v + (1 - self.beta2) * dw * dw
        c1 = 1 - pow(self.beta1, self.t)
        c2 = 1 - pow(self.beta2, self.t)
        return w - (self.learning_rate / c1) * self.m / (np.sqrt(self.v) / np.sqrt(c2) + self.epsilon)


def adam(w, dw, config=None):
    s = _State(w, config)
    return s.step(w, dw), vars(s)
""",
    ),
    Unusual(
        "adam",
        "powers_of_beta_by_a_loop_over_t",
        """
def adam(w, dw, config=None):
    if config is None: config = {}
    config.setdefault('learning_rate', 1e-3); config.setdefault('beta1', 0.9)
    config.setdefault('beta2', 0.999); config.setdefault('epsilon', 1e-8)
    m = config.get('m', np.zeros(w.shape)); v = config.get('v', np.zeros(w.shape))
    t = config.get('t', 0)
    t = t + 1
    p1 = 1.0
    p2 = 1.0
    for i in range(t):
        p1 = p1 * config['beta1']
        p2 = p2 * config['beta2']
    m = config['beta1'] * m + (1 - config['beta1']) * dw
    v = config['beta2'] * v + (1 - config['beta2']) * (dw ** 2)
    mhat = m / (1 - p1)
    vhat = v / (1 - p2)
    config['m'] = m
    config['v'] = v
    config['t'] = t
    return w - config['learning_rate'] * mhat / (vhat ** 0.5 + config['epsilon']), config
""",
    ),
    Unusual(
        "adam",
        "entries_one_at_a_time_as_in_java",
        """
def adam(w, dw, config=None):
    if config is None:
        config = {}
    config.setdefault("learning_rate", 0.001)
    config.setdefault("beta1", 0.9)
    config.setdefault("beta2", 0.999)
    config.setdefault("epsilon", 1e-8)
    if "m" not in config:
        config["m"] = np.zeros_like(w)
    if "v" not in config:
        config["v"] = np.zeros_like(w)
    t = config.get("t", 0)
    t += 1
    nextW = np.zeros_like(w)
    for i in np.ndindex(w.shape):
        config["m"][i] = config["beta1"] * config["m"][i] + (1 - config["beta1"]) * dw[i]
        config["v"][i] = config["beta2"] * config["v"][i] + (1 - config["beta2"]) * dw[i] * dw[i]
        mHat = config["m"][i] / (1 - config["beta1"] ** t)
        vHat = config["v"][i] / (1 - config["beta2"] ** t)
        nextW[i] = w[i] - config["learning_rate"] * mHat / (vHat ** 0.5 + config["epsilon"])
    config["t"] = t
    return nextW, config
""",
    ),
    Unusual(
        "adagrad",
        "divide_where_something_was_pushed",
        """
def adagrad(w, dw, config=None):
    if config is None: config = {}
    lr = config.setdefault('learning_rate', 1e-2)
    eps = config.setdefault('epsilon', 1e-8)
    cache = config.setdefault('cache', np.zeros(w.shape))
    np.add(cache, np.square(dw), out=cache)
    per_entry_rate = lr / (np.sqrt(cache) + eps)
    np.subtract(w, per_entry_rate * dw, out=w)
    return w, config
""",
    ),
    Unusual(
        "rmsprop",
        "a_list_of_pairs_for_the_defaults_and_short_names",
        """
def rmsprop(w, dw, config=None):
    config = {} if not config else config
    zero = np.zeros_like(w)
    for k, d in (('learning_rate', 1e-2), ('decay_rate', .99), ('epsilon', 1e-8), ('cache', zero)):
        if k not in config: config[k] = d
    a, r, e = [config[k] for k in ('learning_rate', 'decay_rate', 'epsilon')]
    config['cache'] *= r
    config['cache'] += dw * (dw * (1 - r))
    return w + (-a) * dw / (e + np.sqrt(config['cache'])), config
""",
    ),
    Unusual(
        "nesterov",
        "sum_of_momentum_step_and_what_is_ahead",
        """
def nesterov(w, dw, config=None):
    config = dict(config or {})
    for key, value in [("learning_rate", 1e-2), ("momentum", 0.9), ("velocity", 0.0 * w)]:
        config.setdefault(key, value)
    mu, v = config["momentum"], config["velocity"]
    config["velocity"] = np.array(mu * v - config["learning_rate"] * dw)
    # as step + change of look-ahead
    return w + config["velocity"] + mu * (config["velocity"] - v), config
""",
    ),
]
