import { type App, show } from '#ui'
import { communityPage, directoryJson, directoryPage, listingPage, noticePage } from './directory-views.tsx'
import { jsonAnswer } from './json-answer.ts'
import { keptPage } from './kept-page.ts'
import { purchasesFeed } from './purchases-feed.ts'
import { robots, siteMap } from './site-map.ts'
import { logFiles } from './log-files.ts'
import { extensionFiles } from './rules/extension.ts'
import {
  aboutPage,
  allJson,
  allRecordsJson,
  flagsJson,
  flagsPage,
  frontPage,
  heardPage,
  institutionCardPage,
  institutionPage,
  institutionsPage,
  logPage,
  punctualityPage,
  oneFeed,
  purchaseCardPage,
  purchaseJson,
  purchasePage,
  purchaseRecordJson,
  purchasesPage,
  wordsPage,
  takePage,
  yearFile,
} from './views.tsx'

/** Everything under /open: no account, nothing written, nothing before its time. */
export function routes(app: App): void {
  app.get('/open', keptPage(frontPage))
  app.get('/open/about', keptPage(aboutPage))
  app.get('/open/purchases', keptPage(purchasesPage))
  app.get('/open/purchases/:id', keptPage(purchasePage))
  app.get('/open/purchases/:id/ocds.json', purchaseJson)
  app.get('/open/purchases/:id/record.json', purchaseRecordJson)
  app.get('/open/purchases/:id/card', keptPage(purchaseCardPage))
  app.get('/open/institutions/:id/card', keptPage(institutionCardPage))
  app.get('/open/purchases/:id/feed.atom', oneFeed)
  app.get('/open/ocds.json', allJson)
  app.get('/open/records.json', allRecordsJson)
  app.get('/open/take', keptPage(takePage))
  app.get('/open/flags', keptPage(flagsPage))
  app.get('/open/flags.json', flagsJson)
  app.get('/open/years/:year/:file{releases\\.(?:jsonl|json|zip)}', yearFile)
  app.get('/open/feed.atom', purchasesFeed)
  app.get('/sitemap.xml', siteMap)
  app.get('/robots.txt', robots)
  app.get('/open/institutions', keptPage(institutionsPage))
  app.get('/open/institutions/:id', keptPage(institutionPage))
  app.get('/open/punctuality', keptPage(punctualityPage))
  app.get('/open/heard', show(heardPage))
  app.get('/open/words', show(wordsPage))
  app.get('/open/communities/:id', keptPage(communityPage))
  app.get('/open/directory', keptPage(directoryPage))
  app.get('/open/directory.json', directoryJson)
  app.get('/open/directory/print', show(noticePage))
  app.get('/open/directory/:contract/:line', keptPage(listingPage))
  app.get('/open/log', show(logPage))
  app.get('/open/log/checkpoint', (c) => logFiles.checkpoint(c.get('ctx')))
  app.get('/open/log/key', (c) => logFiles.key(c.get('ctx')))
  app.get('/open/log/tile/*', (c) => logFiles.tile(c.get('ctx'), c))
  for (const [path, content] of Object.entries(extensionFiles)) app.get(path, (c) => jsonAnswer(c, content))
}
