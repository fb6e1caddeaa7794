import type { Words } from '#kernel'
import { ageRange, groupLabel } from './census.ts'
import type { MarginVariable } from './questionnaire.ts'

interface Common {
  key: string
  label: Words
  answers: string[]
  counted: string[]
}

/** The finest groups that both the questionnaire and the census know: ages that overlap belong together. */
export function commonGroups(variable: MarginVariable, options: readonly string[], counted: readonly string[]): Common[] {
  if (variable !== 'age')
    return options.filter((o) => counted.includes(o)).map((o) => ({ key: o, label: groupLabel(variable, o), answers: [o], counted: [o] }))
  const items = [...options.map((value) => ({ value, asked: true })), ...counted.map((value) => ({ value, asked: false }))]
    .flatMap((i) => (ageRange(i.value) ? [{ ...i, low: ageRange(i.value)![0], high: ageRange(i.value)![1] }] : []))
    .sort((a, b) => a.low - b.low)
  const groups: { low: number; high: number; answers: string[]; counted: string[] }[] = []
  for (const i of items) {
    const last = groups.at(-1)
    const group = last && i.low <= last.high ? last : groups[groups.push({ low: i.low, high: i.high, answers: [], counted: [] }) - 1]!
    group.high = Math.max(group.high, i.high)
    const list = i.asked ? group.answers : group.counted
    if (!list.includes(i.value)) list.push(i.value)
  }
  return groups
    .filter((g) => g.answers.length && g.counted.length)
    .map((g) => {
      const low = Math.min(...g.answers.map((a) => ageRange(a)![0]))
      const key = g.high === Infinity ? `${low}+` : `${low}-${g.high}`
      return { key, label: groupLabel('age', key), answers: g.answers, counted: g.counted }
    })
}

/**
 * Groups of ages in a census that hold both people who are asked and people who are not, as 0-59 where only adults are asked: how many
 * of them belong to the sample nobody can tell, so a sample cannot be weighed to them.
 */
export function straddling(options: readonly string[], counted: readonly string[]): string[] {
  const asked = options
    .flatMap((o) => (ageRange(o) ? [ageRange(o)!] : []))
    .toSorted((a, b) => a[0] - b[0])
    .reduce<[number, number][]>((all, [low, high]) => {
      const last = all.at(-1)
      if (last && low <= last[1] + 1) last[1] = Math.max(last[1], high)
      else all.push([low, high])
      return all
    }, [])
  return counted.filter((c) => {
    const range = ageRange(c)
    const [low, high] = range ?? [0, -1]
    const meets = asked.some((a) => a[0] <= high && low <= a[1])
    return meets && !asked.some((a) => a[0] <= low && high <= a[1])
  })
}

/** The ages of a questionnaire from the youngest to the oldest. */
export function agesAsked(options: readonly string[]): Words {
  const ranges = options.flatMap((o) => (ageRange(o) ? [ageRange(o)!] : []))
  const [low, high] = [Math.min(...ranges.map((r) => r[0])), Math.max(...ranges.map((r) => r[1]))]
  return groupLabel('age', high === Infinity ? `${low}+` : `${low}-${high}`)
}
