// The people of the story on a real network (docs/platforms.md). FACTS says where its servers are; STORY is the folder of the story.
//   join     makes officialco.test with an app password, and enquirer.test; writes accounts.csv, app-password and settings.sh
//   ask      enquirer.test asks officialco.test something
//   answer   officialco.test answers what was asked last
import fs from 'node:fs'
import path from 'node:path'

const network = JSON.parse(fs.readFileSync(process.env.FACTS, 'utf8'))
const folder = process.env.STORY
const inFolder = (name) => path.join(folder, name)
const kept = (name) => JSON.parse(fs.readFileSync(inFolder(name), 'utf8'))
const keep = (name, text) => fs.writeFileSync(inFolder(name), text, { mode: 0o600 })
const password = 'a-word-to-enter-by'

const call = async (method, body, token) => {
  const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) }
  const response = await fetch(`${network.pds}/xrpc/${method}`, { method: 'POST', headers, body: JSON.stringify(body) })
  if (!response.ok) throw new Error(`${method}: ${response.status} ${await response.text()}`)
  return response.json()
}

const shown = async (handle) => {
  for (let tries = 0; tries < 300; tries++) {
    const response = await fetch(`${network.appview}/xrpc/com.atproto.identity.resolveHandle?handle=${handle}`)
    if (response.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`The public view does not show ${handle}.`)
}

const join = async (name) => {
  const handle = `${name}.test`
  const account = await call('com.atproto.server.createAccount', { handle, email: `${name}@example.test`, password })
  await shown(handle)
  return account
}

const signIn = (name) => call('com.atproto.server.createSession', { identifier: `${name}.test`, password })

const post = async (by, record) => {
  const made = { $type: 'app.bsky.feed.post', createdAt: new Date().toISOString(), ...record }
  const posted = await call('com.atproto.repo.createRecord', { repo: by.did, collection: made.$type, record: made }, by.accessJwt)
  console.log(`${made.createdAt} @${by.handle}: ${made.text}`)
  return { uri: posted.uri, cid: posted.cid }
}

const settings = () => [
  `export RM__Bluesky__AppView=${network.appview} RM__Bluesky__PlcDirectory=${network.plc}`,
  `export RM__Outbound__AllowedHosts__0=${network.plc} RM__Outbound__AllowedHosts__1=${network.pds} RM__Outbound__AllowedHosts__2=${network.appview}`,
  'export RM__Calendars__default__Hours="mon-sun 00:00-24:00" RM__Calendars__default__Closures__0= RM__Polling__InOfficeHours=00:00:15',
  'export RM__Ticks__Poll=00:00:02 RM__Ticks__Decide=00:00:02 RM__Mail__GatherFor=00:00:10',
  'export RM__Mail__From=monitor@larkmoor.example RM__Mail__Folder=letters RM__Mail__InternalDomains__0=larkmoor.example',
  'export RM__Marketing__Address=marketing@larkmoor.example RM__Ops__Address=ops@larkmoor.example',
]

const verbs = {
  join: async () => {
    const official = await join('officialco')
    await join('enquirer')
    const made = await call('com.atproto.server.createAppPassword', { name: 'responsiveness-monitor' }, official.accessJwt)
    const now = `${new Date().toISOString().slice(0, 19)}Z`
    keep('app-password', made.password)
    keep('settings.sh', `${settings().join('\n')}\n`)
    keep(
      'accounts.csv',
      'platform,handle,name,state,aim,commitment,administrator_name,administrator_email,authoriser_name,approved_on,monitored_since,access\n' +
        `bluesky,officialco.test,Official desk,live,2m,3m,Jo Smith,jo.smith@larkmoor.example,Dana Reed,${now.slice(0, 10)},${now},file:app-password\n`,
    )
    console.log(settings().join('\n'))
  },
  ask: async () => {
    const enquirer = await signIn('enquirer')
    const official = await signIn('officialco')
    const name = `@${official.handle}`
    const mention = { $type: 'app.bsky.richtext.facet#mention', did: official.did }
    const facets = [{ index: { byteStart: 0, byteEnd: name.length }, features: [mention] }]
    keep('asked.json', JSON.stringify(await post(enquirer, { text: `${name} when does the library open on Sunday?`, facets })))
  },
  answer: async () => {
    if (!fs.existsSync(inFolder('asked.json'))) throw new Error('Nothing was asked yet: tests/real/bluesky.sh ask')
    const asked = kept('asked.json')
    await post(await signIn('officialco'), { text: 'At nine.', reply: { root: asked, parent: asked } })
  },
}

try {
  await verbs[process.argv[2]]()
} catch (fault) {
  console.error(`${fault.cause?.code === 'ECONNREFUSED' ? 'The network is not running: tests/real/bluesky.sh start' : fault.message}`)
  process.exit(1)
}
