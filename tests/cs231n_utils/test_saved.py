"""The chosen classifier as a file: what goes in comes out, and what is not one is refused in one line."""

import pickle
import re
from types import SimpleNamespace

import nbformat
import numpy as np
import pytest

from cs231n_utils import saved

RESULTS = {(1e-7, 10.0): (0.4, 0.38), (2e-7, 10.0): (0.41, 0.39), (1e-4, 1e6): (0.1, 0.1)}


def classifier(dtype=np.float32):
    return SimpleNamespace(W=np.random.default_rng(0).normal(size=(3073, 10)).astype(dtype))


def save(path, **changes):
    values = {
        "classifier": classifier(),
        "mean_image": np.full(3072, 120.0, np.float32),
        "learning_rate": 2e-7,
        "reg": np.float32(10.0),
        "val_accuracy": np.float64(0.39),
        "dataset": "CIFAR-10",
        "results": RESULTS,
    }
    saved.save_classifier(path, **values | changes)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "best_svm.npz"


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_what_goes_in_comes_out(path, dtype):
    save(path, classifier=classifier(dtype))
    found = saved.load_classifier(path)
    assert found.W.dtype == dtype and np.array_equal(found.W, classifier(dtype).W)
    assert found.mean_image.shape == (3072,) and found.mean_image[0] == 120
    assert (found.learning_rate, found.reg, found.val_accuracy) == (2e-7, 10.0, 0.39)
    assert type(found.learning_rate) is float and type(found.dataset) is str and found.dataset == "CIFAR-10"
    assert found.results.tolist() == [[*pair, *reached] for pair, reached in RESULTS.items()]
    assert path.stat().st_size < 1_000_000


def test_the_file_is_plain_arrays(path):
    save(path)
    with np.load(path, allow_pickle=False) as file:
        shapes = {name: file[name].shape for name in file.files}
        kinds = {name: file[name].dtype.kind for name in file.files}
    assert shapes["W"] == (3073, 10) and shapes["results"] == (3, 4) and shapes["reg"] == ()
    assert set(kinds.values()) == {"f", "U"}


def test_unusual_numbers_are_taken(path):
    W = np.asfortranarray(classifier().W.astype(np.float16))
    save(path, classifier=SimpleNamespace(W=W), reg=1, learning_rate="2e-7", results={})
    found = saved.load_classifier(path)
    assert found.W.dtype == np.float64 and found.results.shape == (0, 4) and found.reg == 1.0


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"classifier": SimpleNamespace(W=None)}, "has not been trained"),
        ({"classifier": SimpleNamespace(W=np.zeros((10, 3073)))}, r"W has shape \(10, 3073\)"),
        ({"classifier": SimpleNamespace(W=np.full((3073, 10), np.nan))}, "W holds inf or nan"),
        ({"mean_image": np.zeros((32, 32, 3))}, "mean_image has shape"),
        ({"val_accuracy": np.nan}, "val_accuracy holds inf or nan"),
        ({"val_accuracy": (0.4, 0.3)}, "val_accuracy has shape"),
        ({"results": {(1e-7, 1.0): (np.nan, 0.1)}}, "results holds inf or nan"),
    ],
)
def test_what_cannot_be_handed_in_is_not_saved(path, changes, said):
    save(path)
    before = path.read_bytes()
    with pytest.raises(saved.BadClassifier, match=said):
        save(path, **changes)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_save_that_is_interrupted_leaves_the_old_file(path, monkeypatch):
    save(path)
    before = path.read_bytes()

    def full_disk(file, **arrays):
        file.write(b"half")
        raise OSError("no space left")

    monkeypatch.setattr(np, "savez_compressed", full_disk)
    with pytest.raises(saved.NotWritten, match="no space left"):
        save(path)
    assert path.read_bytes() == before and len(list(path.parent.iterdir())) == 1


