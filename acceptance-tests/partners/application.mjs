// An application of its own makers: openid-client as it comes, and none of Threekey's code.
// node application.mjs ISSUER CLIENT PORT; prints its public keys in one line, then serves http://127.0.0.1:PORT
import { webcrypto } from 'node:crypto'
import dns from 'node:dns'
import http from 'node:http'

globalThis.crypto ??= webcrypto // Node 18 has it under another name

// Names under localhost are this machine (RFC 6761, 6.3); not every resolver knows.
const lookup = dns.lookup
dns.lookup = (name, ...rest) => lookup(name.endsWith('.localhost') ? '127.0.0.1' : name, ...rest)

const oidc = await import('openid-client')
const [issuer, client, port] = process.argv.slice(2)
const home = `http://127.0.0.1:${port}`
const back = `${home}/back`
const kid = 'made-by-the-makers'

const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', keys.publicKey)
console.log(JSON.stringify({ keys: [{ kty, crv, kid, x, y }] }))

const provider = () =>
  oidc.discovery(new URL(issuer), client, {}, oidc.PrivateKeyJwt({ key: keys.privateKey, kid }), {
    execute: [oidc.allowInsecureRequests],
  })

const AAL3 = 'http://idmanagement.gov/ns/assurance/aal/3'

let asked
let last

async function question(more) {
  asked = {
    pkceCodeVerifier: oidc.randomPKCECodeVerifier(),
    expectedState: oidc.randomState(),
    expectedNonce: oidc.randomNonce(),
  }
  return {
    redirect_uri: back,
    scope: 'openid profile',
    code_challenge: await oidc.calculatePKCECodeChallenge(asked.pkceCodeVerifier),
    code_challenge_method: 'S256',
    state: asked.expectedState,
    nonce: asked.expectedNonce,
    ...more,
  }
}

async function ask(more) {
  return oidc.buildAuthorizationUrl(await provider(), await question(more))
}

/** Pushed beforehand, and bound to a key that only this application holds. */
async function push() {
  const config = await provider()
  const parameters = await question({})
  asked.DPoP = oidc.getDPoPHandle(config, await oidc.randomDPoPKeyPair('ES256'))
  return oidc.buildAuthorizationUrlWithPAR(config, parameters, { DPoP: asked.DPoP })
}

async function whoIsIt(config, tokens, options) {
  const { sub } = tokens.claims()
  const info = await oidc.fetchUserInfo(config, tokens.access_token, sub, options)
  return `name=${info.name} acr=${tokens.claims().acr} amr=${tokens.claims().amr} lasts=${tokens.expires_in}`
}

async function fault(attempt) {
  try {
    await attempt()
    return 'none'
  } catch (refused) {
    return refused.error ?? `${refused.status ?? refused.cause?.status ?? refused}`
  }
}

async function answered(address) {
  const config = await provider()
  const { DPoP, ...checks } = asked
  const tokens = await oidc.authorizationCodeGrant(config, address, { ...checks, idTokenExpected: true }, undefined, { DPoP })
  last = tokens
  return DPoP ? held(config, tokens, { DPoP }) : borne(config, tokens, address, checks)
}

async function borne(config, tokens, address, checks) {
  const who = await whoIsIt(config, tokens)
  const next = await oidc.refreshTokenGrant(config, tokens.refresh_token)
  const again = (await whoIsIt(config, next)) === who ? 'the same' : 'something else'
  const twice = await fault(() => oidc.authorizationCodeGrant(config, address, checks))
  const afterwards = await fault(() => whoIsIt(config, next))
  return `${who} | asked again: ${again} | the same code again: ${twice} | then the token: ${afterwards}`
}

async function held(config, tokens, options) {
  const who = await whoIsIt(config, tokens, options)
  const stolen = await fault(() => whoIsIt(config, tokens))
  const next = await oidc.refreshTokenGrant(config, tokens.refresh_token, undefined, options)
  const known = (await oidc.tokenIntrospection(config, next.access_token)).active
  await oidc.tokenRevocation(config, next.refresh_token ?? tokens.refresh_token)
  const over = (await oidc.tokenIntrospection(config, next.access_token)).active
  return `${who} | ${tokens.token_type}, without the key: ${stolen} | counts: ${known}, given back: ${over}`
}

async function leave() {
  return oidc.buildEndSessionUrl(await provider(), { id_token_hint: last.id_token, post_logout_redirect_uri: `${home}/left`, state: 'bye' })
}

const pages = {
  '/': async () => ask({}),
  '/again': async () => ask({ prompt: 'login', max_age: '3600' }),
  '/silently': async () => ask({ prompt: 'none' }),
  '/strong': async () => ask({ acr_values: `urn:nobody:knows ${AAL3}`, id_token_hint: last.id_token }),
  '/pushed': async () => push(),
  '/leave': async () => leave(),
  '/left': async (address) => `left with ${address.searchParams.get('state')}`,
  '/back': async (address) => answered(address),
}

http
  .createServer(async (request, response) => {
    const address = new URL(request.url, home)
    try {
      const next = (await pages[address.pathname]?.(address)) ?? 'nothing here'
      if (next instanceof URL) {
        response.writeHead(303, { Location: next.href }).end()
      } else {
        response.writeHead(200, { 'Content-Type': 'text/html' }).end(`<!doctype html><title>.</title><main>${next}</main>`)
      }
    } catch (refused) {
      response.writeHead(200, { 'Content-Type': 'text/html' })
      response.end(`<!doctype html><title>.</title><main>refused: ${refused.error ?? refused}</main>`)
    }
  })
  .listen(Number(port), '127.0.0.1')
