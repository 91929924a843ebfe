/** Where the local stack lives: what names, ARNs and URLs of its resources are made of. */
export interface Place {
  readonly stackName: string;
  readonly region: string;
  readonly account: string;
  /** `http://127.0.0.1:4783`, no slash at the end. */
  readonly queuesUrl: string;
  /** `http://127.0.0.1:4784`, no slash at the end. */
  readonly httpUrl: string;
}

export const region = 'us-east-1';
export const account = '000000000000';

export function arn(place: Place, service: string, resource: string): string {
  return `arn:aws:${service}:${place.region}:${place.account}:${resource}`;
}

export function queueArn(place: Place, name: string): string {
  return arn(place, 'sqs', name);
}

/** The engine's own queue URLs carry a host name that Node does not resolve. */
export function queueUrl(place: Place, name: string): string {
  return `${place.queuesUrl}/${place.account}/${name}`;
}

/** The last part of an ARN of the form `...:name` or `...:type/name`. */
export function nameInArn(text: string): string {
  return text.slice(Math.max(text.lastIndexOf(':'), text.lastIndexOf('/')) + 1);
}
