import { count, type Refusal, refusals } from '#kernel'

/** Where posts could go, under which limits, and what they are worth. Providers, communities and types are counted from 0. */
export interface AllocationInput {
  /** Names of the types of post. */
  readonly types: readonly string[]
  /** Need of each community, for the reader: the objective counts `weight`, in which need is already weighed. */
  readonly need: readonly number[]
  /** What the first post would be worth, per community and type. */
  readonly weight: readonly (readonly number[])[]
  /** Posts each provider can fill. */
  readonly provider_capacity: readonly number[]
  /** 1 where a provider serves a community, per provider and community. */
  readonly provider_area: readonly (readonly number[])[]
  /** Price of one post, per provider and type, in the unit of the budget. */
  readonly cost: readonly (readonly number[])[]
  readonly budget: number
  readonly max_posts_per_community: number
  /** Posts of one type in one community. */
  readonly max_per_type: number
  /** What the first, second … post of a type in a community is worth, as a multiple of its weight. No post beyond the list. */
  readonly marginal: readonly number[]
  /** Communities that must get at least one post. */
  readonly must_serve: readonly number[]
}

/** Reads the JSON of an allocation. Refuses by the place in it, as in `cost[2][0]`; an unknown key is refused, not ignored. */
export function readAllocation(json: unknown): AllocationInput | Refusal {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return refuse('object')
  const given = json as Record<string, unknown>
  for (const key of Object.keys(given)) if (!(keys as readonly string[]).includes(key)) return refuse('unknown-key', key)
  for (const key of keys) if (!Object.hasOwn(given, key)) return refuse('missing', key)

  const { types, need, provider_capacity: capacity } = given
  if (!Array.isArray(types) || types.length === 0 || types.some((t) => typeof t !== 'string' || t === '')) return refuse('names', 'types')
  if (new Set(types).size !== types.length) return refuse('twice', 'types')
  const [t, c, p] = [types.length, Array.isArray(need) ? need.length : 0, Array.isArray(capacity) ? capacity.length : 0]
  const rank = new Set<number>()
  return (
    list('need', need, undefined, atLeastZero) ??
    list('provider_capacity', capacity, undefined, wholeNumber) ??
    table('weight', given['weight'], c, t, anyNumber) ??
    table('provider_area', given['provider_area'], p, c, zeroOrOne) ??
    table('cost', given['cost'], p, t, atLeastZero) ??
    atLeastZero('budget', given['budget']) ??
    wholeNumber('max_posts_per_community', given['max_posts_per_community']) ??
    wholeNumber('max_per_type', given['max_per_type']) ??
    list('marginal', given['marginal'], undefined, anyNumber) ??
    list(
      'must_serve',
      given['must_serve'],
      undefined,
      (path, value) => {
        if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value >= c) return refuse('community', path, c)
        if (rank.has(value)) return refuse('twice', path)
        rank.add(value)
        return undefined
      },
      0,
    ) ??
    (given as unknown as AllocationInput)
  )
}

const keys = [
  'types',
  'need',
  'weight',
  'provider_capacity',
  'provider_area',
  'cost',
  'budget',
  'max_posts_per_community',
  'max_per_type',
  'marginal',
  'must_serve',
] as const

type Check = (path: string, value: unknown) => Refusal | undefined
// HiGHS counts in doubles with a tolerance of a millionth: a trillion keeps whole amounts apart.
const greatest = 1e12
const anyNumber: Check = (path, v) =>
  typeof v === 'number' && Math.abs(v) <= greatest ? undefined : refuse('number', path, JSON.stringify(v))
const atLeastZero: Check = (path, v) => anyNumber(path, v) ?? ((v as number) < 0 ? refuse('negative', path, JSON.stringify(v)) : undefined)
const wholeNumber: Check = (path, v) =>
  typeof v === 'number' && Number.isInteger(v) && v >= 0 && v <= 1e6 ? undefined : refuse('whole', path, JSON.stringify(v))
const zeroOrOne: Check = (path, v) => (v === 0 || v === 1 ? undefined : refuse('zero-or-one', path, JSON.stringify(v)))

function list(path: string, value: unknown, length: number | undefined, check: Check, least = 1): Refusal | undefined {
  if (!Array.isArray(value)) return refuse('list', path)
  if (length !== undefined && value.length !== length) return refuse('length', path, value.length, length)
  if (value.length < least) return refuse('empty', path)
  for (const [i, v] of value.entries()) {
    const wrong = check(`${path}[${i}]`, v)
    if (wrong) return wrong
  }
  return undefined
}
const table = (path: string, value: unknown, rows: number, columns: number, check: Check): Refusal | undefined =>
  list(path, value, rows, (at, row) => list(at, row, columns, check))

const refuse = refusals({
  object: { status: 422, zh: '文件应是一个 JSON 对象。', en: 'The file must be one JSON object.' },
  'unknown-key': {
    status: 422,
    zh: (k: string) => `不认识「${k}」。可用的键：${keys.join('、')}。`,
    en: (k: string) => `“${k}” is not known. The keys are ${keys.join(', ')}.`,
  },
  missing: { status: 422, zh: (k: string) => `缺少「${k}」。`, en: (k: string) => `“${k}” is missing.` },
  names: {
    status: 422,
    zh: (k: string) => `「${k}」应为至少一个名称的列表。`,
    en: (k: string) => `“${k}” must be a list of at least one name.`,
  },
  twice: { status: 422, zh: (k: string) => `「${k}」有重复。`, en: (k: string) => `“${k}” holds something twice.` },
  list: { status: 422, zh: (k: string) => `「${k}」应为列表。`, en: (k: string) => `“${k}” must be a list.` },
  empty: {
    status: 422,
    zh: (k: string) => `「${k}」是空的，至少要有一项。`,
    en: (k: string) => `“${k}” is empty; it needs at least one entry.`,
  },
  length: {
    status: 422,
    zh: (k: string, has: number, wants: number) => `「${k}」有 ${has} 项，应为 ${wants} 项。`,
    en: (k: string, has: number, wants: number) => `“${k}” has ${count(has, 'entry')} and needs ${wants}.`,
  },
  number: {
    status: 422,
    zh: (k: string, v: string) => `「${k}」是 ${v}，应为绝对值不超过一万亿的数。`,
    en: (k: string, v: string) => `“${k}” is ${v}; it must be a number of at most a trillion.`,
  },
  negative: {
    status: 422,
    zh: (k: string, v: string) => `「${k}」是 ${v}，不能小于零。`,
    en: (k: string, v: string) => `“${k}” is ${v}; it may not be below zero.`,
  },
  whole: {
    status: 422,
    zh: (k: string, v: string) => `「${k}」是 ${v}，应为 0 至 1000000 的整数。`,
    en: (k: string, v: string) => `“${k}” is ${v}; it must be a whole number from 0 to 1000000.`,
  },
  'zero-or-one': {
    status: 422,
    zh: (k: string, v: string) => `「${k}」是 ${v}，应为 0 或 1。`,
    en: (k: string, v: string) => `“${k}” is ${v}; it must be 0 or 1.`,
  },
  community: {
    status: 422,
    zh: (k: string, c: number) => `「${k}」应为社区序号，从 0 到 ${c - 1}。`,
    en: (k: string, c: number) => `“${k}” must be the number of a community, 0 to ${c - 1}.`,
  },
})
