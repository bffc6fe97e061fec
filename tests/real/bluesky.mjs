// A Bluesky network of its own: directory, account server, public view. Writes where they are into the file that FACTS names.
import fs from 'node:fs'
import net from 'node:net'
import { TestNetwork, mockMailer } from '@atproto/dev-env'

// Its servers would listen on every interface; here they keep to loopback.
const anywhere = net.Server.prototype.listen
net.Server.prototype.listen = function (first, ...rest) {
  if (typeof first === 'number' && typeof rest[0] !== 'string') return anywhere.call(this, first, '127.0.0.1', ...rest)
  if (first && typeof first === 'object' && first.port !== undefined && !first.host) return anywhere.call(this, { ...first, host: '127.0.0.1' }, ...rest)
  return anywhere.call(this, first, ...rest)
}

const [plc, pds, appview, ozone] = [2682, 2683, 2684, 2687]
const network = await TestNetwork.create({
  dbPostgresSchema: 'bluesky',
  plc: { port: plc },
  pds: { port: pds, hostname: 'localhost', enableDidDocWithSession: true },
  bsky: { port: appview, publicUrl: `http://localhost:${appview}` },
  ozone: { port: ozone },
})
mockMailer(network.pds)
const at = (port) => `http://localhost:${port}`
fs.writeFileSync(process.env.FACTS, JSON.stringify({ plc: at(plc), pds: at(pds), appview: at(appview), admin: 'admin:admin-pass' }))

const stop = () => {
  setTimeout(() => process.exit(0), 5000).unref()
  network.close().then(() => process.exit(0), () => process.exit(0))
}
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
