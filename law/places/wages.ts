import type { Day, Fraction, Money, Words } from '#kernel'
import { type Parameter, running, type Running } from '../parameter.ts'

/** Contributions an employer pays on top of the wage, each a share of its base. */
export const contributions = ['pension', 'medical', 'unemployment', 'work-injury', 'maternity', 'housing-fund'] as const
export type Contribution = (typeof contributions)[number]

/**
 * What a post costs at least in one place, by first day. Every value is a local table: there is no national number.
 * The base of a contribution is the monthly wage, but not below `contributionBase.least` nor above `contributionBase.most`.
 */
export interface WageTable {
  readonly place: string
  readonly says: Words
  /** True for made-up numbers that only show the shape. */
  readonly isExample: boolean
  /** Least wage a month by grade: the guide wage where the place has one, else the minimum wage. */
  readonly monthlyWage: Readonly<Record<'assistant' | 'social-worker' | 'senior' | 'any', Parameter<Money>>>
  readonly minimumWage: Parameter<Money>
  readonly contributionBase: Parameter<{ readonly least: Money; readonly most: Money }>
  readonly contributions: Parameter<Readonly<Record<Contribution, Fraction>>>
  /** Yearly amounts per post. */
  readonly supervision: Parameter<Money>
  readonly activities: Parameter<Money>
  /** Share of wage, contributions, supervision and activities. */
  readonly overhead: Parameter<Fraction>
  /** Share of everything before tax. */
  readonly tax: Parameter<Fraction>
}

/** The numbers of a wage table by their name in the published file, in the order they are added up. */
export const wageNumbers = (w: WageTable): Readonly<Record<string, Parameter<unknown>>> => ({
  'wage.any': w.monthlyWage.any as Parameter<unknown>,
  'wage.assistant': w.monthlyWage.assistant as Parameter<unknown>,
  'wage.social-worker': w.monthlyWage['social-worker'] as Parameter<unknown>,
  'wage.senior': w.monthlyWage.senior as Parameter<unknown>,
  'minimum-wage': w.minimumWage as Parameter<unknown>,
  'contribution-base': w.contributionBase as Parameter<unknown>,
  contributions: w.contributions as Parameter<unknown>,
  supervision: w.supervision as Parameter<unknown>,
  activities: w.activities as Parameter<unknown>,
  overhead: w.overhead as Parameter<unknown>,
  tax: w.tax as Parameter<unknown>,
})

/** A local number in force on a day; undefined before the first. */
export const localOn = <T>(p: Parameter<T>, on: Day): Running<T> | undefined => running(p.values, on)
