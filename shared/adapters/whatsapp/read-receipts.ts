import type { WhatsApp } from '#ports/whatsapp';

interface ReadReceipts {
  /** The access token as it is now. */
  readonly token: () => Promise<string>;
  readonly connect: (token: string) => Pick<WhatsApp, 'markRead'>;
}

/** Marks messages as read, by a connection for as long as its token stays. */
export function readReceipts({ token, connect }: ReadReceipts): Pick<WhatsApp, 'markRead'> {
  let current: { readonly token: string; readonly whatsapp: Pick<WhatsApp, 'markRead'> } | undefined;
  return {
    async markRead(receipt) {
      const used = await token();
      if (current?.token !== used) current = { token: used, whatsapp: connect(used) };
      return current.whatsapp.markRead(receipt);
    },
  };
}
