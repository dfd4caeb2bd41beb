"""Update rules with a mistake in them: edits of right ones (`rule_bases`), or the whole function."""

from autograder.verify.rows import Wrong

from .rule_bases import BASES, edited

# --- with a velocity --------------------------------------------------------------------------------------

V = 'v = config["momentum"] * v - config["learning_rate"] * dw'
MOVE, KEEP, END = "next_w = w + v", '    config["velocity"] = v\n', "return next_w, config"
GET_V = 'v = config.get("velocity", np.zeros_like(w))'
MOMENTUM = [
    ("rule_uphill", "plus", (V, V.replace(" - ", " + "))),
    ("rule_uphill", "minus_v", (MOVE, "next_w = w - v")),
    ("velocity_averaged", "of_slopes", (V, 'mu = config["momentum"]\n    v = mu * v + (1 - mu) * dw'),
     (MOVE, 'next_w = w - config["learning_rate"] * v')),
    ("velocity_averaged", "of_steps",
     (V, V.replace("* dw", '* (1 - config["momentum"]) * dw'))),
    ("velocity_without_learning_rate", "as_in_a_library", (V, 'v = config["momentum"] * v + dw'),
     (MOVE, 'next_w = w - config["learning_rate"] * v')),
    ("velocity_without_learning_rate", "downhill", (V, 'v = config["momentum"] * v - dw'),
     (MOVE, 'next_w = w + config["learning_rate"] * v')),
    ("velocity_points_uphill", "subtracted", (V, V.replace(" - ", " + ")), (MOVE, "next_w = w - v")),
    ("velocity_turns_round", "old_sign", (V, V.replace('v = config', 'v = -config'))),
    ("velocity_turns_round", "half_rewritten",
     (V, 'v = config["learning_rate"] * dw - config["momentum"] * v'), (MOVE, "next_w = w - v")),
    ("memory_never_fades", "no_momentum", (V, 'v = v - config["learning_rate"] * dw')),
    ("momentum_on_the_gradient_too", "brackets",
     (V, 'v = config["momentum"] * (v - config["learning_rate"] * dw)')),
    ("momentum_on_the_gradient_too", "again", (MOVE, 'next_w = w + config["momentum"] * v')),
    ("old_velocity_moves_w", "moved_first", (V, MOVE), (MOVE + "\n\n", V + "\n\n")),
    ("gradient_step_added", "beside", (MOVE, 'next_w = w + v - config["learning_rate"] * dw')),
    ("learning_rate_twice", "twice", (MOVE, 'next_w = w + config["learning_rate"] * v')),
    ("step_taken_twice", "in_place", (MOVE, "w += v\n    next_w = w + v")),
    ("nesterov_for_momentum", "ahead", (V, f"old = v\n    {V}"),
     (MOVE, 'next_w = w + v + config["momentum"] * (v - old)')),
    ("state_not_kept", "not_stored", (KEEP, "")),
    ("state_not_kept", "zeros_each_time", (GET_V, "v = np.zeros_like(w)")),
    ("state_under_another_name", "v", (GET_V, 'v = config.get("v", np.zeros_like(w))'),
     (KEEP, '    config["v"] = v\n')),
    ("state_under_another_name", "misspelt", (GET_V, 'v = config.get("velocty", np.zeros_like(w))'),
     (KEEP, '    config["velocty"] = v\n')),
    ("given_setting_ignored", "number", (V, V.replace('config["momentum"]', "0.9"))),
    ("given_setting_ignored", "rate", (V, V.replace('config["learning_rate"]', "0.01"))),
    ("given_setting_ignored", "overwritten",
     ('config.setdefault("momentum", 0.9)', 'config["momentum"] = 0.9')),
    ("given_setting_ignored", "all_overwritten", ('config.setdefault("momentum", 0.9)',
     'config.update(learning_rate=1e-2, momentum=0.9)')),
    ("given_setting_ignored", "zero_is_false",
     ('config.setdefault("momentum", 0.9)', 'config["momentum"] = config.get("momentum") or 0.9')),
    ("", "w_comes_back", (END, "return w, config")),
    ("default_setting_wrong", "momentum", ('"momentum", 0.9)', '"momentum", 0.99)')),
    ("default_setting_wrong", "rate", ('"learning_rate", 1e-2)', '"learning_rate", 1e-3)')),
    ("config_entries_lost", "new_dict", (KEEP, '    config = {"velocity": v}\n')),
    ("config_entries_lost", "only_settings", (KEEP, '    config = {"learning_rate": config["learning_rate"], '
     '"momentum": config["momentum"], "velocity": v}\n')),
    ("config_none_not_handled", "no_test", ("    if config is None:\n        config = {}\n", "")),
    ("pair_not_returned", "only_w", (END, "return next_w")),
    ("pair_not_returned", "exchanged", (END, "return config, next_w")),
    ("pair_not_returned", "nothing", (END, "pass")),
    ("rule_shape_lost", "flat", (END, "return next_w.ravel(), config")),
    ("hidden_weight_decay", "decay", (MOVE, "next_w = 0.999 * w + v")),
    ("hidden_weight_decay", "as_a_penalty", (V, f"dw = dw + 1e-2 * w\n    {V}")),
    ("gradient_written_into", "scaled",
     (V, 'dw *= config["learning_rate"]\n    v = config["momentum"] * v - dw')),
    ("not_elementwise", "mean", (V, V.replace("* dw", "* dw.mean()"))),
]  # fmt: skip

