import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { betaCdf, betaQuantile, normalCdf, normalQuantile, tCdf, tQuantile } from './distributions.ts'

const close = (got: number, want: number, within = 1e-10) => expect(Math.abs(got - want) / Math.max(1, Math.abs(want))).toBeLessThan(within)

// Values of R 4.2.2: pnorm, qnorm, pt, qt, pbeta, qbeta with 17 digits.
describe('normal', () => {
  test.each([
    [0, 0.5],
    [1, 0.8413447460685429],
    [-1.959963984540054, 0.025],
    [2.5, 0.9937903346742238],
    [-3, 0.0013498980316300946],
    [-6, 9.865876450376946e-10],
  ])('below %d lies %d', (x, p) => {
    close(normalCdf(x), p)
    close(normalCdf(x) / p, 1)
  })
  test.each([
    [0.5, 0],
    [0.975, 1.959963984540054],
    [0.95, 1.6448536269514722],
    [0.995, 2.5758293035489004],
    [1e-9, -5.997807015007687],
    [1e-20, -9.262340089798408],
  ])('the quantile of %d is %d', (p, x) => close(normalQuantile(p), x))
})

describe("Student's t", () => {
  // Two-sided 5 % and 1 % points as in every printed table, with more digits.
  test.each([
    [0.975, 1, 12.706204736432095],
    [0.975, 2, 4.302652729911275],
    [0.975, 3, 3.182446305284263],
    [0.975, 11, 2.200985160082949],
    [0.975, 30, 2.0422724563012373],
    [0.975, 199, 1.971956544249395],
    [0.995, 5, 4.032142983557536],
    [0.95, 120, 1.6576508993505524],
  ])('the quantile of %d with %d degrees of freedom is %d', (p, df, t) => close(tQuantile(p, df), t))
  // Closed forms: one degree of freedom is Cauchy, two are algebraic.
  test.each([-30, -1, -0.001, 0, 0.5, 4, 1000])('with one and two degrees of freedom, below %d', (t) => {
    close(tCdf(t, 1), 0.5 + Math.atan(t) / Math.PI)
    close(tCdf(t, 2), 0.5 + t / (2 * Math.sqrt(2 + t * t)))
  })
  test('endless degrees of freedom are the normal distribution', () => {
    close(tQuantile(0.975, Infinity), 1.959963984540054)
    const z = 1.959963984540054
    for (const df of [1e6, 1e8, 1e9]) close(tQuantile(0.975, df), z + (z ** 3 + z) / (4 * df))
    close(tCdf(-1.96, 1e5), 0.024999281597150841)
    close(tCdf(-1.96, 1e9), 0.024997895286864857)
  })
})

describe('beta', () => {
  // Whole shapes: a sum of binomial terms.
  test.each([
    [0.3, 2, 3],
    [0.01, 1, 5],
    [0.9, 7, 4],
    [0.5, 20, 30],
  ])('below %d with shapes %d and %d', (x, a, b) => {
    const n = a + b - 1
    let total = 0
    for (let j = a; j <= n; j++) {
      let choose = 1
      for (let i = 0; i < j; i++) choose *= (n - i) / (j - i)
      total += choose * x ** j * (1 - x) ** (n - j)
    }
    close(betaCdf(x, a, b), total)
  })
  test('with one shape of one the quantile has a closed form', () => {
    for (const p of [0.001, 0.025, 0.5, 0.975]) {
      close(betaQuantile(p, 1, 41), 1 - (1 - p) ** (1 / 41))
      close(betaQuantile(p, 7.5, 1), p ** (1 / 7.5))
      close(betaQuantile(p, 0.5, 0.5), Math.sin((Math.PI * p) / 2) ** 2)
    }
  })
  test('the quantile undoes the distribution, also for large and for small shapes', () =>
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        fc.double({ min: 1, max: 5000, noNaN: true }),
        fc.double({ min: 1, max: 5000, noNaN: true }),
        (p, a, b) => {
          close(betaCdf(betaQuantile(p, a, b), a, b), p)
        },
      ),
    ))
})

test.each([-0.1, 1.1, Number.NaN])('%d is no probability', (p) => {
  expect(() => normalQuantile(p)).toThrow(RangeError)
  expect(() => tQuantile(p, 5)).toThrow(RangeError)
  expect(() => betaQuantile(p, 1, 1)).toThrow(RangeError)
})
