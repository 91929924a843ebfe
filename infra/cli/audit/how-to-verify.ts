/** Goes with an export, for somebody who has a shell and OpenSSL and trusts neither us nor our programs. */
export const howToVerify = `# How to verify this export

\`seals/\` holds a seal for each hour, \`facts/\` the facts by the hour in which they came into the archive (UTC). A seal has
two lines: a statement in JSON, and the Ed25519 signature of that line, its line feed included, in base64.

Run these from this folder; OpenSSL 3 and a POSIX shell are all that is needed.

1. **The keys.** \`keys/\` holds each key that a seal names: one, unless it was changed. They prove something only if they are
   those that you were told by another way, before. This prints them in hexadecimal:

       for key in keys/*.pem; do
         openssl pkey -pubin -in "$key" -outform DER | tail -c 32 | od -An -tx1 | tr -d ' \\n'
         echo
       done

2. **The signatures.** Each line must say \`Signature Verified Successfully\`:

       for seal in seals/*.jsonl; do
         head -n 1 "$seal" > statement
         key=$(grep -o '"publicKey":"[^"]*"' statement | cut -d '"' -f 4)
         tail -n 1 "$seal" | cut -d '"' -f 4 | openssl base64 -d -A > signature
         openssl pkeyutl -verify -pubin -inkey "keys/$key.pem" -rawin -in statement -sigfile signature || echo "BROKEN $seal"
       done

   A key that was replaced by another seals nothing afterwards. This prints each key where its hours begin:

       for seal in seals/*.jsonl; do head -n 1 "$seal" | grep -o '"publicKey":"[^"]*"'; done | uniq

3. **The chain.** Each seal names the SHA-256 of the whole seal before it, so no hour can be taken out. This prints
   nothing:

       before=
       for seal in seals/*.jsonl; do
         named=$(head -n 1 "$seal" | grep -o '"previous":[^,]*' | cut -d : -f 2 | tr -d '"')
         [ -z "$before" ] || [ "$named" = "$before" ] || echo "CUT before $seal"
         before=$(openssl dgst -sha256 -r "$seal" | cut -d ' ' -f 1)
       done

4. **The facts.** Each object has the SHA-256 of its bytes in its name, and its name is in the seal of its hour. This
   prints nothing:

       find facts -name '*.jsonl' | sort | while read -r object; do
         digest=$(openssl dgst -sha256 -r "$object" | cut -d ' ' -f 1)
         case "$object" in *"-$digest.jsonl") ;; *) echo "CHANGED $object" ;; esac
         hour=$(echo "$object" | sed 's|facts/\\(....\\)/\\(..\\)/\\(..\\)/\\(..\\)/.*|\\1-\\2-\\3T\\4|')
         grep -q -F "\\"key\\":\\"$object\\"" "seals/$hour.jsonl" || echo "NOT SEALED $object"
       done
       cat seals/*.jsonl | grep -o '"key":"[^"]*"' | cut -d '"' -f 4 | while read -r object; do
         [ -f "$object" ] || echo "MISSING $object"
       done

A line of an object is one change of the ledger: \`put\` for a fact that was written, with the fact as it is stored. \`changed\`
and \`removed\` should not be there at all: they are what somebody did to the ledger behind the system's back. A fact that
was delivered twice stands there twice.
`;