N_MOVE, N_V = "next_w = w - mu * v_prev + (1 + mu) * v", "v = mu * v - lr * dw"
NESTEROV = [
    ("rule_uphill", "plus", (N_V, "v = mu * v + lr * dw")),
    ("momentum_for_nesterov", "plain", (N_MOVE, "next_w = w + v")),
    ("momentum_for_nesterov", "same_array", ("v_prev = v.copy()", "v_prev = v"),
     (N_V, "v *= mu\n    v -= lr * dw")),
    ("nesterov_velocities_swapped", "swapped", (N_MOVE, "next_w = w - mu * v + (1 + mu) * v_prev")),
    ("nesterov_other_weights", "plus", (N_MOVE, "next_w = w + mu * v_prev + (1 + mu) * v")),
    ("nesterov_other_weights", "mean_of_both", (N_MOVE, "next_w = w + 0.5 * (v + v_prev)")),
    ("nesterov_other_weights", "only_the_old_one", (N_MOVE, "next_w = w + mu * v_prev")),
    ("nesterov_other_weights", "a_third_term", (N_MOVE, f"{N_MOVE} + mu * v")),
    ("velocity_without_learning_rate", "as_in_a_library", (N_V, "v = mu * v + dw"),
     (N_MOVE, "next_w = w - lr * (dw + mu * v)")),
    ("velocity_points_uphill", "subtracted", (N_V, "v = mu * v + lr * dw"),
     (N_MOVE, "next_w = w + mu * v_prev - (1 + mu) * v")),
    ("velocity_averaged", "average", (N_V, "v = mu * v - (1 - mu) * lr * dw")),
    ("momentum_on_the_gradient_too", "brackets", (N_V, "v = mu * (v - lr * dw)")),
    ("", "momentum_begins_low", (N_V, 'n = config["n"] = config.get("n", 0) + 1\n'
     f"    mu = min(mu, n / (n + 1))\n    {N_V}")),
    ("memory_never_fades", "no_momentum", (N_V, "v = v - lr * dw")),
    ("state_not_kept", "not_stored", ('    config["velocity"] = v\n', "")),
    ("learning_rate_twice", "twice", (N_MOVE, "next_w = w + lr * (-mu * v_prev + (1 + mu) * v)")),
    ("given_setting_ignored", "in_one_place", (N_MOVE, "next_w = w - 0.9 * v_prev + 1.9 * v"), (N_V,
     "mu = 0.9\n    v = mu * v - lr * dw")),
    ("default_setting_wrong", "momentum", ('"momentum", 0.9)', '"momentum", 0.5)')),
    ("gradient_written_into", "in_place", (N_V, "dw *= -lr\n    v = mu * v + dw")),
]  # fmt: skip

# --- with a cache -----------------------------------------------------------------------------------------

