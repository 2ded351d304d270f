"""The numbers that were fitted: one weight a feature, and what confidence they come to.

`weights.json` is written by `benchmarks/train.py` and meant to be read: a weight says how many
points a feature adds to a sentence's score when it rises from 0 to 1.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

_FILE = Path(__file__).parent / "weights.json"
OTHER_LANGUAGES = "*"


@dataclass(frozen=True, slots=True)
class Weights:
    """What features of sentences weigh (`ranking`), and what tells how sure an answer is."""

    ranking: Mapping[str, float]
    support: Mapping[str, float]  # in an English article as short as a news report
    support_abroad: Mapping[str, float]  # in a short one in another language
    support_lengthy: Mapping[str, float]  # in any of forty passages and more
    calibration: tuple[tuple[float, float], ...]  # support, share of right answers: a rising line
    thresholds: Mapping[str, float]  # by language
    price: float  # how much surer of the answer a character more must make a quote

    def threshold(self, language: str) -> float:
        """The least confidence that is answered."""
        return self.thresholds.get(language, self.thresholds[OTHER_LANGUAGES])

    def support_of(self, features: Mapping[str, float]) -> float:
        """The log odds that an answer is there, before calibration.

        Between short and long articles the two sums are mixed, by the feature `lengthy`.
        """
        lengthy = features["lengthy"]
        support = 0.0
        if lengthy < 1:
            support += (1 - lengthy) * _weighed(features, self._short(features))
        if lengthy > 0:
            support += lengthy * _weighed(features, self.support_lengthy)
        return support

    def points_of(self, features: Mapping[str, float]) -> dict[str, float]:
        """Feature -> what it adds to `support_of`, for those that count."""
        lengthy, short = features["lengthy"], self._short(features)
        points = {
            name: value
            * ((1 - lengthy) * short.get(name, 0.0) + lengthy * self.support_lengthy.get(name, 0.0))
            for name, value in features.items()
        }
        return {name: added for name, added in points.items() if added}

    def _short(self, features: Mapping[str, float]) -> Mapping[str, float]:
        """The weights of support in a short article."""
        return self.support_abroad if features["abroad"] else self.support

    def confidence(self, support: float) -> float:
        """The share of right answers seen at that support; straight lines join the points."""
        points = self.calibration
        if support <= points[0][0]:
            return points[0][1]
        for (left, low), (right, high) in pairwise(points):
            if support <= right:
                return low + (high - low) * (support - left) / (right - left)
        return points[-1][1]


@cache
def fitted() -> Weights:
    """The weights that the package ships."""
    read = json.loads(_FILE.read_text(encoding="utf-8"))
    return Weights(
        ranking=read["ranking"],
        support=read["support"],
        support_abroad=read["support_abroad"],
        support_lengthy=read["support_lengthy"],
        calibration=tuple((support, share) for support, share in read["calibration"]),
        thresholds=read["thresholds"],
        price=read["price"],
    )


def _weighed(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    return sum([weight * features[name] for name, weight in weights.items()])
