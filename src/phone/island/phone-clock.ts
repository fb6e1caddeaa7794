/* The telephone has no clock but its own: what it says is compared with the server's whenever there is signal. The one file that asks it. */

export const milliseconds = (): number => Date.now()
export const momentNow = (): string => new Date().toISOString()
/** Today where the telephone is. */
export function todayHere(): string {
  const d = new Date()
  const two = (n: number) => String(n).padStart(2, '0')
  return `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}`
}
/** A moment as this telephone's clock would have shown it. */
export function momentHere(moment: string): string {
  const d = new Date(moment)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())} ${two(d.getHours())}:${two(d.getMinutes())}`
}
/** Days since a moment, by this clock; of a moment that is still to come, none. */
export const daysSince = (moment: string): number => Math.max(0, (milliseconds() - Date.parse(moment)) / 86_400_000)
/** Minutes since a moment, at least one and at most a day. */
export const minutesSince = (moment: string): number =>
  Math.min(1440, Math.max(1, Math.round((milliseconds() - Date.parse(moment)) / 60_000)))
