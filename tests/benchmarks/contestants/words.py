"""Is a post doubtful? Ten words that everybody knows, or a model of letter groups alone."""

from __future__ import annotations

from typing import Any

PACKAGES = ["scikit-learn"]
KNOWN = ("高仿", "复刻", "a货", "1:1", "原单", "尾单", "精仿", "一件代发", "招代理", "超a")


class Player:
    def learn(self, texts: list[str], labels: list[bool]) -> int:
        """The model of letter groups, from labelled texts."""
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression
        from sklearn.pipeline import make_pipeline

        groups = TfidfVectorizer(analyzer="char", ngram_range=(1, 3), min_df=2, sublinear_tf=True)
        self._model: Any = make_pipeline(groups, LogisticRegression(max_iter=1000, class_weight="balanced"))
        self._model.fit(texts, labels)
        return len(texts)

    def by_words(self, texts: list[str]) -> list[bool]:
        return [any(word in text.lower() for word in KNOWN) for text in texts]

    def by_model(self, texts: list[str]) -> list[bool]:
        return [bool(one) for one in self._model.predict(texts)]
