import { both } from '#kernel'

export const localUsage = `Numbers a jurisdiction sets for itself · 本地标准

  tandem local list
  tandem local add KEY VALUE --from DAY [--until DAY] --source TEXT --article TEXT --grade A|B|C|D [--address URL]
  tandem local withdraw ID
  each with [--jurisdiction CODE] where there are several

  tandem local add threshold.open-tender 2000000 --from 2026-01-01 --source "…" --article "…" --grade B
  tandem local add contribution.pension 16% --from 2026-01-01 --source "…" --article "…" --grade B
`
export const localMissing = (names: readonly string[]) =>
  both(`还缺：${names.map((n) => `--${n}`).join('、')}。`, `Missing or wrong: ${names.map((n) => `--${n}`).join(', ')}.`)
export const localEntered = (id: string, what: string, value: string) =>
  both(`已录入 ${id}：${what} ${value}。`, `Entered ${id}: ${what} ${value}.`)
export const localWithdrawn = (id: string) => both(`已撤回 ${id}。`, `Withdrawn: ${id}.`)
export const nothingLocal = both('还没有录入本地标准。可以录入的有：', 'Nothing is entered yet. These may be:')
