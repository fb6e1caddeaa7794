import { openDatabase, sequence } from '#platform'
const t = performance.now()
const o = await openDatabase({ folder: '/tmp/trydb/db', migrations: 'migrations' })
console.log('open', performance.now() - t, o.migrated)
await o.db.insertInto('jurisdictions').values({ code: 'xinghe', name_zh: '星', name_en: 'X', zone: 'Asia/Shanghai', currency: 'CNY', place: 'cn', host: null, demo: true }).onConflict(c => c.doNothing()).execute()
const before = await o.embedded!.syncs()
for (let i = 0; i < 20; i++) await o.db.insertInto('counters').values({ jurisdiction: 'xinghe', name: 'n' + i + Math.random() }).execute()
console.log('syncs', (await o.embedded!.syncs()) - before)
console.log(await o.db.selectFrom('counters').selectAll().limit(1).execute(), await sequence(o.db))
try { await o.db.deleteFrom('record_log').execute(); console.log('BAD') } catch (e) { console.log('good:', (e as Error).message) }
await o.close()
