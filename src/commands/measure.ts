import type { CommandIo, MeasureCommand } from './command.ts'
import { choiceMeasures } from './measure-choice.ts'
import { surveyMeasures } from './measure-survey.ts'

const measures: Readonly<Record<string, MeasureCommand>> = { ...surveyMeasures, ...choiceMeasures }

/**
 * `tandem measure <name> [file] [--options]`: JSON out.
 * @returns 0 when an answer was written, 1 when the question was refused
 */
export async function measureCommand(argv: string[], io: CommandIo): Promise<number> {
  const [name, ...rest] = argv
  if (name === '--help' || name === '-h') {
    io.out(page())
    return 0
  }
  const measure = name !== undefined && Object.hasOwn(measures, name) ? measures[name] : undefined
  if (!measure) {
    if (name !== undefined) io.err(`没有「${name}」这个指标。\nThere is no measure called “${name}”.\n`)
    io.err(page())
    return 1
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    io.out(`${measure.says}\n\n  ${measure.example}\n`)
    return 0
  }
  return measure.run(rest, io)
}

function page(): string {
  const entries = Object.entries(measures).sort(([a], [b]) => (a < b ? -1 : 1))
  return [
    'tandem measure <name> [file] [--options]    计算一项指标，输出 JSON · computes a measure, JSON out',
    '',
    ...entries.flatMap(([name, m]) => [`${name}`, `  ${m.says}`, `  ${m.example}`]),
    '',
  ].join('\n')
}
