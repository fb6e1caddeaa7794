// For logs that are read, not watched: a line per file, and everything about a failure.
export default class QuietReporter {
  onTestModuleEnd(module) {
    const tests = [...module.children.allTests()]
    const failed = tests.filter((t) => t.result().state === 'failed')
    const ms = Math.round(module.diagnostic().duration)
    console.log(
      `  ${failed.length || module.state() === 'failed' ? '✗' : '✓'} ${module.project.name} ${module.relativeModuleId} (${tests.length} tests, ${ms} ms)`,
    )
    for (const error of [...module.errors(), ...[...module.children.allSuites()].flatMap((suite) => suite.errors())])
      console.log(`    ${error.stack ?? error.message}`)
    for (const test of failed)
      for (const error of test.result().errors ?? [])
        console.log(
          `    ✗ ${test.fullName}\n      ${(error.stack ?? error.message ?? '').split('\n').slice(0, 12).join('\n      ')}${error.diff ? `\n${error.diff}` : ''}`,
        )
  }
  onTestRunEnd(_, errors) {
    for (const error of errors) console.log(error.stack ?? error.message)
  }
}
