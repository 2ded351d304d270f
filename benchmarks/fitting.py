"""The three fits behind the weights: listwise softmax, logistic regression, a rising curve.

Each standardises its features, minimises a convex loss with a little ridge by L-BFGS, and gives the
weights of the features as they are. `signs` holds 1 or -1 for a weight that may not be negative or
positive: what speaks for an answer must not count against it because two features go together.
Nothing here knows what the features mean.
"""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

Matrix = NDArray[np.float64]
Places = NDArray[np.intp]  # and other whole numbers
Flags = NDArray[np.bool_]
_RIDGE = 1e-4  # of the sum of squares
_TINY = 1e-12


def listwise_softmax(
    features: Matrix,
    starts: Places,
    goals: Sequence[tuple[float, Flags]],
    weights: Matrix,
    signs: Matrix,
) -> Matrix:
    """Weights under which the right rows of each group win.

    Group i is the rows from starts[i] to the next start, and counts weights[i]; each has at least
    one right row. The loss of a group is -log of the right rows' share of its exp(score). A goal
    says which rows are right, and how much of the loss that makes.
    """
    scaled, deviations = _standardised(features)
    group = np.repeat(np.arange(len(starts)), np.diff([*starts, len(features)]))
    share = weights / weights.sum()

    def loss(beta: Matrix) -> tuple[float, Matrix]:
        scores = scaled @ beta
        powers = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
        total = np.add.reduceat(powers, starts)
        value, pull = _RIDGE * (beta @ beta), powers / total[group]
        for part, right in goals:
            winning = powers * right
            won = np.add.reduceat(winning, starts) + _TINY
            value -= part * (share * np.log(won / total)).sum()
            pull = pull - part * winning / won[group]
        slope = scaled.T @ (pull * share[group])
        return float(value), slope + 2 * _RIDGE * beta

    return _minimum(loss, signs) / deviations


def logistic(features: Matrix, labels: Flags, weights: Matrix, signs: Matrix) -> Matrix:
    """Weights and, last, the constant of log odds that a row's label is set."""
    scaled, deviations = _standardised(features)
    design = np.column_stack([scaled, np.ones(len(scaled))])
    share = weights / weights.sum()
    ridge = np.full(design.shape[1], _RIDGE)
    ridge[-1] = 0.0

    def loss(beta: Matrix) -> tuple[float, Matrix]:
        odds = 1 / (1 + np.exp(-(design @ beta)))
        value = -(share * np.log(np.where(labels, odds, 1 - odds) + _TINY)).sum()
        slope = design.T @ (share * (odds - labels))
        return float(value + ridge @ beta**2), slope + 2 * ridge * beta

    beta = _minimum(loss, np.append(signs, 0))
    raw: Matrix = beta[:-1] / deviations
    constant = beta[-1] - raw @ features.mean(axis=0)
    return np.append(raw, constant)


def rising_curve(levels: Matrix, right: Flags, points: int) -> list[tuple[float, float]]:
    """(mean level, share right) of equally large slices of the levels, made to rise.

    Neighbouring slices that fall are pooled (isotonic regression).
    """
    order = np.argsort(levels, kind="stable")
    slices = [piece for piece in np.array_split(order, points) if len(piece)]
    pooled: list[tuple[float, float, int]] = []  # mean level, share right, size
    for piece in slices:
        pooled.append((float(levels[piece].mean()), float(right[piece].mean()), len(piece)))
        while len(pooled) > 1 and pooled[-2][1] >= pooled[-1][1]:
            (low, one, n), (high, other, m) = pooled[-2:]
            pooled[-2:] = [((low * n + high * m) / (n + m), (one * n + other * m) / (n + m), n + m)]
    return [(level, share) for level, share, _ in pooled]


def _standardised(features: Matrix) -> tuple[Matrix, Matrix]:
    deviations = features.std(axis=0) + 1e-9
    return (features - features.mean(axis=0)) / deviations, deviations


def _minimum(loss: Callable[[Matrix], tuple[float, Matrix]], signs: Matrix) -> Matrix:
    """The least point of a convex loss whose coordinates keep to their signs; 0 leaves one free."""
    bounds = [(0, None) if sign > 0 else (None, 0) if sign < 0 else (None, None) for sign in signs]
    found = minimize(
        loss,
        np.zeros(len(signs)),
        jac=True,
        bounds=bounds,
        method="L-BFGS-B",
        options={"maxiter": 500},
    )
    best: Matrix = found.x
    return best
