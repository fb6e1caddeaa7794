import { type Day, day, isBefore } from '#kernel'
import type { Finding } from '../answer.ts'
import { type Instrument, instruments, type RuleNumber, rules } from './instruments.ts'

/** Whether any text that a rule stands on was in force on a day. A text without a known first day counts as always there. */
export function ruleInForce(number: RuleNumber, on: Day): boolean {
  return rules[number].basis.some((b) => {
    const text: Instrument = instruments[b.of]
    return text.since === undefined || !isBefore(on, day(text.since))
  })
}

/** Findings of rules that were not yet law on the day a record was born are no findings. */
export const onlyInForce = (findings: readonly Finding[], lawDay: Day): readonly Finding[] =>
  findings.filter((f) => !(f.rule in rules) || ruleInForce(f.rule as RuleNumber, lawDay))
