/**
 * The three distributions our intervals need: normal, Student's t and beta.
 * Everything rests on the regularised incomplete beta function (continued fraction by Lentz's method, as in
 * Abramowitz & Stegun 26.5.8) and on Newton's method kept inside a shrinking bracket.
 * Accurate to 1e-10 or better, with shapes of the beta distribution up to a million. Unit: probabilities in [0, 1].
 */

/** P(Z ≤ x) of the standard normal distribution. */
export function normalCdf(x: number): number {
  if (Number.isNaN(x)) return Number.NaN
  if (x > 0) return 1 - normalCdf(-x)
  if (x < -40) return 0
  const density = normalDensity(x)
  // The series loses relative accuracy in the tail, the fraction converges slowly near the middle.
  if (x > -3) {
    let term = -x
    let total = term
    for (let k = 3; term > total * 1e-17; k += 2) total += term *= (x * x) / k
    return 0.5 - density * total
  }
  let tail = -x
  for (let k = 150; k > 0; k--) tail = -x + k / tail
  return density / tail
}

/** The x with P(Z ≤ x) = p. @throws RangeError when p is not a probability */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`not a probability: ${p}`)
  if (p === 0.5) return 0
  if (p > 0.5) return -normalQuantile(1 - p)
  if (p === 0) return -Infinity
  // Abramowitz & Stegun 26.2.23 is right to 4.5e-4; three Halley steps leave rounding only.
  const t = Math.sqrt(-2 * Math.log(p))
  let x = -t + (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
  for (let i = 0; i < 3; i++) {
    const step = (normalCdf(x) - p) / normalDensity(x)
    if (!Number.isFinite(step)) break
    x -= step / (1 + (x * step) / 2)
  }
  return x
}

/** P(T ≤ t) of Student's t with `df` degrees of freedom; `df` may be Infinity. @throws RangeError when df is not above zero */
export function tCdf(t: number, df: number): number {
  if (!(df > 0)) throw new RangeError(`degrees of freedom must be above zero: ${df}`)
  if (!Number.isFinite(t)) return t > 0 ? 1 : 0
  // Far out the fraction cancels; the first term of Fisher's expansion is then right to 1/df².
  if (df > nearlyNormal) return normalCdf(t) - (normalDensity(t) * t * (t * t + 1)) / (4 * df)
  const tail = incompleteBeta(df / (df + t * t), (t * t) / (df + t * t), df / 2, 0.5) / 2
  return t > 0 ? 1 - tail : tail
}

/** The t with P(T ≤ t) = p. @throws RangeError when p is not a probability or df not above zero */
export function tQuantile(p: number, df: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`not a probability: ${p}`)
  if (!(df > 0)) throw new RangeError(`degrees of freedom must be above zero: ${df}`)
  if (df === Infinity) return normalQuantile(p)
  if (p === 0.5) return 0
  if (p > 0.5) return -tQuantile(1 - p, df)
  if (p === 0) return -Infinity
  let low = -1
  while (tCdf(low, df) > p) low *= 2
  const logDensity = -logBeta(df / 2, 0.5) - Math.log(df) / 2
  const density = (t: number) => Math.exp(logDensity - ((df + 1) / 2) * Math.log1p((t * t) / df))
  return rootBetween(low, 0, Math.max(low, normalQuantile(p)), (t) => tCdf(t, df) - p, density)
}

/** P(X ≤ x) of the beta distribution: the regularised incomplete beta function. @throws RangeError when a shape is not above zero */
export function betaCdf(x: number, a: number, b: number): number {
  if (!(a > 0 && b > 0)) throw new RangeError(`the shapes of a beta distribution must be above zero: ${a}, ${b}`)
  if (x <= 0) return 0
  if (x >= 1) return 1
  return incompleteBeta(x, 1 - x, a, b)
}

/** The x with P(X ≤ x) = p. @throws RangeError when p is not a probability or a shape not above zero */
export function betaQuantile(p: number, a: number, b: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`not a probability: ${p}`)
  if (!(a > 0 && b > 0)) throw new RangeError(`the shapes of a beta distribution must be above zero: ${a}, ${b}`)
  if (p === 0 || p === 1) return p
  const scale = logBeta(a, b)
  return rootBetween(
    0,
    1,
    a / (a + b),
    (x) => betaCdf(x, a, b) - p,
    (x) => Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - scale),
  )
}

const nearlyNormal = 1e7

const normalDensity = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)

/** x and y = 1 − x are both given, because one of them may be too close to zero to be had from the other. */
function incompleteBeta(x: number, y: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (y <= 0) return 1
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(y, x, b, a)
  const front = Math.exp(a * logOf(x, y) + b * logOf(y, x) - logBeta(a, b)) / a
  const tiny = 1e-300
  let c = 1
  let d = 1 / (1 - ((a + b) * x) / (a + 1) || tiny)
  let value = d
  for (let m = 1; m < 200_000; m++) {
    for (const numerator of [
      (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)),
      (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)),
    ]) {
      d = 1 / (1 + numerator * d || tiny)
      c = 1 + numerator / c || tiny
      value *= c * d
    }
    if (Math.abs(c * d - 1) < 1e-16) break
  }
  return front * value
}

const logOf = (x: number, complement: number): number => (x > 0.5 ? Math.log1p(-complement) : Math.log(x))

/** ln B(a, b), without the cancellation of three large log-gammas. */
function logBeta(a: number, b: number): number {
  const p = Math.min(a, b)
  const q = Math.max(a, b)
  if (q < 10) return logGamma(p) + logGamma(q) - logGamma(p + q)
  const rest = (q - 0.5) * Math.log1p(-p / (p + q))
  const correction = stirling(q) - stirling(p + q)
  if (p < 10) return logGamma(p) + correction + p - p * Math.log(p + q) + rest
  return (
    Math.log(2 * Math.PI) / 2 -
    Math.log(q) / 2 +
    stirling(p) +
    correction +
    (p - 0.5) * Math.log(p / (p + q)) +
    q * Math.log1p(-p / (p + q))
  )
}

function logGamma(x: number): number {
  // Shifted up to where Stirling's series is exact to rounding.
  let shift = 1
  while (x < 10) shift *= x++
  return (x - 0.5) * Math.log(x) - x + Math.log(2 * Math.PI) / 2 + stirling(x) - Math.log(shift)
}

/** What Stirling's formula leaves out, for x ≥ 10. */
function stirling(x: number): number {
  const s = 1 / (x * x)
  return (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - s * (691 / 360360 - s / 156)))))) / x
}

/** Newton's method for an increasing function, halving the bracket whenever a step would leave it. */
function rootBetween(low: number, high: number, start: number, f: (x: number) => number, slope: (x: number) => number): number {
  let x = start > low && start < high ? start : (low + high) / 2
  for (let i = 0; i < 1200; i++) {
    const y = f(x)
    if (y === 0) return x
    if (y > 0) high = x
    else low = x
    const newton = x - y / slope(x)
    const next = newton > low && newton < high ? newton : (low + high) / 2
    if (Math.abs(next - x) <= 1e-15 * Math.abs(x) || next === low || next === high) return next
    x = next
  }
  return x
}
