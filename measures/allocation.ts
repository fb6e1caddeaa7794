import loadHighs, { type Highs } from 'highs'
import { count, type Refusal, refusals, type Words } from '#kernel'
import type { AllocationInput } from './allocation-input.ts'

export interface PlacedPost {
  readonly provider: number
  readonly community: number
  /** Index into `types`. */
  readonly type: number
  readonly typeName: string
  readonly count: number
}

/** A limit that keeps at least one more post of value from being placed. */
export interface Binding {
  readonly constraint: 'budget' | 'provider_capacity' | 'max_posts_per_community' | 'max_per_type' | 'must_serve'
  readonly provider?: number
  readonly community?: number
  readonly type?: number
  readonly words: Words
}

export interface Allocation {
  /** Σ weight × marginal value of the posts placed. */
  readonly objective: number
  /** Proven: no other placing is worth more. */
  readonly optimal: boolean
  /** No placing can be worth more than this; the objective itself when optimal. */
  readonly bound: number
  /** By community, type and provider. */
  readonly posts: readonly PlacedPost[]
  readonly spent: number
  readonly binding: readonly Binding[]
}

/**
 * Places whole posts of providers in communities so that Σ weight × marginal value is highest, within capacities, areas,
 * budget and maxima, and with a post in every community that must be served. Exact for any marginal values: where a later
 * post is worth more than an earlier one, each step is a yes or no that needs the step before it.
 * @param seconds give up proving after this long and state the bound reached
 * @returns a refusal that names the communities that cannot be served
 * @source mixed-integer programme solved by HiGHS (Huangfu and Hall 2018), gap zero
 */
export async function allocatePosts(input: AllocationInput, { seconds = 60 }: { seconds?: number } = {}): Promise<Allocation | Refusal> {
  const highs = await solver()
  const unreachable = input.must_serve.filter((c) => !isReachable(input, c))
  if (unreachable.length > 0) return refuse('no-provider', unreachable)
  const solved = solve(highs, input, { seconds, nodes: unlimited })
  if (solved === 'infeasible') return whyNotServed(highs, input, seconds)
  if (solved === 'no-answer') return refuse('no-answer', seconds)
  return { ...solved, binding: bindingOf(highs, input, solved, seconds) }
}

type Solved = Omit<Allocation, 'binding'>

let loaded: Promise<Highs> | undefined
/** The solver takes some 50 ms to load, so it is loaded once. */
const solver = (): Promise<Highs> => (loaded ??= loadHighs())

const isReachable = (input: AllocationInput, c: number): boolean =>
  stepsOf(input) > 0 &&
  input.max_posts_per_community > 0 &&
  input.provider_area.some((area, p) => area[c] === 1 && input.provider_capacity[p]! > 0)
const stepsOf = (input: AllocationInput): number => Math.min(input.max_per_type, input.max_posts_per_community, input.marginal.length)

interface Effort {
  readonly seconds: number
  readonly nodes: number
}
const unlimited = 2 ** 31 - 1

/** Rows and columns of a sparse programme, gathered one by one. */
function programme(highs: Highs) {
  const [cost, upper, kind]: [number[], number[], (0 | 1)[]] = [[], [], []]
  const [rowLower, rowUpper, starts, indices, values]: [number[], number[], number[], number[], number[]] = [[], [], [0], [], []]
  return {
    column: (value: number, atMost: number, isWhole: boolean): number => {
      cost.push(value)
      upper.push(atMost)
      return kind.push(isWhole ? 1 : 0) - 1
    },
    row: (atLeast: number, terms: readonly (readonly [column: number, times: number])[], atMost: number): void => {
      rowLower.push(atLeast)
      rowUpper.push(atMost)
      for (const [column, times] of terms) {
        indices.push(column)
        values.push(times)
      }
      starts.push(indices.length)
    },
    /** @param grain no two placings differ by less in worth, unless they are worth the same: a smaller gap is already a proof */
    maximise: (grain: number, effort: Effort) =>
      highs.withModel(
        {
          numCols: cost.length,
          numRows: rowLower.length,
          sense: highs.constants.objectiveSense.maximize,
          colCost: cost,
          colLower: cost.map(() => 0),
          colUpper: upper,
          rowLower,
          rowUpper,
          integrality: kind,
          matrix: { format: 'csr', numRows: rowLower.length, numCols: cost.length, starts, indices, values },
        },
        (model) => {
          model.options.set({
            mip_rel_gap: 0,
            mip_abs_gap: Math.max(1e-9, 0.99 * grain),
            time_limit: effort.seconds,
            mip_max_nodes: effort.nodes,
            random_seed: 0,
          })
          const { modelStatus: status } = model.run()
          const known = highs.constants.modelStatus
          if (status === known.infeasible) return 'infeasible' as const
          if (model.info.get('primal_solution_status') !== 2) return 'no-answer' as const
          return {
            isOptimal: status === known.optimal,
            bound: Number(model.info.get('mip_dual_bound')),
            values: model.getSolution().colValue,
          }
        },
      ),
  }
}

