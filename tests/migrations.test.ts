import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openDatabase } from '#platform'
import { expect, test } from 'vitest'

const migrations = fileURLToPath(new URL('../migrations', import.meta.url))

// It opens an embedded database of its own, so the run on PostgreSQL would be the same again.
test.runIf(process.env.TANDEM_TEST_DATABASE === 'embedded')('a migration that comes later with a lower number is run too', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-migrations-'))
  try {
    const [some, data] = [join(folder, 'some'), join(folder, 'data')]
    mkdirSync(some)
    const late = '0031-payments.sql'
    for (const f of readdirSync(migrations)) if (f !== late) copyFileSync(join(migrations, f), join(some, f))
    // One with a higher number came first.
    writeFileSync(join(some, '9999-beside.sql'), 'create table beside (it integer)')
    await (await openDatabase({ folder: data, migrations: some })).close()
    copyFileSync(join(migrations, late), join(some, late))
    const again = await openDatabase({ folder: data, migrations: some })
    expect(again.migrated).toEqual(['0031-payments'])
    await again.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
