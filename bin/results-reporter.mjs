// What bin/test.mjs counts at the end: of each project how many tests passed, failed and were skipped, which failed, and for how long
// its files ran. Where it is written, TANDEM_TEST_RESULTS says.
import { writeFileSync } from 'node:fs'

export default class ResultsReporter {
  onTestRunEnd(modules, errors) {
    const results = {}
    for (const module of modules) {
      const of = (results[module.project.name] ??= { passed: 0, failed: 0, skipped: 0, milliseconds: 0, wrong: [] })
      of.milliseconds += module.diagnostic().duration
      let wrong = 0
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        of[state === 'passed' || state === 'failed' ? state : 'skipped']++
        if (state === 'failed' && ++wrong) of.wrong.push(`${module.relativeModuleId} › ${test.fullName}`)
      }
      if (module.state() === 'failed' && wrong === 0) of.wrong.push(`${module.relativeModuleId} could not run`)
    }
    writeFileSync(process.env.TANDEM_TEST_RESULTS, JSON.stringify({ results, errors: errors.length }))
  }
}