STEP = "next_w = w - lr * dw / (np.sqrt(cache) + eps)"
SUM, AVERAGE = "cache = cache + dw**2", "cache = rho * cache + (1 - rho) * dw**2"
OF_BOTH = [
    ("rule_uphill", "plus", (STEP, STEP.replace("w - lr", "w + lr"))),
    ("root_missing", "no_root", (STEP, "next_w = w - lr * dw / (cache + eps)")),
    ("multiplied_not_divided", "star", (STEP, "next_w = w - lr * dw * (np.sqrt(cache) + eps)")),
    ("multiplied_not_divided", "power", (STEP, "next_w = w - lr * dw * (cache + eps) ** 0.5")),
    ("step_taken_twice", "in_place", (STEP, "w -= lr * dw / (np.sqrt(cache) + eps)\n    " + STEP)),
    ("epsilon_wrong", "outside", (STEP, "next_w = w - (lr * dw / np.sqrt(cache + 1e-300) + eps)")),
    ("epsilon_wrong", "twice", (STEP, "next_w = w - lr * dw / (np.sqrt(cache + eps) + eps)")),
    ("epsilon_wrong", "at_least", (STEP, "next_w = w - lr * dw / np.maximum(np.sqrt(cache), eps)")),
    ("rule_not_finite", "no_epsilon", (STEP, "next_w = w - lr * dw / np.sqrt(cache)")),
    ("given_setting_ignored", "epsilon", (STEP, "next_w = w - lr * dw / (np.sqrt(cache) + 1e-8)")),
    ("given_setting_ignored", "rate", (STEP, STEP.replace("lr", "0.01"))),
    ("default_setting_wrong", "epsilon", ('"epsilon", 1e-8)', '"epsilon", 1e-7)')),
    ("default_setting_wrong", "rate", ('"learning_rate", 1e-2)', '"learning_rate", 1e-3)')),
    ("state_not_kept", "not_stored", ('    config["cache"] = cache\n', "")),
    ("gradient_written_into", "scaled", (STEP, "dw /= np.sqrt(cache) + eps\n    next_w = w - lr * dw")),
    ("config_none_not_handled", "no_test", ("    if config is None:\n        config = {}\n", "")),
    ("learning_rate_twice", "twice", (STEP, STEP.replace("lr", "lr * lr"))),
]  # fmt: skip
ADAGRAD = [
    ("memory_fades", "average", (SUM, "cache = 0.9 * cache + 0.1 * dw**2")),
    ("memory_fades", "running_mean", (SUM, 'n = config["n"] = config.get("n", 0) + 1\n    '
     "cache = cache + (dw**2 - cache) / n")),
    ("memory_fades", "mean", (SUM, f'n = config["n"] = config.get("n", 0) + 1\n    {SUM}'),
     (STEP, STEP.replace("sqrt(cache)", "sqrt(cache / n)"))),
    ("memory_fades", "fading_sum", (SUM, "cache = 0.9 * cache + dw**2")),
    ("state_not_kept", "overwritten", (SUM, "cache = dw**2")),
    ("square_missing", "abs", (SUM, "cache = cache + np.abs(dw)")),
    ("square_missing", "plain", (SUM, "cache = cache + dw")),
    ("cache_lags_behind", "moved_first", (SUM + "\n    " + STEP, STEP + "\n    " + SUM)),
    ("not_elementwise", "sum", (SUM, "cache = cache + np.sum(dw**2)")),
    ("not_elementwise", "norm", (STEP, "next_w = w - lr * dw / (np.linalg.norm(np.sqrt(cache)) + eps)")),
    ("state_under_another_name", "sum", ('config.get("cache"', 'config.get("grad_squared"'),
     ('config["cache"] = cache', 'config["grad_squared"] = cache')),
]  # fmt: skip
RMSPROP = [
    ("memory_never_fades", "sum", (AVERAGE, SUM)),
    ("memory_never_fades", "weighted_sum", (AVERAGE, "cache += (1 - rho) * dw**2")),
    ("weights_mirrored", "exchanged", (AVERAGE, "cache = (1 - rho) * cache + rho * dw**2")),
    ("new_weight_missing", "weight_squared", (AVERAGE, "cache = rho * cache + ((1 - rho) * dw) ** 2")),
    ("new_weight_missing", "own_number", (AVERAGE, "cache = rho * cache + 0.1 * dw**2")),
    ("new_weight_missing", "one_weight_for_both", (AVERAGE, "cache = (1 - rho) * (cache + dw**2)")),
    ("new_weight_missing", "no_weight", (AVERAGE, "cache = rho * cache + dw**2")),
    ("state_not_kept", "only_new", (AVERAGE, "cache = (1 - rho) * dw**2")),
    ("", "newest_square_under_the_root", (STEP, STEP.replace("cache", "dw**2"))),
    ("square_missing", "abs", (AVERAGE, "cache = rho * cache + (1 - rho) * abs(dw)")),
    ("bias_correction_added", "as_in_adam", (AVERAGE, f'{AVERAGE}\n    config["t"] = config.get("t", 0) + 1'),
     (STEP, 'next_w = w - lr * dw / (np.sqrt(cache / (1 - rho ** config["t"])) + eps)')),
    ("cache_lags_behind", "moved_first", (AVERAGE + "\n    " + STEP, STEP + "\n    " + AVERAGE)),
    ("not_elementwise", "mean", (AVERAGE, "cache = rho * cache + (1 - rho) * np.mean(dw**2)")),
    ("given_setting_ignored", "decay", (AVERAGE, "rho = 0.99\n    " + AVERAGE)),
    ("default_setting_wrong", "decay", ('"decay_rate", 0.99)', '"decay_rate", 0.9)')),
    ("config_entries_lost", "new_dict", ('config["cache"] = cache', 'config = {"cache": cache}')),
]  # fmt: skip

