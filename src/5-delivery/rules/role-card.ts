import { divide, type Fraction, fraction, type Words } from '#kernel'
import { categories, type Category } from './record.ts'
import { roleWrong } from './role-card-words.ts'

/** What a role card shares the time out to. Errands are none of it: they are what lies outside the card. */
export const cardCategories = ['direct', 'indirect', 'planning', 'supervision', 'administration'] as const
export type CardCategory = (typeof cardCategories)[number]

/** So much of the time of a post goes to some tasks. */
export interface RoleShare {
  readonly category: CardCategory
  readonly percent: number
  readonly tasks: string
}

/** What the card says of one kind of hours, and what was recorded of it. */
export interface HeldRow {
  readonly category: Category
  /** Null where the card does not name it. */
  readonly share: RoleShare | null
  readonly minutes: number
  /** Its part of all recorded time; null where nothing is recorded. */
  readonly recorded: Fraction | null
}

/** A role card held against the hours: what it names, and whatever else was recorded. */
export function heldAgainst(shares: readonly RoleShare[], minutes: ReadonlyMap<Category, number>): HeldRow[] {
  const all = [...minutes.values()].reduce((n, m) => n + m, 0)
  return categories.flatMap((category): HeldRow[] => {
    const share = shares.find((s) => s.category === category) ?? null
    const mine = minutes.get(category) ?? 0
    if (!share && mine === 0) return []
    return [{ category, share, minutes: mine, recorded: all === 0 ? null : divide(fraction(mine), fraction(all)) }]
  })
}

/** What is typed of one kind of hours. */
export interface TypedShare {
  readonly category: CardCategory
  readonly percent: number | undefined
  readonly tasks: string | undefined
}

/** The shares that are meant, or what is wrong, by the field of the form. A card without shares says none. */
export function readShares(typed: readonly TypedShare[]): RoleShare[] | Record<string, Words> {
  const wrong: Record<string, Words> = {}
  const given = typed.filter((s) => (s.percent ?? 0) > 0)
  for (const s of typed) {
    if ((s.percent ?? 0) > 0 && !s.tasks) wrong[`tasks-${s.category}`] = roleWrong.both('tasks')
    if ((s.percent ?? 0) === 0 && s.tasks) wrong[`share-${s.category}`] = roleWrong.both('share')
  }
  const sum = given.reduce((n, s) => n + s.percent!, 0)
  if (given.length > 0 && sum !== 100) wrong[`share-${given[0]!.category}`] ??= roleWrong.both('sum', sum)
  return Object.keys(wrong).length > 0 ? wrong : given.map((s) => ({ category: s.category, percent: s.percent!, tasks: s.tasks! }))
}
