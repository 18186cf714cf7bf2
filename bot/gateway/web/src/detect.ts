// What looks like somebody's name or address in a text that is being typed. A compact part of the
// redactor's rules (bot/privacy/recognizers): it warns, the server removes. Nothing leaves the page.
import { fold, isName, mayBeName } from "./names";

export interface Found {
  start: number;
  end: number;
  label: string;
}

const STREET =
  "(?:straat|str|weg|laan|plein|kade|gracht|singel|dijk|hof|steeg|pad|dreef|plantsoen|park|markt|ring|baan|wal)";
const MONTHS = "jan|feb|maart|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec";
// What follows a year or a number of four digits and is no postcode.
const TWO_LETTERS = new Set(
  "en of om op de ik in is te je zo er km cm kg nu ze al me mn ma pa he ja ha nr zn dr ga na ma uu uur wa we sa sd ss".split(" "),
);
const PATTERNS: [string, RegExp, ((text: string) => boolean)?][] = [
  ["EMAIL", /[\w.+-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\.[\w-]+)+/gi],
  ["URL", /\b(?:https?:\/\/|www\.)\S+/gi],
  ["IBAN", /\bNL[ .-]?\d{2}[ .-]?(?:[A-Z][ .-]?){4}(?:\d[ .-]?){9}\d\b/gi],
  ["TELEFOON", /(?<![\d.,-])(?:\+|00)\d{2}[\s.-]?(?:\(0\))?(?:[\s.-]?\d){8,12}(?!\d)/g],
  ["TELEFOON", /(?<![\d.,-])\(?0\s?[1-9](?:[\s./()-]{0,3}\d){8}(?!\d)/g, (text) => !/^0(?:[89]00|88)/.test(text)],
  ["TELEFOON", /(?<!\d)316(?:[\s-]?\d){8}(?!\d)/g],
  ["TELEFOON", /\bnul[\s-]zes(?:[\s-](?:en|\d+|(?:nul|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|der|veer|vijf|zes|zeven|acht|negen)[a-zë]*|twin\w*|der\w*|veer\w*|tach\w*))+/gi],
  ["BSN", /(?<![\d.,-])\d(?:[ .-]?\d){7,8}(?![\d.,-]?\d)/g, passesEleven],
  ["POSTCODE", /\b[1-9]\d{3}\s?(?!SA|SD|SS)[A-Z]{2}\b/g],
  ["POSTCODE", /\b[1-9]\d{3}[\s-]?[a-z]{2}\b/gi, (text) => !TWO_LETTERS.has(text.slice(-2).toLowerCase())],
  ["ADRES", /\b(?:huis)?(?:nummer|nr)\.?\s?\d{1,4}\s?[a-z]?\b(?![.,-]?\d)/gi],
  ["ADRES", /\b\d{1,2}\s?-?hoog\b/gi],
  ["NAAM", new RegExp("(?<![\\p{L}.])(?:\\p{Lu}\\.\\s?){1,3}(?:(?:van|de|der|den|ten|ter|el)\\s){0,3}\\p{Lu}[\\p{L}'-]+", "gu")],
  ["ORGANISATIE", new RegExp("(?<![\\p{L}])(?:obs|cbs|rkbs|kdv|bso|psz|sv|vv|roc|(?:basis|middelbare |vrije |dalton|montessori)?school|kinderopvang|crèche|peuterspeelzaal|gymnasium|lyceum|camping|café|cafe|stichting)\\s(?:de |het |'t )?\\p{Lu}[\\p{L}'-]+", "giu"), (text) => /\p{Lu}[\p{L}'-]+$/u.test(text)],
  ["ADRES", new RegExp(`(?<![\\p{L}])[\\p{L}.'-]*${STREET}\\s+\\d{1,5}\\s?[a-z]?(?![\\p{L}\\d])`, "giu")],
  ["ADRES", new RegExp(`(?<![\\p{L}])(?:\\p{Lu}[\\p{L}'-]+\\s)?\\p{Lu}[\\p{L}'-]*${STREET}(?![\\p{L}])`, "gu"), (text) => !/^(?:De|Het|Een|Die|Deze|Onze|Mijn) /u.test(text)],
  ["GEBOORTEDATUM", /(?<![\d-])(?:0?[1-9]|[12]\d|3[01])[-/.](?:0?[1-9]|1[0-2])[-/.](?:19|20)\d\d(?!\d)/g],
  ["GEBOORTEDATUM", new RegExp(`(?<!\\d)(?:[12]?\\d|3[01])e?\\s(?:${MONTHS})[a-z.]*\\s(?:19|20)\\d\\d`, "gi")],
  ["GEBOORTEDATUM", /(?<![\d-])(?:(?:19|20)\d\d-\d\d-\d\d|\d{1,2}[-/]\d{1,2}[-/]['’]?\d\d)(?![\d-])/g],
  ["KENTEKEN", /(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[A-Z])(?:[A-Z]{1,3}|\d{1,3})-(?:[A-Z]{2,3}|\d{2,3})-(?:[A-Z]{1,2}|\d{1,2})(?![\w-])/gi],
  ["SOCIALMEDIA", /(?<![\w@.])@[a-z_][\w.]{2,}/gi],
];

/** The elfproef: whether nine digits can be a BSN. */
function passesEleven(text: string): boolean {
  const digits = text.replace(/\D/g, "").padStart(9, "0");
  if (digits.length !== 9 || digits.startsWith("06")) return false;
  const sum = [...digits].reduce((all, digit, i) => all + Number(digit) * (i === 8 ? -1 : 9 - i), 0);
  return sum !== 0 && sum % 11 === 0;
}

const LINKS = "(?:van|de|der|den|het|'t|ter|ten|el|al|ben|bin|la|du|v\\.?d\\.?)";
const WORD = "[\\p{L}][\\p{L}'’-]*";
// "hij heet X", "meneer X", "mijn naam is X": X is a name whatever it looks like.
const CUES = new RegExp(
  `(?<![\\p{L}])(?:(?:heet|heette|heten|genaamd)(?:\\s+(?:hij|ze|zij|ook|trouwens|dus|de|mijn|zijn|haar|buurman|buurvrouw|vader|moeder))*` +
    `|(?:voor|achter|roep|bij)?naam\\s+(?:is|was|:)|(?<title>meneer|mijnheer|mevrouw|mevr\\.?|mw\\.?|dhr\\.?|dokter|juf|meester|familie|fam\\.?|tante|oom|agent))` +
    `\\s+(?<name>(?:${LINKS}\\s+){0,3}${WORD})`,
  "giu",
);
// What follows such a cue without being a name.
const NO_NAME = new Set(
  `ik je jij u hij ze zij wij we het dat dit de een niet geen ook nog nu al dan toen hier er hoe wat wie waar is was
  en of maar want omdat als met in op uit van voor naar bij door over weet iets iemand hem haar mij me mijn zijn
  heeft had heb zegt zei vindt werkt gaat doet kan mag moet wil wordt zo welkom anoniem`.split(/\s+/),
);
const STARTS = new RegExp(`${WORD}`, "gu");
const SURNAME = new RegExp(`^\\s+((?:${LINKS}\\s+){0,3}\\p{Lu}[\\p{L}'’-]+)`, "u");
// Capitals that are no name of somebody, though a name list has them.
const PUBLIC = new Set(
  `veilig thuis politie ggd raad jeugdzorg nederland amsterdam rotterdam utrecht den haag islam januari februari maart
  april mei juni juli augustus september oktober november december kerst pasen allah god jezus holland florida
  chat app facebook instagram snapchat tiktok whatsapp google`.split(/\s+/),
);

/** What looks like somebody's data, in order and without overlap. */
export function detect(text: string): Found[] {
  const found: Found[] = [];
  for (const [label, pattern, check] of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      if (!check || check(match[0])) add(found, match.index ?? 0, match[0], label);
    }
  }
  for (const match of text.matchAll(CUES)) {
    const name = match.groups?.["name"] ?? "";
    const bare = fold(name);
    const known = /\p{Lu}/u.test(name) || isName(bare) || mayBeName(bare);
    if (!NO_NAME.has(bare) && name.length > 1 && (known || !match.groups?.["title"])) {
      const end = (match.index ?? 0) + match[0].length;
      const after = SURNAME.exec(text.slice(end))?.[0] ?? "";
      add(found, end - name.length, name + after, "NAAM");
    }
  }
  for (const match of text.matchAll(STARTS)) name(text, match, found);
  return found.sort((one, other) => one.start - other.start);
}

function name(text: string, match: RegExpMatchArray, found: Found[]): void {
  const start = match.index ?? 0;
  const word = match[0].replace(/['’]s$/u, "");
  const bare = fold(word);
  if (bare.length < 2 || PUBLIC.has(bare)) return;
  const capital = /^\p{Lu}/u.test(word) && text !== text.toUpperCase();
  const inside = !/(?:^|[.!?:\n]\s*)$/u.test(text.slice(0, start));
  const first = bare.split("-")[0] ?? bare;
  const sure = (isName(bare) || (first !== bare && isName(first))) && (capital || bare.length > 2);
  if (!sure && !(capital && inside && mayBeName(bare))) return;
  const after = SURNAME.exec(text.slice(start + word.length));
  add(found, start, word + (capital && after ? after[0] : ""), "NAAM");
}

function add(found: Found[], start: number, text: string, label: string): void {
  const end = start + text.length;
  if (!found.some((one) => start < one.end && end > one.start)) found.push({ start, end, label });
}
