// <select data-browser-zone>: begins with the time zone of this browser, where it is in the list and nobody has chosen another; and says so.
// Some browsers still call these by the names they had.
const renamed = {
  'Asia/Calcutta': 'Asia/Kolkata', 'Asia/Katmandu': 'Asia/Kathmandu', 'Asia/Rangoon': 'Asia/Yangon', 'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Europe/Kiev': 'Europe/Kyiv', 'America/Buenos_Aires': 'America/Argentina/Buenos_Aires', 'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Godthab': 'America/Nuuk', 'Atlantic/Faeroe': 'Atlantic/Faroe', 'Africa/Asmera': 'Africa/Asmara', 'Etc/UTC': 'UTC',
};

for (const select of document.querySelectorAll('select[data-browser-zone]')) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const choice = [zone, renamed[zone]].find(name => [...select.options].some(option => option.value === name));
  if (!choice) continue;
  select.value = choice;
  for (const said of document.querySelectorAll('[data-browser-zone-said]')) said.hidden = false;
}
