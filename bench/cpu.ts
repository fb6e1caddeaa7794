import { readdirSync, readFileSync } from 'node:fs'

/** Linux counts in hundredths of a second. */
const ticksPerSecond = 100

function fieldsOf(pid: string | number): { ppid: number; ticks: number; ofEnded: number } | undefined {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name, in brackets, may hold spaces: the fields begin behind it.
    const f = line.slice(line.lastIndexOf(')') + 2).split(' ')
    return { ppid: Number(f[1]), ticks: Number(f[11]) + Number(f[12]), ofEnded: Number(f[13]) + Number(f[14]) }
  } catch {
    return undefined
  }
}

/** Seconds of CPU a process has used, in all its threads. */
export const processSeconds = (pid: number): number => (fieldsOf(pid)?.ticks ?? 0) / ticksPerSecond

/** Seconds of CPU a database server has used: its first process, its children, and those that have ended. */
export function serverSeconds(firstPid: number): number {
  const own = fieldsOf(firstPid)
  let ticks = own ? own.ticks + own.ofEnded : 0
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const f = fieldsOf(name)
    if (f?.ppid === firstPid) ticks += f.ticks
  }
  return ticks / ticksPerSecond
}

/** Parent of a process: from any connection's process to the server's first one. */
export const parentOf = (pid: number): number => fieldsOf(pid)?.ppid ?? 0

/** Memory of a process that is in use now and at its highest, in MiB. */
export function memoryOf(pid: number): { now: number; highest: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const of = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) / 1024
  return { now: of('VmRSS'), highest: of('VmHWM') }
}
