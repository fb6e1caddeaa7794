import { OpenAPIHono } from '@hono/zod-openapi'
import { z } from 'zod'
import type { Operation } from './operation.ts'
import { operations } from './operations.ts'
import { documentTitle } from './words.ts'

const wrong = z
  .object({
    error: z.object({
      code: z.string().meta({ description: 'What is wrong, the same in every language.', examples: ['request-wrong'] }),
      message: z.string().meta({ description: 'What is wrong and what to do, in the language of Accept-Language (zh or en).' }),
      fields: z.record(z.string(), z.string()).optional().meta({ description: 'Every wrong field with its sentence.' }),
    }),
  })
  .meta({ id: 'Refusal', description: 'Why it was not done.' })

const refused = (description: string) => ({ description, content: { 'application/json': { schema: wrong } } })

/** The OpenAPI 3.1 document, made from the schemas that check the requests. */
function makeDocument() {
  const { openAPIRegistry: registry, getOpenAPI31Document } = new OpenAPIHono()
  registry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer', description: 'A token made under /account.' })
  registry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'tandem',
    description: 'The cookie of a signed-in browser. It writes only from pages of this site.',
  })
  for (const o of operations) registry.registerPath(pathOf(o))
  return getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: documentTitle,
      version: '1',
      description:
        'Buying community social work services, from the first question to the last verdict. The same permissions, refusals and record log as the pages. Where a text about a person was erased it is empty, and the object that held it has `erased: true`.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: '/' }],
  })
}

function pathOf(o: Operation): Parameters<OpenAPIHono['openAPIRegistry']['registerPath']>[0] {
  const anybody = o.scope === null || o.orCode ? [{}] : []
  const needed = o.scope === null ? [] : [{ token: [o.scope] }, ...(o.method === 'get' ? [{ session: [] }] : [])]
  const params = o.path.includes('{id}') ? { params: z.object({ id: z.string() }) } : {}
  const headers = o.once
    ? {
        headers: z.object({
          'idempotency-key': z
            .string()
            .min(8)
            .max(64)
            .optional()
            .meta({ description: 'A random text: the same again gives the first answer and changes nothing.' }),
        }),
      }
    : {}
  return {
    method: o.method,
    path: `/api${o.path}`,
    operationId: o.name,
    tags: [o.path.split('/')[1]!],
    summary: o.says.en,
    description: o.says.zh,
    security: [...needed, ...anybody],
    request: {
      ...params,
      ...headers,
      ...(o.query && { query: o.query as z.ZodObject }),
      ...(o.body && { body: { required: true, content: { 'application/json': { schema: o.body } } } }),
    },
    responses: {
      [o.status]: { description: o.says.en, content: { 'application/json': { schema: o.gives } } },
      401: refused('Not signed in, or the token does not hold.'),
      403: refused('Not within the role or the token.'),
      404: refused('Not there, or not for this asker to see.'),
      422: refused('Something in the request is wrong.'),
      ...(o.method === 'post' && {
        400: refused('The body is not valid JSON.'),
        409: refused('The record has moved on.'),
        410: refused('It is over.'),
        413: refused('Larger than 300 KB.'),
        415: refused('The body is not JSON.'),
      }),
      500: refused('A fault of ours; nothing was changed.'),
    },
  }
}

let made: ReturnType<typeof makeDocument> | undefined
export const document = () => (made ??= makeDocument())
let text: string | undefined
export const documentText = (): string => (text ??= JSON.stringify(document(), null, 2))
