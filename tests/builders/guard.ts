// Stands beside a run of the tests and clears up behind it when it is killed: whoever is killed with SIGKILL cannot do so itself.
// Its input is a pipe that ends with the run. Lines on it name a process that is to end with the run (`+123`), or has ended (`-123`).
import { createInterface } from 'node:readline'
import { isRunning, removeRun } from './run-folder.ts'

const [folder, runner] = [process.argv[2]!, Number(process.argv[3])]
const children = new Set<number>()
for await (const line of createInterface({ input: process.stdin }))
  if (line.startsWith('+')) children.add(Number(line.slice(1)))
  else children.delete(Number(line.slice(1)))
for (const pid of children)
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended.
  }
// Workers notice the end of their run by themselves; what they still write meanwhile goes with the folder.
for (let i = 0; i < 100 && [runner, ...children].some(isRunning); i++) {
  removeRun(folder)
  await new Promise((r) => setTimeout(r, 50))
}
removeRun(folder)