# --- Adam -------------------------------------------------------------------------------------------------

T, M_ = 't = config["t"] + 1', 'm = b1 * config["m"] + (1 - b1) * dw'
V_, MT, VT = 'v = b2 * config["v"] + (1 - b2) * dw**2', "mt = m / (1 - b1**t)", "vt = v / (1 - b2**t)"
A_STEP = 'next_w = w - lr * mt / (np.sqrt(vt) + config["epsilon"])'
STORE = 'config["m"], config["v"], config["t"] = m, v, t'
ADAM = [
    ("rule_uphill", "plus", (A_STEP, A_STEP.replace("w - lr", "w + lr"))),
    ("bias_correction_missing", "none", (MT, "mt = m"), (VT, "vt = v")),
    ("only_one_corrected", "m", (VT, "vt = v")),
    ("only_one_corrected", "v", (MT, "mt = m")),
    ("bias_correction_multiplied", "star", (MT, "mt = m * (1 - b1**t)"), (VT, "vt = v * (1 - b2**t)")),
    ("gradient_written_into", "clipped", (M_, f"np.clip(dw, -1, 1, out=dw)\n    {M_}")),
    ("bias_correction_wrong_form", "times_t", (MT, "mt = m / (1 - b1 * t)"), (VT, "vt = v / (1 - b2 * t)")),
    ("bias_correction_wrong_form", "power_of_the_rest", (MT, "mt = m / (1 - b1) ** t"),
     (VT, "vt = v / (1 - b2) ** t")),
    ("bias_correction_wrong_form", "no_brackets", (MT, "mt = m / 1 - b1**t"), (VT, "vt = v / 1 - b2**t")),
    ("bias_correction_wrong_form", "no_brackets_for_v", (VT, "vt = v / 1 - b2**t")),
    ("root_before_correction", "brackets", (VT, "vt = np.sqrt(v) / (1 - b2**t)"),
     (A_STEP, A_STEP.replace("np.sqrt(vt)", "vt"))),
    ("root_missing", "no_root", (A_STEP, A_STEP.replace("np.sqrt(vt)", "vt"))),
    ("root_missing", "power_before_half", (A_STEP, A_STEP.replace("np.sqrt(vt)", "vt ** 1 / 2"))),
    ("", "one_array_for_both",
     ('config.setdefault("m", np.zeros_like(w))', 'config.setdefault("m", 0.0 * w)'),
     ('config.setdefault("v", np.zeros_like(w))', 'config.setdefault("v", config["m"])'),
     (M_, 'm = config["m"]\n    m *= b1\n    m += (1 - b1) * dw'),
     (V_, 'v = config["v"]\n    v *= b2\n    v += (1 - b2) * dw**2'), (VT, "vt = np.abs(v) / (1 - b2**t)")),
    ("square_missing", "abs", (V_, V_.replace("dw**2", "np.abs(dw)"))),
    ("square_missing", "plain", (V_, V_.replace("dw**2", "dw"))),
    ("t_ahead", "raised_twice", (T, 't = config["t"] + 2')),
    ("t_ahead", "begins_at_one", ('config.setdefault("t", 0)', 'config.setdefault("t", 1)')),
    ("t_behind", "raised_late", (T, 't = config["t"]'),
     (STORE, 'config["m"], config["v"], config["t"] = m, v, t + 1')),
    ("t_behind", "at_least_one", (T, 't = max(config["t"], 1)'),
     (STORE, 'config["m"], config["v"], config["t"] = m, v, config["t"] + 1')),
    ("t_stuck", "never_raised", (T, 't = config["t"]')),
    ("t_stuck", "not_stored", (STORE, 'config["m"], config["v"] = m, v')),
    ("t_stuck", "unused", (MT, "mt = m / (1 - b1)"), (VT, "vt = v / (1 - b2)")),
    ("betas_swapped", "in_the_averages", (M_, M_.replace("b1", "b2")), (V_, V_.replace("b2", "b1"))),
    ("betas_swapped", "everywhere", ('config["beta1"], config["beta2"]', 'config["beta2"], config["beta1"]')),
    ("betas_swapped", "in_the_corrections", (MT, "mt = m / (1 - b2**t)"), (VT, "vt = v / (1 - b1**t)")),
    ("bias_correction_wrong_form", "beta1_twice", (VT, "vt = v / (1 - b1**t)")),
    ("corrected_averages_stored", "both", (STORE, 'config["m"], config["v"], config["t"] = mt, vt, t')),
    ("corrected_averages_stored", "same_name", (MT, "m = mt = m / (1 - b1**t)")),
    ("m_not_averaged", "slope", (M_, "m = dw"), (MT, "mt = m")),
    ("m_not_averaged", "corrected_slope", (MT, "mt = dw / (1 - b1**t)")),
    ("new_weight_missing", "of_m", (M_, 'm = b1 * config["m"] + dw')),
    ("new_weight_missing", "of_v", (V_, 'v = b2 * config["v"] + dw**2')),
    ("weights_mirrored", "of_both", (M_, 'm = (1 - b1) * config["m"] + b1 * dw'),
     (V_, 'v = (1 - b2) * config["v"] + b2 * dw**2')),
    ("weights_mirrored", "of_m", (M_, 'm = (1 - b1) * config["m"] + b1 * dw')),
    ("memory_never_fades", "of_v", (V_, 'v = config["v"] + (1 - b2) * dw**2')),
    ("state_not_kept", "averages", (STORE, 'config["t"] = t')),
    ("state_not_kept", "nothing", (STORE, "pass")),
    ("multiplied_not_divided", "star", (A_STEP, A_STEP.replace("mt / (", "mt * ("))),
    ("epsilon_wrong", "outside",
     (A_STEP, 'next_w = w - lr * (mt / np.sqrt(vt + 1e-300) + config["epsilon"])')),
    ("rule_not_finite", "no_epsilon", (A_STEP, "next_w = w - lr * mt / np.sqrt(vt)")),
    ("given_setting_ignored", "betas", ('config["beta1"], config["beta2"]', "0.9, 0.999")),
    ("given_setting_ignored", "epsilon", (A_STEP, A_STEP.replace('config["epsilon"]', "1e-8"))),
    ("default_setting_wrong", "rate", ('"learning_rate", 1e-3)', '"learning_rate", 1e-2)')),
    ("default_setting_wrong", "beta2", ('"beta2", 0.999)', '"beta2", 0.99)')),
    ("state_under_another_name", "first_and_second",
     ('config.setdefault("m"', 'config.setdefault("first"'), ('* config["m"] +', '* config["first"] +'),
     (STORE, 'config["first"], config["v"], config["t"] = m, v, t')),
    ("not_elementwise", "norm", (V_, V_.replace("dw**2", "np.linalg.norm(dw) ** 2"))),
    ("hidden_weight_decay", "decoupled", (A_STEP, A_STEP + " - lr * 0.01 * w")),
    ("config_entries_lost", "new_dict", (STORE, 'config = {"m": m, "v": v, "t": t}')),
    ("step_taken_twice", "in_place", (A_STEP, f"w -= {A_STEP.removeprefix('next_w = w - ')}\n    {A_STEP}")),
]  # fmt: skip

