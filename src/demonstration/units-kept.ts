import type { Day } from '#kernel'
import { importUnits, unitExamples } from '#plans'
import { granted, type Story } from './story.ts'

/** What the office buys again and again stands in its library, from the examples; one of it is offered no more. */
export async function unitsKept(s: Story, on: Day): Promise<void> {
  const units = ['case', 'group', 'short-case'].map((key) => {
    const { name, unit, terms } = unitExamples.find((e) => e.key === key)!
    return { name: name.zh, nameEn: name.en, unit: unit.zh, unitEn: unit.en, terms, retiredOn: key === 'short-case' ? on : null }
  })
  granted(await importUnits(await s.as('officer', on), units))
}
