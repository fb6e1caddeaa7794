import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { columnTypes } from './builders/column-types.ts'
import { testDatabase } from './builders/test-database.ts'
import { expect, test } from 'vitest'

const file = fileURLToPath(new URL('../src/platform/database/columns.gen.ts', import.meta.url))

test('the types of the columns are those of the migrated tables', async () => {
  const opened = await testDatabase()
  try {
    const fresh = await columnTypes(opened.db)
    if (process.env.TANDEM_WRITE_DOCS === '1') writeFileSync(file, fresh)
    expect(readFileSync(file, 'utf8'), 'run TANDEM_WRITE_DOCS=1 npx vitest run --project embedded tests/columns.test.ts').toBe(fresh)
    expect(fresh).toContain('\n  plans: {\n    jurisdiction: string\n')
  } finally {
    await opened.close()
  }
})