def damaged(path, change):
    save(path)
    with np.load(path) as file:
        arrays = {name: file[name] for name in file.files}
    change(arrays)
    np.savez(path, **arrays)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda arrays: arrays.update(more=np.zeros(10**7, np.int8)), "holds more than"),
        (lambda arrays: arrays.pop("dataset"), "does not hold all it should: .*dataset"),
        (lambda arrays: arrays.update(W=np.zeros((3073, 10), dtype=object)), "Python objects in it"),
        (lambda arrays: arrays.update(W=np.zeros((3073, 10), dtype=int)), "wrong type"),
        (lambda arrays: arrays.update(W=np.zeros(5)), "W has shape"),
        (lambda arrays: arrays.update(dataset=np.array(3.0)), "wrong type"),
        (lambda arrays: arrays.update(W=np.zeros((3073, 100))), "holds more than"),
    ],
)
def test_what_is_no_saved_classifier_is_refused(path, change, said):
    damaged(path, change)
    with pytest.raises(saved.BadClassifier, match=said):
        saved.load_classifier(path)


@pytest.mark.parametrize(
    ("content", "said"),
    {
        b"": "it is empty. Run the cell",
        b"hello": "it is no .npz file",
        b"PK\x03\x04 broken": "only the beginning of one",
        b"\x93NUMPY\x01\x00v\x00": "it is no .npz file",
        pickle.dumps({"W": 1}): "it is no .npz file",
    }.items(),
)
def test_a_broken_file_is_one_line(path, content, said, capsys):
    path.write_bytes(content)
    with pytest.raises(saved.BadClassifier, match=said) as refused:
        saved.load_classifier(path)
    assert "pickle" not in str(refused.value)
    saved.show(path)
    out, err = capsys.readouterr()
    assert out == "" and len(err.splitlines()) == 1 and err.startswith("✗ best_svm: ")


def test_a_single_array_is_no_saved_classifier(path):
    with path.open("wb") as file:
        np.save(file, np.zeros(3))
    with pytest.raises(saved.BadClassifier):
        saved.load_classifier(path)


def test_show_tells_what_was_saved(path, capsys):
    saved.show(path)
    out, err = capsys.readouterr()
    assert out == "" and err.startswith("… best_svm is not started. Next: write") and err.count("\n") == 1
    save(path)
    saved.show(path)
    out, err = capsys.readouterr()
    assert err == "" and "CIFAR-10" in out and "39.0%" in out and "3 pairs" in out
    assert out.splitlines()[-1] == "best_svm: all 3 checks pass, done."


MADE = 'title = ""\nlecture = ""\nhours = 1\nengine = "1.0.0"\n'
RELEASED = '[released]\nassignment = ""\nrelease = ""\ndata = "{}"\nstubs = []\ncells = []\n'


@pytest.mark.parametrize("counts", ["CIFAR-10", "stand-in"])
@pytest.mark.parametrize("dataset", ["CIFAR-10", "stand-in"])
def test_only_the_data_set_that_counts_is_shown_as_good(path, capsys, dataset, counts):
    (path.parent / "assignment.toml").write_text(MADE + RELEASED.format(counts))
    save(path, dataset=dataset)
    saved.show(path)
    out, err = capsys.readouterr()
    wrong = f"✗ best_svm: best_svm.npz is learned from {dataset}, and {counts} counts: the grader gives 0"
    assert (err.startswith(wrong) and not out) if dataset != counts else (not err and "✓" in out)
    assert bool(saved.trouble(path, counts)) == (dataset != counts)


def test_a_missing_file_says_so_without_a_traceback(path):
    with pytest.raises(
        saved.NotSaved, match="has not been saved yet: run the cell of the notebook"
    ) as caught:
        saved.load_classifier(path)
    assert caught.value._render_traceback_()


def test_the_notebook_that_saves_a_file_is_named(path):
    for name, source in {
        "1_reads": f'load("{path.name}")',
        "2_saves": f'saved.save_it("{path.name}", W)',
    }.items():
        cell = nbformat.v4.new_code_cell(source)
        nbformat.write(nbformat.v4.new_notebook(cells=[cell]), path.with_name(f"{name}.ipynb"))
    with pytest.raises(saved.NotSaved, match=r"run the cell of 2_saves\.ipynb that saves it"):
        saved.load_classifier(path)


FEATURES = {"W": np.ones((8, 10)), "mean": np.zeros(7), "deviation": np.full(7, 2.0)}


def save_on_features(path, **changes):
    saved.save_on_features(path, **FEATURES | {"val_accuracy": 0.52, "dataset": "CIFAR-10"} | changes)


