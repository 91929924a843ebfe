/**
 * A certificate for `localhost` that is signed by nobody but itself, valid until 2120, and its key. Made for tests
 * and written here for everyone to read: it protects nothing.
 */
export const localhostCertificate = {
  key: pem(
    'PRIVATE KEY',
    'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg2Lth6Ww0XB/u+pZFP7yPS+BPRsY2K0vcLvOv2U3z5i2hRANC' +
      'AATNZkSrFZsVD0rYvH9k21mve7YnuW+QoqMZHHyp07k+LCYaDMYpkqxBDSLeNxGJcrYZaLlKmqPQt0MA24kJ4cws',
  ),
  cert: pem(
    'CERTIFICATE',
    'MIIBaDCCAQ2gAwIBAgIBATAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwIBcNMjAwMTAxMDAwMDAwWhgPMjEy' +
      'MDAxMDEwMDAwMDBaMBQxEjAQBgNVBAMMCWxvY2FsaG9zdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABM1mRKsVmxUPSti8' +
      'f2TbWa97tie5b5CioxkcfKnTuT4sJhoMximSrEENIt43EYlythlouUqao9C3QwDbiQnhzCyjTjBMMBoGA1UdEQQTMBGCCWxv' +
      'Y2FsaG9zdIcEfwAAATAPBgNVHRMBAf8EBTADAQH/MB0GA1UdDgQWBBTXHVzsjHiIC/u/38rnQ4cSCjGjDjAKBggqhkjOPQQD' +
      'AgNJADBGAiEA7Mlk/IwBM1Pt9goDRRbrkHwQSvmYGCqzTnJK4XyIDIoCIQDkQaeAfjowvS5sFEZi7WGPMW6n4av6DKIepOqt' +
      'LdXZkA==',
  ),
};

function pem(label: string, base64: string): string {
  return `-----BEGIN ${label}-----\n${base64}\n-----END ${label}-----\n`;
}
