interface ErrorEntry {
  readonly title: string;
  /** As seen on the wire; 400 where absent. Sources differ: nobody should branch on it. */
  readonly httpStatus?: number;
}

/** What Meta calls its errors: https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes */
export function errorEntry(code: number): ErrorEntry {
  // Every code from 200 to 299 is a permission that is missing.
  const listed = code > 200 && code < 300 ? 200 : code;
  return entries[String(listed)] ?? { title: 'Unknown error' };
}

/** Errors that come with `x-business-use-case-usage`. */
export const throttles: ReadonlySet<number> = new Set([4, 613, 80007, 130429, 131048, 131056, 133016]);

/** Errors that Meta marks as passing. */
export const passing: ReadonlySet<number> = new Set([1, 2, 131000, 131016, 133004, 2494100]);

const entries: { readonly [code: string]: ErrorEntry } = {
  0: { title: 'AuthException', httpStatus: 401 },
  1: { title: 'An unknown error occurred', httpStatus: 500 },
  2: { title: 'Service temporarily unavailable', httpStatus: 503 },
  3: { title: 'Application does not have the capability to make this API call', httpStatus: 500 },
  4: { title: 'Application request limit reached' },
  10: { title: 'Application does not have permission for this action', httpStatus: 403 },
  33: { title: 'Parameter value is not valid' },
  100: { title: 'Invalid parameter' },
  190: { title: 'Invalid OAuth access token', httpStatus: 401 },
  200: { title: 'Permissions error', httpStatus: 403 },
  368: { title: 'Temporarily blocked for policies violations', httpStatus: 403 },
  613: { title: 'Calls to this API have exceeded the rate limit' },
  2500: { title: 'Unknown path components' },
  80007: { title: 'Rate limit issues' },
  130403: { title: 'Recipient is blocked by the business' },
  130429: { title: 'Rate limit hit' },
  130472: { title: "User's number is part of an experiment" },
  130497: { title: 'Business account is restricted from messaging users in this country' },
  131000: { title: 'Something went wrong', httpStatus: 500 },
  131005: { title: 'Access denied', httpStatus: 403 },
  131008: { title: 'Required parameter is missing' },
  131009: { title: 'Parameter value is not valid' },
  131016: { title: 'Service unavailable', httpStatus: 503 },
  131020: { title: 'Group error' },
  131021: { title: 'Recipient cannot be sender' },
  131026: { title: 'Message undeliverable' },
  131030: { title: 'Recipient phone number not in allowed list' },
  131031: { title: 'Business Account locked', httpStatus: 403 },
  131036: { title: 'Message expired' },
  131037: { title: 'WhatsApp provided number needs display name approval before message can be sent' },
  131041: { title: 'Group error' },
  131042: { title: 'Business eligibility payment issue' },
  131044: { title: 'Payment error' },
  131045: { title: 'Incorrect certificate' },
  131047: { title: 'Re-engagement message' },
  131048: { title: 'Spam rate limit hit' },
  131049: { title: 'This message was not delivered to maintain healthy ecosystem engagement' },
  131050: { title: 'User has stopped marketing messages' },
  131051: { title: 'Unsupported message type' },
  131052: { title: 'Media download error' },
  131053: { title: 'Media upload error' },
  131055: { title: 'Method not allowed' },
  131056: { title: '(Business Account, Consumer Account) pair rate limit hit' },
  131057: { title: 'Account in maintenance mode' },
  131060: { title: 'This message is unavailable' },
  131062: { title: 'Business-scoped user id not allowed' },
  131063: { title: 'Marketing templates are disabled' },
  131064: { title: 'Business restricted for template misclassification' },
  132000: { title: 'Number of parameters does not match the expected number of params' },
  132001: { title: 'Template name does not exist in the translation', httpStatus: 404 },
  132005: { title: 'Translated text too long' },
  132007: { title: 'Template content violates a WhatsApp policy' },
  132008: { title: 'Parameter is invalid' },
  132012: { title: 'Parameter format does not match format in the created template' },
  132015: { title: 'Template is paused' },
  132016: { title: 'Template is disabled' },
  132018: { title: 'There is an issue with the parameters in your template' },
  132068: { title: 'Flow is blocked' },
  132069: { title: 'Flow is throttled' },
  133000: { title: 'Incomplete deregistration', httpStatus: 500 },
  133004: { title: 'Server temporarily unavailable', httpStatus: 503 },
  133005: { title: 'Two step verification PIN mismatch' },
  133006: { title: 'Phone number needs to be verified before registering' },
  133008: { title: 'Too many two step verification PIN guesses' },
  133009: { title: 'Two step verification PIN guessed too fast' },
  133010: { title: 'Phone number not registered' },
  133015: { title: 'Please wait a few minutes before attempting to register this phone number' },
  133016: { title: 'Account register deregister rate limit exceeded' },
  134011: { title: 'Payments terms are not accepted' },
  134100: { title: 'Only marketing messages are supported' },
  134101: { title: 'Template is syncing' },
  134102: { title: 'Template is not available for this API' },
  135000: { title: 'Generic user error' },
  136024: { title: 'Verification code error' },
  136025: { title: 'Verification code error' },
  137000: { title: 'Identity key hash does not match' },
  139000: { title: 'Integrity error' },
  139100: { title: 'Some users could not be blocked or unblocked' },
  139101: { title: 'Block list limit reached' },
  139102: { title: 'Block list changed at the same time' },
  139103: { title: 'Internal error of the block list', httpStatus: 500 },
  2494100: { title: 'Account in maintenance', httpStatus: 503 },
};
