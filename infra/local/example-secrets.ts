/**
 * What the sources of the example workspace sign with on this machine. Known to all, so that a request can be signed
 * without setting anything up; deployed, the secret is empty until devops fill it.
 */
export const exampleSecrets: Readonly<Record<string, readonly string[]>> = {
  // base64 of `chasqui example: not a secret`
  helpdesk: ['whsec_Y2hhc3F1aSBleGFtcGxlOiBub3QgYSBzZWNyZXQ='],
  'callback:helpdesk': ['whsec_Y2hhc3F1aSBleGFtcGxlOiBub3QgYSBzZWNyZXQ='],
  'callback:erp.purchasing': ['whsec_Y2hhc3F1aSBleGFtcGxlOiBub3QgYSBzZWNyZXQ='],
  github: ['chasqui example: not a secret'],
};
