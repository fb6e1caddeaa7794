import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { decimal, fraction, fractionText } from '#kernel'
import { type Alpha, cohenKappa, type Kappa, krippendorffAlpha } from './agreement.ts'
import { type Allocation, allocatePosts } from './allocation.ts'
import { equalShares, type SharesResult } from './equal-shares.ts'
import { type Attainment, goalAttainment } from './goals.ts'
import { type ScaleScore, scaleScore, who5 } from './scales.ts'
import { type PbFile, readPb } from './pabulib.ts'
import { monthlyDirectHours, type Workload, workload } from './workload.ts'

/** The worked example of each page, counted anew. `TANDEM_WRITE_DOCS=1` writes it into the page instead of comparing. */
const worked: Record<string, () => string[] | Promise<string[]>> = {
  'equal-shares': () => {
    const by: Record<string, number[]> = {
      bike: [1, 2, 3, 4, 5, 6],
      gym: [1, 2, 3, 4, 5, 6, 11],
      park: [2, 4, 5, 7, 10],
      play: [7, 8, 9, 10],
      lib: [7, 9, 10],
    }
    const costs: Record<string, number> = { bike: 700, gym: 400, park: 250, play: 200, lib: 100 }
    const election = {
      budget: fraction(1100),
      projects: Object.keys(by).map((id) => ({ id, cost: fraction(costs[id]!) })),
      ballots: Array.from({ length: 11 }, (_, v) => Object.keys(by).filter((p) => by[p]!.includes(v + 1))),
    }
    const tell = (r: SharesResult) => [
      ...r.steps.map(
        (s) =>
          `${s.project} cost ${fractionText(s.cost)}: rho ${fractionText(s.rho)} = ${decimal(s.rho, 6)}, effective votes ${decimal(s.effectiveVotes, 6)}; ` +
          `${s.payments.full} pay rho, ${s.payments.rest} pay the ${decimal(s.payments.restAmount, 6)} they have, ${s.payments.nothing} have nothing`,
      ),
      `share ${fractionText(r.share)}, raised ${r.raises} times, spent ${fractionText(r.spent)}, ${r.served} of ${r.voters} voters named a funded project`,
    ]
    return [
      'none:',
      ...tell(equalShares(election, { completion: 'none' }) as SharesResult),
      '',
      'add1:',
      ...tell(equalShares(election) as SharesResult),
    ]
  },
  pabulib: () => {
    const file =
      'META\nkey;value\nbudget;1100\nvote_type;approval\nPROJECTS\nproject_id;cost\ngym;400\nlib;100\nVOTES\nvoter_id;vote\n1;gym,lib\n2;gym\n'
    const wrong = (readPb(file.replace('gym,lib', 'gym,bar')) as PbFile).notes[0]!
    return [...file.trimEnd().split('\n'), '', `line ${wrong.line}, column ${wrong.column}`, wrong.words.en, wrong.words.zh]
  },
  allocation: async () => {
    const a = (await allocatePosts({
      types: ['elderly', 'family'],
      need: [120, 80],
      weight: [
        [12, 6],
        [8, 7],
      ],
      provider_capacity: [2, 1],
      provider_area: [
        [1, 1],
        [0, 1],
      ],
      cost: [
        [10, 12],
        [9, 11],
      ],
      budget: 33,
      max_posts_per_community: 2,
      max_per_type: 2,
      marginal: [1, 0.5],
      must_serve: [],
    })) as Allocation
    return [
      `objective ${a.objective}, optimal ${a.optimal}, bound ${a.bound}, spent ${a.spent}`,
      ...[...a.posts.map((p) => `${p.typeName} in community ${p.community}`)].sort(),
      ...a.binding.flatMap((b) => [b.words.en, b.words.zh]),
    ]
  },
  goals: () => {
    const g = goalAttainment([
      { weight: 3, start: -1, end: 0 },
      { weight: 2, start: -1, end: 1 },
      { weight: 1, start: -2, end: -1 },
    ]) as Attainment
    const own = scaleScore({ items: 8, lowest: 1, highest: 4 }, [4, 3, 3, 4, 3, 4, 3, 4]) as ScaleScore
    return [
      `T at the start ${g.start.toFixed(6)}, at the end ${g.end.toFixed(6)}, change ${g.change.toFixed(6)}`,
      `at 0 or better ${g.atLeastExpected.toFixed(4)}, median level ${g.medianEnd}`,
      `WHO-5 ${(scaleScore(who5, [2, 3, 2, 3, 2]) as ScaleScore).score}`,
      `eight items: sum ${own.sum}, mean ${own.mean}, percent ${own.percent.toFixed(1)}`,
    ]
  },
  agreement: () => {
    const k = cohenKappa([
      [20, 5],
      [10, 15],
    ]) as Kappa
    const three = [
      [10, 3, 0],
      [2, 12, 4],
      [0, 2, 7],
    ]
    const x = undefined
    const c = [
      [1, 1, x, 1],
      [2, 2, 3, 2],
      [3, 3, 3, 3],
      [3, 3, 3, 3],
      [2, 2, 2, 2],
      [1, 2, 3, 4],
      [4, 4, 4, 4],
      [1, 1, 2, 1],
      [2, 2, 2, 2],
      [x, 5, 5, 5],
      [x, x, 1, 1],
      [x, x, 3, x],
    ]
    return [
      `kappa ${k.value.toFixed(3)}, observed ${k.observed.toFixed(2)}, expected ${k.expected.toFixed(2)}, se ${k.se!.toFixed(6)}, 95 % ${k.low!.toFixed(4)} to ${k.high!.toFixed(4)}`,
      ...(['none', 'linear', 'quadratic'] as const).map((w) => `three categories, weights ${w}: ${cohenKappa(three, w).value!.toFixed(6)}`),
      ...(['nominal', 'ordinal', 'interval', 'ratio'] as const).map(
        (level) => `data C, ${level}: ${(krippendorffAlpha(c, level) as Alpha).value.toFixed(6)}`,
      ),
    ]
  },
  workload: () => {
    const available = monthlyDirectHours(1720, 0.7)
    const w = workload(available, {
      cases: [
        { count: 4, hours: 6 },
        { count: 10, hours: 2.5 },
        { count: 6, hours: 1 },
      ],
      sessions: [{ count: 4, hours: 5, preparation: 1 }],
    }) as Workload
    return [`available ${available.toFixed(1)} hours a month, needed ${w.needed}, load ${w.load.toFixed(4)}, free ${w.free.toFixed(1)}`]
  },
}

const part = /(<!-- worked -->\n)[\s\S]*?(<!-- \/worked -->)/
test.each(Object.keys(worked))('the worked example on the page of %s is what the code computes', async (name) => {
  const page = new URL(`../docs/measures/${name}.md`, import.meta.url)
  const written = readFileSync(page, 'utf8')
  const block = `\`\`\`text\n${(await worked[name]!()).join('\n')}\n\`\`\`\n`
  const counted = written.replace(part, (_, open: string, close: string) => open + block + close)
  if (process.env['TANDEM_WRITE_DOCS']) writeFileSync(page, counted)
  else expect(written).toBe(counted)
  expect(counted).toContain(block)
})
