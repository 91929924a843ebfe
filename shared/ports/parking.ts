/** Where input goes that nobody could read: kept whole, with its reason, for an operator. */
export interface Parking {
  park(body: string, reason: string): Promise<void>;
}
