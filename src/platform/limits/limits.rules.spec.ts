import { maskedAddress, networkOf } from './limits.rules';

it.each([
  ['190.24.7.9', '190.24.7.9', '190.24.x.x'],
  ['::ffff:190.24.7.9', '190.24.7.9', '190.24.x.x'],
  ['2800:e2:40:1234:aaaa:bbbb:cccc:dddd', '2800:e2:40:1234', '2800:e2:40:x'],
  ['2800:e2:40:1234::1', '2800:e2:40:1234', '2800:e2:40:x'],
  ['2800:0e2::1', '2800:e2:0:0', '2800:e2:0:x'],
  ['::1', '0:0:0:0', '0:0:0:x'],
  ['fe80::1%eth0', 'fe80:0:0:0', 'fe80:0:0:x'],
  ['nothing', 'nothing', 'desconocida'],
])('%s: limited as %s, shown as %s', (address, network, shown) => {
  expect([networkOf(address), maskedAddress(address)]).toEqual([network, shown]);
});
