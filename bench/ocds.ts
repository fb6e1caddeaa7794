import { cpus } from 'node:os'
import { compiledRelease, type Json, mergeRules, Processes, Splitter, versionedRelease } from '#ocds'

/** Compiling open contracting data from bytes to bytes, beside parsing and writing the same; CPU time, medians of several runs. */
const processes = 1500
const each = 6
const bytes = new TextEncoder().encode(JSON.stringify({ releases: Array.from({ length: processes }, (_, p) => releasesOf(p)).flat() }))
const count = processes * each
const rules = mergeRules()

print([
  ['parse and write, nothing else', median(() => void JSON.stringify(JSON.parse(new TextDecoder().decode(bytes))))],
  ['split into releases', median(() => void split(() => {}))],
  ['compile, bytes to bytes', median(() => compile(compiledRelease))],
  ['versioned, bytes to bytes', median(() => compile(versionedRelease))],
])

/** Six releases of about four kilobytes, from plan to service, of one process. */
function releasesOf(p: number): Json[] {
  const items = (n: number) =>
    Array.from({ length: 6 }, (_, i) => ({
      id: String(i),
      description: `社工岗位服务 ${p}-${i} ${'驻社区'.repeat(6)}`,
      quantity: n + i,
      unit: { name: '岗位·月', value: { amount: 9800 + i, currency: 'CNY' } },
    }))
  const organisation = (id: string) => ({
    id,
    name: `第 ${p % 40} 街道办事处 ${id}`,
    identifier: { scheme: 'CN-USCI', id: `91440300${p}${id}` },
    address: { locality: '深圳', streetAddress: '星河路一号' },
    roles: ['buyer'],
  })
  return Array.from({ length: each }, (_, i) => ({
    ocid: `ocds-abcdef-${p}`,
    id: `${p}-${i}`,
    date: `2026-0${i + 1}-01T00:00:00Z`,
    tag: ['tenderUpdate'],
    initiationType: 'tender',
    language: 'zh',
    parties: ['a', 'b', 'c'].map(organisation),
    buyer: { id: 'a', name: `第 ${p % 40} 街道办事处` },
    tender: {
      id: '1',
      title: `社区社会工作服务 ${p}`,
      status: i < 2 ? 'planned' : 'complete',
      value: { amount: 300000 + i, currency: 'CNY' },
      items: items(i),
    },
    ...(i > 2
      ? {
          awards: [{ id: 'w', status: 'active', suppliers: [{ id: 'b' }], items: items(i) }],
          contracts: [{ id: 'k', awardID: 'w', value: { amount: 300000, currency: 'CNY' }, items: items(i) }],
        }
      : {}),
  }))
}

function split(found: (part: ReturnType<Splitter['push']>[number]) => void): void {
  const splitter = new Splitter()
  for (let at = 0; at < bytes.length; at += 1024 * 1024) for (const part of splitter.push(bytes.subarray(at, at + 1024 * 1024))) found(part)
  splitter.end()
  if (splitter.fault) throw new Error(splitter.fault.kind)
}

function compile(merge: typeof compiledRelease): void {
  const all = new Processes()
  split((part) => part.kind === 'element' && all.add('bench', part))
  let size = 0
  for (const { releases } of all.all()) size += JSON.stringify(merge(releases, rules).release).length
  if (all.size !== processes || size === 0) throw new Error('the bench compiled something else')
}

/** CPU seconds, the median of seven runs after two. */
function median(work: () => void): number {
  const times: number[] = []
  for (let i = 0; i < 9; i++) {
    const from = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(from)
    if (i > 1) times.push((user + system) / 1e6)
  }
  return times.toSorted((a, b) => a - b)[times.length >> 1]!
}

function print(lines: readonly (readonly [work: string, seconds: number])[]): void {
  const floor = lines[0]![1]
  console.log(
    `\n${count} releases of ${Math.round(bytes.length / count)} bytes · ${cpus()[0]?.model ?? 'unknown processor'} · CPU time, median of 7\n`,
  )
  console.log('| work | releases a second | times the first |\n| --- | ---: | ---: |')
  for (const [work, s] of lines) console.log(`| ${work} | ${Math.round(count / s)} | ${(s / floor).toFixed(2)} |`)
}
