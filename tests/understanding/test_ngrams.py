"""Our n-grams weigh exactly what scikit-learn's do."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.understanding.ngrams import Cut, NgramWeights

TEXTS = ["ik ben de buurvrouw", "de buurman slaat de hond", "ik hoor de hond ik hoor alles", "a"]


@pytest.mark.parametrize(
    ("cut", "settings"),
    [
        (
            Cut("word", 1, 2, 1),
            {"analyzer": "word", "token_pattern": r"\S+", "ngram_range": (1, 2)},
        ),
        (Cut("char", 2, 5, 1), {"analyzer": "char_wb", "ngram_range": (2, 5)}),
        (Cut("char", 2, 4, 2), {"analyzer": "char_wb", "ngram_range": (2, 4), "min_df": 2}),
    ],
)
def test_same_weights_as_scikit_learn(cut: Cut, settings: dict[str, object]) -> None:
    reference = TfidfVectorizer(sublinear_tf=True, **settings).fit(TEXTS)
    ours = NgramWeights.learn(cut, TEXTS)
    assert set(ours.ngrams) == set(reference.vocabulary_)
    for text in [*TEXTS, "ik hoor een nieuwe buurman"]:
        columns, values = ours.vector(text)
        row = reference.transform([text]).toarray()[0]
        expected = {name: row[at] for name, at in reference.vocabulary_.items() if row[at]}
        found = {ours.ngrams[at]: value for at, value in zip(columns, values, strict=True)}
        assert found.keys() == expected.keys()
        for name, value in found.items():
            np.testing.assert_allclose(value, expected[name], rtol=1e-6)


def test_unknown_text_is_an_empty_row() -> None:
    weights = NgramWeights.learn(Cut("word", 1, 1, 1), TEXTS)
    assert weights.vector("xyz") == ([], [])
    assert weights.vector("") == ([], [])
