// What imapflow and nodemailer see and do, as one line of JSON: clients.py compares it, directly and through Kith.
const { ImapFlow } = require('imapflow'), nodemailer = require('nodemailer'), { createHash } = require('crypto'), fs = require('fs')
const way = JSON.parse(process.argv[2]), ca = way.ca ? fs.readFileSync(way.ca) : undefined
const seen = {}
async function main() {
  const client = new ImapFlow({ host: 'localhost', port: way.imap, secure: way.security == 'tls', doSTARTTLS: way.security == 'starttls',
    auth: { user: way.user, pass: way.password }, tls: { ca }, logger: false, qresync: true })
  await client.connect()
  seen.boxes = (await client.list()).map(box => [box.path, box.specialUse || '']).sort()
  const lock = await client.getMailboxLock('INBOX')
  seen.messages = []
  for await (const m of client.fetch('1:*', { uid: true, flags: true, envelope: true, bodyStructure: true, source: true, size: true, internalDate: true }))
    seen.messages.push([m.seq, m.uid, [...m.flags].sort(), m.envelope, m.bodyStructure, m.size, m.internalDate, createHash('sha256').update(m.source).digest('hex')])
  seen.search = await client.search({ body: 'Grüße' }, { uid: true })
  const part = await client.download('11', '2', { uid: true })
  const hash = createHash('sha256')
  for await (const chunk of part.content) hash.update(chunk)
  seen.part = hash.digest('hex')
  await client.messageFlagsAdd({ uid: '1:3' }, ['\\Flagged', 'Käse'.length ? '$Kind' : ''])
  const appended = new Promise(told => client.once('exists', told))
  await client.append('INBOX', 'Subject: appended\r\n\r\nGr\u00fc\u00dfe\r\n', ['\\Seen'], new Date('2026-01-01T00:00:00Z'))
  seen.exists = (await appended).count
  await client.mailboxCreate('Übersicht')
  seen.moved = [...(await client.messageMove({ uid: '4:6' }, 'Übersicht')).uidMap || []]
  seen.copied = [...(await client.messageCopy({ uid: '7' }, 'Übersicht')).uidMap || []]
  await client.messageDelete({ uid: '8' })
  const idle = client.idle()
  await new Promise(later => setTimeout(later, 300))
  seen.left = (await client.search({ all: true }, { uid: true }))
  await idle
  lock.release()
  seen.status = await client.status('Übersicht', { messages: true, uidNext: true, unseen: true })
  await client.logout()

  const mailer = nodemailer.createTransport({ host: 'localhost', port: way.smtp, secure: way.smtpSecure, requireTLS: way.smtpTls, ignoreTLS: !way.smtpTls,
    auth: { user: way.user, pass: way.password }, tls: { ca }, pool: true, maxConnections: 2 })
  seen.verify = await mailer.verify()
  const results = await Promise.all([1, 2, 3, 4].map(n => mailer.sendMail({ from: way.user + '@kith.test', to: 'bob@kith.test', subject: 'Grüße ' + n,
    messageId: '<' + way.mark + '-' + n + '@kith.test>', date: new Date('2026-01-01T00:00:00Z'), text: '.\n..\nGrüße\n' + 'x'.repeat(5000 * n),
    attachments: [{ filename: 'a.bin', content: Buffer.alloc(30000, n) }] })))
  seen.sent = results.map(r => [r.accepted, r.rejected, r.response.slice(0, 3)])
  mailer.close()
}
main().then(() => console.log(JSON.stringify(seen, (k, v) => typeof v == 'bigint' ? String(v) : v)), e => { console.error(e); process.exit(1) })
