import { type CommandIo, indented, type MeasureCommand, told } from './command.ts'
import { choiceMeasures } from './measure-choice.ts'
import { surveyMeasures } from './measure-survey.ts'
import { words } from './measure-words.ts'

const measures: Readonly<Record<string, MeasureCommand>> = { ...surveyMeasures, ...choiceMeasures }

/**
 * `tandem measure <name> [file] [--options]`: JSON out.
 * @returns 0 when an answer was written, 1 when the question was refused
 */
export async function measureCommand(argv: string[], io: CommandIo): Promise<number> {
  const [name, ...rest] = argv
  if (name === '--help' || name === '-h') {
    io.out(page(io))
    return 0
  }
  const measure = name !== undefined && Object.hasOwn(measures, name) ? measures[name] : undefined
  if (!measure) {
    if (name !== undefined) io.err(`${told(io, words.both('unknown', name))}\n`)
    io.err(page(io))
    return 1
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    io.out(`${told(io, measure.says)}\n\n  ${measure.example}\n`)
    return 0
  }
  return measure.run(rest, io)
}

function page(io: CommandIo): string {
  const entries = Object.entries(measures).sort(([a], [b]) => (a < b ? -1 : 1))
  return [
    told(io, words.both('page')),
    '',
    ...entries.flatMap(([name, m]) => [`${name}`, told(io, indented(m.says)), `  ${m.example}`]),
    '',
  ].join('\n')
}
