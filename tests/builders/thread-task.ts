/** What a test has a thread do: wait until it is told to go on, take all the memory there is, fail, stop, or answer. */
export type ThreadTask = { readonly until: Int32Array } | 'memory' | 'fail' | 'stop' | number

export function threadTask(task: ThreadTask): unknown {
  if (typeof task === 'object') Atomics.wait(task.until, 0, 0)
  if (task === 'memory') {
    const all: number[][] = []
    for (;;) all.push(new Array<number>(10_000).fill(all.length))
  }
  if (task === 'fail') throw new Error('as it was told')
  if (task === 'stop') process.exit(3)
  return task
}
