import { openPkcs12, WrongPassphrase } from './pkcs12';

/** Made by openssl for this, with a key that signs nothing else, and the passphrase «contraseña». */
const decryptedToNonsense = [
  'MIIEBgIBAzCCA8AGCSqGSIb3DQEHAaCCA7EEggOtMIIDqTCCAmEGCSqGSIb3DQEHBqCCAlIwggJOAgEAMIICRwYJKoZIhvcNAQcBMFYGCSqGSIb3',
  'DQEFDTBJMCgGCSqGSIb3DQEFDDAbBAi+Ln+k51YZFAIBATAMBggqhkiG9w0CCQUAMB0GCWCGSAFlAwQBKgQQrovjAKbccCwOWvugSuWhM4CCAeCS',
  'BUamPzBTuHKZrjhRDt0BrSFagPsfbYBK+ECYsKUchIO7HCAR499hNmFmIjEQNJ4B3VVArl/BOehqXI9jMr8iF868xyvsYJ5nJb642mN7Z0tpsacN',
  'r7EEV5pPySiOia9lo5UERlvNlYVglw03c2UrVVvjiCkjw3LRXv6m00Ty+ywFnRfFJdFKwN4vq8GFCntO07m1qtnzqCSd2oXJDX9ZYIeyyThaeHl5',
  'z4e5swlgxM6FDgRlOl4/XImqKTjo0w0sIpVCnwP0tlB4npjlo9g5hL5jvwlgHWvx6dOdGJpgvOqjGqlXCPuhniHLj8qLJnqKoZhGFrbyvBFgWzKU',
  '5Uo0CfkPWXyV1bUA0I3JkP1YFnEw6Ly/pD1z7hFo/UXqc77SjaSF7ZpuZyNq8k77wLhk1nLf8dyFpWiQINHY/nFYAEO9CMwHDLnW8UdZ5w61mvl2',
  'ArPeorYx7WDXa8gL9BfZ/CbkGT5gGWv4jbj0Z3bHAJ4LkkK3WSMdKoiRK23Ze5Ue/v+Y1g2W+Kq0Mgkxq7KuRIt/FLcv+MExTaqrW49GbQESgWVh',
  'q7IZYU5+OW+Ncq+qJBtGQ7EQyFUfu4e4jOLwn6EtDSfwvukPhewwXuKR65ZQilvUN/ZfUX/AvMOevT8wggFABgkqhkiG9w0BBwGgggExBIIBLTCC',
  'ASkwggElBgsqhkiG9w0BDAoBAqCB7jCB6zBWBgkqhkiG9w0BBQ0wSTAoBgkqhkiG9w0BBQwwGwQIKtf3hXU6q4ICAQEwDAYIKoZIhvcNAgkFADAd',
  'BglghkgBZQMEASoEEHw+0EZbDvrnZz4wr9VnEDQEgZAwoXrXyMFAaePSNQMqSTKu8kWOJk3X84dCJWgbeXfVIwZUGkljQ3qr77qyZEo0P78iGVYG',
  '0bhVM04qPwQgyUZHmN7qBZclcHcgwsNjH11WQ6VFmjKx8zV0hHfuVC30arNvjwWIMpChI5ctT+hxQRkYwo3YuZ+Wuw531BfpTnJUtyt4Gx4CkD2M',
  'wMXC6vAp6h0xJTAjBgkqhkiG9w0BCRUxFgQUPncu9DRCWG3unzXl08y5diFyP5kwPTAxMA0GCWCGSAFlAwQCAQUABCBD5Ie54EYltI7/3FjPbdkT',
  'FUCZb7rXPo6zLgsE5Hj5PwQIdaCN62v13+U=',
].join('');

it('opens what the wrong letters of its passphrase decrypt to nonsense, one file in 256', () => {
  const { keys, certificates } = openPkcs12(Buffer.from(decryptedToNonsense, 'base64'), 'contraseña');
  expect(certificates.map(({ subject }) => subject)).toEqual(['CN=EJEMPLO']);
  expect(keys.map(({ asymmetricKeyType }) => asymmetricKeyType)).toEqual(['ec']);
});

it('says so where the passphrase is another', () => {
  const open = () => openPkcs12(Buffer.from(decryptedToNonsense, 'base64'), 'contrasena');
  expect(open).toThrow(WrongPassphrase);
});