TABLES = {
    "sgd_momentum": MOMENTUM,
    "nesterov": NESTEROV,
    "adagrad": OF_BOTH + ADAGRAD,
    "rmsprop": OF_BOTH + RMSPROP,
    "adam": ADAM,
}
WHOLE = [  # those that are no edit of a line
    ("sgd_momentum", "state_outside_config", "default_dict", """
def sgd_momentum(w, dw, config={}):
    mu, lr = config.get("momentum", 0.9), config.get("learning_rate", 1e-2)
    config["velocity"] = mu * config.get("velocity", 0) - lr * dw
    return w + config["velocity"], config
"""),
    ("sgd_momentum", "state_outside_config", "global", """
velocity = {}


def sgd_momentum(w, dw, config=None):
    config = config or {}
    v = velocity.get("v", np.zeros_like(w))
    if v.shape != w.shape:
        v = np.zeros_like(w)
    velocity["v"] = config.get("momentum", 0.9) * v - config.get("learning_rate", 1e-2) * dw
    config["velocity"] = velocity["v"]
    return w + velocity["v"], config
"""),
    ("rmsprop", "state_outside_config", "attribute", """
def rmsprop(w, dw, config=None):
    config = {} if config is None else config
    rho, old = config.get("decay_rate", 0.99), getattr(rmsprop, "cache", 0.0)
    rmsprop.cache = rho * (old if np.shape(old) == w.shape else 0.0) + (1 - rho) * dw * dw
    config["cache"] = rmsprop.cache
    step = config.get("learning_rate", 1e-2) * dw
    return w - step / (np.sqrt(rmsprop.cache) + config.get("epsilon", 1e-8)), config
"""),
    ("adam", "state_outside_config", "global_t", BASES["adam"].replace(
        't = config["t"] + 1', "global steps\n    steps += 1\n    t = steps").replace(
        "\ndef adam", "\nsteps = 0\n\n\ndef adam")),
    ("adagrad", "state_aliases_gradient", "all_gradients_kept", """
def adagrad(w, dw, config=None):
    config = {"learning_rate": 1e-2, "epsilon": 1e-8, "cache": 0.0} | (config or {})
    config.setdefault("before", config["cache"])
    config["gradients"] = [*config.get("gradients", []), dw]
    config["cache"] = config["before"] + sum(g * g for g in config["gradients"])
    return w - config["learning_rate"] * dw / (np.sqrt(config["cache"]) + config["epsilon"]), config
"""),
]  # fmt: skip
TWICE_WRONG = [
    ("sgd_momentum", "velocity_without_learning_rate state_aliases_gradient", "begins_with_dw", """
def sgd_momentum(w, dw, config=None):
    config = {} if config is None else config
    lr, mu = config.get("learning_rate", 1e-2), config.get("momentum", 0.9)
    if "velocity" not in config:
        config["velocity"] = dw
    else:
        config["velocity"] = mu * config["velocity"] + dw
    return w - lr * config["velocity"], config
"""),
    ("nesterov", "gradient_written_into state_aliases_gradient", "in_place", """
def nesterov(w, dw, config=None):
    config = {} if config is None else config
    lr, mu = config.get("learning_rate", 1e-2), config.get("momentum", 0.9)
    before = config.get("velocity", 0 * w)
    dw *= -lr
    dw += mu * before
    config["velocity"] = dw
    return w + (1 + mu) * dw - mu * before, config
"""),
]  # fmt: skip
WRONG = [
    Wrong(item, id, style, edited(item, *edits))
    for item, table in TABLES.items()
    for id, style, *edits in table
] + [Wrong(*row) for row in WHOLE]
PAIRS = [Wrong(*row) for row in TWICE_WRONG]