interface Place {
  readonly provider: number
  readonly community: number
  readonly type: number
  readonly column: number
}

/**
 * All the limits of the input. Only how many posts of a type a provider fills and a community gets are whole by decree:
 * for given whole numbers, who goes where is a flow and has a whole solution, which {@link placed} finds.
 */
function limits(highs: Highs, input: AllocationInput, budget: number) {
  const lp = programme(highs)
  const steps = stepsOf(input)
  const places: Place[] = []
  for (const community of input.need.keys())
    for (const type of input.types.keys())
      for (const [provider, area] of input.provider_area.entries())
        if (area[community] === 1 && steps > 0)
          places.push({ provider, community, type, column: lp.column(0, Math.min(steps, input.provider_capacity[provider]!), false) })
  const sum = (is: (place: Place) => boolean) => places.filter(is).map((p) => [p.column, 1] as const)
  const filled = input.provider_capacity.map((capacity) => input.types.map(() => lp.column(0, capacity, true)))
  const got = input.need.map(() => input.types.map(() => lp.column(0, steps, true)))
  for (const t of input.types.keys()) {
    for (const [p, columns] of filled.entries()) lp.row(0, [...sum((x) => x.provider === p && x.type === t), [columns[t]!, -1]], 0)
    for (const [c, columns] of got.entries()) lp.row(0, [...sum((x) => x.community === c && x.type === t), [columns[t]!, -1]], 0)
  }
  for (const [p, columns] of filled.entries())
    lp.row(
      -highs.infinity,
      columns.map((n) => [n, 1] as const),
      input.provider_capacity[p]!,
    )
  for (const columns of got)
    lp.row(
      -highs.infinity,
      columns.map((n) => [n, 1] as const),
      input.max_posts_per_community,
    )
  if (budget < Infinity)
    lp.row(
      -highs.infinity,
      filled.flatMap((columns, p) => columns.map((n, t) => [n, input.cost[p]![t]!] as const)),
      budget,
    )
  return { lp, filled, got, steps }
}

/** Who goes where, one type at a time, as a flow from providers to communities by shortest augmenting paths: the same every time. */
function placed(input: AllocationInput, filled: readonly (readonly number[])[], got: readonly (readonly number[])[]): PlacedPost[] {
  const posts: PlacedPost[] = []
  const [providers, communities] = [[...input.provider_capacity.keys()], [...input.need.keys()]]
  for (const [type, typeName] of input.types.entries()) {
    const flow = providers.map(() => communities.map(() => 0))
    const wants = communities.map((c) => got[c]![type]!)
    for (const p of providers) {
      for (let n = 0; n < filled[p]![type]!; n++) {
        // A community reached through a provider who moves one post from another community to it.
        const cameFrom = new Map<number, { provider: number; from: number | undefined }>()
        const queue: number[] = []
        const visit = (provider: number, from: number | undefined) => {
          for (const c of communities)
            if (input.provider_area[provider]![c] === 1 && !cameFrom.has(c)) {
              cameFrom.set(c, { provider, from })
              queue.push(c)
            }
        }
        visit(p, undefined)
        let end: number | undefined
        for (const c of queue) {
          if (wants[c]! > 0) {
            end = c
            break
          }
          for (const other of providers) if (flow[other]![c]! > 0) visit(other, c)
        }
        if (end === undefined) throw new Error('the solver gave numbers of posts that fit no placing')
        wants[end]!--
        for (let c: number | undefined = end; c !== undefined; ) {
          const { provider, from }: { provider: number; from: number | undefined } = cameFrom.get(c)!
          flow[provider]![c]!++
          if (from !== undefined) flow[provider]![from]!--
          c = from
        }
      }
    }
    for (const provider of providers)
      for (const community of communities)
        if (flow[provider]![community]! > 0) posts.push({ provider, community, type, typeName, count: flow[provider]![community]! })
  }
  return posts.sort((a, b) => a.community - b.community || a.type - b.type || a.provider - b.provider)
}

