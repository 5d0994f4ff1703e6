# The ten forms as a good numpy programmer would write them: blocks of 256 paths, SFC64, doubles, no memory of their own.
# Reads { products, sum, paths, seed } from standard input; writes CPU seconds and what came out as JSON. Given
# { values } instead, it times nine quantiles of so many doubles.
import json
import resource
import sys
import time

import numpy as np

BLOCK, YEARS, GROUPS, EACH = 256, 5, 20, 10
PERCENTILES = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99]


def main():
    given = json.load(sys.stdin)
    print(json.dumps(quantiles(given) if "values" in given else simulate(given)))


def quantiles(given):
    values = np.exp(0.25 * np.random.Generator(np.random.SFC64(given["seed"])).standard_normal(given["values"]))
    seconds = []
    for _ in range(given["runs"]):
        before = time.process_time()
        np.quantile(values, PERCENTILES)
        seconds.append(time.process_time() - before)
    return {"numpy": np.__version__, "seconds": seconds}


def simulate(given):
    products, total, paths = given["products"], given["sum"], given["paths"]
    kind = np.float32 if given.get("single") else np.float64
    column = {key: np.array([p[key] for p in products]) for key in ("price", "volume", "sigma", "cost")}
    count = len(products)
    price, volume, sigma, cost = (column[key] for key in ("price", "volume", "sigma", "cost"))
    group_budget = (price * volume).reshape(GROUPS, EACH).sum(axis=1)
    # Everything that does not hang on a draw is computed once: amounts per unit of the factor, by year.
    factor = np.arange(YEARS)
    expected = volume * 1.02 ** factor[:, None]
    sales = (price * 1.025 ** factor[:, None] * expected).astype(kind)
    fixed = (cost * 1.03 ** factor[:, None] * 0.6 * expected).sum(axis=1)
    variable = cost * 1.03 ** factor[:, None] * 0.4 * expected
    # One product of matrices gives the claims of every group, and the variable cost.
    weights = np.zeros((YEARS, count, GROUPS + 1), kind)
    for group in range(GROUPS):
        members = slice(group * EACH, (group + 1) * EACH)
        weights[:, members, group] = sales[:, members]
    weights[:, :, GROUPS] = variable
    budget = total * 1.0455**factor
    sizes = sigma.astype(kind)
    shift = (-sigma * sigma / 2).astype(kind)
    own = kind(np.sqrt(0.75))
    payments = np.zeros((10, paths))
    costs = np.zeros(paths)

    def run():
        random = np.random.Generator(np.random.SFC64(given["seed"]))
        draws = np.empty((BLOCK, count), kind)
        capped = np.empty((BLOCK, count), kind)
        grouped = draws.reshape(BLOCK, GROUPS, EACH)
        payments[:] = 0
        costs[:] = 0
        for start in range(0, paths, BLOCK):
            n = min(BLOCK, paths - start)
            into = slice(start, start + n)
            carry = np.zeros(BLOCK)
            for y in range(YEARS):
                common = random.standard_normal((BLOCK, GROUPS), kind)
                common *= kind(0.4)
                common += kind(0.3) * random.standard_normal((BLOCK, 1), kind)
                random.standard_normal(out=draws, dtype=kind)
                draws *= own
                grouped += common[:, :, None]
                draws *= sizes
                draws += shift
                np.exp(draws, out=draws)
                sums = draws @ weights[y]
                claims = sums[:, :GROUPS].astype(np.float64)
                f = claims.sum(axis=1)
                np.minimum(draws, kind(1.05), out=capped)
                below = capped @ sales[y]
                b = budget[y]
                quality = np.clip(0.5 + 0.2 * random.standard_normal(BLOCK), 0, 1)
                gap = b - f
                cap = b + carry
                carry = np.clip(cap - f, 0, 0.02 * b)
                growth = 1.0455**y
                forms = (
                    f,
                    np.minimum(f, b),
                    np.minimum(f, 1.02 * b) + 0.7 * np.maximum(f - 1.02 * b, 0),
                    b + 0.5 * np.maximum(f - 1.03 * b, 0) - 0.5 * np.maximum(0.97 * b - f, 0),
                    0.97 * b + 0.03 * b * quality,
                    f + np.where(np.abs(gap) >= 0.02 * b, np.clip(0.5 * gap, -0.05 * b, 0.05 * b), 0),
                    np.minimum(claims, 1.02 * group_budget * growth).sum(axis=1),
                    0.6 * f + 0.4 * below,
                    0.95 * claims[:, :4].sum(axis=1) + group_budget[4:].sum() * growth,
                    np.minimum(f, cap),
                )
                for form, paid in zip(payments, forms):
                    form[into] += paid[:n]
                costs[into] += fixed[y] + sums[:n, GROUPS]
        quantiles = [np.quantile(column, PERCENTILES) for form in payments for column in (form, form - costs)]
        return quantiles

    run_times = []
    for _ in range(given.get("runs", 1)):
        before = time.process_time()
        quantiles = run()
        run_times.append(time.process_time() - before)
    return {
        "numpy": np.__version__,
        "seconds": run_times,
        "means": [float(form.mean()) for form in payments],
        "quantiles": [list(map(float, q)) for q in quantiles],
        "peakMegabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


main()