def test_a_classifier_of_features_comes_back_and_is_shown(path, capsys):
    save_on_features(path, W=FEATURES["W"].astype(np.float32))
    found = saved.load_on_features(path)
    assert found.W.dtype == np.float32 and np.array_equal(found.deviation, FEATURES["deviation"])
    assert (found.val_accuracy, found.dataset) == (0.52, "CIFAR-10")
    saved.show(path)
    out, err = capsys.readouterr()
    assert err == "" and "W (8, 10), and mean and deviation of 7 features" in out and "52.0%" in out
    assert out.splitlines()[-1] == "best_svm: all 3 checks pass, done."
    assert saved.trouble(path, "CIFAR-10") == "" and "stand-in counts" in saved.trouble(path, "stand-in")


DICTIONARY = {"centroids": np.ones((4, 12)), "mean": np.zeros(12), "whitening": np.eye(12)}


def test_a_dictionary_comes_back_and_is_shown(path, capsys):
    saved.save_dictionary(path, DICTIONARY | {"centroids": np.ones((4, 12), np.float32)}, "CIFAR-10")
    found = saved.load_dictionary(path)
    assert found.keys() == DICTIONARY.keys() and found["centroids"].dtype == np.float32
    assert all(np.array_equal(found[name], DICTIONARY[name]) for name in DICTIONARY)
    saved.show(path)
    out, err = capsys.readouterr()
    assert err == "" and "holds 4 words, and mean and whitening, for patches of 12 numbers" in out
    assert out.splitlines()[-1] == "best_svm: all 2 checks pass, done."
    assert saved.trouble(path, "CIFAR-10") == "" and "stand-in counts" in saved.trouble(path, "stand-in")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"centroids": np.ones((4, 11))}, r"do not fit each other: centroids \(4, 11\), mean \(12,\), whit"),
        ({"whitening": np.ones((12, 11))}, "do not fit each other"),
        ({"mean": np.zeros((1, 12))}, r"mean has shape \(1, 12\), it should be \(any,\)"),
        ({"centroids": np.zeros((0, 12))}, "it holds no words"),
        ({"centroids": np.full((4, 12), np.nan)}, "centroids holds inf or nan"),
        ({"centroids": np.ones((20_000, 12))}, "holds more than"),
    ],
)
def test_what_is_no_dictionary_is_refused(path, changes, said):
    """Before it is written where that can be seen, and when it is read, checked or handed in."""
    np.savez(path, **DICTIONARY | changes, dataset=np.array("CIFAR-10"))
    with pytest.raises(saved.BadClassifier, match=said):
        saved.load_dictionary(path)
    assert re.search(said, saved.trouble(path, "CIFAR-10"))
    path.unlink()
    if "holds more" not in said:
        with pytest.raises(saved.BadClassifier, match=said):
            saved.save_dictionary(path, DICTIONARY | changes, "CIFAR-10")
        assert not path.exists()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"W": np.ones((7, 10))}, "W has 7 rows: it should have one for each of the features"),
        ({"W": np.ones((10, 8))}, r"W has shape \(10, 8\), it should be \(any, 10\)"),
        ({"mean": np.zeros((7, 1))}, r"mean has shape \(7, 1\)"),
        ({"deviation": np.full(6, 1.0)}, "deviation of 6"),
        ({"deviation": np.zeros(7)}, "deviation holds numbers that are not more than 0"),
        ({"deviation": np.full(7, np.inf)}, "deviation holds inf or nan"),
        ({"W": np.ones((20_000, 10)), "mean": np.zeros(19_999), "deviation": np.ones(19_999)}, "holds more"),
    ],
)
def test_what_is_no_classifier_of_features_is_refused(path, changes, said):
    """Before it is written where that can be seen, and when it is read, checked or handed in."""
    arrays = FEATURES | {"val_accuracy": np.float64(0.5), "dataset": np.array("CIFAR-10")} | changes
    np.savez(path, **arrays)
    with pytest.raises(saved.BadClassifier, match=said):
        saved.load_on_features(path)
    assert re.search(said, saved.trouble(path, "CIFAR-10"))
    path.unlink()
    if "holds more" not in said:
        with pytest.raises(saved.BadClassifier, match=said):
            save_on_features(path, **changes)
        assert not path.exists()