function solve(highs: Highs, input: AllocationInput, effort: Effort): Solved | 'infeasible' | 'no-answer' {
  const { lp, filled, got, steps } = limits(highs, input, input.budget)
  for (const c of input.must_serve)
    lp.row(
      1,
      got[c]!.map((n) => [n, 1] as const),
      highs.infinity,
    )
  for (const c of input.need.keys())
    for (const t of input.types.keys()) {
      const worth = input.marginal.slice(0, steps).map((m) => m * input.weight[c]![t]!)
      // Falling values fill from the first step by themselves; rising ones must be told to.
      const isFalling = worth.every((w, k) => k === 0 || w <= worth[k - 1]!)
      const columns = worth.map((w) => lp.column(w, 1, !isFalling))
      lp.row(0, [[got[c]![t]!, 1], ...columns.map((z) => [z, -1] as const)], 0)
      if (!isFalling)
        for (const [k, z] of columns.entries())
          if (k > 0)
            lp.row(
              0,
              [
                [columns[k - 1]!, 1],
                [z, -1],
              ],
              highs.infinity,
            )
    }
  const answer = lp.maximise(grainOf(input), effort)
  if (typeof answer === 'string') return answer

  const whole = (columns: readonly (readonly number[])[]) => columns.map((row) => row.map((column) => Math.round(answer.values[column]!)))
  const posts = placed(input, whole(filled), whole(got))
  const objective = worthOf(input, posts)
  const spent = tidy(posts.reduce((s, p) => s + p.count * input.cost[p.provider]![p.type]!, 0))
  checkLimits(input, posts, spent)
  return { objective, optimal: answer.isOptimal, bound: answer.isOptimal ? objective : Math.max(objective, answer.bound), posts, spent }
}

/** The greatest amount that every worth is a whole multiple of; 0 when the worths have more than six decimals. */
function grainOf(input: AllocationInput): number {
  let common = 0
  for (const row of input.weight)
    for (const w of row)
      for (const m of input.marginal) {
        const millionths = Math.round(w * m * 1e6)
        if (Math.abs(w * m * 1e6 - millionths) > 1e-3 || Math.abs(millionths) > 2 ** 50) return 0
        let rest = Math.abs(millionths)
        while (rest > 0) [common, rest] = [rest, common % rest]
      }
  return common / 1e6
}

/** Takes the last two digits off a sum of doubles, where 0.1 + 0.2 shows. */
const tidy = (n: number): number => Number(n.toPrecision(14))

const countOf = (posts: readonly PlacedPost[], is: (post: PlacedPost) => boolean): number =>
  posts.reduce((n, p) => n + (is(p) ? p.count : 0), 0)

function worthOf(input: AllocationInput, posts: readonly PlacedPost[]): number {
  let worth = 0
  for (const c of input.need.keys())
    for (const t of input.types.keys()) {
      const count = countOf(posts, (p) => p.community === c && p.type === t)
      for (let k = 0; k < count; k++) worth += input.weight[c]![t]! * input.marginal[k]!
    }
  return tidy(worth)
}

/** The solver works with a tolerance; an answer that leans on it is a fault and must not be shown. */
function checkLimits(input: AllocationInput, posts: readonly PlacedPost[], spent: number): void {
  const isWithin =
    spent <= input.budget * (1 + 1e-12) &&
    input.provider_capacity.every((capacity, p) => countOf(posts, (x) => x.provider === p) <= capacity) &&
    [...input.need.keys()].every((c) => countOf(posts, (x) => x.community === c) <= input.max_posts_per_community) &&
    input.must_serve.every((c) => posts.some((x) => x.community === c))
  if (!isWithin) throw new Error('the solver gave an allocation outside its limits')
}

/** With as many of the demanded communities served as can be: which stay out, and is it the money or the people. */
function whyNotServed(highs: Highs, input: AllocationInput, seconds: number): Refusal {
  const left = (budget: number): number[] | undefined => {
    const { lp, got } = limits(highs, input, budget)
    const served = input.must_serve.map((c) => {
      const column = lp.column(1, 1, true)
      lp.row(0, [...got[c]!.map((n) => [n, 1] as const), [column, -1]], highs.infinity)
      return { c, column }
    })
    const answer = lp.maximise(1, { seconds, nodes: unlimited })
    return typeof answer === 'string' ? undefined : served.filter(({ column }) => answer.values[column]! < 0.5).map(({ c }) => c)
  }
  const withoutBudget = left(Infinity)
  if (withoutBudget && withoutBudget.length > 0) return refuse('too-few-posts', withoutBudget)
  return refuse('too-little-money', left(input.budget) ?? [...input.must_serve], input.budget)
}

