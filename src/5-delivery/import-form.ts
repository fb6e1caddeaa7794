import { fileBytes, idOf, inBoth } from '#platform'
import { z } from 'zod'
import { importWords } from './rules/import-words.ts'
import { importFields, type ImportMap } from './rules/import-table.ts'

/** A table to be looked at. */
export const importFileForm = z.object({
  file: z
    .instanceof(File, { error: inBoth(importWords.both('chooseFile')) })
    .refine((f) => f.size > 0 && f.size <= fileBytes, inBoth(importWords.both('chooseFile'))),
})

/** The same table once it was looked at: columns come as `map-…` of each field. */
export const importForm = z.looseObject({ contractId: idOf('contract'), rows: z.string().max(4_000_000) }).transform((all) => ({
  ...{ contractId: all.contractId as string, rows: all.rows },
  map: Object.fromEntries(
    importFields.flatMap((f) => {
      const said = (all as Record<string, unknown>)[`map-${f}`]
      return typeof said === 'string' && said !== '' ? [[f, said.slice(0, 200)]] : []
    }),
  ) as ImportMap,
}))