function bindingOf(highs: Highs, input: AllocationInput, solved: Solved, seconds: number): Binding[] {
  const { posts, spent } = solved
  const found = new Map<string, Binding>()
  const add = (binding: Omit<Binding, 'words'>, words: Words) =>
    found.set([binding.constraint, binding.provider, binding.community, binding.type].join(' '), { ...binding, words })
  const used = input.provider_capacity.map((_, p) => countOf(posts, (x) => x.provider === p))
  for (const c of input.need.keys()) {
    const inCommunity = countOf(posts, (x) => x.community === c)
    for (const [t, name] of input.types.entries()) {
      const ofType = countOf(posts, (x) => x.community === c && x.type === t)
      if (!couldGain(input, c, t, ofType)) continue
      for (const [p, area] of input.provider_area.entries()) {
        if (area[c] !== 1) continue
        if (spent + input.cost[p]![t]! > input.budget) add({ constraint: 'budget' }, say.budget(tidy(input.budget - spent)))
        if (used[p]! >= input.provider_capacity[p]!)
          add({ constraint: 'provider_capacity', provider: p }, say.capacity(p, input.provider_capacity[p]!))
        if (inCommunity >= input.max_posts_per_community)
          add({ constraint: 'max_posts_per_community', community: c }, say.community(c, input.max_posts_per_community))
        if (ofType >= input.max_per_type) add({ constraint: 'max_per_type', community: c, type: t }, say.type(c, name, input.max_per_type))
      }
    }
  }
  // Only a community held at a single post can be there because it must.
  const held = input.must_serve.filter((c) => countOf(posts, (x) => x.community === c) === 1)
  const free =
    held.length > 0
      ? solve(highs, { ...input, must_serve: input.must_serve.filter((c) => !held.includes(c)) }, { seconds, nodes: 50 })
      : 'no-answer'
  if (typeof free !== 'string' && free.objective > solved.objective + 1e-9 * Math.max(1, Math.abs(solved.objective)))
    for (const c of held) if (!free.posts.some((x) => x.community === c)) add({ constraint: 'must_serve', community: c }, say.served(c))
  return [...found.values()].sort((a, b) => order.indexOf(a.constraint) - order.indexOf(b.constraint) || at(a) - at(b))
}
const order: readonly Binding['constraint'][] = ['budget', 'provider_capacity', 'max_posts_per_community', 'max_per_type', 'must_serve']
const at = (b: Binding): number => (b.provider ?? b.community ?? 0) * 1000 + (b.type ?? 0)

/** Some number of further posts of this type would be worth more than none. */
function couldGain(input: AllocationInput, c: number, t: number, placed: number): boolean {
  let gain = 0
  return input.marginal.slice(placed).some((m) => (gain += m * input.weight[c]![t]!) > 0)
}

const say = {
  budget: (left: number): Words => ({
    zh: `预算只剩 ${left}，不够再加一个有用的岗位。`,
    en: `${left} of the budget is left, too little for another useful post.`,
  }),
  capacity: (p: number, n: number): Words => ({
    zh: `机构 ${p} 的 ${n} 个岗位已全部安排。`,
    en: `Provider ${p} has placed all its ${count(n, 'post')}.`,
  }),
  community: (c: number, n: number): Words => ({
    zh: `社区 ${c} 已达到每社区 ${n} 个岗位的上限。`,
    en: `Community ${c} has the most posts a community may have, ${n}.`,
  }),
  type: (c: number, type: string, n: number): Words => ({
    zh: `社区 ${c} 的「${type}」岗位已达到每类 ${n} 个的上限。`,
    en: `Community ${c} has the most “${type}” posts it may have, ${n}.`,
  }),
  served: (c: number): Words => ({
    zh: `社区 ${c} 的岗位是因为必须服务才设的，放在别处价值更高。`,
    en: `Community ${c} has its post because it must be served; elsewhere it would be worth more.`,
  }),
}

const refuse = refusals({
  'no-provider': {
    status: 422,
    zh: (c: readonly number[]) => `必须服务的社区 ${c.join('、')} 没有任何机构能设岗。请检查服务区域、机构岗位数和上限。`,
    en: (c: readonly number[]) =>
      `No provider can place a post in community ${c.join(', ')}, which must be served. Check areas, capacities and maxima.`,
  },
  'too-few-posts': {
    status: 422,
    zh: (c: readonly number[]) => `机构的岗位不够：即使不限预算，社区 ${c.join('、')} 也轮不到。请增加机构岗位或放宽必须服务的要求。`,
    en: (c: readonly number[]) =>
      `Providers have too few posts: even without a budget, community ${c.join(', ')} would stay out. Add capacity or ask for fewer communities.`,
  },
  'too-little-money': {
    status: 422,
    zh: (c: readonly number[], b: number) => `预算 ${b} 不够：必须服务的社区中，${c.join('、')} 轮不到。请增加预算或放宽要求。`,
    en: (c: readonly number[], b: number) =>
      `The budget of ${b} is too small: of the communities to be served, ${c.join(', ')} would stay out. Add money or ask for fewer.`,
  },
  'no-answer': {
    status: 503,
    zh: (s: number) => `${s} 秒内没有找到任何安排。请给更多时间或减少条件。`,
    en: (s: number) => `No allocation was found within ${count(s, 'second')}. Allow more time or fewer conditions.`,
  },
})
